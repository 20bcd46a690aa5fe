"""Makers of rows for tests. Each goes through the verbs of the product wherever there is one."""

import dataclasses
import datetime
import io
import itertools
import uuid
from dataclasses import asdict

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import AnonymousUser, Group
from django.test import Client
from django.urls import reverse
from PIL import Image

from common import clock, links, places
from common.addresses import Address
from common.files import services as files
from common.letters.models import Letter
from common.provinces import PROVINCES
from common.uploads import clean_document, clean_picture
from common.users.models import User
from common.versions import services as versions
from merchants import invitations, signers, team_letters, vat
from merchants import services as merchants
from merchants.certificates import services as certificates
from merchants.certificates.models import Certificate, CertificateKind
from merchants.models import (
    LegalForm,
    Member,
    Merchant,
    MerchantType,
    Officer,
    OfficerProvince,
    OfficerRole,
    RegisterEntry,
    Role,
)
from merchants.onboarding import requirements, standing
from merchants.onboarding import services as onboarding
from merchants.services import RegisterLine
from shop.aftercare.services import cases, reviews
from shop.cart.models import Cart, CartLine
from shop.catalogue import services as catalogue
from shop.catalogue.models import Category, PriceAsked, Product, ProductState, Review, Trust
from shop.catalogue.reviews import TrustLevel
from shop.catalogue.services import VariantFacts
from shop.checkout import services as checkout
from shop.checkout.services import Choice, Shopper
from shop.delivery import services as delivery
from shop.invoices import services as invoices
from shop.invoices.content import Buyer
from shop.offers import services as offers
from shop.orders import services as orders
from shop.orders.models import Order
from shop.payments import accounts, changes
from shop.payments import letters as payment_letters
from shop.payments import services as payments

PASSWORD = "ruean-kolae-2569"
_number = itertools.count(1)
SUBDISTRICTS = {"94": "940703", "95": "950101", "96": "960101", "90": "900101", "91": "910101"}


def user(email: str | None = None, *, first_name: str = "ฟาตีเมาะ", **fields) -> User:
    """A person with a password and a confirmed address."""
    email = email or f"person{next(_number)}@example.test"
    person = User.objects.create_user(email, PASSWORD, first_name=first_name, **fields)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def phone_person(phone: str, **fields) -> User:
    """A person with nothing but a phone number that she has proven."""
    return User.objects.create_user(None, None, phone=phone, phone_verified=True, **{"first_name": "นูรีดา", **fields})


def sure(client: Client) -> Client:
    """She who is signed in typed her password again just now."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def code_sent_to(phone: str) -> str:
    """The digits of the newest code to ``phone``, read off the letter before it is posted."""
    return (
        Letter.objects.filter(to_phone=phone, template__in=["code", "code-for-signer", "code-for-new-signer"])
        .latest("pk")
        .secret
    )


def signed_in_elsewhere(person: User) -> UserSession:
    """Another browser in which ``person`` is signed in."""
    browser = Client(HTTP_USER_AGENT="Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari/537.36")
    browser.force_login(person)
    row = UserSession.objects.create(
        user=person,
        ip="127.0.0.1",
        session_key=browser.session.session_key,
        user_agent=browser.defaults["HTTP_USER_AGENT"],
    )
    row.browser = browser
    return row


def address(province: str = "94") -> Address:
    """A real address in ``province``."""
    place = places.get(SUBDISTRICTS[province])
    return Address(
        line="12/3 ม.4",
        subdistrict_code=place.subdistrict_code,
        postal_code=place.postal_code,
        landmark="ข้างมัสยิด",
        text=f"12/3 ม.4 {place.label}",
    )


def merchant(
    name: str = "วิสาหกิจชุมชนบูดูทดสอบ",
    *,
    province: str = "94",
    owner: User | None = None,
    slug: str = "",
    trusted: bool = True,
    **facts,
) -> Merchant:
    """An open merchant with an owner and a storefront; ``ready`` makes it able to sell. ``trusted`` as one that sold before."""
    where = Merchant()
    where.set_address(address(province))
    made = merchants.open_merchant(
        by=None,
        owner=owner or user(),
        name=name,
        legal_form=LegalForm.GROUP,
        type=MerchantType.COMMUNITY,
        member_count=12,
        phone="+66812345678",
        address=where,
        district_name=places.get(SUBDISTRICTS[province]).district,
        slug=slug or f"shop-{next(_number)}",
        **facts,
    )
    if trusted:
        Trust.objects.create(merchant=made, level=TrustLevel.TRUSTED)
    return made


def owner_of(merchant: Merchant) -> User:
    return Member.objects.filter(merchant=merchant, role=Role.OWNER).order_by("pk").first().user


def helper_of(merchant: Merchant) -> User:
    person = user(first_name="นูรีดา")
    Member.objects.create(merchant=merchant, user=person, role=Role.HELPER)
    return person


def invitation(merchant: Merchant, phone: str = "+66898887771", **facts):
    """An owner's open invitation to ``phone``, sent by SMS."""
    return invitations.invite(merchant=merchant, by=owner_of(merchant), phone=phone, **facts)


