"""The kinds the register opens with; editors keep them afterwards. Each text in Thai, Malay and English."""

PRODUCTS, PREMISES = "products", "premises"


def _kind(key: str, name: tuple, badge: tuple, issuer: tuple, help: tuple, **more) -> dict:
    row: dict = {"key": key}
    for column, words in (("name", name), ("badge", badge), ("issuer", issuer), ("help", help)):
        row |= dict(zip((column, f"{column}_ms", f"{column}_en"), words, strict=True))
    return {"number_shape": "any", "scope": PRODUCTS, "expires": True, "lookup_url": "", "paper": "", **row, **more}


COMMUNITY_OFFICE = (
    "กรมการพัฒนาชุมชน",
    "Jabatan Pembangunan Komuniti Thailand",
    "Community Development Department",
)
STARS_HELP = (
    "ดูเลขและวันที่บนใบประกาศ ถ้าในใบไม่มีวันหมดอายุ ใส่วันที่ครบสองปีหลังวันที่ออก เพราะคัดสรรทุกสองปี",
    "Lihat nombor dan tarikh pada sijil. Jika tiada tarikh tamat, tulis tarikh genap dua tahun selepas dikeluarkan, "
    "kerana pemilihan dibuat setiap dua tahun.",
    "See number and date on the certificate. Where it names no expiry, enter the day two years after it was issued: "
    "the selection is held every two years.",
)


def _stars(stars: int) -> dict:
    return _kind(
        f"otop-{stars}",
        (f"OTOP {stars} ดาว", f"OTOP {stars} bintang", f"OTOP {stars} stars"),
        (f"OTOP {stars} ดาว", f"OTOP {stars} bintang", f"OTOP {stars} stars"),
        COMMUNITY_OFFICE,
        STARS_HELP,
    )


