"""What is said in a video, as players read it: from our own address, which is the only one they take it from."""

from django.http import Http404, HttpResponse

from cms.videos import Video
from common.access import PUBLIC, declare


@declare(PUBLIC)
def captions(request, pk: int):
    """The captions of a video; 404 where it has none."""
    words = Video.objects.filter(pk=pk).values_list("captions", flat=True).first()
    if not words:
        raise Http404
    return HttpResponse(words, content_type="text/vtt; charset=utf-8")
