"""Requirement by requirement: accepted, rejected with a reason, waived with one; and who of the officers looks."""

import pytest

from common.audit.models import Event
from common.letters.models import Letter
from merchants.onboarding import errors, standing
from merchants.onboarding import services as onboarding
from merchants.onboarding.models import Verdict
from merchants.onboarding.services.judging import seen_of


@pytest.fixture
def taken(submitted, asma):
    return onboarding.take(application=submitted(), by=asma)


def found(row, key):
    return next(each for each in standing.standings(row) if each.key == key)


def judge(row, by, key, state, **more):
    return onboarding.judge(application=row, by=by, key=key, state=state, **more)


def test_accepting_rejecting_and_waiving(taken, asma):
    judge(taken, asma, "tvc2", "accepted")
    judge(taken, asma, "chair_id", "rejected", reason="religion", note="ใช้กระดาษปิด")
    judge(taken, asma, "minute", "waived", note="มีสำเนาที่สำนักงานแล้ว")
    assert [found(taken, key).state for key in ("tvc2", "chair_id", "minute")] == ["accepted", "rejected", "waived"]
    assert found(taken, "chair_id").judged.words == "ยังเห็นช่องศาสนา ปิดแล้วถ่ายใหม่ · ใช้กระดาษปิด"
    done, total = standing.settled(standing.standings(taken))
    assert (done, total) == (2, 12)
    told = Event.objects.about(taken).filter(verb__startswith="requirement_").values_list("verb", "facts__key", "why")
    assert ("requirement_rejected", "chair_id", found(taken, "chair_id").judged.words) in list(told)


def test_the_same_verdict_twice_is_once_and_another_replaces_it(taken, asma):
    for _time in range(2):
        judge(taken, asma, "tvc2", "rejected", reason="unclear")
    assert Verdict.objects.count() == 1
    judge(taken, asma, "tvc2", "accepted")
    old, new = Verdict.objects.order_by("pk")
    assert old.replaced_at is not None and new.replaced_at is None
    assert found(taken, "tvc2").state == "accepted"


def test_all_answers_are_accepted_at_once_but_no_paper(taken, asma):
    assert onboarding.accept_answers(application=taken, by=asma) == 9
    left = [each.key for each in standing.unsettled(standing.standings(taken))]
    assert left == ["tvc2", "minute", "chair_id"]
    assert onboarding.accept_answers(application=taken, by=asma) == 0


@pytest.mark.parametrize(
    ("key", "state", "more", "error"),
    [
        ("tvc2", "rejected", {}, errors.NoteMissing),
        ("tvc2", "rejected", {"reason": "words"}, errors.NoteMissing),
        ("tvc2", "rejected", {"reason": "nonsense", "note": "ก"}, errors.NoteMissing),
        ("tvc2", "waived", {"note": "  "}, errors.NoteMissing),
        ("tvc3", "accepted", {}, errors.NothingToJudge),
        ("tvc3", "rejected", {"reason": "unclear"}, errors.NothingToJudge),
        ("name", "waived", {"note": "ไม่ต้องมีชื่อ"}, errors.NeverWaived),
        ("terms", "waived", {"note": "ไม่ต้องยอมรับ"}, errors.NeverWaived),
        ("company_number", "accepted", {}, errors.UnknownRequirement),
        ("tvc2", "accepted", {"seen": "-999"}, errors.ChangedMeanwhile),
    ],
)
def test_a_verdict_that_cannot_be_is_refused(taken, asma, key, state, more, error):
    with pytest.raises(error):
        judge(taken, asma, key, state, **more)
    assert not Verdict.objects.exists()


