"""A lesson is read and answered; for people of a shop it is written down, once."""

import pages_made as pages
import pytest
from django.contrib.messages import get_messages

from merchants import membership
from merchants.models import Member, Role
from merchants.training import services as training
from merchants.training.models import Completion

pytestmark = pytest.mark.django_db
URL = "/learn/photos/light/"


@pytest.fixture
def lesson():
    return pages.lesson(minutes=4, body=[("text", "<p>เดินไปที่หน้าต่าง</p>")])


def finish(client, lesson, **answers):
    return client.post(f"/lessons/{lesson.pk}/finish/", answers)


def said(answer) -> str:
    return str([*get_messages(answer.wsgi_request)][-1])


def test_a_lesson_shows_its_words_and_its_question(client, lesson):
    html = client.get(URL).content.decode()
    for words in ["หาแสง", "เดินไปที่หน้าต่าง", "ลองตอบดู", "แสงไหนดีที่สุด", "แสงริมหน้าต่าง", "ส่งคำตอบ"]:
        assert words in html
    assert "ลองปิดไฟ" not in html  # the hint waits
    course = client.get("/learn/photos/").content.decode()
    assert "บทที่ 1" in course and "4 นาที" in course and "จบแล้ว" not in course


def test_a_right_answer_of_a_member_is_written_down_once(client, make, lesson):
    shop = make.merchant()
    client.force_login(make.owner_of(shop))
    for _twice in range(2):
        answer = finish(client, lesson, q1="1")
        assert answer["Location"] == "/learn/photos/"
        assert said(answer) == "เก่งมาก คุณเรียนบท “หาแสง” จบแล้ว ระบบบันทึกให้เรียบร้อย"
    done = Completion.objects.get()
    assert (done.merchant, done.person, done.lesson_key) == (shop, make.owner_of(shop), str(lesson.translation_key))
    course = client.get("/learn/photos/").content.decode()
    assert "จบแล้ว 1 จาก 1 บท" in course and "เรียนจบแล้ว" in course
    assert "คุณเรียนบทนี้จบแล้ว" in client.get(URL).content.decode()


def test_a_wrong_answer_gets_a_hint_keeps_the_choice_and_writes_nothing(client, make, lesson):
    client.force_login(make.owner_of(make.merchant()))
    html = finish(client, lesson, q1="0").content.decode()
    assert "ยังไม่ใช่ข้อนี้ คำใบ้: ลองปิดไฟแล้วเดินไปที่หน้าต่าง" in html
    assert "เกือบแล้ว ดูคำใบ้แล้วเลือกคำตอบใหม่" in html
    assert (
        'value="0" id="id_q1_0" aria-describedby="id_q1_error" aria-invalid="true" required checked' in html
        or "checked" in html
    )
    assert "เดินไปที่หน้าต่าง" in html
    for typed in [{}, {"q1": "7"}, {"q1": "x"}]:
        assert "เลือกคำตอบหนึ่งข้อ" in finish(client, lesson, **typed).content.decode()
    assert not Completion.objects.exists()


@pytest.mark.parametrize("who", ["guest", "shopper"])
def test_people_of_no_shop_learn_too_and_nothing_is_written(client, make, lesson, who):
    if who == "shopper":
        client.force_login(make.user())
    answer = finish(client, lesson, q1="1")
    assert answer.status_code == 302
    assert "ตอบถูกครบแล้วในบท “หาแสง”" in said(answer)
    assert not Completion.objects.exists()


def test_a_lesson_without_questions_is_finished_by_its_button(client, make):
    lesson = pages.lesson(questions=[])
    assert "อ่านจบแล้วใช่ไหม" in client.get(URL).content.decode()
    client.force_login(make.owner_of(make.merchant()))
    finish(client, lesson)
    assert Completion.objects.count() == 1


def test_who_learnt_in_malay_has_learnt(client, make, lesson):
    malay = pages.translated(lesson, "ms", title="Cari cahaya")
    client.force_login(make.owner_of(make.merchant()))
    answer = client.post(f"/ms/lessons/{malay.pk}/finish/", {"q1": "1"})
    assert answer["Location"] == "/ms/learn/photos/"
    assert "เรียนจบแล้ว" in client.get("/learn/photos/").content.decode()


def test_the_address_leads_back_and_an_unpublished_lesson_is_not_there(client, lesson):
    assert client.get(f"/lessons/{lesson.pk}/finish/")["Location"] == URL
    assert client.get(f"/en/lessons/{lesson.pk}/finish/")["Location"] == f"/en{URL}"
    lesson.unpublish()
    assert client.get(f"/lessons/{lesson.pk}/finish/").status_code == 404
    assert finish(client, lesson, q1="1").status_code == 404


def test_it_counts_for_every_shop_and_stays_when_one_leaves(make, lesson):
    one, two = make.merchant("ร้านหนึ่ง"), make.merchant("ร้านสอง")
    owner = make.owner_of(one)
    Member.objects.create(merchant=two, user=owner, role=Role.HELPER)
    assert training.finish(person=owner, lesson_key=lesson.key) == 2
    member = two.members.get(user=owner)
    membership.remove_member(merchant=two, member=member, by=make.owner_of(two))
    assert Completion.objects.for_merchant(two).count() == 1
    assert training.finished_by(owner) == {lesson.key}


def test_a_number_no_table_can_hold_is_no_lesson(client, db):
    assert client.get(f"/lessons/{10**20}/finish/").status_code == 404
