import io
import json
import types

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from modelsearch.backends import get_search_backend
from wagtail.rich_text import RichText

from cms.models import HomePage, PlainPage
from common.audit.models import Event
from common.letters import services as letters
from common.letters.models import Letter
from common.letters.services import Recipient
from common.users.models import User
from common.versions.models import Version
from config import checks, jobs

pytestmark = pytest.mark.django_db


def said(*command: str) -> str:
    out = io.StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


@pytest.fixture
def parts(monkeypatch):
    """Let settings name parts made here: ``parts(ran={"run": function})`` → the names."""
    made = {}

    def make(**modules) -> list[str]:
        for name, functions in modules.items():
            made[name] = types.SimpleNamespace(**functions)
        return list(modules)

    for place in ["config.jobs", "config.management.commands.demo", "config.management.commands.check_invariants"]:
        monkeypatch.setattr(f"{place}.import_module", lambda name: made[name])
    return make


def broken(*_args):
    raise RuntimeError("a defect")


# demo


def test_demo_runs_its_parts_in_order_and_once(parts, settings):
    ran = []
    settings.DEMO = True
    settings.DEMO_PARTS = parts(
        first={"run": lambda report: ran.append(1)}, second={"run": lambda report: ran.append(2)}
    )
    said("demo")
    said("demo")
    assert ran == [1, 2]
    assert Version.objects.filter(name="demo").exists()


def test_a_part_of_the_demo_is_given_what_was_drawn_ahead(parts, settings):
    ran = []
    settings.DEMO = True
    settings.DEMO_PARTS = parts(
        first={"run": lambda report: ran.append("first")},
        second={"draw_ahead": lambda pool: pool.map(abs, [-1, -2]), "run": lambda report, drawn: ran.extend(drawn)},
    )
    said("demo")
    assert ran == ["first", 1, 2]


@pytest.mark.usefixtures("page_indexes")
def test_the_demos_pages_are_indexed_once_when_all_are_written(parts, settings):
    found = []

    def write(_report):
        home = HomePage.objects.get(locale__language_code="th")
        home.add_child(
            instance=PlainPage(
                title="ตลาดนัด", slug="weekly-market", body=[("text", RichText("<p>ทุกวันศุกร์</p>"))], locale=home.locale
            )
        )
        found.append(len(get_search_backend().search("ตลาดนัด", PlainPage)))

    settings.DEMO = True
    settings.DEMO_PARTS = parts(first={"run": write})
    said("demo")
    assert found == [0]
    assert len(get_search_backend().search("ตลาดนัด", PlainPage)) == 1


def test_a_demo_that_breaks_leaves_nothing(parts, settings):
    settings.DEMO = True
    settings.DEMO_PARTS = parts(
        first={"run": lambda report: User.objects.create_user("x@kedai.test", "y")}, last={"run": broken}
    )
    with pytest.raises(RuntimeError):
        said("demo")
    assert not User.objects.exists()
    assert not Version.objects.filter(name="demo").exists()


def test_demo_is_refused_where_it_is_switched_off(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="The demo is switched off here"):
        said("demo")
    assert not User.objects.exists()


# invariants


def test_invariants_of_a_sound_site():
    assert said("check_invariants") == "Everything agrees.\n"
    assert json.loads(said("check_invariants", "--json"))["ok"] is True


def test_a_disagreement_is_named_and_ends_with_1(parts, settings):
    settings.INVARIANT_PARTS = parts(
        stock={"check": lambda: ["variant 3: 4 on hand, lines say 5"]}, money={"check": lambda: []}
    )
    out = io.StringIO()
    with pytest.raises(CommandError) as failed:
        call_command("check_invariants", "--json", stdout=out)
    assert failed.value.returncode == 1
    assert json.loads(out.getvalue()) == {
        "ok": False,
        "parts": {"stock": ["variant 3: 4 on hand, lines say 5"], "money": []},
    }


# due jobs


def test_one_failing_job_does_not_stop_the_next(parts, settings):
    settings.JOB_PARTS = parts(bad={"run": broken}, good={"run": lambda: {"done": 3}})
    out = io.StringIO()
    with pytest.raises(CommandError, match="Failed: bad") as failed:
        call_command("run_due_jobs", stdout=out)
    assert failed.value.returncode == 1
    assert json.loads(out.getvalue()) == {"done": {"good": {"done": 3}}, "failed": ["bad"]}


def test_real_jobs_run_on_an_empty_site():
    assert json.loads(said("run_due_jobs"))["failed"] == []


