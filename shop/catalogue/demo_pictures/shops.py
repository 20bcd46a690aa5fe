"""Covers for demo storefronts: the shop's own goods on one wide table, a runner in the province's pattern."""

from zlib import crc32

from PIL import Image, ImageChops

from .catalogue_map import BY_CATEGORY, PICTURES
from .motifs import band
from .paint import S, clad, cloud, gradient, mask
from .scene import ROOM_X, ROOM_Y, Scene

# the goods in front of each demo merchant's shop
FRONTS = {
    "M01": ("P001", "P002"),
    "M02": ("P004", "P005"),
    "M03": ("P007",),
    "M04": ("P008", "P009"),
    "M05": ("P015", "P016"),
    "M06": ("P017", "P018"),
    "M07": ("P021", "P022"),
    "M08": ("P023", "P025"),
    "M09": ("P010", "P011"),
    "M10": ("P031", "P032"),
    "M11": ("P033", "P034"),
    "M12": ("P037", "P039"),
    "M13": ("P041", "P042"),
    "M14": ("P046", "P047"),
    "M15": ("P052",),
    "M16": ("P054", "P053"),
    "M17": ("P055", "P056"),
    "M18": ("P058", "P059"),
    "M19": ("P061", "P062"),
    "M20": ("P057", "P063"),
    "M21": ("P070",),
    "M22": ("P071", "P072"),
    "M23": ("P074", "P075"),
    "M24": ("P076",),
    "M25": ("P085", "P086"),
    "M26": ("P087", "P094"),
    "M27": ("P089", "P091"),
    "M28": ("P090", "P095"),
    "M29": ("P096", "P013"),
    "M30": ("P028",),
    "M31": ("P026",),
    "M32": ("P048", "P050"),
    "M33": ("P043", "P045"),
    "M34": ("P065", "P066"),
    "M35": ("P069",),
    "M36": ("P077", "P084"),
}

# for a shop that is not on the list: the category whose still life fits its kind of business
KINDS = {
    "fermented_fish_sauce": "condiment",
    "seafood_condiment": "condiment",
    "fish_cracker": "snack",
    "fruit_snack": "snack",
    "snack_factory": "snack",
    "weaving": "textile",
    "batik": "textile",
    "batik_fashion": "fashion",
    "muslim_fashion": "fashion",
    "bird_cage": "craft",
    "craft": "craft",
    "fine_basketry": "home",
    "dried_seafood": "dried_seafood",
    "aquaculture": "chilled_frozen",
    "durian_orchard": "fresh_fruit",
    "fruit_orchard": "fresh_fruit",
    "fruit": "fresh_fruit",
    "coffee": "beverage",
    "honey": "food_other",
    "rice": "dry_food",
}

TINTS = ("paper", "sand", "mist", "rose", "leaf", "butter", "sky")
WIDE, TALL = 1778, 1000


def draw_shop(merchant_id: str, kind: str, province: str, size=(1200, 675)) -> Image.Image:
    """A storefront's cover, RGB, 16:9. The same arguments give the same pixels.

    A merchant that is not on the demo list gets a cover for its ``kind``, varied by its id.
    """
    seed = crc32(f"{merchant_id} {kind}".encode()) % 9973
    goods = [PICTURES[p][1] for p in FRONTS.get(merchant_id, ())]
    if not goods:
        goods = [BY_CATEGORY[KINDS.get(kind, "gift_set")][1]]
    scene = Scene(TINTS[seed % len(TINTS)], seed, (WIDE, TALL), 0.6)
    _runner(scene, province)
    if len(goods) == 1:
        _banner(scene, province, 250)
        _banner(scene, province, WIDE - 250)
    for k, still in enumerate(goods):
        middle = WIDE / 2 + (k - (len(goods) - 1) / 2) * 810
        scene.origin = ROOM_X + middle - 400, ROOM_Y + 10
        still(scene, province)
    scene.origin = ROOM_X, ROOM_Y
    out = scene.image.resize(size, Image.Resampling.HAMMING, box=_window(scene))
    speck = cloud(out.size, 1, 1, seed, 0.035)
    return ImageChops.add(out, Image.merge("RGB", [speck] * 3), 1, -128)


def _window(scene):
    """All of the table, unless the goods stand lower or higher than it."""
    w, h = WIDE * S, TALL * S
    left, up = ROOM_X * S, ROOM_Y * S
    if scene.filled:
        low = scene.filled[3] + 30 * S
        up = min(scene.image.height - h, max(up, low - h))
    return left, up, left + w, up + h


def _runner(scene, province):
    """A length of patterned cloth across the table."""
    w, h = WIDE + 2 * ROOM_X, 130
    shape = mask(w, h, lambda pen: pen.rect(0, 0, w, h))
    strip = band(province, w, h)
    light = gradient(shape.size, ((0, 112), (0.08, 132), (0.9, 126), (1, 92)))
    light = ImageChops.add(light, cloud(shape.size, 128, 1, 3, 0.25), 1, -128)
    image = clad(shape, strip, light=light)
    scene.put(image, WIDE / 2, 868, 0, (0, 7, 8, 0.45))


def _banner(scene, province, x):
    """A hanging of patterned cloth against the wall."""
    w, h = 190, 640
    strip = band(province, h, w).transpose(Image.Transpose.ROTATE_90)
    shape = mask(w, h, lambda pen: pen.poly([(0, 0), (w, 0), (w, h - 60), (w / 2, h), (0, h - 60)]))
    light = gradient(shape.size, ((0, 104), (0.2, 140), (0.5, 118), (0.75, 142), (1, 100)), vertical=False)
    image = clad(shape, strip.resize(shape.size), light=light)
    scene.put(image, x, 330, 0, (14, 16, 16, 0.35))
