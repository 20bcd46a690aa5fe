"""Accounts at Stripe: opened, linked, checked. Each act tells its events."""

import time

from config.stripe_standin.store import Store, new_id

CURRENCY = "thb"
WANTED = ["business_profile.url", "external_account", "individual.id_number", "tos_acceptance.date"]


class Refused(Exception):
    """Stripe says no: message, code, HTTP status."""

    def __init__(self, message: str, code: str = "parameter_invalid", status: int = 400, param: str = "") -> None:
        super().__init__(message)
        self.answer = {"error": {"type": "invalid_request_error", "message": message, "code": code, "param": param}}
        self.status = status


class Accounts:
    def __init__(self, store: Store, public: str) -> None:
        self.store, self.public = store, public

    def tell(self, type: str, about: dict, account: str) -> dict:
        """Write an event down; who delivers it comes later."""
        event = {
            "id": new_id("evt"),
            "object": "event",
            "api_version": "2026-10-28.endive",
            "created": int(time.time()),
            "livemode": False,
            "type": type,
            "pending_webhooks": 1,
            "request": {"id": None, "idempotency_key": None},
            "data": {"object": about},
        }
        if account:
            event["account"] = account
        self.store.add_event(event)
        return event

    def open_account(self, body: dict) -> dict:
        losses = body.get("controller", {}).get("losses", {}).get("payments")
        if body.get("type") in {"express", "custom"} or (body.get("country") == "TH" and losses != "stripe"):
            raise Refused(
                "Platforms in TH cannot create accounts where the platform is loss-liable, due to risk control measures."
            )
        asked = [name for name, how in body.get("capabilities", {}).items() if how.get("requested") == "true"]
        account = {
            "id": new_id("acct"),
            "object": "account",
            "country": body.get("country", "TH"),
            "default_currency": CURRENCY,
            "email": body.get("email"),
            "controller": body.get("controller", {}),
            "business_profile": body.get("business_profile", {}),
            "capabilities": dict.fromkeys(asked, "inactive"),
            "charges_enabled": False,
            "payouts_enabled": False,
            "details_submitted": False,
            "metadata": body.get("metadata", {}),
            "requirements": _requirements(WANTED, "requirements.past_due"),
        }
        return self.store.put(account)

    def account(self, pk: str) -> dict:
        found = self.store.get("account", pk)
        if found is None or found.get("gone"):
            raise Refused(f"The provided key does not have access to account '{pk}'", "account_invalid", 403)
        return found

    def leave(self, pk: str) -> None:
        """The merchant takes the platform's access away: from now on every asking in its name is refused."""
        self.store.put({**self.account(pk), "gone": True})
        self.tell("account.application.deauthorized", {"id": "ca_kedai", "object": "application"}, pk)

    def link(self, body: dict) -> dict:
        self.account(body["account"])
        link = {
            "id": new_id("link"),
            "object": "account_link",
            "created": int(time.time()),
            "expires_at": int(time.time()) + 300,
        }
        self.store.put(
            {**link, "account": body["account"], "refresh_url": body["refresh_url"], "return_url": body["return_url"]}
        )
        return {**{k: v for k, v in link.items() if k != "id"}, "url": f"{self.public}/onboard/{link['id']}"}

    def onboard(self, pk: str, how: str) -> dict:
        """The merchant filled Stripe's forms: ``done``, ``cards`` (no PromptPay), ``half``, ``wait`` or ``closed``."""
        account = self.account(pk)
        names = account["capabilities"]
        state = {"done": "active", "cards": "active", "half": "inactive", "wait": "pending", "closed": "inactive"}[how]
        account["capabilities"] = dict.fromkeys(names, state)
        if how == "cards" and "promptpay_payments" in names:
            account["capabilities"]["promptpay_payments"] = "inactive"
        account["charges_enabled"] = account["payouts_enabled"] = state == "active"
        account["details_submitted"] = how != "half"
        wanted = {"half": WANTED[1:2], "closed": []}.get(how, [])
        why = {"half": "requirements.past_due", "wait": "requirements.pending_verification", "closed": "rejected.other"}
        account["requirements"] = _requirements(wanted, why.get(how))
        self.store.put(account)
        self.tell("account.updated", account, pk)
        return account


def _requirements(wanted: list[str], why: str | None) -> dict:
    return {
        "currently_due": wanted,
        "past_due": wanted if why == "requirements.past_due" else [],
        "eventually_due": wanted,
        "pending_verification": [],
        "disabled_reason": why,
        "errors": [],
    }
