"""The demo's storefronts: each merchant tells of itself, under a cover drawn by the project."""

import concurrent.futures
import datetime
import multiprocessing

from cms import demo_covers
from cms import services as cms
from common import clock
from common.demo_lists import rows
from common.uploads import CleanPicture
from merchants.models import Merchant

WORKERS = 2
SAY_SO = {"M07", "M20", "M27", "M34"}  # shops that say of themselves that Muslims make their goods


def run(report) -> None:
    """Write words and cover of every storefront on the day after its merchant joined."""
    merchants = {merchant.name: merchant for merchant in Merchant.objects.prefetch_related("members__user")}
    words = {row["merchant"]: row for row in rows("storefronts")}
    listed = rows("merchants")
    with concurrent.futures.ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("spawn")) as pool:
        covers = pool.map(demo_covers.drawn, listed, chunksize=3)
        for row in report.over(listed, "storefronts"):
            _tell(merchants[row["name_th"]], words[row["id"]], next(covers))


def _tell(merchant: Merchant, words: dict, cover: CleanPicture) -> None:
    by = merchant.members.all()[0].user
    told = {name: words[name] for name in ["intro", "about", "opening_hours"]}
    with clock.at(merchant.joined_at + datetime.timedelta(days=1)):
        cms.tell(merchant=merchant, by=by, **told)
        cms.state_makers(merchant=merchant, by=by, made_by_muslims=words["merchant"] in SAY_SO)
        cms.set_cover(merchant=merchant, by=by, picture=cover)