def link_of(invitation) -> str:
    """The address in the SMS of an invitation."""
    return reverse("join:invitation", kwargs={"token": links.token_of(invitation, purpose=team_letters.INVITATION)})


SIGNERS = [
    RegisterLine("แมะแย กะมิยอ", "1 ม.4", "+66812345670", signs=True),
    RegisterLine("ซารีนา มะ", "2 ม.4", "+66812345671", signs=True),
]


def register(merchant: Merchant) -> None:
    """Let two sign for the group."""
    merchant.register.bulk_create(RegisterEntry(merchant=merchant, **asdict(line)) for line in SIGNERS)


def signer_link(line) -> str:
    """The address in the newest SMS to a signing line whose number an officer wrote."""
    return signers.link_of(line)


def payout_change(merchant: Merchant, *, proxy: str = "0898765432", by: User | None = None):
    """An account that waits for the signers of ``merchant``, who are put into its register where there are none."""
    if not merchant.register.exists():
        register(merchant)
    asked = {"proxy_type": "mobile", "proxy": proxy, "holder_name": "กลุ่มแม่บ้านทดสอบ"}
    return changes.ask(merchant=merchant, by=by or owner_of(merchant), **asked)


def sign_link(signature) -> str:
    """The address in the SMS of a signer."""
    return payment_letters.sign_path(signature)


def ready(
    merchant: Merchant, *, flat_satang: int = 4000, free_above_satang: int | None = None, cod_fee_satang: int = 0
) -> Merchant:
    """Let the merchant send (flat rate and pick-up) and be paid (PromptPay and cash on delivery)."""
    by = owner_of(merchant)
    delivery.set_methods(
        merchant=merchant,
        by=by,
        flat_satang=flat_satang,
        free_above_satang=free_above_satang,
        pickup_note="ทุกวัน 9.00–17.00 น.",
    )
    accounts.set_account(
        merchant=merchant, by=by, proxy_type="mobile", proxy="0812345678", holder_name="นางฟาตีเมาะ ทดสอบ"
    )
    accounts.set_ways(merchant=merchant, by=by, promptpay_on=True, cod_on=True, cod_fee_satang=cod_fee_satang)
    return merchant


def officer(email: str | None = None, *, provinces: list[str] | None = None, role: str = OfficerRole.OFFICER) -> User:
    """An officer of ``provinces`` (None: all). Returns the person; ``person.officer`` is the officer."""
    person = user(email, first_name="อัสมา")
    row = Officer.objects.create(user=person, role=role, all_provinces=provinces is None)
    OfficerProvince.objects.bulk_create(OfficerProvince(officer=row, province_code=code) for code in provinces or [])
    return person


def viewer(*, provinces: list[str]) -> User:
    return officer(provinces=provinces, role=OfficerRole.VIEWER)


def admin() -> User:
    return User.objects.create_superuser(f"admin{next(_number)}@example.test", PASSWORD, first_name="แอดมิน")


def editor() -> User:
    """A person who writes in /admin/."""
    person = user(first_name="ปรียา")
    person.groups.add(Group.objects.get(name="Editors"))
    return person


