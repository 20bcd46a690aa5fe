"""Every address of the site, as the URLconf has it, for tests that walk them all."""

from dataclasses import dataclass

from django.urls import URLPattern, get_resolver

FOREIGN = ("allauth.", "wagtail.", "django.", "modelsearch.")


@dataclass(frozen=True)
class Address:
    """One pattern: its full name, its view and the names of what it takes."""

    name: str
    route: str
    view: object
    takes: tuple[str, ...]

    @property
    def policy(self) -> str | None:
        view_class = getattr(self.view, "view_class", None)
        return getattr(self.view, "access", None) or getattr(view_class, "access", None)

    @property
    def is_foreign(self) -> bool:
        """True for a view of a library, which keeps its own door."""
        return getattr(self.view, "__module__", "").startswith(FOREIGN) or self.route.startswith(
            ("admin/", "documents/")
        )


def every_address() -> list[Address]:
    """Return every pattern of the URLconf."""
    return list(_walk(get_resolver().url_patterns, "", "", ()))


def _walk(patterns, route: str, names: str, taken: tuple[str, ...]):
    for each in patterns:
        here = route + str(each.pattern)
        takes = (*taken, *getattr(each.pattern, "converters", {}))
        if isinstance(each, URLPattern):
            yield Address(f"{names}{each.name}", here, each.callback, takes)
        else:
            yield from _walk(each.url_patterns, here, f"{names}{each.namespace}:" if each.namespace else names, takes)
