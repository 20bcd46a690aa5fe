"""Files that editors put up for download are never pages of our origin."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model

Document = get_document_model()
SCRIPT = b"alert(document.domain)"


@pytest.fixture
def upload(client, make):
    """Put a file up in /admin/ as an editor; return the answer."""
    client.force_login(make.editor())

    def send(
        name: str, content: bytes = SCRIPT, *, page: str = "/admin/documents/add/", field: str = "file", **headers
    ):
        file = SimpleUploadedFile(name, content)
        return client.post(page, {"title": "guide", field: file}, headers=headers)

    yield send
    for row in Document.objects.all():
        default_storage.delete(row.file.name)


@pytest.mark.parametrize(
    "name", ["guide.js", "guide.html", "guide.svg", "guide.xhtml", "guide.xml", "guide.pdf.html", "guide"]
)
def test_a_file_that_a_browser_would_run_is_refused(upload, name):
    answer = upload(name)
    assert answer.status_code == 200
    assert "csv, docx, odp, ods, odt, pdf, pptx, xlsx" in answer.content.decode()
    assert not Document.objects.exists()


def test_several_at_once_are_held_to_the_same_list(upload):
    asked = {"x-requested-with": "XMLHttpRequest"}
    answer = upload("guide.html", page="/admin/documents/multiple/add/", field="files[]", **asked)
    assert answer.json()["success"] is False
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"), [("price.pdf", b"%PDF-1.4 x"), ("price.pdf", b"<script>alert(1)</script>"), ("p.csv", b"a,b")]
)
def test_a_document_is_a_download_and_has_no_other_address(upload, client, name, content):
    assert upload(name, content).status_code == 302
    row = Document.objects.get()
    client.logout()
    assert client.get(f"/media/{row.file.name}").status_code == 404
    answer = client.get(row.url)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
