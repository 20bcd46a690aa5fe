"""What lies in the public storage has an address only where it is a picture. Anything else is never shown as a page of ours."""

# ending of the name -> how it is sent; deploy/nginx.conf has the same list
PICTURES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}


def picture_type(name: str) -> str | None:
    """Return the content type of a picture by the ending of its name, or None where it is none."""
    _stem, dot, ending = name.rpartition(".")
    return PICTURES.get(ending.lower()) if dot else None