def answers_of(*, province: str = "94", legal_form: str = LegalForm.GROUP, type: str = MerchantType.COMMUNITY) -> dict:
    """Every answer an application needs, by requirement key: a group of twelve in ``province``."""
    where = address(province)
    place = {
        "address_line": where.line,
        "subdistrict_code": where.subdistrict_code,
        "postal_code": where.postal_code,
        "province_code": where.province_code,
        "landmark": where.landmark,
        "address_text": where.text,
    }
    people = [{"name": f"สมาชิก {number}", "house": f"{number} ม.4"} for number in range(1, 8)]
    signers = [{"name": "แมะแย กะมิยอ", "phone": "+66812345670"}, {"name": "สมาชิก 2", "phone": "+66812345671"}]
    every = {
        "kind": {"legal_form": legal_form, "type": type},
        "name": "กลุ่มแม่บ้านทดสอบ",
        "place": place,
        "contact": {"contact_name": "แมะแย กะมิยอ", "phone": "+66812345670"},
        "income": 1_200_000,
        "channels": ["market"],
        "fees": 0,
    }
    only = {
        LegalForm.GROUP: {
            "members": {"count": 12, "people": people},
            "signers": {"rule": "any_one", "people": signers},
        },
        LegalForm.COOPERATIVE: {"members": {"count": 12, "people": []}},
        LegalForm.INDIVIDUAL: {"owner_number": "1949900000013"},
        LegalForm.COMPANY: {"company_number": "0105550123451"},
    }
    return {**every, **only[legal_form]}


def application_draft(*, applicant: User | None = None, **kind):
    """An application with every answer and mandatory paper, not sent yet."""
    applicant = applicant or user(first_name="แมะแย")
    row = onboarding.start(by=applicant)
    values = answers_of(**kind)
    row = onboarding.answer(application=row, by=applicant, values={"kind": values.pop("kind")})
    row = onboarding.answer(application=row, by=applicant, values=values)
    for key in papers_of(row):
        add_paper(row, key)
    return row


def papers_of(row) -> list[str]:
    """The keys of the papers an application must show."""
    return [item.key for item in requirements.items_for(row) if item.is_paper and item.mandatory]


def add_paper(row, key: str, *, colour: str = "#ccbbaa", by: User | None = None, **facts):
    """Photograph a paper for an application."""
    return onboarding.add_document(
        application=row,
        by=by or row.applicant,
        paper=key,
        document=clean_document(picture_bytes((700, 900), colour)),
        **facts,
    )


def sent(row):
    """Send an application to the officers."""
    return onboarding.submit(application=row, by=row.applicant, agreed={"terms": True})


def application_waiting(*, province: str = "94", **kind):
    """A submitted application with its papers. Returns it and one of its documents."""
    row = sent(application_draft(province=province, **kind))
    return row, row.documents.order_by("pk").first()


def application_assisted(*, by: User, phone: str = "+66899999901", province: str = "94"):
    """An application that an officer began for somebody, with an address in ``province``."""
    row = onboarding.begin_assisted(by=by, phone=phone, first_name="แยนะ", how="spoken")
    values = {"contact": {"contact_name": "แยนะ", "phone": phone}, "place": answers_of(province=province)["place"]}
    return onboarding.answer(application=row, by=by, values=values)


def judged(row, by: User):
    """Take a submitted application and accept all that was given: what is left is to approve."""
    row = onboarding.take(application=row, by=by)
    onboarding.accept_answers(application=row, by=by)
    for each in standing.unsettled(standing.standings(row)):
        onboarding.judge(application=row, by=by, key=each.key, state="accepted")
    return row


