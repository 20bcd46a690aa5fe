"""The numbered lists of what is asked. An application keeps the list it began with; editors change the rows behind it."""

import hashlib
import json
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import get_language

from common.files.models import FileKind
from merchants.onboarding.models import Application, Requirement, RequirementKind, RequirementList, Shape
from merchants.onboarding.models.requirement import parsed_choices

LANGUAGES = ("th", "ms", "en")


@dataclass(frozen=True)
class Item:
    """One requirement as a list holds it. Texts are [Thai, Malay, English]; an empty one falls back to Thai."""

    key: str
    kind: str
    shape: str
    title: list[str]
    help: list[str]
    choices: list[list[str]]
    picture: int | None
    legal_forms: list[str]
    types: list[str]
    mandatory: bool
    has_expiry: bool
    is_identity: bool

    @property
    def label(self) -> str:
        return _in_language(self.title)

    @property
    def help_text(self) -> str:
        return _in_language(self.help)

    @property
    def options(self) -> list[tuple[str, str]]:
        """Return (key, words) of what may be chosen, in the language that is active now."""
        return [(key, _in_language(words)) for key, *words in self.choices]

    @property
    def is_paper(self) -> bool:
        return self.kind == RequirementKind.DOCUMENT

    @property
    def file_kind(self) -> str:
        return FileKind.IDENTITY if self.is_identity else FileKind.PAPER

    def asked_of(self, *, legal_form: str, type: str) -> bool:
        """Whether it is asked of this legal form and type; where neither is known yet, only of everybody."""
        return (not self.legal_forms or legal_form in self.legal_forms) and (not self.types or type in self.types)


def _in_language(texts: list[str]) -> str:
    code = (get_language() or "th").split("-")[0]
    return texts[LANGUAGES.index(code)] or texts[0] if code in LANGUAGES else texts[0]


def current_list() -> RequirementList:
    """Return the list as the editors have it now; a new number is given only where something changed."""
    items = [asdict(item) for item in newest_items()]
    digest = _digest(items)
    standing = RequirementList.objects.filter(digest=digest).first()
    if standing:
        return standing
    number = (RequirementList.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    try:
        with transaction.atomic():
            return RequirementList.objects.create(number=number, digest=digest, items=items)
    except IntegrityError:  # another applicant began in the same moment
        return RequirementList.objects.get(digest=digest)


def is_outdated(application: Application) -> bool:
    """Whether the editors have changed the list since this application began."""
    return _digest([asdict(item) for item in newest_items()]) != application.requirement_list.digest


def _digest(items: list[dict]) -> str:
    return hashlib.sha256(json.dumps(items, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def newest_items() -> list[Item]:
    """Return what is asked now, without making a list of it: for pages that only tell."""
    return [_frozen(row) for row in Requirement.objects.filter(active=True).order_by("position", "pk")]


def _frozen(row: Requirement) -> Item:
    return Item(
        key=row.key,
        kind=row.kind,
        shape=row.shape,
        title=[row.title, row.title_ms, row.title_en],
        help=[row.help, row.help_ms, row.help_en],
        choices=parsed_choices(row.choices) if row.shape == Shape.CHOICE else [],
        picture=row.picture_id,
        legal_forms=list(row.legal_forms),
        types=list(row.types),
        mandatory=row.mandatory,
        has_expiry=row.has_expiry and row.kind == RequirementKind.DOCUMENT,
        is_identity=row.is_identity and row.kind == RequirementKind.DOCUMENT,
    )


def items_of(listed: RequirementList) -> list[Item]:
    """Return every item of a list, in the order in which it is asked."""
    return [Item(**facts) for facts in listed.items]


def items_for(application: Application) -> list[Item]:
    """Return what is asked of this application: its own list, narrowed to its legal form and type."""
    return [
        item
        for item in items_of(application.requirement_list)
        if item.asked_of(legal_form=application.legal_form, type=application.type)
    ]


def item_or_none(application: Application, key: str) -> Item | None:
    """Return the item ``key`` where it is asked of this application."""
    return next((item for item in items_for(application) if item.key == key), None)


def label_of(application: Application, key: str) -> str:
    """Return what a stored key is called, also where it is not asked any more."""
    return next((item.label for item in items_of(application.requirement_list) if item.key == key), key)
