"""What a browser calls itself, in words a person knows."""

from django.utils.translation import gettext as _

# the first that is found decides: many call themselves by their neighbour's name as well
BROWSERS = [
    ("Line/", "LINE"),
    ("FBAN", "Facebook"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("OPR/", "Opera"),
    ("Edg", "Edge"),
    ("CriOS/", "Chrome"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
]
MACHINES = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
]


def named(user_agent: str) -> str:
    """``"Chrome บน Android"``; what nobody knows is called an unknown device."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    machine = next((name for mark, name in MACHINES if mark in user_agent), "")
    if browser and machine:
        return _("%(browser)s บน %(machine)s") % {"browser": browser, "machine": machine}
    return browser or machine or _("เครื่องที่ไม่รู้จัก")
