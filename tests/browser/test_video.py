"""An editor puts up a video where she writes the lesson; on a telephone it comes when it is played, and not before."""

import pages_made
import pytest
import videos_made
from editors_hands import add, body, listed, publish
from make import PASSWORD
from PIL import Image

from cms.models import LessonPage, Video

pytestmark = pytest.mark.browser


def film() -> bytes:
    return videos_made.webm([Image.new("RGB", (320, 180), shade) for shade in ("#b2402c", "#2c6eb2", "#2cb26e")])


def test_a_video_from_the_editors_machine_to_a_telephone(make, screen):
    course, person = pages_made.course(), make.editor()
    desk = screen({"width": 1280, "height": 900})
    desk.context.set_default_timeout(40_000)
    desk.open("/accounts/login/?next=/admin/")
    desk.fill(login=person.email, password=PASSWORD)
    with desk.page.expect_navigation():
        desk.page.locator("form:has(input[name=password]) [type=submit]").first.click()
    page = desk.page
    page.goto(f"{desk.base}/admin/pages/add/cms/lessonpage/{course.pk}/")
    page.locator("#id_title").fill("หาแสง")
    add(page, "วิดีโอ")
    body(page).locator("input[name$='-title']").fill("หาแสงในครัว")
    body(page).locator("textarea[name$='-transcript']").fill("ยกโทรศัพท์ขึ้นริมหน้าต่าง")
    window = listed(page, "เลือกวิดีโอ")
    window.get_by_role("tab", name="วิดีโอใหม่").click()
    window.locator("input[name=name]").fill("หาแสง")
    send = window.get_by_role("button", name="ส่งวิดีโอขึ้น")
    file = window.locator("input[type=file]")
    file.set_input_files({"name": "x.mp4", "mimeType": "video/mp4", "buffer": b"<!doctype html>"})
    send.click()
    window.get_by_text("ไฟล์นี้ไม่ใช่วิดีโอ MP4 หรือ WebM").wait_for()
    file.set_input_files({"name": "x.webm", "mimeType": "video/webm", "buffer": film()})
    send.click()
    window.wait_for(state="detached")
    publish(desk)
    [lesson], [video] = LessonPage.objects.all(), Video.objects.all()

    shopper, asked = screen(), []
    shopper.page.on("response", lambda answer: asked.append((answer.status, answer.url)))
    shopper.open(lesson.url)
    shopper.page.wait_for_load_state("networkidle")
    assert [url for _status, url in asked if "/videos/" in url] == []  # nothing comes before it is played
    seen = shopper.page.locator("video")
    # it jumps, and runs: all in one go, for it must not have ended before anybody listens
    seen.evaluate(
        """video => new Promise((ends, fails) => {
            video.muted = true;
            video.onended = ends;
            video.play().then(() => { video.currentTime = 2.5 }, fails);
        })"""
    )
    assert seen.evaluate("video => [video.videoWidth, video.videoHeight, video.error]") == [320, 180, None]
    assert (206, f"{shopper.base}{video.file.url}") in asked
    shopper.page.get_by_text("อ่านสิ่งที่พูดและเห็นในวิดีโอ").click()
    assert shopper.page.get_by_text("ยกโทรศัพท์ขึ้นริมหน้าต่าง").is_visible()
