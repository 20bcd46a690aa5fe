"""How far an application is, requirement by requirement: what was given, what the officers found, what is still missing."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from merchants.onboarding import requirements
from merchants.onboarding.models import Answer, Application, Document, RequirementKind, Verdict, VerdictState
from merchants.onboarding.questions import question_of
from merchants.onboarding.requirements import Item

MISSING, GIVEN = "missing", "given"
WORDS = {
    MISSING: _("ยังไม่มี"),
    GIVEN: _("รอตรวจ"),
    VerdictState.ACCEPTED: VerdictState.ACCEPTED.label,
    VerdictState.REJECTED: VerdictState.REJECTED.label,
    VerdictState.WAIVED: VerdictState.WAIVED.label,
}
BADGES = {
    MISSING: "neutral",
    GIVEN: "waiting",
    VerdictState.ACCEPTED: "verified",
    VerdictState.REJECTED: "refused",
    VerdictState.WAIVED: "info",
}
SETTLED = {VerdictState.ACCEPTED, VerdictState.WAIVED}


@dataclass(frozen=True)
class Standing:
    """One requirement of one application. ``verdict`` is the newest, also where it speaks of an older answer."""

    item: Item
    answer: Answer | None = None
    document: Document | None = None
    verdict: Verdict | None = None
    before: list[Answer | Document] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.item.key

    @property
    def is_given(self) -> bool:
        return self.answer is not None or self.document is not None

    @property
    def judged(self) -> Verdict | None:
        """Return the verdict where it speaks of what stands now. A waiver speaks of whatever stands."""
        verdict = self.verdict
        if verdict is None or verdict.state == VerdictState.WAIVED:
            return verdict
        same_answer = verdict.answer_id == (self.answer.pk if self.answer else None)
        same_document = verdict.document_id == (self.document.pk if self.document else None)
        return verdict if same_answer and same_document else None

    @property
    def state(self) -> str:
        """Return ``missing``, ``given`` (nobody judged it yet) or the state of its verdict."""
        if self.judged:
            return self.judged.state
        return GIVEN if self.is_given else MISSING

    @property
    def words(self):
        return WORDS[self.state]

    @property
    def badge(self) -> str:
        return BADGES[self.state]

    @property
    def is_missing(self) -> bool:
        """Whether the applicant cannot submit without giving it."""
        return self.item.mandatory and self.state == MISSING

    @property
    def needs_mending(self) -> bool:
        return self.state == VerdictState.REJECTED

    @property
    def is_settled(self) -> bool:
        """Whether an officer has nothing left to do: accepted, waived, agreed to, or optional and not given."""
        if self.item.kind == RequirementKind.CONSENT:
            return not self.item.mandatory or (self.answer is not None and bool(self.answer.value))
        return self.state in SETTLED or (self.state == MISSING and not self.item.mandatory)

    @property
    def changed_since(self) -> bool:
        """Whether it was changed or added after the officers had judged it."""
        return self.verdict is not None and self.judged is None

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Return (label, words) of the answer; nothing for papers."""
        return question_of(self.item).rows(self.answer.value, self.item) if self.answer else []

    @property
    def rows_before(self) -> list[tuple[str, str]]:
        """Return (label, words) of the answer the last verdict spoke of, where it has changed since."""
        if not self.changed_since or self.verdict.answer is None:
            return []
        return question_of(self.item).rows(self.verdict.answer.value, self.item)


def standings(application: Application) -> list[Standing]:
    """Return every requirement asked of this application, as it stands. Three queries and the list's own."""
    answers = {row.key: row for row in _answers(application)}
    documents = {row.paper: row for row in _documents(application)}
    verdicts = {row.key: row for row in _verdicts(application)}
    return [
        Standing(item, answers.get(item.key), documents.get(item.key), verdicts.get(item.key))
        for item in requirements.items_for(application)
    ]


def _answers(application: Application):
    return Answer.objects.filter(application=application, replaced_at__isnull=True).select_related("entered_by")


def _documents(application: Application):
    rows = Document.objects.filter(application=application, replaced_at__isnull=True)
    return rows.select_related("file", "file__kept_by")


def _verdicts(application: Application):
    rows = Verdict.objects.filter(application=application, replaced_at__isnull=True)
    return rows.select_related("by", "answer", "document")


def missing(rows: list[Standing]) -> list[Standing]:
    """Return what must still be given before the application can be sent; consents are given with sending."""
    return [row for row in rows if row.is_missing and row.item.kind != RequirementKind.CONSENT]


def to_mend(rows: list[Standing]) -> list[Standing]:
    return [row for row in rows if row.needs_mending]


def unsettled(rows: list[Standing]) -> list[Standing]:
    """Return what an officer must still judge before she can approve."""
    return [row for row in rows if not row.is_settled]


def settled(rows: list[Standing]) -> tuple[int, int]:
    """Return how many an officer has settled, and how many there are: mandatory ones and options that were given."""
    asked = [row for row in rows if row.item.kind != RequirementKind.CONSENT and (row.item.mandatory or row.is_given)]
    return sum(row.is_settled for row in asked), len(asked)


def doubts(application: Application, rows: list[Standing] | None = None) -> list[str]:
    """Return what is worth a second look, each a sentence. Nothing here stops an application."""
    found = []
    for row in rows if rows is not None else standings(application):
        if row.answer:
            found += question_of(row.item).doubts(row.answer.value, application)
    return found