ROWS = [
    _kind(
        "halal",
        ("ฮาลาล (มีใบรับรอง)", "Halal (ada sijil)", "Halal (certified)"),
        ("รับรองฮาลาล", "Disahkan halal", "Halal certified"),
        (
            "คณะกรรมการกลางอิสลามแห่งประเทศไทย",
            "Majlis Islam Pusat Thailand (CICOT)",
            "Central Islamic Council of Thailand (CICOT)",
        ),
        (
            "เลขอยู่ด้านบนของใบรับรอง ขึ้นต้นด้วย CICOT.HL ใบนี้รับรองเป็นรายสินค้า เลือกเฉพาะสินค้าที่มีชื่ออยู่ในใบ",
            "Nombor di bahagian atas sijil, bermula dengan CICOT.HL. Sijil ini untuk setiap barang; "
            "pilih hanya barang yang namanya tertulis pada sijil.",
            "The number stands at the top and begins with CICOT.HL. It is given product by product: "
            "choose only those whose names are on it.",
        ),
        lookup_url="https://www.halal.or.th/",
        number_shape="halal",
        paper="halal_certificate",
    ),
    _kind(
        "fda",
        ("เลขสารบบอาหาร (อย.)", "Nombor siri makanan (FDA)", "Food serial number (Thai FDA)"),
        ("มีเลข อย.", "Ada nombor FDA", "Thai FDA number"),
        ("สำนักงานคณะกรรมการอาหารและยา", "Pentadbiran Makanan dan Ubat Thailand", "Thai Food and Drug Administration"),
        (
            "เลข 13 หลักในกรอบเครื่องหมาย อย. หนึ่งเลขใช้กับสินค้าหนึ่งอย่าง",
            "13 digit dalam petak tanda FDA. Satu nombor untuk satu barang.",
            "The 13 digits in the FDA mark. One number is for one product.",
        ),
        lookup_url="https://porta.fda.moph.go.th/FDA_SEARCH_ALL/MAIN/SEARCH_CENTER_MAIN.aspx",
        number_shape="food_serial",
        expires=False,
    ),
    _kind(
        "community-standard",
        ("มาตรฐานผลิตภัณฑ์ชุมชน (มผช.)", "Piawaian barang komuniti (TCPS)", "Community product standard (TCPS)"),
        ("มผช.", "TCPS", "TCPS"),
        (
            "สำนักงานมาตรฐานผลิตภัณฑ์อุตสาหกรรม",
            "Institut Piawaian Industri Thailand",
            "Thai Industrial Standards Institute",
        ),
        (
            "เลขเช่น มผช. 297/2559 และวันหมดอายุอยู่ในใบรับรอง",
            "Nombor seperti TCPS 297/2559 dan tarikh tamat ada pada sijil.",
            "A number such as TCPS 297/2559; the expiry date is on the certificate.",
        ),
        lookup_url="https://tcps.tisi.go.th/",
        number_shape="community_standard",
    ),
    _kind(
        "gi",
        ("สิ่งบ่งชี้ทางภูมิศาสตร์ (GI)", "Petunjuk geografi (GI)", "Geographical indication (GI)"),
        ("GI", "GI", "GI"),
        ("กรมทรัพย์สินทางปัญญา", "Jabatan Harta Intelek Thailand", "Department of Intellectual Property"),
        (
            "หนังสืออนุญาตให้ใช้ตรา GI ของร้าน มีอายุสองปี เลือกเฉพาะสินค้าที่เป็น GI",
            "Surat kebenaran guna tanda GI, sah dua tahun. Pilih hanya barang GI.",
            "The licence to use the GI mark, good for two years. Choose only the goods that are GI.",
        ),
        lookup_url="https://www.ipthailand.go.th/",
    ),
    _stars(5),
    _stars(4),
    _stars(3),
    _kind(
        "organic",
        ("เกษตรอินทรีย์", "Pertanian organik", "Organic farming"),
        ("อินทรีย์", "Organik", "Organic"),
        ("กรมวิชาการเกษตร", "Jabatan Pertanian Thailand", "Department of Agriculture"),
        (
            "ถ้าผู้ออกเป็นหน่วยงานอื่น เช่น กรมการข้าว หรือกลุ่ม PGS ใส่ชื่อในช่องผู้ออก",
            "Jika dikeluarkan oleh badan lain, seperti Jabatan Padi atau kumpulan PGS, tulis namanya.",
            "If another body issued it, such as the Rice Department or a PGS group, write its name.",
        ),
        lookup_url="https://www.doa.go.th/",
    ),
    _kind(
        "gap",
        ("การปฏิบัติทางการเกษตรที่ดี (GAP)", "Amalan pertanian baik (GAP)", "Good agricultural practice (GAP)"),
        ("GAP", "GAP", "GAP"),
        ("กรมวิชาการเกษตร", "Jabatan Pertanian Thailand", "Department of Agriculture"),
        (
            "ใบรับรองของแปลงหรือฟาร์ม เลือกเฉพาะสินค้าที่มาจากแปลงนั้น",
            "Sijil ladang. Pilih hanya barang dari ladang itu.",
            "The certificate of a plot or farm. Choose only what comes from there.",
        ),
        lookup_url="https://gap.doa.go.th/",
    ),
    _kind(
        "food-premises",
        (
            "สถานที่ผลิตอาหารได้รับอนุญาต",
            "Premis makanan berlesen",
            "Licensed place of food production",
        ),
        ("สถานที่ได้รับอนุญาต", "Premis berlesen", "Licensed premises"),
        (
            "สำนักงานสาธารณสุขจังหวัด",
            "Pejabat kesihatan wilayah",
            "Provincial public health office",
        ),
        (
            "ใบอนุญาตหรือใบรับรองของสถานที่ ครอบคลุมทุกอย่างที่ทำที่นั่น ดูเลขและวันหมดอายุในใบ",
            "Lesen premis, meliputi semua yang dibuat di situ. Lihat nombor dan tarikh tamat.",
            "The licence of the place covers all that is made there. See its number and expiry date.",
        ),
        scope=PREMISES,
        paper="food_premises",
    ),
]
FIRST = [{**row, "position": 10 * number} for number, row in enumerate(ROWS, 1)]
