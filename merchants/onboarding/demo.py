"""The demo's merchants, each brought on board by the real verbs, and applications in every state."""

import datetime
import io
import itertools
import random

from PIL import Image, ImageDraw

from common import clock, places
from common.addresses import compose
from common.demo_lists import days_ago, rows
from common.thai import identifiers
from common.uploads import CleanDocument, clean_document
from common.users.models import User
from merchants.models import LegalForm, Merchant, MerchantType, SigningRule
from merchants.onboarding import requirements, standing
from merchants.onboarding import services as onboarding
from merchants.onboarding.baseline import KEYS
from merchants.onboarding.models import Application, Shape, VerdictState

LEGAL_FORMS = {
    "sole_proprietor": LegalForm.INDIVIDUAL,
    "limited_company": LegalForm.COMPANY,
    "limited_partnership": LegalForm.COMPANY,
    "agricultural_cooperative": LegalForm.COOPERATIVE,
}
CHANNELS = {
    "LINE": "line",
    "Facebook": "facebook",
    "Shopee": "shopee",
    "TikTok": "tiktok",
    "fairs": "fair",
    "walk-in": "market",
}
MEMBERS = [
    "แวเยาะ ดือราแม",
    "มะรอพี สาและ",
    "ซารีนา มะ",
    "สุไรยา เจ๊ะแว",
    "อับดุลเลาะ ยูโซะ",
    "สมพร แก้วมณี",
    "นูรีซัน บินมะ",
    "ฮามีดะห์ อาแว",
    "วิไล ทองสุข",
    "มูฮัมหมัด สะอะ",
]
NEW_PASSWORD = "!"  # noqa: S105  no password: these applicants have never signed in


def run(report) -> None:
    """36 merchants approved over the past five months, then nine applications: one or more in every state."""
    officer = User.objects.get(email="officer@kedai.test")
    papers = _Papers()
    people = {row["merchant"]: row for row in rows("people")}
    for number, row in enumerate(report.over(rows("merchants"), "merchants")):
        joined = days_ago(150 - number * 3, hour=9 + number % 7, minute=number)
        _merchant(row, people[row["id"]], officer, joined, papers)
    for row in report.over(rows("applications"), "applications"):
        _application(row, officer, papers)


def _merchant(row: dict, person: dict, officer: User, joined: datetime.datetime, papers: "_Papers") -> None:
    owner = User.objects.get(email=person["email"])
    known = {CHANNELS.get(channel.split()[0]) for channel in row["current_channels"].split("|")} - {None}
    answers = {
        "name": row["name_th"],
        "name_en": row["name_en"],
        "legal_form": LEGAL_FORMS.get(row["legal_form"], LegalForm.GROUP),
        "type": _type(row),
        "subdistrict_code": row["subdistrict_code"],
        "postal_code": row["postal_code"],
        "line": f"{int(row['id'][1:]) * 3 + 4} ม.{int(row['id'][1:]) % 8 + 1}",
        "contact": f"{person['first_name']} {person['last_name']}",
        "phone": person["phone"],
        "members": int(row["members"]),
        "income_satang": (12 + int(row["id"][1:]) * 7 % 40) * 100_000,
        "fees_satang": 250_000 if {"shopee", "tiktok"} & known else 0,
        "channels": sorted(known) or ["market"],
    }
    with clock.at(joined - datetime.timedelta(days=4)):
        application = _sent(_filled(owner, answers, papers))
    with clock.at(joined - datetime.timedelta(days=1)):
        application = onboarding.take(application=application, by=officer)
        judge_all(application, officer)
    with clock.at(joined):
        application = onboarding.approve(application=application, by=officer)
    Merchant.objects.filter(pk=application.merchant_id).update(name_en=row["name_en"])


def _type(row: dict) -> str:
    if row["legal_form"] == "community_enterprise_non_juristic":
        return MerchantType.COMMUNITY
    if "halal" in row["certs_claimed"]:
        return MerchantType.HALAL
    return MerchantType.OTOP if "OTOP" in row["certs_claimed"] else MerchantType.SME


def _application(row: dict, officer: User, papers: "_Papers") -> None:
    begun = days_ago(int(row["days_ago"]), hour=13, minute=20)
    answers = {
        **{
            name: row[name]
            for name in ("name", "legal_form", "type", "subdistrict_code", "postal_code", "line", "phone")
        },
        "contact": f"{row['first_name']} {row['last_name']}",
        "members": int(row["members"] or 1),
        "income_satang": int(row["income_baht"]) * 100,
        "fees_satang": int(row["fees_baht"]) * 100,
        "channels": row["channels"].split("|"),
    }
    with clock.at(begun):
        applicant = User.objects.create(
            email=f"{row['phone'][1:]}@kedai.test",
            first_name=row["first_name"],
            last_name=row["last_name"],
            password=NEW_PASSWORD,
        )
        application = _filled(applicant, answers, papers, whole=row["state"] != "draft")
        if row["state"] == "draft":
            return
        application = _sent(application)
    if row["state"] == "submitted":
        return
    with clock.at(begun + datetime.timedelta(days=1)):
        application = onboarding.take(application=application, by=officer)
    with clock.at(begun + datetime.timedelta(days=1, hours=2)):
        if row["state"] == "returned":
            _to_mend(application, officer, row["reason"])
            onboarding.send_back(application=application, by=officer)
        elif row["state"] == "rejected":
            onboarding.reject(application=application, by=officer, reason=row["reason"])