def picture_bytes(size: tuple[int, int] = (640, 800), colour: str = "#b2402c", format: str = "JPEG") -> bytes:
    """A small picture file."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, format)
    return out.getvalue()


def picture(colour: str = "#b2402c"):
    """A cleaned picture, as the verbs take it."""
    return clean_picture(picture_bytes(colour=colour))


def product(
    merchant: Merchant, name: str = "น้ำบูดูสายบุรี", *, price_satang: int = 5000, on_hand: int = 10, **fields
) -> Product:
    """A product on sale, made by the verbs of the catalogue. Without ``picture`` it is one from before they were asked for."""
    made = catalogue.add_product(
        merchant=merchant,
        by=owner_of(merchant),
        name=name,
        category=fields.pop("category", None) or Category.objects.order_by("pk").first(),
        price_satang=price_satang,
        on_hand=on_hand,
        unit=fields.pop("unit", "ขวด 300 มล."),
        **fields,
    )
    if made.pictures.exists():
        return catalogue.publish(product=made, by=owner_of(merchant))
    Product.objects.filter(pk=made.pk).update(state=ProductState.LIVE, listed_at=clock.now())
    versions.bump("catalogue")
    made.refresh_from_db()
    return made


def product_sent(merchant: Merchant, name: str = "น้ำบูดูสายบุรี", **fields) -> Product:
    """A product that its merchant wants to sell: with the officers where the merchant is not trusted yet."""
    return product(merchant, name, **{"picture": picture(), **fields})


def review_of(product: Product):
    """The one open look at a product."""
    return product.looks.get(state="open")


def sample_of(product: Product):
    """A product on sale that was drawn to be looked at."""
    return Review.objects.create(product=product, kind="sample")


def approved(product: Product, by: User | None = None) -> Product:
    """Let through what waits of a product."""
    product.refresh_from_db()
    catalogue.approve(review=review_of(product), by=by or officer(), seen=catalogue.as_seen(product))
    product.refresh_from_db()
    return product


def variant(product: Product):
    return product.variants.get()


def sizes(product: Product, *values: tuple[str, int], option: str = "ขนาด", on_hand: int = 5, **facts) -> list:
    """Let ``product`` be sold in these ``(value, satang)``; its first variant becomes the first. Returns the variants in order."""
    first = product.variants.get(position=0)
    lines = [
        VariantFacts(satang, value, pk=None if number else first.pk, on_hand=on_hand, **facts)
        for number, (value, satang) in enumerate(values)
    ]
    catalogue.set_variants(product=product, by=owner_of(product.merchant), option_1=option, variants=lines)
    product.refresh_from_db()
    return list(product.variants.sold())


def long_on_sale(product: Product, *, days: int = 60) -> Product:
    """A product that stands at its price for ``days`` already."""
    then = clock.now() - datetime.timedelta(days=days)
    Product.objects.filter(pk=product.pk).update(listed_at=then)
    PriceAsked.objects.filter(variant__product=product).update(since=then)
    product.refresh_from_db()
    return product


def cart(*goods: tuple[Product, int], user: User | None = None) -> Cart:
    """A cart holding ``(product, pieces)``, as a guest's or a person's."""
    row = Cart.objects.create(user=user, secret_hash=None if user else uuid.uuid4().hex)
    for item, pieces in goods:
        CartLine.objects.create(cart=row, variant=variant(item), quantity=pieces)
    return row


def order(
    merchant: Merchant | None = None,
    *,
    pieces: int = 2,
    way: str = "promptpay",
    by_pickup: bool = False,
    email: str = "shopper@example.test",
    user: User | None = None,
    goods: Product | None = None,
) -> Order:
    """A placed order of one product of a ready merchant (default price 50 baht, sending 40). Who pays at the door is
    somebody else each time: so much cash is not trusted to one number and one house.
    """
    other = next(_number) if way == "cod" else 0
    phone = f"+6689{other:07d}" if other else "+66898765432"
    door = dataclasses.replace(address("95"), line=f"{other}/3 ม.4") if other else address("95")
    merchant = merchant or ready(globals()["merchant"]())
    goods = goods or product(merchant)
    placed = checkout.place(
        cart=cart((goods, pieces), user=None),
        key=uuid.uuid4(),
        shopper=Shopper(name="อามีนะห์", phone=phone, email=email, user=user),
        choices={merchant.pk: Choice("pickup" if by_pickup else "flat", way)},
        address=None if by_pickup else door,
    )
    return placed.orders.get()


def delivered(row: Order, *, at: datetime.datetime | None = None) -> Order:
    """Take a placed order all the way to the shopper; ``at`` is when it came to her."""
    by = owner_of(row.merchant)
    payment = payments.payment_of(row)
    if payment is not None and payment.provider != "cod":
        payments.confirm(payment=payment, reference=f"test-{row.pk}", by=by)
    else:
        payments.accept_order(order=row, by=by)
    orders.pack(order=row, by=by)
    if row.delivery_kind == "pickup":
        orders.make_ready(order=row, by=by)
    else:
        orders.ship(order=row, by=by, carrier="other", tracking="")
    with clock.at(at or clock.now()):
        return orders.deliver(order=row)


def vat_seller(merchant: Merchant, **facts) -> Merchant:
    """Let the merchant be registered for VAT since the beginning of 2025."""
    stated = {"name": "หจก. บูดูสายบุรี", "address": merchant.address_text, "tax_id": "0105550123451", "branch": "00000"}
    vat.state(merchant=merchant, by=owner_of(merchant), **{**stated, "since": datetime.date(2025, 1, 1), **facts})
    return merchant


def invoice(row: Order, *, name: str = "บริษัท ผู้ซื้อ จำกัด", **facts):
    """The full tax invoice of an order, confirmed where it is not; its merchant becomes registered for VAT."""
    row.refresh_from_db()
    if row.state == "placed":
        payments.confirm(payment=payments.payment_of(row), reference=f"test-{row.pk}", by=owner_of(row.merchant))
    if vat.of(row.merchant) is None:
        vat_seller(row.merchant)
    buyer = Buyer(
        **{"name": name, "address": "1 ถ.สุขุมวิท กรุงเทพฯ 10110", "tax_id": "0994000000014", "branch": "00000", **facts}
    )
    return invoices.issue_full(order=row, buyer=buyer, by=owner_of(row.merchant))


def review(row: Order, *, stars: int = 4, words: str = "หอมมาก", named: bool = True, **facts):
    """What the buyer of a delivered order says of its first product."""
    said = {"stars": stars, "words": words, "named": named, "language": "th", **facts}
    return reviews.write(order=row, product=reviews.bought(row)[0], by=None, **said)


def case(row: Order, *, kind: str = "broken", words: str = "ขวดแตก", photo: bool = False):
    """A case that waits for the merchant."""
    pictures = [picture("#445566")] if photo else []
    return cases.open_case(order=row, by=None, kind=kind, words=words, key=uuid.uuid4(), pictures=pictures)


def coupon(merchant: Merchant, code: str = "BUDU20", *, kind: str = "amount", amount_satang: int = 2000, **facts):
    """A coupon that counts today."""
    today = clock.today()
    dates = {"starts_on": today, "ends_on": today + datetime.timedelta(days=30)}
    by = owner_of(merchant)
    return offers.make_coupon(
        merchant=merchant, by=by, code=code, kind=kind, amount_satang=amount_satang, **{**dates, **facts}
    )


def certificate_kind(key: str = "halal") -> CertificateKind:
    return CertificateKind.objects.get(key=key)


def certificate_sent(
    *products: Product,
    merchant: Merchant | None = None,
    kind: str = "halal",
    number: str = "CICOT.HL 43 B555 010 04 63",
    days: int = 200,
    colour: str = "#ddccaa",
) -> Certificate:
    """A certificate of ``products`` (or, for premises, of ``merchant``) that waits to be verified: issued a month ago,
    good for ``days`` more (kinds that never end: without an end).
    """
    merchant = merchant or products[0].merchant
    row, today = certificate_kind(kind), clock.today()
    draft = catalogue.begin_certificate(
        merchant=merchant,
        kind=row,
        by=owner_of(merchant),
        products=products,
        number=number,
        issued_on=today - datetime.timedelta(days=30),
        expires_on=today + datetime.timedelta(days=days) if row.expires else None,
    )
    paper = clean_document(picture_bytes((700, 900), colour))
    return catalogue.send_certificate(certificate=draft, by=owner_of(merchant), document=paper)


def verified(row: Certificate, *, by: User | None = None) -> Certificate:
    """An officer opens the paper, finds the number and lets it pass."""
    by = by or officer()
    files.note_opening(row.file, by=by, purpose="ตรวจใบรับรอง", subject=row)
    return certificates.verify(certificate=row, by=by, looked_up="found")


def certificate(*products: Product, by: User | None = None, **facts) -> Certificate:
    """A verified certificate; otherwise as ``certificate_sent``."""
    return verified(certificate_sent(*products, **facts), by=by)


ALL_PROVINCES = list(PROVINCES)


def user_of_nobody():
    """A guest, as a request without sign-in has it."""
    return AnonymousUser()
