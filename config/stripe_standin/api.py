"""Stripe's API: addresses, idempotency keys, and the faults one can order."""

import base64
import hashlib
import json
import re
import time
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from config.stripe_standin import shapes
from config.stripe_standin.accounts import Refused
from config.stripe_standin.store import Store
from config.stripe_standin.world import World


@dataclass
class Answer:
    """``cut``: the line goes dead instead."""

    status: int = 200
    body: bytes = b""
    type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False

    @classmethod
    def json(cls, body: object, status: int = 200, **headers: str) -> "Answer":
        return cls(status, json.dumps(body).encode(), headers=headers)


@dataclass
class Asked:
    method: str
    path: str
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)  # names in lower case
    body: bytes = b""

    @property
    def account(self) -> str:
        return self.headers.get("stripe-account", "")

    @property
    def form(self) -> dict:
        text = self.body.decode() if self.method == "POST" else self.query
        return shapes.nested(parse_qsl(text, keep_blank_values=True))

    @property
    def action(self) -> str:
        return f"{self.method} {self.path}"


class Api:
    """``faults`` are orders for the next fitting requests: {"on": "POST /v1/refunds", "do": …, "times": 1, "seconds": 1}.

    ``do``: "delay" (answers late), "fail" (500, nothing done), "fail_after" (done, yet 500), "cut" (no answer, nothing done),
    "cut_after" (done, no answer), "refuse" (a no for good: the account holds
    too little). What was answered under an idempotency key, a 500 too, is answered again.
    """

    def __init__(self, store: Store, world: World, key: str) -> None:
        self.store, self.world, self.key = store, world, key
        self.faults: list[dict] = []
        self.asked: list[str] = []

    def answer(self, asked: Asked) -> Answer:
        if not self._may_come_in(asked):
            return _error("Invalid API Key provided.", "authentication_error", 401)
        self.asked.append(asked.action)
        fault = self._fault(asked.action)
        if fault == "cut":
            return Answer(cut=True)
        if fault == "refuse":
            return Answer.json(Refused("Refused as ordered.", "balance_insufficient").answer, 400)
        with self.store.whole():
            answer = self._once(asked, fault)
        return Answer(cut=True) if fault == "cut_after" else answer

    def _may_come_in(self, asked: Asked) -> bool:
        given = asked.headers.get("authorization", "")
        if given.startswith("Basic "):
            given = "Bearer " + base64.b64decode(given[6:]).decode().partition(":")[0]
        return given == f"Bearer {self.key}"

    def _fault(self, action: str) -> str:
        for fault in self.faults:
            if fault.get("times", 1) > 0 and re.match(fault["on"], action):
                fault["times"] = fault.get("times", 1) - 1
                if fault.get("seconds"):
                    time.sleep(fault["seconds"])
                return fault["do"]
        return ""

    def _once(self, asked: Asked, fault: str) -> Answer:
        key = asked.headers.get("idempotency-key", "") if asked.method == "POST" else ""
        fingerprint = hashlib.sha256(asked.action.encode() + asked.body).hexdigest()
        if key and (kept := self.store.answer_kept(asked.account, key)):
            if kept[0] != fingerprint:
                said = (
                    "Keys for idempotent requests can only be used with the same parameters they were first used with."
                )
                return _error(said, "idempotency_error", 400)
            return Answer(kept[1], kept[2].encode(), headers={"Idempotent-Replayed": "true"})
        answer, began = (_broken(), True) if fault == "fail" else self._act(asked)
        if fault == "fail_after":
            answer = _broken()
        if key and began:
            self.store.keep_answer(asked.account, key, fingerprint, answer.status, answer.body.decode())
        return answer

    def _act(self, asked: Asked) -> tuple[Answer, bool]:
        """Return the answer and whether the act began: what is refused for its shape is not kept under a key."""
        try:
            shapes.check(asked.action, asked.form)
        except shapes.Misshapen as wrong:
            said, param = wrong.args
            return Answer.json(Refused(said, "parameter_unknown", 400, param).answer, 400), False
        try:
            found = self._do(asked)
        except Refused as refused:
            return Answer.json(refused.answer, refused.status), True
        if found is None:
            return _error(f"Unrecognized request URL ({asked.action}).", "invalid_request_error", 404), False
        return Answer.json(found), True

    def _do(self, asked: Asked) -> dict | None:
        world, form, account = self.world, asked.form, asked.account
        if account:
            world.account(account)  # may we speak in its name at all?
        plain = {
            "POST /v1/accounts": lambda: world.open_account(form),
            "POST /v1/account_links": lambda: world.link(form),
            "POST /v1/checkout/sessions": lambda: world.open_session(form, account),
            "POST /v1/refunds": lambda: world.refund(form, account),
            "GET /v1/refunds": lambda: self._list("refund", form, account),
        }
        if asked.action in plain:
            return plain[asked.action]()
        for pattern, act in (
            (r"GET /v1/accounts/(\w+)$", lambda pk: world.account(pk)),
            (r"GET /v1/checkout/sessions/(\w+)$", lambda pk: self._expanded(world.session(pk, account), form, account)),
            (r"POST /v1/checkout/sessions/(\w+)/expire$", lambda pk: world.expire_session(pk, account)),
            (
                r"GET /v1/payment_intents/(\w+)$",
                lambda pk: self._expanded(self._get("payment_intent", pk, account), form, account),
            ),
            (
                r"GET /v1/refunds/(\w+)$",
                lambda pk: self._expanded(self._get("refund", pk, account), form, account),
            ),
        ):
            if found := re.match(pattern, asked.action):
                return act(found[1])
        return None

    def _get(self, kind: str, pk: str, account: str) -> dict:
        found = self.store.get(kind, pk, account=account)
        if found is None:
            raise Refused(f"No such {kind}: {pk}", "resource_missing", 404)
        return found

    def _list(self, kind: str, form: dict, account: str) -> dict:
        rows = self.store.all(kind, account=account)
        if "payment_intent" in form:
            rows = [row for row in rows if row["payment_intent"] == form["payment_intent"]]
        return {"object": "list", "data": rows[::-1], "has_more": False, "url": f"/v1/{kind}s"}

    def _expanded(self, row: dict, form: dict, account: str) -> dict:
        for path in form.get("expand", {}).values():
            place = row
            for name in path.split("."):
                if isinstance(place.get(name), str):
                    owner = self.store.owner(place[name])
                    kinds = ("payment_intent", "charge", "balance_transaction")
                    found = (self.store.get(kind, place[name], account=owner or "") for kind in kinds)
                    place[name] = next((each for each in found if each), place[name])
                if not isinstance(place.get(name), dict):
                    break
                place = place[name]
        return row


def _broken() -> Answer:
    return _error("An unknown error occurred.", "api_error", 500)


def _error(said: str, type: str, status: int) -> Answer:
    return Answer.json({"error": {"type": type, "message": said}}, status)
