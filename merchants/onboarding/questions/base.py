"""What every question can do. A value is plain JSON in the shape of its question; None means it is not answered."""

from django import forms


class Question:
    """One shape of requirement: its fields, its stored value, the columns it fills, and its words on a page."""

    def fields(self, item, application, posted: dict | None) -> dict[str, forms.Field]:
        """Return the fields of the form by name. ``posted`` is what was sent, where something was."""
        raise NotImplementedError

    def clean(self, form: forms.Form, item) -> None:
        """Add errors that concern several fields at once."""

    def value(self, cleaned: dict, item) -> object | None:
        """Return what to keep of cleaned fields; None where nothing was answered."""
        raise NotImplementedError

    def initial(self, value: object | None, item, application) -> dict[str, object]:
        """Return the form's initial values for a stored ``value`` (None: not answered yet)."""
        raise NotImplementedError

    def columns(self, value: object | None, item) -> dict[str, object]:
        """Return the columns of the application that this value fills."""
        return {}

    def rows(self, value: object, item) -> list[tuple[str, str]]:
        """Return (label, words) for a summary."""
        raise NotImplementedError

    def number(self, value: object) -> str:
        """Return the identifier in its stored form, for questions that ask for one."""
        return ""

    def doubts(self, value: object, application) -> list[str]:
        """Return what is worth a second look, each a sentence. Nothing here stops an application."""
        return []


class OneField(Question):
    """A question with one field, named like its requirement."""

    def fields(self, item, application, posted=None):
        return {item.key: self.field(item)}

    def field(self, item) -> forms.Field:
        raise NotImplementedError

    def value(self, cleaned, item):
        found = cleaned.get(item.key)
        return None if found in ("", None) else found

    def initial(self, value, item, application):
        return {} if value is None else {item.key: value}

    def rows(self, value, item):
        return [(item.label, self.words(value, item))]

    def words(self, value, item) -> str:
        return str(value)
