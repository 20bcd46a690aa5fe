import pytest
from django.db import IntegrityError, transaction

from common.audit.models import Event
from common.letters.models import Letter
from common.users import services as people
from common.users.errors import PhoneTaken, PhoneWaits
from common.users.models import User

pytestmark = pytest.mark.django_db
PHONE, OTHER = "+66812345678", "+66898765432"


class TestPersonOfPhone:
    def test_makes_an_account_that_waits_for_her_once(self):
        person = people.person_of_phone(phone=PHONE, first_name="แมะแย", language="ms")
        assert (person.phone, person.phone_verified, person.email) == (PHONE, False, None)
        assert (person.first_name, person.language, person.has_usable_password()) == ("แมะแย", "ms", False)
        assert person.made_for_her
        assert people.person_of_phone(phone=PHONE, first_name="อื่น", language="th") == person
        person.refresh_from_db()
        assert (person.first_name, person.language) == ("แมะแย", "ms")

    def test_finds_who_has_proven_the_number(self, make):
        person = make.phone_person(PHONE)
        assert people.person_of_phone(phone=PHONE) == person

    def test_a_claim_beside_an_address_gives_way(self, make):
        claim = make.user(phone=PHONE)
        person = people.person_of_phone(phone=PHONE)
        claim.refresh_from_db()
        assert person != claim and claim.phone is None
        assert [event.verb for event in Event.objects.about(claim)] == ["phone_let_go"]


class TestComingIn:
    def test_a_new_number_makes_an_account_that_is_proven(self):
        person, new = people.come_in(phone=PHONE, language="en")
        assert new and (person.phone, person.phone_verified, person.language) == (PHONE, True, "en")
        assert people.come_in(phone=PHONE, language="th") == (person, False)
        assert User.objects.count() == 1

    def test_an_account_that_waited_becomes_hers_with_everything(self):
        waiting = people.person_of_phone(phone=PHONE, first_name="แมะแย")
        person, new = people.come_in(phone=PHONE, language="en")
        assert not new and person == waiting and person.phone_verified
        assert (person.first_name, person.language) == ("แมะแย", "th")
        assert [event.verb for event in Event.objects.about(person)] == ["phone_proven"]

    def test_a_password_that_somebody_set_before_is_worth_nothing(self):
        User.objects.create_user(None, "a-strangers-password", phone=PHONE)
        person, _new = people.come_in(phone=PHONE, language="th")
        assert not person.has_usable_password()

    def test_a_claim_is_never_entered(self, make):
        claim = make.user(phone=PHONE)
        person, new = people.come_in(phone=PHONE, language="th")
        assert new and person != claim
        claim.refresh_from_db()
        assert claim.phone is None and claim.has_usable_password()


class TestTakingANumber:
    def test_the_first_number_is_hers(self, make):
        person = people.take_phone(person=make.user(), phone=PHONE)
        assert (person.phone, person.phone_verified) == (PHONE, True)
        assert not Letter.objects.exists()

    def test_a_change_is_told_to_the_old_number_in_her_language(self, make):
        person = make.phone_person(PHONE)
        people.take_phone(person=person, phone=OTHER)
        letter = Letter.objects.get()
        assert (letter.to_phone, letter.channel, letter.language) == (PHONE, "sms", "th")
        assert letter.body.startswith("Kedai: บัญชีของคุณเปลี่ยนไปใช้เบอร์อื่นแล้ว ถ้าคุณไม่ได้ทำเอง ติดต่อเจ้าหน้าที่ทันที http")
        people.take_phone(person=person, phone=OTHER)
        assert Letter.objects.count() == 1

    def test_a_proven_number_stays_with_whom_it_is(self, make):
        owner, other = make.phone_person(PHONE), make.user()
        with pytest.raises(PhoneTaken) as refused:
            people.take_phone(person=other, phone=PHONE)
        assert str(refused.value) == ("เบอร์นี้เป็นของอีกบัญชีหนึ่ง ถ้าเป็นเบอร์ของคุณ ให้ออกจากระบบ แล้วเข้าด้วยเบอร์นี้แทน")
        other.refresh_from_db()
        owner.refresh_from_db()
        assert other.phone is None and owner.phone == PHONE and owner.phone_verified

    def test_an_account_that_waits_is_not_swallowed(self, make):
        waiting, other = people.person_of_phone(phone=PHONE), make.user()
        with pytest.raises(PhoneWaits) as refused:
            people.take_phone(person=other, phone=PHONE)
        assert str(refused.value) == ("เจ้าหน้าที่เปิดบัญชีด้วยเบอร์นี้ไว้ให้คุณแล้ว ออกจากระบบ แล้วเข้าด้วยเบอร์นี้ จะเห็นใบสมัครของคุณ")
        waiting.refresh_from_db()
        assert waiting.phone == PHONE

    def test_a_claim_of_another_gives_way(self, make):
        claim, person = make.user(phone=PHONE), make.user()
        people.take_phone(person=person, phone=PHONE)
        claim.refresh_from_db()
        assert claim.phone is None


def test_the_database_knows_no_proven_number_without_a_number(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.user(phone_verified=True)


def test_how_a_person_without_a_name_is_addressed():
    person = people.person_of_phone(phone=PHONE)
    assert person.greeting == str(person) == "081-234-5678"


def test_a_deactivated_person_keeps_her_number(make):
    person = make.phone_person(PHONE, is_active=False)
    assert people.come_in(phone=PHONE, language="th") == (person, False)
