"""What Stripe accepts: every body is held against the parameter types of the installed ``stripe`` library."""

import importlib
import re
import sys
import types
import typing
from functools import cache
from typing import NotRequired

from stripe import RequestOptions
from typing_extensions import is_typeddict

_OF = {
    "POST /v1/accounts": ("stripe.params._account_create_params", "AccountCreateParams"),
    "POST /v1/account_links": ("stripe.params._account_link_create_params", "AccountLinkCreateParams"),
    "POST /v1/checkout/sessions": ("stripe.params.checkout._session_create_params", "SessionCreateParams"),
    "POST /v1/refunds": ("stripe.params._refund_create_params", "RefundCreateParams"),
}


class Misshapen(Exception):
    """A body that Stripe would refuse: ``args`` are what is wrong and the parameter's name."""


def check(action: str, body: dict) -> None:
    """Raise Misshapen where ``body`` has a key that Stripe does not know, or a word that is none of its list."""
    if action in _OF:
        module, name = _OF[action]
        _against(getattr(importlib.import_module(module), name), body, "")


def nested(pairs: typing.Iterable[tuple[str, str]]) -> dict:
    """Return ``a[b][0]=c`` as {"a": {"b": {"0": "c"}}}; ``a[]`` counts up."""
    whole: dict = {}
    for key, value in pairs:
        parts = re.findall(r"[^\[\]]+|(?<=\[)(?=\])", key)
        place = whole
        for part in parts[:-1]:
            place = place.setdefault(part or str(len(place)), {})
        place[parts[-1] or str(len(place))] = value
    return whole


@cache
def _fields(kind: type) -> dict[str, object]:
    names = {**vars(typing), **vars(sys.modules[kind.__module__]), "NotRequired": NotRequired}
    own = {name: hint for name, hint in kind.__annotations__.items() if name not in RequestOptions.__annotations__}
    return {name: _known(hint, names) for name, hint in own.items()}


def _known(hint, names):
    """Return ``hint`` with its forward references looked up."""
    if isinstance(hint, typing.ForwardRef):
        hint = hint.__forward_arg__
    if isinstance(hint, str):
        return _known(eval(hint, names), names)  # noqa: S307  type annotations of the installed library
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is NotRequired:
        return _known(inner[0], names)
    if origin in {typing.Union, types.UnionType}:
        return ("any of", [_known(each, names) for each in inner])
    if origin is typing.Literal:
        return ("words", set(inner))
    if origin is list:
        return ("list", _known(inner[0], names))
    return hint


def _is_list(hint) -> bool:
    return isinstance(hint, tuple) and hint[0] == "list"


def _against(hint, value, path: str) -> None:
    if is_typeddict(hint):
        _against_dict(hint, value, path)
    elif _is_list(hint):
        for number, each in value.items() if isinstance(value, dict) else []:
            _against(hint[1], each, f"{path}[{number}]")
    elif isinstance(hint, tuple) and hint[0] == "words" and value not in hint[1]:
        raise Misshapen(f"Invalid {path}: must be one of {', '.join(sorted(map(str, hint[1])))}", path)
    elif isinstance(hint, tuple) and hint[0] == "any of":
        # "Literal[…] | str" leaves room for words to come; here the list is closed
        is_whole = isinstance(value, dict)
        fitting = [each for each in hint[1] if is_whole == (is_typeddict(each) or _is_list(each))]
        told = [each for each in fitting if isinstance(each, tuple) or is_typeddict(each)]
        if told:
            _against(told[0], value, path)
    elif hint is int and not re.fullmatch(r"-?\d+", str(value)):
        raise Misshapen(f"Invalid integer: {value}", path)
    elif hint is bool and value not in {"true", "false"}:
        raise Misshapen(f"Invalid boolean: {value}", path)


def _against_dict(kind, value, path: str) -> None:
    if not isinstance(value, dict):
        raise Misshapen(f"Invalid object: {path}", path)
    fields = _fields(kind)
    for name, each in value.items():
        where = f"{path}[{name}]" if path else name
        if name not in fields:
            raise Misshapen(f"Received unknown parameter: {where}", where)
        _against(fields[name], each, where)
