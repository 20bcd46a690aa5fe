"""What happens at Stripe: sessions are opened and paid, money goes back. Each act tells its events."""

import time

from config.stripe_standin.accounts import CURRENCY, Accounts, Refused
from config.stripe_standin.store import new_id

LEAST_SATANG = 1000
FEES = {"card": (365, 1000), "promptpay": (165, 0)}  # hundredths of a percent, satang; VAT comes on top
REFUND_FEES = {"card": 0, "promptpay": 1000}  # satang; VAT comes on top; what the payment itself cost stays with Stripe


class World(Accounts):
    """Sessions, intents and refunds of the accounts."""

    def open_session(self, body: dict, account: str) -> dict:
        owner, now = self.account(account), int(time.time())
        if not owner["charges_enabled"]:
            raise Refused("Your account cannot currently make live charges.", "account_invalid")
        total = sum(
            int(line["price_data"]["unit_amount"]) * int(line["quantity"]) for line in body["line_items"].values()
        )
        if {line["price_data"]["currency"] for line in body["line_items"].values()} != {CURRENCY}:
            raise Refused("This stand-in knows baht only.", "parameter_invalid", 400, "line_items")
        if total < LEAST_SATANG:
            raise Refused("The Checkout Session's total amount must convert to at least 10 baht.", "amount_too_small")
        until = int(body.get("expires_at", now + 86400))
        if not now + 1800 - 5 <= until <= now + 86400 + 5:
            raise Refused(
                "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
                "parameter_invalid",
                400,
                "expires_at",
            )
        can = [way for way in ("card", "promptpay") if owner["capabilities"].get(f"{way}_payments") == "active"]
        wanted = body.get("allowed_payment_method_types")
        ways = [way for way in can if wanted is None or way in wanted.values()]
        if not ways:
            raise Refused("No valid payment method types for this Checkout Session.", "payment_method_unactivated")
        pk = new_id("cs_test")
        session = {
            "id": pk,
            "object": "checkout.session",
            "amount_total": total,
            "currency": CURRENCY,
            "status": "open",
            "payment_status": "unpaid",
            "payment_intent": None,
            "payment_method_types": ways,
            "livemode": False,
            "mode": body.get("mode"),
            "url": f"{self.public}/pay/{pk}",
            "success_url": body["success_url"],
            "cancel_url": body.get("cancel_url"),
            "customer_email": body.get("customer_email"),
            "client_reference_id": body.get("client_reference_id"),
            "metadata": body.get("metadata", {}),
            "locale": body.get("locale"),
            "line_items_names": [line["price_data"]["product_data"]["name"] for line in body["line_items"].values()],
            "created": now,
            "expires_at": until,
        }
        return self.store.put(session, account=account)

    def session(self, pk: str, account: str) -> dict:
        found = self.store.get("checkout.session", pk, account=account)
        if found is None:
            raise Refused(f"No such checkout.session: {pk}", "resource_missing", 404)
        if found["status"] == "open" and found["expires_at"] <= time.time():
            found = self._end(found, account)
        return found

    def expire_session(self, pk: str, account: str) -> dict:
        session = self.session(pk, account)
        if session["status"] != "open":
            raise Refused(
                f'Only Checkout Sessions with a status in ["open"] can be expired. This one is {session["status"]}.', ""
            )
        return self._end(session, account)

    def _end(self, session: dict, account: str) -> dict:
        session.update(status="expired", url=None)
        self.tell("checkout.session.expired", session, account)
        return self.store.put(session, account=account)

    def pay(self, pk: str, account: str, how: str) -> dict:
        """The shopper acts: ``card``, ``promptpay``, ``later`` (the bank has not said yet) or ``decline``."""
        session = self.session(pk, account)
        if session["status"] != "open":
            raise Refused(f"This session is {session['status']}.", "")
        way = "card" if how in {"card", "decline"} else "promptpay"
        if way not in session["payment_method_types"]:
            raise Refused(f"{way} is not offered here.", "")
        intent = self._intent(session, way)
        if how == "decline":
            self.tell(
                "payment_intent.payment_failed",
                self.store.put({**intent, "status": "requires_payment_method"}, account=account),
                account,
            )
            return session
        session.update(status="complete", payment_intent=intent["id"], url=None)
        if how == "later":
            self.store.put({**intent, "status": "processing"}, account=account)
            self.tell("checkout.session.completed", session, account)
            return self.store.put(session, account=account)
        session["payment_status"] = "paid"
        self._charged(intent, way, account)
        self.tell("checkout.session.completed", session, account)
        return self.store.put(session, account=account)

    def settle(self, pk: str, account: str, how: str) -> dict:
        """What was paid ``later`` is there (``paid``) or is not (``failed``)."""
        session = self.session(pk, account)
        intent = self.store.get("payment_intent", session["payment_intent"], account=account)
        if how == "failed":
            self.tell(
                "payment_intent.payment_failed",
                self.store.put({**intent, "status": "requires_payment_method"}, account=account),
                account,
            )
            self.tell("checkout.session.async_payment_failed", session, account)
            return session
        session["payment_status"] = "paid"
        self._charged(intent, "promptpay", account)
        self.tell("checkout.session.async_payment_succeeded", session, account)
        return self.store.put(session, account=account)

    def _intent(self, session: dict, way: str) -> dict:
        return {
            "id": new_id("pi"),
            "object": "payment_intent",
            "amount": session["amount_total"],
            "amount_received": 0,
            "currency": session["currency"],
            "livemode": False,
            "metadata": session["metadata"],
            "payment_method_types": [way],
            "status": "requires_payment_method",
            "latest_charge": None,
            "created": int(time.time()),
        }

    def _charged(self, intent: dict, way: str, account: str) -> None:
        rate, fixed = FEES[way]
        bare = intent["amount"] * rate // 10000 + fixed
        fee = bare + bare * 7 // 100
        balance = _book_line(intent["amount"], fee)
        charge = {
            "id": new_id("ch"),
            "object": "charge",
            "amount": intent["amount"],
            "amount_refunded": 0,
            "currency": CURRENCY,
            "livemode": False,
            "payment_intent": intent["id"],
            "payment_method_details": {"type": way},
            "balance_transaction": balance["id"],
            "status": "succeeded",
        }
        intent.update(status="succeeded", amount_received=intent["amount"], latest_charge=charge["id"])
        for row in (balance, charge, intent):
            self.store.put(row, account=account)
        self.tell("payment_intent.succeeded", intent, account)

    # refunds

    def refund(self, body: dict, account: str) -> dict:
        intent = self.store.get("payment_intent", body.get("payment_intent", ""), account=account)
        if intent is None or not intent["latest_charge"]:
            raise Refused(f"No such payment_intent: {body.get('payment_intent')}", "resource_missing", 404)
        charge = self.store.get("charge", intent["latest_charge"], account=account)
        left = charge["amount"] - charge["amount_refunded"]
        amount = int(body.get("amount", left))
        if not left:
            raise Refused("Charge has already been refunded.", "charge_already_refunded")
        if not 0 < amount <= left:
            raise Refused(f"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})", "")
        slow = charge["payment_method_details"]["type"] == "promptpay"
        refund = {
            "id": new_id("re"),
            "object": "refund",
            "amount": amount,
            "charge": charge["id"],
            "currency": CURRENCY,
            "payment_intent": intent["id"],
            "metadata": body.get("metadata", {}),
            "reason": body.get("reason"),
            "status": "requires_action" if slow else "succeeded",
            "balance_transaction": None,
            "failure_balance_transaction": None,
            "created": int(time.time()),
        }
        if not slow:
            self._given_back(refund, charge, account)
        charge["amount_refunded"] += amount
        self.store.put(charge, account=account)
        self.tell("refund.created", refund, account)
        self.tell("charge.refunded", charge, account)
        return self.store.put(refund, account=account)

    def settle_refund(self, pk: str, account: str, how: str) -> dict:
        """The bank took a refund (``succeeded``) or sent it back (``failed``)."""
        refund = self.store.get("refund", pk, account=account)
        refund["status"] = how
        charge = self.store.get("charge", refund["charge"], account=account)
        if how == "succeeded" and not refund["balance_transaction"]:
            self._given_back(refund, charge, account)
        if how == "failed":
            refund["failure_reason"] = "expired_or_canceled_card"
            if refund["balance_transaction"]:
                line = self.store.put(_book_line(refund["amount"], 0), account=account)
                refund["failure_balance_transaction"] = line["id"]
            charge["amount_refunded"] -= refund["amount"]
            self.store.put(charge, account=account)
        self.tell("refund.failed" if how == "failed" else "refund.updated", refund, account)
        return self.store.put(refund, account=account)

    def _given_back(self, refund: dict, charge: dict, account: str) -> None:
        bare = REFUND_FEES[charge["payment_method_details"]["type"]]
        line = self.store.put(_book_line(-refund["amount"], bare + bare * 7 // 100), account=account)
        refund["balance_transaction"] = line["id"]


def _book_line(amount: int, fee: int) -> dict:
    """A line in the account's own books at Stripe."""
    return {
        "id": new_id("txn"),
        "object": "balance_transaction",
        "amount": amount,
        "fee": fee,
        "currency": CURRENCY,
        "net": amount - fee,
    }
