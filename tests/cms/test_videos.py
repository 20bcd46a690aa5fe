"""A video on a page: put up in /admin/, played by whoever asks for it, and all of it in words for whoever does not."""

import datetime
import json
import os
import re

import pages_made as pages
import pytest
import videos_made
from bucket_standing_in import NAME, bucket
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms import jobs, videos
from cms.models import LessonPage, Video
from common import clock

pytestmark = pytest.mark.django_db
SAID = "ยกโทรศัพท์ขึ้นริมหน้าต่าง\n\nแสงมาจากด้านซ้าย"
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:04.000\nยกโทรศัพท์ขึ้น"
CHOOSER = "video_chooser:create"
LIST = "wagtailsnippets_cms_video:add"


@pytest.fixture
def tidy():
    """Whatever a test put into the folder of videos goes with it."""
    before = set(default_storage.listdir("videos")[1]) if default_storage.exists("videos") else set()
    yield
    if default_storage.exists("videos"):
        for name in set(default_storage.listdir("videos")[1]) - before:
            default_storage.delete(f"videos/{name}")


@pytest.fixture
def editor(client, make, tidy):
    client.force_login(make.editor())
    return client


def typed(content: bytes = b"", name: str = "light.mp4", **facts) -> dict:
    sent = {"file": SimpleUploadedFile(name, content, content_type="video/mp4")} if content else {}
    return {"name": "หาแสง", "captions": "", "spoken": "th", **sent, **facts}


def lesson(video: Video, **facts) -> LessonPage:
    return pages.lesson(body=[pages.video_part(video, **facts), ("text", "<p>ลองทำตาม</p>")])


def read(client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


@pytest.mark.parametrize("way", [LIST, CHOOSER])
@pytest.mark.parametrize("name", ["light.mp4", "<script>.html", "ไฟล์.exe"])
def test_an_editor_puts_up_a_video(editor, way, name):
    content = videos_made.mp4(matrix=videos_made.TURNED)
    answer = editor.post(reverse(way), typed(content, name))
    assert answer.status_code == (302 if way == LIST else 200)
    video = Video.objects.get()
    assert re.fullmatch(r"videos/[0-9a-f]{24}\.mp4", video.file.name)
    assert (video.size_bytes, video.width, video.height) == (len(content), 720, 1280)
    if way == CHOOSER:
        assert (answer.json()["step"], answer.json()["result"]["id"]) == ("chosen", str(video.pk))
    sent = editor.get(video.file.url)
    assert (sent.status_code, sent["Content-Type"]) == (200, "video/mp4")
    assert b"".join(sent.streaming_content) == content


@pytest.mark.parametrize("way", [LIST, CHOOSER])
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<!doctype html><script>alert(1)</script>", "ไฟล์นี้ไม่ใช่วิดีโอ MP4 หรือ WebM"),
        (b"%PDF-1.4", "ไฟล์นี้ไม่ใช่วิดีโอ MP4 หรือ WebM"),
        (videos_made.mp4(b"hvc1"), "โทรศัพท์หลายเครื่องเปิดวิดีโอแบบนี้ไม่ได้"),
        (videos_made.mp4()[:-9], "เปิดวิดีโอนี้ไม่ได้ ไฟล์อาจเสียหรือส่งมาไม่ครบ"),
        (videos_made.mp4(film=bytes(20 * 1024 * 1024)), "ใช้ไฟล์ไม่เกิน 20 MB"),
    ],
    ids=["page", "pdf", "hevc", "cut off", "too large"],
)
def test_what_is_no_video_for_telephones_is_refused_in_words(editor, way, content, sentence):
    answer = editor.post(reverse(way), typed(content))
    said = answer.json()["htmlFragment"] if way == CHOOSER else answer.content.decode()
    assert answer.status_code == 200 and sentence in said
    assert not Video.objects.exists()


