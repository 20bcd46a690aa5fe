"""Refusals: errors that are for people. Anything else is a defect and crashes with its traceback."""

from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """A verb was refused. ``message`` is the whole sentence a person reads; ``field`` names the form field that asked.

    Subclasses set ``sentence`` (lazy, with %(name)s placeholders) and, where it is always the same, ``field``.
    """

    sentence = _("ทำรายการนี้ไม่ได้ กรุณาลองใหม่อีกครั้ง")
    field: str | None = None

    def __init__(self, *, field: str | None = None, **facts: object) -> None:
        if field is not None:
            self.field = field
        self.facts = facts
        super().__init__(facts)

    @property
    def message(self) -> str:
        """Return the sentence with its facts, in the language that is active now."""
        return str(self.sentence) % self.facts

    def __str__(self) -> str:
        return self.message


class IllegalMove(DomainError):
    """A thing cannot go from the state it is in to the state that was asked."""

    sentence = _("ทำขั้นตอนนี้ไม่ได้แล้ว เพราะรายการเปลี่ยนสถานะไปก่อนหน้านี้ กรุณาเปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด")
