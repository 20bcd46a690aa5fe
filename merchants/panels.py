"""What a room hangs on a workspace's home: to-do cards, figures or a template of its own."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Task:
    """Something to do: a number and a verb ("ตรวจสลิป 2")."""

    number: int
    label: str
    url: str
    icon: str


@dataclass(frozen=True)
class Figure:
    """A number worth knowing; ``value`` is ready to read, ``note`` says what it counts."""

    label: str
    value: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Panel:
    """One block of a workspace's home. ``template`` replaces the standard block where given."""

    title: str
    tasks: list[Task] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    template: str = ""
    facts: dict = field(default_factory=dict)
    empty: str = ""