def test_the_list_of_videos_says_how_large_each_is(editor):
    pages.video(size_bytes=3_456_789)
    listed = read(editor, reverse("wagtailsnippets_cms_video:list"))
    assert "หาแสง" in listed and "3.5 MB" in listed and "ส่งขึ้นเมื่อ" in listed


def test_captions_are_taken_as_webvtt_and_nothing_else(editor, client):
    answer = editor.post(reverse(LIST), typed(videos_made.mp4(), captions="1\n00:00:01,000 --> 00:00:02,000\nสวัสดี"))
    assert "บรรทัดแรกต้องเป็นคำว่า WEBVTT" in answer.content.decode() and not Video.objects.exists()
    assert editor.post(reverse(LIST), typed(videos_made.mp4(), captions=f"\ufeff{CAPTIONS}")).status_code == 302
    client.logout()
    answer = client.get(reverse("cms:captions", args=[Video.objects.get().pk]))
    assert (answer["Content-Type"], answer.content.decode()) == ("text/vtt; charset=utf-8", CAPTIONS)
    for none in (pages.video().pk, 0, 10**30):
        assert client.get(f"/videos/{none}/captions.vtt").status_code == 404


def test_a_changed_name_keeps_the_file_and_a_new_file_has_a_new_address(editor):
    video = pages.video()
    change = reverse("wagtailsnippets_cms_video:edit", args=[video.pk])
    assert editor.post(change, {**typed(), "name": "หาแสงในครัว"}).status_code == 302
    same = Video.objects.get()
    assert (same.name, same.file.name, same.width) == ("หาแสงในครัว", video.file.name, 720)
    assert editor.post(change, typed(videos_made.mp4())).status_code == 302
    new = Video.objects.get()
    assert new.file.name != video.file.name and (new.width, new.height) == (1280, 720)


def body(**facts) -> dict:
    """What the form of a page sends for one part, a video."""
    part = {"title": "หาแสงในครัว", "video": "", "poster": "", "transcript": SAID, **facts}
    sent = {f"body-0-value-{name}": value for name, value in part.items()}
    return {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "video",
        "body-0-id": "",
        **sent,
    }


def test_an_editor_publishes_a_lesson_with_a_video_and_never_without_its_words(editor, client):
    course, video = pages.course(), pages.video()
    page = {
        "title": "หาแสง", "slug": "light", "lead": "", "minutes": "5", "questions-count": "0", "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0", "picture": "", "action-publish": "1",
    }  # fmt: skip
    add = reverse("wagtailadmin_pages:add", args=["cms", "lessonpage", course.pk])
    for missing in ("transcript", "title", "video"):
        assert editor.post(add, {**page, **body(video=video.pk), f"body-0-value-{missing}": ""}).status_code == 200
        assert not LessonPage.objects.exists()
    for key in ("0", "999999"):
        assert editor.post(add, {**page, **body(video=key)}).status_code == 200
    assert editor.post(add, {**page, **body(video=video.pk)}).status_code == 302
    client.logout()
    assert video.file.url in read(client, "/learn/photos/light/")


@pytest.mark.parametrize("start", ["", "/ms", "/en"])
def test_a_page_shows_a_video_that_comes_when_it_is_played_and_its_words(client, tidy, start):
    video = pages.video(captions=CAPTIONS)
    lesson(video, poster=pages.image())
    html = read(client, f"{start}/learn/photos/light/")
    tag = re.search(r"<video.*?</video>", html, re.S)[0]
    for words in (
        f'src="{video.file.url}"', "controls", "playsinline", 'preload="none"', 'width="720"', 'height="1280"', 'poster="/media/images/',
        'aria-label="หาแสงในครัว"', 'kind="captions"', f'src="{start}/videos/{video.pk}/captions.vtt"', 'srclang="th"',
    ):  # fmt: skip
        assert words in tag, words
    assert "autoplay" not in tag
    assert (
        f'<a href="{video.file.url}" download="หาแสงในครัว.mp4">' in html
        and "part-video--tall" in html
        and "0.1 MB" in html
    )
    assert '<h2 lang="th">หาแสงในครัว</h2>' in html
    words = re.search(r"<details.*?</details>", html, re.S)[0]
    assert "<summary>" in words and 'lang="th"' in words and "<p>แสงมาจากด้านซ้าย</p>" in words
    assert "media-src 'self'" in client.get("/")["Content-Security-Policy"]


