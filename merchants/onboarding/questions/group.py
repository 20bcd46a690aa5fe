"""What only groups are asked: who the members are, and who may sign for them."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.forms.fields import PlainTextField, WholeNumberField
from common.thai import phones, text
from common.users.forms import MobileField
from merchants.models import LegalForm, MerchantType, SigningRule
from merchants.onboarding.questions.base import Question

LEAST = 7  # people of a community enterprise, not of one house (Act of 2548)
ROWS, MORE, MOST = 7, 5, 60
SIGNERS = 4


class Members(Question):
    """The register: how many, and name and house of those who are known. ``person_<n>`` and ``house_<n>`` are rows.

    Co-operatives keep a register of their own at their registrar, so they give only the number.
    """

    def fields(self, item, application, posted=None):
        found: dict[str, forms.Field] = {
            "member_count": WholeNumberField(
                label=gettext_lazy("สมาชิกทั้งหมดกี่คน"),
                min_value=1,
                max_value=100_000,
                error_messages={"required": gettext_lazy("ใส่จำนวนสมาชิกเป็นตัวเลข เช่น 12")},
            )
        }
        if application.legal_form != LegalForm.GROUP:
            return found
        for number in range(1, self._rows_wanted(application, posted) + 1):
            found[f"person_{number}"] = PlainTextField(
                label=gettext_lazy("ชื่อคนที่ %(number)s") % {"number": number},
                max_length=120,
                required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
            found[f"house_{number}"] = PlainTextField(
                label=gettext_lazy("บ้านเลขที่"),
                max_length=60,
                required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
        return found

    @staticmethod
    def _rows_wanted(application, posted) -> int:
        if posted is not None:
            numbers = [name.removeprefix("person_") for name in posted if name.startswith("person_")]
            rows = max([int(n) for n in numbers if n.isascii() and n.isdigit() and len(n) < 4], default=ROWS)
            return min(rows + (MORE if "more" in posted else 0), MOST)
        standing = application.answers.filter(key="members", replaced_at__isnull=True).first()
        return min(max(ROWS, len(standing.value["people"]) + 1 if standing else 0), MOST)

    def value(self, cleaned, item):
        people = [
            {"name": cleaned[f"person_{n}"], "house": cleaned.get(f"house_{n}", "")}
            for n in range(1, MOST + 1)
            if cleaned.get(f"person_{n}")
        ]
        return {"count": max(cleaned["member_count"], len(people)), "people": people}

    def initial(self, value, item, application):
        if not value:
            return {}
        found = {"member_count": value["count"]}
        for number, person in enumerate(value["people"], start=1):
            found |= {f"person_{number}": person["name"], f"house_{number}": person["house"]}
        return found

    def columns(self, value, item):
        return {"member_count": value["count"] if value else None}

    def rows(self, value, item):
        named = [f"{p['name']} ({p['house']})" if p["house"] else p["name"] for p in value["people"]]
        rows = [(_("จำนวนสมาชิก"), _("%(count)s คน") % {"count": f"{value['count']:,}"})]
        return rows + ([(_("รายชื่อ"), "\n".join(named))] if named else [])

    def doubts(self, value, application):
        if application.type != MerchantType.COMMUNITY:
            return []
        if value["count"] < LEAST:
            return [_("วิสาหกิจชุมชนต้องมีสมาชิกอย่างน้อย 7 คนที่ไม่ได้อยู่บ้านเดียวกัน ตรวจจำนวนสมาชิกอีกครั้ง")]
        people = value["people"]
        if application.legal_form == LegalForm.GROUP and len(people) < LEAST:
            return [_("ใส่ชื่อสมาชิกไว้ %(count)s คน เจ้าหน้าที่อาจขอรายชื่อให้ครบ 7 คน") % {"count": len(people)}]
        houses = {text.normalise(person["house"]) for person in people if person["house"]}
        if people and all(person["house"] for person in people) and len(houses) < LEAST:
            return [_("สมาชิกที่ใส่ไว้อยู่ในบ้าน %(houses)s หลัง วิสาหกิจชุมชนต้องมี 7 คนที่ไม่ได้อยู่บ้านเดียวกัน") % {"houses": len(houses)}]
        return []


class Signers(Question):
    """Who may sign for the group and how many it takes. ``signer_<n>`` and ``signer_phone_<n>`` are rows."""

    def fields(self, item, application, posted=None):
        found: dict[str, forms.Field] = {
            "signing_rule": forms.ChoiceField(
                label=gettext_lazy("ต้องลงนามกี่คน"),
                choices=SigningRule,
                widget=forms.RadioSelect,
                error_messages={"required": gettext_lazy("เลือกว่าต้องลงนามกี่คน")},
            )
        }
        for number in range(1, SIGNERS + 1):
            found[f"signer_{number}"] = PlainTextField(
                label=gettext_lazy("ชื่อผู้ลงนามคนที่ %(number)s") % {"number": number},
                max_length=120,
                required=number == 1,
                error_messages={"required": gettext_lazy("ใส่ชื่อผู้ลงนามอย่างน้อยหนึ่งคน")},
                widget=forms.TextInput(attrs={"autocomplete": "off", "list": "register"}),
            )
            found[f"signer_phone_{number}"] = MobileField(
                label=gettext_lazy("เบอร์มือถือคนที่ %(number)s") % {"number": number}, required=False
            )
        return found

    def clean(self, form, item):
        found = form.cleaned_data
        if any(name in form.errors for name in form.fields):
            return
        seen: dict[str, int] = {}
        for number in range(1, SIGNERS + 1):
            name, phone = found.get(f"signer_{number}"), found.get(f"signer_phone_{number}")
            if name and not phone:
                form.add_error(f"signer_phone_{number}", _("ใส่เบอร์มือถือของผู้ลงนาม เราส่งข้อความถึงเมื่อบัญชีรับเงินเปลี่ยน"))
            elif phone and not name:
                form.add_error(f"signer_{number}", _("ใส่ชื่อเจ้าของเบอร์นี้ หรือลบเบอร์ออก"))
            elif phone in seen:
                form.add_error(f"signer_phone_{number}", _("เบอร์นี้ซ้ำกับผู้ลงนามอีกคน แต่ละคนต้องมีเบอร์ของตัวเอง"))
            elif phone:
                seen[phone] = number
        if found.get("signing_rule") == SigningRule.TWO and len(seen) < 2 and not form.errors:
            form.add_error("signer_2", _("เลือกลงนามสองคนร่วมกัน จึงต้องใส่ผู้ลงนามอย่างน้อยสองคน"))

    def value(self, cleaned, item):
        people = [
            {"name": cleaned[f"signer_{n}"], "phone": cleaned[f"signer_phone_{n}"]}
            for n in range(1, SIGNERS + 1)
            if cleaned.get(f"signer_{n}")
        ]
        return {"rule": cleaned["signing_rule"], "people": people}

    def initial(self, value, item, application):
        if not value:
            mobile = application.phone if phones.is_mobile(application.phone) else ""
            return {"signer_1": application.contact_name, "signer_phone_1": mobile}
        found = {"signing_rule": value["rule"]}
        for number, person in enumerate(value["people"], start=1):
            found |= {f"signer_{number}": person["name"], f"signer_phone_{number}": person["phone"]}
        return found

    def rows(self, value, item):
        named = [f"{person['name']} {phones.display(person['phone'])}" for person in value["people"]]
        return [
            (_("การลงนาม"), str(SigningRule(value["rule"]).label)),
            (_("ผู้มีอำนาจลงนาม"), "\n".join(named)),
        ]
