"""Every address × every role: strangers sign in, the wrong get 404, and an undeclared page fails here the day it is born."""

import uuid
from dataclasses import dataclass, field

import make as makers
import pages_made
import pytest
import sheets_made
from django.apps import apps
from django.db import connection, transaction
from django.urls import reverse
from urls_of_the_site import Address, every_address

from common import access, links
from merchants import signers
from merchants.onboarding.models import Application, Document
from merchants.team_letters import INVITATION
from shop.catalogue import services as catalogue
from shop.orders import links as order_links
from shop.payments import services as payments
from shop.payments.incidents import open_incident
from shop.payments.letters import SIGNATURE
from shop.payments.statements import services as payment_statements

OURS = [address for address in every_address() if not address.is_foreign]
WITH_PAGE = {access.MERCHANT, access.OWNER, access.OFFICER, access.OVERSEER, access.SIGNED_IN}
UNKNOWN_STATEMENT = b"Date,Amount,Sender\n26/11/2026,140.00,x\n"  # no bank of ours writes so
ROLES = [
    "stranger",
    "shopper",
    "applicant",
    "owner",
    "helper",
    "other_owner",
    "officer",
    "other_officer",
    "viewer",
    "editor",
    "admin",
]


@dataclass
class World:
    """One merchant in Pattani with everything, another in Yala, and a person of every role."""

    people: dict
    rows: dict
    token: str
    checkout_id: uuid.UUID
    wrong: dict = field(default_factory=lambda: {"token": "x" * 32, "pk": 987654})


def put_keys_apart() -> None:
    """Let no two tables of ours count from the same number: a key of the wrong table then opens nothing."""
    tables = sorted(model._meta.db_table for model in apps.get_models() if counted(model))
    with connection.cursor() as cursor:
        for number, table in enumerate(tables, 1):
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number * 100_000])
            else:
                sequence = "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)"
                cursor.execute(sequence, [connection.ops.quote_name(table), number * 100_000])


def counted(model) -> bool:
    """Whether the table is ours and numbers its rows."""
    ours = model.__module__.split(".")[0] in {"common", "merchants", "shop"}
    return ours and model._meta.managed and getattr(model._meta.auto_field, "column", "") == "id"


@pytest.fixture(scope="module")
def one_world(module_rows) -> World:
    put_keys_apart()
    return whole_world(makers)


@pytest.fixture
def world(one_world, db) -> World:
    """The one world of the file. What a test writes in it is gone afterwards."""
    return one_world


def whole_world(make) -> World:
    """Make the rows and the people; whoever walks the site in another way begins from them too."""
    merchant, other = make.ready(make.merchant()), make.ready(make.merchant("ร้านยะลา", province="95"))
    product = make.product(merchant, picture=make.picture())
    shopper = make.user()
    order = make.order(merchant, goods=product, user=shopper)
    slip = payments.send_slip(payment=payments.payment_of(order), picture=make.picture("#0f5f5c"))
    given_up = payments.payment_of(make.order(merchant, goods=product))
    payments.confirm(payment=given_up, reference="x")
    payments.cancel_order(order=given_up.order, by=None, why="x")
    refund = given_up.refunds.get()
    application, document = make.application_waiting(province="94")
    certificate = make.certificate(product)
    people = {
        "stranger": None,
        "shopper": shopper,
        "applicant": application.applicant,
        "owner": make.owner_of(merchant),
        "helper": make.helper_of(merchant),
        "other_owner": make.owner_of(other),
        "officer": make.officer(provinces=["94"]),
        "other_officer": make.officer(provinces=["95"]),
        "viewer": make.viewer(provinces=["94"]),
        "editor": make.editor(),
        "admin": make.admin(),
    }
    rows = {
        "merchant": merchant,
        "product": product,
        "picture": product.pictures.get(),
        "variant": product.variants.get(),
        "unfinished": catalogue.keep_typed(merchant=merchant, by=None, key=uuid.uuid4(), typed={"name": "น้ำบูดู"}),
        "order": order,
        "slip": slip,
        "payment": slip.payment,
        "refund": refund,
        "incident": open_incident(kind="refund_late", key="walk", payment=slip.payment),
        "application": application,
        "document": document,
        "assisted": make.application_assisted(by=make.officer(provinces=["94"])),
        "member": merchant.members.order_by("-pk").first(),
        "invitation": make.invitation(merchant),
        "payout_change": make.payout_change(merchant),
        "signer": signer_to_prove(make),
        "line": merchant.register.filter(signs=True).first(),
        "certificate": certificate,
        "cover": certificate.covers.get(),
        "look": make.sample_of(product),
        "lesson": pages_made.lesson(),
        "video": pages_made.video(captions="WEBVTT"),
        "review": make.review(make.delivered(make.order(merchant, goods=product))),
        "case": make.case(make.delivered(make.order(merchant, goods=product)), photo=True),
        "coupon": make.coupon(merchant),
        "invoice": make.invoice(make.order(merchant, goods=product)),
        "session": make.signed_in_elsewhere(application.applicant),
        "sheet": sheets_made.sent(merchant, sheets_made.xlsx(sheets_made.row(price=""))),
        "statement": payment_statements.begin(merchant=merchant, by=None, key=uuid.uuid4(), content=UNKNOWN_STATEMENT),
    }
    rows["paper"] = rows["invoice"]
    rows["photo"] = rows["case"].messages.get().photos.get()
    unpaid = make.order(merchant, goods=product)
    return World(people, rows, order_links.token(unpaid), unpaid.checkout_id)


