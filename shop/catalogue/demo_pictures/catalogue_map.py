"""Which picture belongs to which product of config/demo/products.csv: a backdrop and a still life, one for each."""

from collections.abc import Callable
from zlib import crc32

from PIL import Image

from . import goods_cloth as sewn
from . import goods_cold as cold
from . import goods_craft as craft
from . import goods_fruit as fruit
from . import goods_larder as larder
from . import goods_snacks as snacks
from . import goods_staples as staples
from .scene import Scene

Still = tuple[str, Callable[[Scene, str], None]]

PICTURES: dict[str, Still] = {
    "P001": ("paper", larder.budu),
    "P002": ("leaf", larder.sweet_budu),
    "P003": ("sand", larder.khao_yam),
    "P004": ("mist", snacks.raw_crackers),
    "P005": ("rose", snacks.crisp_crackers),
    "P006": ("sky", cold.keropok_lekor),
    "P007": ("sea", larder.salt),
    "P008": ("butter", snacks.velvet_paste),
    "P009": ("paper", snacks.velvet_seasoned),
    "P010": ("mist", cold.salted_threadfin),
    "P011": ("paper", cold.squid_pattani),
    "P012": ("rose", snacks.puffed_rice),
    "P013": ("mist", snacks.bow_cookies),
    "P014": ("leaf", snacks.peanuts),
    "P015": ("paper", sewn.juan_tani),
    "P016": ("butter", sewn.mudmee),
    "P017": ("mist", sewn.sarong),
    "P018": ("sand", sewn.shirt),
    "P019": ("rose", sewn.hijab),
    "P020": ("leaf", sewn.embroidered_hijab),
    "P021": ("sand", sewn.thobe),
    "P022": ("butter", sewn.kopiah),
    "P023": ("leaf", craft.dove_cage),
    "P024": ("sea", craft.brass),
    "P025": ("paper", craft.basket_set),
    "P026": ("rose", sewn.tote),
    "P027": ("leaf", larder.ginger_powder),
    "P028": ("mist", fruit.sai_khao_durian),
    "P029": ("sand", larder.golek_sauce),
    "P030": ("mist", larder.budu_powder),
    "P031": ("butter", snacks.banana_chips),
    "P032": ("sky", fruit.rock_banana),
    "P033": ("paper", fruit.sadet_nam_durian),
    "P034": ("sky", cold.durian_frozen),
    "P035": ("leaf", snacks.durian_paste_yala),
    "P036": ("sand", larder.durian_coffee),
    "P037": ("paper", larder.betong_kopi),
    "P038": ("mist", staples.noodles),
    "P039": ("rose", larder.soy_sauce),
    "P040": ("mist", cold.chicken),
    "P041": ("mist", cold.tilapia),
    "P042": ("sky", cold.mahseer),
    "P043": ("mist", fruit.mandarins),
    "P044": ("sand", cold.grass_jelly),
    "P045": ("butter", fruit.stink_beans),
    "P046": ("sand", sewn.yala_batik),
    "P047": ("mist", sewn.pelangi),
    "P048": ("leaf", craft.heron),
    "P049": ("night", craft.gem_ring),
    "P050": ("rose", craft.bulbul_cage_yala),
    "P051": ("rose", craft.bamboo),
    "P052": ("leaf", staples.bee_honey),
    "P053": ("sand", cold.tak_bai_kulao),
    "P054": ("paper", cold.kulao_in_oil),
    "P055": ("leaf", fruit.longkongs),
    "P056": ("paper", fruit.salaks),
    "P057": ("mist", snacks.flavoured_crackers),
    "P058": ("sky", craft.boat),
    "P059": ("sand", craft.krajood_bag),
    "P060": ("leaf", craft.krajood_mat),
    "P061": ("rose", craft.lipao),
    "P062": ("sand", craft.golden_leaf),
    "P063": ("sand", staples.coconut_oil),
    "P064": ("paper", snacks.durian_paste_native),
    "P065": ("paper", sewn.narathiwat_batik),
    "P066": ("rose", sewn.telekung),
    "P067": ("mist", craft.bulbul_cage_nara),
    "P068": ("butter", larder.garcinia),
    "P069": ("paper", staples.red_rice),
    "P070": ("sand", sewn.koh_yo),
    "P071": ("leaf", cold.khai_khrop),
    "P072": ("sand", snacks.mango_syrup),
    "P073": ("sky", fruit.mini_mangoes),
    "P074": ("paper", cold.seabass),
    "P075": ("butter", snacks.fish_skin),
    "P076": ("mist", fruit.neck_oranges),
    "P077": ("rose", fruit.pomelos),
    "P078": ("mist", larder.palm_sugar),
    "P079": ("sky", snacks.shrimp_crackers),
    "P080": ("sand", cold.dried_shrimp),
    "P081": ("leaf", fruit.sapodillas),
    "P082": ("butter", craft.shadow_puppet),
    "P083": ("rose", larder.fried_shallots),
    "P084": ("paper", larder.curry_paste),
    "P085": ("sand", fruit.champedak),
    "P086": ("lilac", cold.champedak_fritters),
    "P087": ("paper", sewn.panya_shawl),
    "P088": ("rose", cold.roti),
    "P089": ("sand", larder.tomae_spice),
    "P090": ("lilac", larder.shrimp_paste),
    "P091": ("butter", snacks.bunga_buda),
    "P092": ("leaf", snacks.phuk_rak),
    "P093": ("sand", staples.local_rice),
    "P094": ("sky", craft.fossil_keychain),
    "P095": ("leaf", cold.squid_satun),
    "P096": ("sand", craft.gift_box),
}

# for a product that is not on the list
BY_CATEGORY: dict[str, Still] = {
    "condiment": ("paper", larder.budu),
    "ready_meal": ("sand", larder.khao_yam),
    "snack": ("mist", snacks.banana_chips),
    "chilled_frozen": ("sky", cold.tilapia),
    "dried_seafood": ("paper", cold.dried_shrimp),
    "textile": ("paper", sewn.sarong),
    "fashion": ("rose", sewn.tote),
    "craft": ("leaf", craft.basket_set),
    "home": ("paper", craft.bamboo),
    "beverage": ("sand", larder.betong_kopi),
    "fresh_fruit": ("mist", fruit.mandarins),
    "fresh_veg": ("butter", fruit.stink_beans),
    "dry_food": ("paper", staples.local_rice),
    "food_other": ("leaf", staples.bee_honey),
    "jewellery": ("night", craft.gem_ring),
    "gift_set": ("sand", craft.gift_box),
}


def draw(
    product_id: str, name_en: str, category: str, province: str, seed: int | None = None, size=(800, 1000)
) -> Image.Image:
    """The picture of one product, RGB. The same arguments give the same pixels.

    A product that is not listed gets its category's still life, varied by its name; ``seed`` varies the loose
    goods. ``size`` should be 4:5.
    """
    tint, still = PICTURES.get(product_id) or BY_CATEGORY.get(category, BY_CATEGORY["gift_set"])
    if seed is None:
        seed = crc32(f"{product_id} {name_en}".encode()) % 9973
    scene = Scene(tint, seed)
    still(scene, province)
    return scene.finish(size)