def test_the_beat_runs_the_jobs_once_a_minute(parts, settings, time_machine):
    ran = []
    settings.JOB_PARTS = parts(job={"run": lambda: ran.append(1) or {}})
    time_machine.move_to("2026-11-23T01:00:05Z", tick=False)
    assert [jobs.beat(), jobs.beat()] == [True, False]
    time_machine.move_to("2026-11-23T01:00:59Z", tick=False)
    assert jobs.beat() is False
    time_machine.move_to("2026-11-23T01:01:00Z", tick=False)
    assert jobs.beat() is True
    assert len(ran) == 2


# the first administrator


@pytest.fixture
def password(monkeypatch):
    monkeypatch.setenv("KEDAI_ADMIN_PASSWORD", "ruean-kolae-2569")


def test_the_first_administrator_is_made_once(password):
    said("first_admin", "Boss@Example.test")
    person = User.objects.get()
    assert person.is_superuser and person.is_staff and person.check_password("ruean-kolae-2569")
    with pytest.raises(CommandError, match="There is an administrator already"):
        said("first_admin", "other@example.test")
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("email", "secret", "sentence"),
    [
        ("boss@example.test", "kedai-demo", "known to everybody"),
        ("admin@kedai.test", "ruean-kolae-2569", "known to everybody"),
        ("boss@example.test", "12345678", "รหัสผ่าน"),
        ("boss", "ruean-kolae-2569", "อีเมลนี้ไม่ถูกต้อง"),
    ],
)
def test_a_known_weak_or_wrong_administrator_is_refused(monkeypatch, settings, email, secret, sentence):
    settings.DEMO = False
    monkeypatch.setenv("KEDAI_ADMIN_PASSWORD", secret)
    with pytest.raises(CommandError, match=sentence):
        said("first_admin", email)
    assert not User.objects.exists()


# the last administrator's second factor


@pytest.fixture
def locked_out(make):
    person = make.admin()
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=person, type=kind, data={})
    return person


def test_an_administrator_without_app_and_codes_is_helped_from_the_shell(locked_out, make, monkeypatch):
    session = make.signed_in_elsewhere(locked_out)
    monkeypatch.setattr("builtins.input", lambda prompt: locked_out.email.upper())
    words = said("reset_second_factor", locked_out.email, "--reason", "โทรศัพท์ตกน้ำ")
    assert "signed out everywhere" in words and "Done." in words
    assert not Authenticator.objects.exists() and session.browser.get("/admin/").status_code == 302
    event = Event.objects.about(locked_out).get()
    assert (event.verb, event.by, event.why) == ("second_factor_taken", None, "โทรศัพท์ตกน้ำ")
    assert "โทรศัพท์ตกน้ำ" in Letter.objects.get(to_user=locked_out, template="second-factor-taken").body
    with pytest.raises(CommandError, match="ยังไม่ได้ตั้งการยืนยันสองชั้น"):
        said("reset_second_factor", locked_out.email, "--reason", "โทรศัพท์ตกน้ำ")


@pytest.mark.parametrize("typed", ["", "other@example.test", None])
def test_without_the_address_typed_again_nothing_changes(locked_out, monkeypatch, typed):
    def answer(_prompt):
        if typed is None:
            raise EOFError  # no terminal
        return typed

    monkeypatch.setattr("builtins.input", answer)
    with pytest.raises(CommandError, match="Nothing was changed"):
        said("reset_second_factor", locked_out.email, "--reason", "โทรศัพท์ตกน้ำ")
    assert Authenticator.objects.count() == 2 and not Event.objects.exists()


@pytest.mark.parametrize("who", ["editor", "officer", "nobody"])
def test_others_are_helped_in_the_admin(make, monkeypatch, who):
    email = "x@example.test" if who == "nobody" else getattr(make, who)().email
    monkeypatch.setattr("builtins.input", lambda prompt: email)
    with pytest.raises(CommandError, match="No administrator has this address"):
        said("reset_second_factor", email, "--reason", "โทรศัพท์หาย")


# production


def test_production_refuses_the_demos_people(settings):
    User.objects.create_user("merchant@kedai.test", "x")
    settings.DEMO = True
    assert checks.no_demo_people(None) == []
    settings.DEMO = False
    (error,) = checks.no_demo_people(None)
    assert error.id == "kedai.E001"
    User.objects.update(email="merchant@example.test")
    assert checks.no_demo_people(None) == []


def test_the_demo_site_is_not_started_in_production(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="Production runs gunicorn"):
        said("start_site")


def test_without_a_gateway_deployment_is_warned(settings):
    assert checks.sms_gateway(None) == []
    settings.SMS_BACKEND = ""
    letters.write(key="x", to=Recipient(phone="+66812345678"), template="phone-wanted", context={})
    (warning,) = checks.sms_gateway(None)
    assert warning.id == "kedai.W001"
    assert warning.msg == "SMS_URL is not set: 1 SMS wait, nobody signs in by phone."
