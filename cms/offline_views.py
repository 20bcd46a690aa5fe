"""The site on a phone's home screen, and what it shows without signal."""

from django.http import JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from common.access import PUBLIC, declare

LOOKS = (
    "css/tokens.css", "css/base.css", "css/layout.css", "css/components/controls.css",
    "css/components/words.css", "css/components/goods.css", "js/kedai.js", "js/offline.js", "img/logo.svg",
)  # fmt: skip
ICONS = (192, 512)
GROUND = "#ffffff"  # the light ground of tokens.css: a manifest takes no custom property


@declare(PUBLIC)
def manifest(request):
    """What a phone needs to put the site on its home screen, in the language of the address."""
    icons = [
        {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in ICONS
        for purpose in ("any", "maskable")
    ]
    facts = {
        "id": "/",
        "name": "Kedai เกอดัย",
        "short_name": "Kedai",
        "description": _("ของดีห้าจังหวัดชายแดนใต้ ซื้อตรงจากวิสาหกิจชุมชนและผู้ผลิตฮาลาล"),
        "lang": request.LANGUAGE_CODE,
        "start_url": reverse("home"),
        "scope": "/",
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": GROUND,
        "icons": icons,
    }
    return JsonResponse(facts, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


@declare(PUBLIC)
def offline(request):
    """The page for no signal, as the phone keeps it."""
    return render(request, "cms/offline.html")


@declare(PUBLIC)
def service_worker(request):
    """The script that keeps what was read; it lies at the top so that it may speak for the whole site."""
    shell = [reverse("cms:offline"), *(static(path) for path in LOOKS)]
    answer = render(request, "cms/offline_sw.js", {"shell": shell}, content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer
