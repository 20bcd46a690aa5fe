"""What lies in the public storage has an address only where it is a picture or a video. Anything else is never shown as a page of ours."""

# ending of the name -> how it is sent; deploy/nginx.conf has the same lists
PICTURES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
VIDEOS = {"mp4": "video/mp4", "webm": "video/webm"}


def public_type(name: str) -> str | None:
    """Return the content type of a picture or a video by the ending of its name, or None where it is neither."""
    _stem, dot, ending = name.rpartition(".")
    return {**PICTURES, **VIDEOS}.get(ending.lower()) if dot else None


def is_video(name: str) -> bool:
    """Whether a name is a video's by its ending."""
    return (public_type(name) or "").startswith("video/")