# which row stands behind an address that takes a key: the first fitting beginning decides
ROW_BEHIND = [
    ("cms:lesson", "lesson"),
    ("cms:captions", "video"),
    ("storefront:product_poster", "product"),
    ("session_end", "session"),
    ("manage:product", "product"),
    ("manage:unfinished", "unfinished"),
    ("manage:picture", "picture"),
    ("manage:slip", "slip"),
    ("manage:cash", "payment"),
    ("manage:payment_seen", "payment"),
    ("manage:payment_refund", "payment"),
    ("manage:order", "order"),
    ("manage:review", "review"),
    ("manage:case", "case"),
    ("manage:coupon", "coupon"),
    ("manage:invoice", "invoice"),
    ("oversee:review", "review"),
    ("oversee:case", "case"),
    ("manage:payout_change", "payout_change"),
    ("manage:certificate", "certificate"),
    ("manage:sheet", "sheet"),
    ("manage:statement", "statement"),
    ("oversee:product", "product"),
    ("oversee:shop", "merchant"),
    ("manage:payment", "payment"),
    ("manage:refund", "refund"),
    ("oversee:incident", "incident"),
    ("oversee:order", "order"),
    ("oversee:payment", "payment"),
    ("oversee:", "certificate"),
    ("browse:certificate", "certificate"),
    ("desk:member", "member"),
    ("desk:team", "member"),
    ("office:applicant", "application"),
    ("desk:invitation", "invitation"),
    ("office:", "merchant"),
    ("office_storefront:", "merchant"),
    ("assist:", "assisted"),
    ("review:document", "document"),
    ("review:paper", "document"),
    ("review:", "application"),
    ("apply:document", "document"),
    ("apply:paper", "document"),
]


def token_behind(address: Address, world: World) -> str:
    """Return the token of the row that the address opens: an order's, where no other is named here."""
    if address.name == "join:invitation":
        return links.token_of(world.rows["invitation"], purpose=INVITATION)
    if address.name == "join:signer":
        return signers.link_of(world.rows["signer"]).split("/")[-2]
    if address.name == "sign:payout":
        signature = world.rows["payout_change"].signatures.earliest("pk")
        return links.token_of(signature, purpose=SIGNATURE)
    return world.token


def number_behind(address: Address, world: World) -> int:
    """Return the second key of an address: a case's photo, a statement's line (there is none), a row of a sheet."""
    if "statement" in address.name:
        return 1
    return world.rows["photo"].pk if "case" in address.name else world.rows["sheet"].rows.get().number


KEYS = {"assist": "name", "manage": "halal"}


def signer_to_prove(make):
    """A signing line whose number an officer has just written."""
    shop = make.merchant("ร้านที่แก้ผู้ลงนาม", register=make.SIGNERS)
    line = shop.register.earliest("pk")
    officer = make.officer(provinces=["94"])
    facts = {"name": line.name, "phone": "+66898887775", "reason": "เปลี่ยนเบอร์"}
    return signers.correct(merchant=shop, by=officer, line=line, **facts)


