"""How each shape of requirement is asked, kept and read aloud. ``question_of(item)`` finds the one that speaks for an item."""

from merchants.onboarding.models import Shape
from merchants.onboarding.questions.base import Question
from merchants.onboarding.questions.baseline import Channels, Fees, Income
from merchants.onboarding.questions.business import Contact, Kind, Name, Place
from merchants.onboarding.questions.group import Members, Signers
from merchants.onboarding.questions.numbers import (
    CommunityNumber,
    FoodSerial,
    HalalNumber,
    NationalId,
    OtherNumber,
    TaxId,
)
from merchants.onboarding.questions.plain import Baht, Choice, Line, Number, Text, Tick, YesNo

QUESTIONS: dict[str, Question] = {
    Shape.KIND: Kind(),
    Shape.NAME: Name(),
    Shape.PLACE: Place(),
    Shape.CONTACT: Contact(),
    Shape.MEMBERS: Members(),
    Shape.SIGNERS: Signers(),
    Shape.INCOME: Income(),
    Shape.CHANNELS: Channels(),
    Shape.FEES: Fees(),
    Shape.TERMS: Tick(),
    Shape.LINE: Line(),
    Shape.TEXT: Text(),
    Shape.NUMBER: Number(),
    Shape.BAHT: Baht(),
    Shape.YES_NO: YesNo(),
    Shape.CHOICE: Choice(),
    Shape.TICK: Tick(),
    Shape.NATIONAL_ID: NationalId(),
    Shape.TAX_ID: TaxId(),
    Shape.COMMUNITY_NUMBER: CommunityNumber(),
    Shape.FOOD_SERIAL: FoodSerial(),
    Shape.HALAL_NUMBER: HalalNumber(),
    Shape.OTHER_NUMBER: OtherNumber(),
}


def question_of(item) -> Question:
    """Return the question that asks for ``item``. Papers have no question: they are shown, not answered."""
    return QUESTIONS[item.shape]
