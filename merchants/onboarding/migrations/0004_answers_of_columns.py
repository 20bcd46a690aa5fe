"""Applications from before the list: what their columns say becomes answers, and decided ones count as looked at.

Run again it changes nothing: an application that holds a list is passed over.
"""

import hashlib
import json

from django.db import migrations

FIELDS = "key kind shape title help choices picture legal_forms types mandatory has_expiry is_identity".split()
PLACE = ("address_line", "subdistrict_code", "postal_code", "province_code", "landmark", "address_text")
BEFORE = "ตรวจก่อนมีรายการข้อกำหนด"


def move(apps, schema_editor):
    waiting = apps.get_model("onboarding.Application").objects.filter(requirement_list__isnull=True)
    if not waiting.exists():
        return
    listed = _first_list(apps)
    for application in waiting.iterator():
        for key, value in _values(application).items():
            apps.get_model("onboarding.Answer").objects.create(
                application=application,
                key=key,
                value=value,
                number=value if key == "community_number" else "",
                entered_by=application.applicant,
                entered_at=application.started_at,
            )
        application.requirement_list = listed
        application.save(update_fields=["requirement_list"])
        if application.state == "approved":
            _judge(apps, application, listed.items)


def _first_list(apps):
    rows = apps.get_model("onboarding.Requirement").objects.filter(active=True).order_by("position", "pk")
    items = [_frozen(row) for row in rows]
    digest = hashlib.sha256(json.dumps(items, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    listed, _made = apps.get_model("onboarding.RequirementList").objects.get_or_create(
        digest=digest, defaults={"number": 1, "items": items}
    )
    return listed


def _frozen(row) -> dict:
    texts = {"title": [row.title, row.title_ms, row.title_en], "help": [row.help, row.help_ms, row.help_en]}
    plain = {name: getattr(row, name) for name in FIELDS if name not in {"title", "help", "choices", "picture"}}
    made = {**plain, **texts, "choices": [], "picture": row.picture_id}
    return {name: made[name] for name in FIELDS}


def _values(row) -> dict:
    found = {}
    if row.legal_form and row.type:
        found["kind"] = {"legal_form": row.legal_form, "type": row.type}
    if row.name:
        found["name"] = row.name
    if row.subdistrict_code:
        found["place"] = {name: getattr(row, name) for name in PLACE}
    if row.contact_name:
        found["contact"] = {"contact_name": row.contact_name, "phone": row.phone}
    if row.member_count and row.legal_form in ("group", "cooperative"):
        found["members"] = {"count": row.member_count, "people": []}
    if row.registration_number and row.legal_form == "group" and row.type == "community_enterprise":
        found["community_number"] = row.registration_number
    if row.baseline_income_satang is not None:
        found["income"] = row.baseline_income_satang
    if row.baseline_channels:
        found["channels"] = row.baseline_channels
    if row.baseline_fees_satang is not None:
        found["fees"] = row.baseline_fees_satang
    if row.terms_version:
        found["terms"] = True
    return found


def _judge(apps, application, items) -> None:
    answers = {row.key: row for row in application.answers.all()}
    papers = {row.paper: row for row in application.documents.filter(replaced_at__isnull=True)}
    facts = {"application": application, "by": application.decided_by, "at": application.decided_at}
    verdicts = apps.get_model("onboarding.Verdict").objects
    for item in items:
        fits = not item["legal_forms"] or application.legal_form in item["legal_forms"]
        if not fits or (item["types"] and application.type not in item["types"]) or item["kind"] == "consent":
            continue
        answer, paper = answers.get(item["key"]), papers.get(item["key"])
        if answer or paper:
            verdicts.create(**facts, key=item["key"], answer=answer, document=paper, state="accepted")
        elif item["mandatory"]:
            verdicts.create(**facts, key=item["key"], state="waived", note=BEFORE)


class Migration(migrations.Migration):
    dependencies = [("onboarding", "0003_first_requirements")]
    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
