"""The list editors keep: a change reaches new applications, never one that is under way, until it is moved."""

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from merchants.onboarding import errors, requirements, standing
from merchants.onboarding import services as onboarding
from merchants.onboarding.drawings import drawing_of
from merchants.onboarding.models import Requirement, RequirementList


def add(**facts) -> Requirement:
    row = Requirement(
        **{"key": "water", "kind": "answer", "shape": "yes_no", "title": "มีน้ำประปาไหม", "position": 65, **facts}
    )
    row.full_clean()
    row.save()
    return row


def test_the_first_list_is_there_in_three_languages(db):
    rows = list(Requirement.objects.all())
    assert len(rows) > 25
    assert [row.key for row in rows if not (row.title and row.title_ms and row.title_en)] == []
    assert [row.key for row in rows if row.help and not (row.help_ms and row.help_en)] == []
    for row in rows:
        row.full_clean()


def test_a_change_makes_a_new_number_and_no_change_makes_none(make):
    first = onboarding.start(by=make.user()).requirement_list
    assert onboarding.start(by=make.user()).requirement_list == first
    add()
    second = onboarding.start(by=make.user()).requirement_list
    assert (first.number, second.number) == (1, 2)
    assert RequirementList.objects.count() == 2


def test_an_application_under_way_keeps_its_list_until_it_is_moved(draft, make):
    row = draft()
    add()
    assert requirements.is_outdated(row)
    assert requirements.item_or_none(row, "water") is None
    moved = onboarding.move_to_current_list(application=row, by=row.applicant)
    assert requirements.item_or_none(moved, "water").label == "มีน้ำประปาไหม"
    assert [each.key for each in standing.missing(standing.standings(moved))] == ["water"]
    with pytest.raises(errors.SameList):
        onboarding.move_to_current_list(application=moved, by=row.applicant)
    onboarding.answer(application=moved, by=row.applicant, values={"water": "yes"})
    assert make.sent(moved).state == "submitted"


def test_a_requirement_that_went_leaves_what_was_given_on_record(draft, make):
    row = draft()
    Requirement.objects.filter(key="minute").update(active=False)
    moved = onboarding.move_to_current_list(application=row, by=row.applicant)
    assert "minute" not in {each.key for each in standing.standings(moved)}
    assert moved.documents.filter(paper="minute").exists()
    assert make.sent(moved).state == "submitted"


def test_words_come_in_the_language_of_the_page_and_fall_back_to_thai(make):
    row = onboarding.start(by=make.user())
    add(key="own", title="คำถามของเรา")
    items = {item.key: item for item in requirements.newest_items()}
    with translation.override("ms"):
        assert requirements.item_or_none(row, "name").label == "Nama kumpulan atau kedai"
        assert items["own"].label == "คำถามของเรา"


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "document", "shape": "line"},
        {"kind": "consent", "shape": "paper"},
        {"kind": "answer", "shape": "name"},
        {"shape": "choice", "choices": "yes"},
        {"key": "name"},
        {"legal_forms": ["kingdom"]},
        {"types": ["bank"]},
    ],
)
def test_a_requirement_that_cannot_be_asked_is_refused(db, facts):
    before = Requirement.objects.count()
    with pytest.raises(ValidationError):
        add(**facts)
    assert Requirement.objects.count() == before


@pytest.mark.parametrize("key", ["kind", "name", "place", "contact", "terms"])
@pytest.mark.parametrize("change", [{"active": False}, {"mandatory": False}])
def test_what_every_shop_needs_is_always_asked(db, key, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Requirement.objects.filter(key=key).update(**change)


def test_every_paper_of_the_first_list_is_drawn(db):
    keys = Requirement.objects.filter(kind="document").values_list("key", flat=True)
    for key in keys:
        assert finders.find(drawing_of(key).removeprefix("/static/")), key
    assert drawing_of("own") == ""


def test_choices_are_read_line_by_line(make):
    add(key="size", shape="choice", choices="s | เล็ก | Kecil | Small\nl | ใหญ่\n\nnonsense")
    item = {item.key: item for item in requirements.newest_items()}["size"]
    with translation.override("en"):
        assert item.options == [("s", "Small"), ("l", "ใหญ่")]


def test_editors_keep_the_list_in_admin(signed_in, make):
    client = signed_in(make.editor())
    row = Requirement.objects.get(key="tvc3")
    page = client.get(f"/admin/snippets/onboarding/requirement/edit/{row.pk}/")
    assert page.status_code == 200
    form = page.context["form"]
    sent = {name: form.initial.get(name) or "" for name in form.fields if name not in {"mandatory", "active"}}
    sent |= {"title": "ท.ว.ช.3 ปีล่าสุด", "mandatory": "on", "active": "on", "has_expiry": "on"}
    sent |= {"key": "other", "kind": "answer", "legal_forms": ["group"], "types": ["community_enterprise"]}
    answer = client.post(f"/admin/snippets/onboarding/requirement/edit/{row.pk}/", sent)
    assert answer.status_code == 302, answer.context["form"].errors
    row.refresh_from_db()
    assert (row.title, row.mandatory, row.legal_forms) == ("ท.ว.ช.3 ปีล่าสุด", True, ["group"])
    assert (row.key, row.kind) == ("tvc3", "document")  # set once
    assert client.get(f"/admin/snippets/onboarding/requirement/delete/{row.pk}/").status_code in (302, 403)
    assert Requirement.objects.filter(pk=row.pk).exists()