def kwargs_for(address: Address, world: World) -> dict:
    found = {}
    for name in address.takes:
        if name == "token":
            found[name] = token_behind(address, world)
        elif name == "slug":
            found[name] = world.rows["merchant"].slug if address.name.startswith("cms:") else world.rows["product"].slug
        elif name == "section":
            found[name] = "products"
        elif name == "path":
            found[name] = "nothing-here.webp"
        elif name == "pk" and address.name.startswith("checkout:"):
            found[name] = world.checkout_id
        elif name == "number":
            found[name] = number_behind(address, world)
        elif name == "figure":
            found[name] = "received"
        elif name == "key":
            found[name] = KEYS.get(address.name.partition(":")[0], "tvc2")
        elif name in world.rows:
            found[name] = world.rows[name].pk
        else:
            row = next((row for start, row in ROW_BEHIND if address.name.startswith(start)), None)
            assert row, f"{address.name} takes {name}: tell the walk which row stands behind it"
            found[name] = world.rows[row].pk
    return found


def has_row(address: Address) -> bool:
    return bool({"pk"} & set(address.takes))


def expected(address: Address, role: str) -> str:
    """Return what ``role`` must meet: "in", "sign in" or "404"."""
    policy, row = address.policy, has_row(address)
    if policy in {access.PUBLIC, access.TOKEN}:
        return "in"
    if role == "stranger":
        return "sign in"
    if policy == access.SIGNED_IN:
        return "in" if not row or role == "applicant" else "404"
    let_in = {
        access.MERCHANT: {"owner", "helper"},
        access.OWNER: {"owner"},
        access.OFFICER: {"officer"},
        access.OVERSEER: {"officer", "viewer"},
    }[policy]
    strangers_own = {access.MERCHANT: "other_owner", access.OWNER: "other_owner"}.get(policy, "other_officer")
    if role in let_in:
        return "in"
    return "in" if role == strangers_own and not row else "404"


def met(response) -> str:
    if response.status_code == 404:
        return "404"
    if response.status_code == 302 and "/accounts/login/" in response["Location"]:
        return "sign in"
    assert response.status_code < 500, response.status_code
    assert response.status_code != 403
    return "no such method" if response.status_code == 405 else "in"


def asked(client, method: str, url: str) -> str:
    """Ask, and undo whatever the asking did."""
    with transaction.atomic():
        response = getattr(client, method)(url)
        if getattr(response, "streaming", False):
            b"".join(response.streaming_content)  # to its end: the client then closes it without the connection
        transaction.set_rollback(True)
    return met(response)


def test_every_address_declares_who_may_open_it():
    undeclared = [address.name for address in OURS if address.policy not in access.POLICIES]
    assert undeclared == []
    assert len(OURS) > 40


@pytest.mark.parametrize("role", ROLES)
def test_every_address_keeps_its_door(role, world, client):
    person = world.people[role]
    if person is not None:
        client.force_login(person)
    wrong = []
    for address in OURS:
        if address.name in {"media", "readyz"}:
            continue
        url = reverse(address.name, kwargs=kwargs_for(address, world))
        want = expected(address, role)
        found = {method: asked(client, method, url) for method in ("get", "post")}
        answered = {got for got in found.values() if got != "no such method"}  # that answer tells nobody anything
        if answered != {want} and not (want == "in" and address.name in MAY_MISS):
            wrong.append(f"{address.name}: {want} expected, met {found}")
    assert not wrong, "\n".join(wrong)


# pages that are rightly 404 for people who are let in: a form that names nothing of theirs, nothing to take over,
# a photo of a case or a tax paper that this order has not, a line that this statement has not
MAY_MISS = {
    "desk:switch",
    "apply:take_over",
    "orders:case_photo",
    "orders:tax_paper",
    "oversee:review_photo",
    "manage:statement_line",
}


@pytest.mark.parametrize("role", ["stranger", "owner", "admin"])
def test_a_wrong_token_opens_nothing(role, world, client):
    if world.people[role]:
        client.force_login(world.people[role])
    for address in OURS:
        if address.policy != access.TOKEN:
            continue
        kwargs = {**kwargs_for(address, world)}
        kwargs.update({"token": "A" * 32} if "token" in kwargs else {"pk": uuid.uuid4()})
        for method in ("get", "post"):
            got = asked(client, method, reverse(address.name, kwargs=kwargs))
            assert got in {"404", "no such method"}, (method, address.name)


def test_papers_of_an_application_are_rows(world):
    assert Application.objects.count() >= 1 and Document.objects.count() >= 1