def test_nobody_judges_what_changed_under_her_eyes(taken, asma, make):
    seen = seen_of(found(taken, "tvc2"))
    make.add_paper(taken, "tvc2", colour="#123456")
    with pytest.raises(errors.ChangedMeanwhile) as refused:
        judge(taken, asma, "tvc2", "accepted", seen=seen)
    assert refused.value.message == "ผู้สมัครเพิ่งเปลี่ยนข้อนี้ระหว่างที่คุณตรวจ กรุณาดูของใหม่ก่อนแล้วตัดสินอีกครั้ง"
    assert not Verdict.objects.exists()


def test_only_the_reviewer_judges(submitted, taken, other, asma):
    with pytest.raises(errors.NotTheReviewer) as refused:
        judge(taken, other, "tvc2", "accepted")
    assert refused.value.message == "กรุณากดรับตรวจใบสมัครนี้ก่อน แล้วจึงตรวจทีละข้อ"
    with pytest.raises(errors.NotTheReviewer):
        judge(submitted(), asma, "tvc2", "accepted")
    with pytest.raises(errors.NotTheReviewer):
        onboarding.accept_answers(application=taken, by=other)
    assert not Verdict.objects.exists()


def test_sent_back_with_every_note_in_one_letter_and_only_the_change_is_looked_at_again(taken, asma, make):
    onboarding.accept_answers(application=taken, by=asma)
    judge(taken, asma, "tvc2", "accepted")
    judge(taken, asma, "chair_id", "rejected", reason="unclear")
    judge(taken, asma, "minute", "rejected", reason="words", note="ขาดลายเซ็นเลขานุการ")
    row = onboarding.send_back(application=taken, by=asma)
    body = Letter.objects.get(template="application-returned").body
    assert "- บัตรประชาชนของประธาน: รูปไม่ชัด อ่านไม่ออก" in body
    assert "- รายงานการประชุมที่แต่งตั้งผู้ลงนาม: ขาดลายเซ็นเลขานุการ" in body
    with pytest.raises(errors.Incomplete) as refused:
        make.sent(row)
    assert refused.value.keys == ["minute", "chair_id"]
    for key in ("chair_id", "minute"):
        make.add_paper(row, key, colour="#2b7a4b")
    row = make.sent(row)
    changed = [each.key for each in standing.standings(row) if each.changed_since]
    assert changed == ["minute", "chair_id"]
    assert [each.key for each in standing.unsettled(standing.standings(row))] == changed


def test_a_mended_answer_shows_what_it_was(taken, asma, make):
    judge(taken, asma, "name", "rejected", reason="other_name")
    row = onboarding.send_back(application=taken, by=asma)
    onboarding.answer(application=row, by=row.applicant, values={"name": "กลุ่มกรือโป๊ะสายบุรี"})
    row = make.sent(row)
    assert found(row, "name").rows_before == [("ชื่อกลุ่มหรือร้าน", "กลุ่มแม่บ้านกรือโป๊ะสายบุรี")]
    assert found(row, "name").rows == [("ชื่อกลุ่มหรือร้าน", "กลุ่มกรือโป๊ะสายบุรี")]


def test_a_case_is_handed_over_within_its_province(taken, asma, other, make):
    row = onboarding.hand_over(application=taken, by=asma, to=other.officer)
    assert (row.state, row.reviewer) == ("in_review", other)
    assert onboarding.hand_over(application=row, by=asma, to=other.officer).reviewer == other
    assert Event.objects.about(row).filter(verb="handed_over").count() == 1
    for stranger in (make.officer(provinces=["95"]), make.viewer(provinces=["94"])):
        with pytest.raises(errors.NoSuchOfficer):
            onboarding.hand_over(application=row, by=asma, to=stranger.officer)
    row.refresh_from_db()
    assert row.reviewer == other


def test_a_case_is_not_handed_to_who_applied(make, submitted, asma, other):
    row = submitted(applicant=other)
    with pytest.raises(errors.OwnApplication):
        onboarding.hand_over(application=row, by=asma, to=other.officer)
    row.refresh_from_db()
    assert (row.state, row.reviewer) == ("submitted", None)