def test_a_translated_lesson_has_its_own_words(client, tidy):
    page = lesson(pages.video())
    stored = json.loads(json.dumps(list(page.body.raw_data)))
    stored[0]["value"].update(title="Mencari cahaya", transcript="Angkat telefon dekat tingkap")
    pages.translated(page, "ms", body=json.dumps(stored))
    html = read(client, "/ms/learn/photos/light/")
    assert '<h2 lang="ms">Mencari cahaya</h2>' in html and "Angkat telefon dekat tingkap" in html
    assert "<track" not in html and "poster=" not in html


def test_a_video_that_was_taken_away_leaves_the_page_whole(client, editor, tidy):
    video = pages.video()
    page = lesson(video)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    away = reverse("wagtailsnippets_cms_video:delete", args=[video.pk])
    assert "1" in re.search(r"usage[^>]*>[^<]*", read(editor, away))[0]
    assert editor.post(away).status_code == 302
    html = read(client, "/learn/photos/light/")
    assert "ลองทำตาม" in html and "<video" not in html and "หาแสงในครัว" not in html
    assert editor.get(edit).status_code == 200


def test_hostile_words_stay_words(client, tidy):
    hostile = '"><script>alert(1)</script>'
    lesson(pages.video(), title=hostile, transcript=hostile)
    assert "<script>alert" not in read(client, "/learn/photos/light/")


def test_files_that_no_row_names_go_a_day_later(tidy):
    video, lost = pages.video(), default_storage.save("videos/a.mp4", ContentFile(b"x"))
    other = default_storage.save("videos/readme.txt", ContentFile(b"x"))
    assert videos.tidy() == 0  # a page that was read a moment ago may still name it
    past = (clock.now() - datetime.timedelta(days=2)).timestamp()
    for name in (video.file.name, lost, other):
        os.utime(default_storage.path(name), (past, past))
    assert jobs.run()["videos_deleted"] == 1 and videos.tidy() == 0
    assert (
        default_storage.exists(video.file.name) and default_storage.exists(other) and not default_storage.exists(lost)
    )
    default_storage.delete(other)


@pytest.fixture
def things(settings, monkeypatch):
    """What lies in the bucket that the public storage is now."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    with bucket(lambda: clock.now().timestamp()) as (address, lying):
        options = {
            "endpoint_url": address, "region_name": "ap-southeast-1", "bucket_name": NAME, "addressing_style": "path",
            "custom_domain": "media.kedai.example", "querystring_auth": False, "file_overwrite": False,
        }  # fmt: skip
        public = {"BACKEND": "common.public_bucket.PublicBucket", "OPTIONS": options}
        settings.STORAGES = {**settings.STORAGES, "default": public}
        yield lying


def test_in_a_bucket_a_video_lies_as_one_and_goes_when_no_row_names_it(client, make, things):
    client.force_login(make.editor())
    content = videos_made.mp4()
    assert client.post(reverse(LIST), typed(content)).status_code == 302
    ((name, (body, _at, headers)),) = things.items()
    assert (body, headers["Content-Type"], headers.get("x-amz-acl")) == (content, "video/mp4", None)
    lesson(Video.objects.get())
    assert f'src="https://media.kedai.example/{name}"' in read(client, "/learn/photos/light/")
    Video.objects.all().delete()
    assert videos.tidy() == 0
    with clock.at(clock.now() + datetime.timedelta(days=2)):
        assert videos.tidy() == 1
    assert things == {}