def _sent(application: Application) -> Application:
    return onboarding.submit(application=application, by=application.applicant, agreed={"terms": True, "news": True})


def judge_all(application: Application, officer: User) -> None:
    """Accept whatever was given, as an officer does who has looked at every paper."""
    onboarding.accept_answers(application=application, by=officer)
    for row in standing.unsettled(standing.standings(application)):
        onboarding.judge(application=application, by=officer, key=row.key, state=VerdictState.ACCEPTED)


def _to_mend(application: Application, officer: User, words: str) -> None:
    paper = next(row for row in standing.standings(application) if row.document)
    onboarding.judge(
        application=application, by=officer, key=paper.key, state=VerdictState.REJECTED, reason="unclear", note=words
    )


def _filled(applicant: User, answers: dict, papers: "_Papers", *, whole: bool = True) -> Application:
    application = onboarding.start(by=applicant)
    values = _values(answers)
    for keys in (["kind", "name"], ["place", "contact"], ["income", "channels", "fees"]):
        wanted = {key: values[key] for key in keys}
        application = onboarding.answer(application=application, by=applicant, values=wanted)
        if not whole:
            return application
    for item in requirements.items_for(application):
        if item.is_paper and item.mandatory:
            onboarding.add_document(application=application, by=applicant, paper=item.key, document=papers.draw())
        elif item.shape in (Shape.MEMBERS, Shape.SIGNERS, Shape.NATIONAL_ID, Shape.TAX_ID) and item.mandatory:
            value = values[item.shape]
            onboarding.answer(application=application, by=applicant, values={item.key: value})
    return application


def _values(answers: dict) -> dict[str, object]:
    """Return the answers by requirement key (and, for numbers and groups, by shape)."""
    place = places.get(answers["subdistrict_code"], answers["postal_code"])
    address = compose(line=answers["line"], place=place, landmark="")
    people = _people(answers)
    return {
        "kind": {"legal_form": answers["legal_form"], "type": answers["type"]},
        "name": answers["name"],
        "place": {
            "address_line": address.line,
            "subdistrict_code": address.subdistrict_code,
            "postal_code": address.postal_code,
            "province_code": address.province_code,
            "landmark": "",
            "address_text": address.text,
        },
        "contact": {"contact_name": answers["contact"], "phone": answers["phone"]},
        "income": answers["income_satang"],
        "channels": [key for key in KEYS if key in answers["channels"]],
        "fees": answers["fees_satang"],
        Shape.MEMBERS: {"count": max(answers["members"], len(people)), "people": people},
        Shape.SIGNERS: {
            "rule": SigningRule.TWO if answers["members"] > 20 else SigningRule.ANY_ONE,
            "people": [
                {"name": answers["contact"], "phone": answers["phone"]},
                {"name": people[1]["name"], "phone": _mobile(answers["phone"], 1)},
            ],
        },
        Shape.NATIONAL_ID: _number(answers["phone"], first="1"),
        Shape.TAX_ID: _number(answers["phone"], first="0"),
    }


def _people(answers: dict) -> list[dict]:
    """Return seven invented members; the contact is the first."""
    chance = random.Random(answers["phone"])
    named = [answers["contact"], *chance.sample(MEMBERS, 6)]
    return [{"name": name, "house": f"{chance.randint(1, 180)} ม.{place % 6 + 1}"} for place, name in enumerate(named)]


def _mobile(phone: str, turn: int) -> str:
    """Return an invented mobile number beside ``phone``."""
    return f"+668{(int(phone[-8:]) + 7919 * (turn + 1)) % 100_000_000:08d}"


def _number(phone: str, *, first: str) -> str:
    """Return an invented 13-digit number whose check digit is right."""
    body = f"{first}9499{int(phone[-7:]):07d}"[:12]
    return next(f"{body}{digit}" for digit in range(10) if identifiers.check_digit_fits(f"{body}{digit}"))


class _Papers:
    """Invented papers, plainly marked as samples: a few are drawn, and used in turn."""

    def __init__(self) -> None:
        self.drawn = itertools.cycle([self._paper(number) for number in range(6)])

    def draw(self) -> CleanDocument:
        return next(self.drawn)

    @staticmethod
    def _paper(number: int) -> CleanDocument:
        sheet = Image.new("RGB", (900, 1240), "#fbf8f2")
        pen = ImageDraw.Draw(sheet)
        pen.rectangle((40, 40, 860, 1200), outline="#5b6270", width=3)
        pen.text((330, 90), "SAMPLE PAPER", fill="#a3281e", font_size=36)
        for line in range(14 + number):
            y = 200 + line * 46
            pen.line((100, y, 800 - (line * 37 + number * 53) % 260, y), fill="#a5abb5", width=8)
        pen.ellipse((610, 960, 800, 1150), outline="#0f5f5c", width=6)
        out = io.BytesIO()
        sheet.save(out, "JPEG", quality=80)
        return clean_document(out.getvalue())
