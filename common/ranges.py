"""A piece of a file, as a browser asks for it with ``Range`` (RFC 9110 §14): what a player needs to begin and to jump."""

import re

from django.http import HttpResponse, StreamingHttpResponse

BLOCK = 64 * 1024
_ASKED = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


def asked(request, whole):
    """Return the piece of ``whole`` (a FileResponse) that the request asks for: 206; 416 where the file has no such piece.

    What is no range of ours (several pieces, another unit, an If-Range of an older file) is answered with the whole file,
    as the standard allows. Answers other than 200 stay as they are.
    """
    if whole.status_code != 200:
        return whole
    whole["Accept-Ranges"] = "bytes"
    whole["Content-Encoding"] = "identity"  # packed anew a piece would be no piece, and a video packs to nothing less
    length = int(whole["Content-Length"])
    found = _ASKED.fullmatch(request.headers.get("Range", "").strip())
    since = request.headers.get("If-Range", whole["Last-Modified"])
    if found is None or found.groups() == ("", "") or since != whole["Last-Modified"] or request.method != "GET":
        return whole
    first, last = _ends(*found.groups(), length)
    if found[2] and found[1] and int(found[2]) < int(found[1]):
        return whole  # not a range at all
    if first >= length or last < first:
        whole.file_to_stream.close()  # not the answer: closing that tells Django that the request is over
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{length}", "Accept-Ranges": "bytes"})
    return _piece(whole, first, last, length)


def _ends(first: str, last: str, length: int) -> tuple[int, int]:
    """Return the first and the last byte; ``-500`` asks for the last 500."""
    if not first:
        return max(0, length - int(last)), length - 1 if int(last) else -1
    return int(first), min(int(last) if last else length - 1, length - 1)


def _piece(whole, first: int, last: int, length: int):
    file = whole.file_to_stream
    file.seek(first)
    piece = StreamingHttpResponse(Piece(file, last - first + 1), status=206)
    piece["Content-Range"] = f"bytes {first}-{last}/{length}"
    piece["Content-Length"] = str(last - first + 1)
    for name in ("Accept-Ranges", "Content-Encoding", "Last-Modified"):
        piece[name] = whole[name]
    return piece


class Piece:
    """So many bytes of an open file from where it stands; Django closes it with the answer."""

    def __init__(self, file, left: int):
        self.file, self.left = file, left

    def __iter__(self):
        while self.left > 0 and (block := self.file.read(min(BLOCK, self.left))):
            self.left -= len(block)
            yield block

    def close(self) -> None:
        self.file.close()
