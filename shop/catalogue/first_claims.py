"""The lists of claims the shop opens with; editors keep them afterwards. Reasons in Thai, Malay and English."""

LAW = (
    "พ.ร.บ.อาหาร พ.ศ. 2522 ห้ามโฆษณาสรรพคุณของอาหารโดยไม่ได้รับอนุญาตจาก อย. อาหารไม่ใช่ยา",
    "Akta Makanan 2522 melarang iklan khasiat makanan tanpa kebenaran FDA Thailand. Makanan bukan ubat.",
    "The Food Act B.E. 2522 forbids advertising what food does to the body without the Thai FDA's permission. Food is no medicine.",
)
TASTE = (
    "บอกรสชาติ วัตถุดิบ และวิธีกิน เช่น “ขิงแก่จากสวน รสเผ็ดร้อน ชงดื่มอุ่น ๆ”",
    "Ceritakan rasa, bahan dan cara makan, contohnya “halia tua dari kebun, rasa pedas, diminum suam”",
    "Tell of taste, ingredients and how it is eaten, such as “old ginger from our garden, hot and spicy, drunk warm”",
)


def _list(name: str, words: str, why: tuple, instead: tuple, *, unless: str = "", certificate: str = "") -> dict:
    return {
        "name": name,
        "effect": "certificate" if certificate else "refused",
        "words": _lines(words),
        "unless": _lines(unless),
        "certificate": certificate,
        **dict(zip(("why", "why_ms", "why_en"), why, strict=True)),
        **dict(zip(("instead", "instead_ms", "instead_en"), instead, strict=True)),
    }


def _lines(words: str) -> str:
    return "\n".join(word.strip() for word in words.split(",") if word.strip())


def _paper(thai: str, malay: str, english: str) -> tuple:
    return (
        f"คำว่า{thai}ใช้ได้เมื่อสินค้านี้มีใบรับรองที่ตรวจแล้วและยังไม่หมดอายุ",
        f"Perkataan {malay} boleh digunakan apabila barang ini ada sijil yang disahkan dan masih sah",
        f"“{english}” may be said where this product has a verified certificate that is still valid",
    )


SEND = (
    "ถ้ามีใบรับรอง ส่งที่เมนูใบรับรอง ป้ายจะขึ้นเอง ถ้ายังไม่มี เอาคำนี้ออก",
    "Jika ada sijil, hantar di menu Sijil dan lencana dipaparkan sendiri. Jika belum ada, buang perkataan ini",
    "If you have the certificate, send it in under Certificates and the badge appears by itself. If not, leave the word out",
)

FIRST = [
    _list(
        "รักษาหรือป้องกันโรค",
        "รักษาโรค, รักษามะเร็ง, รักษาเบาหวาน, รักษาแผล, รักษาอาการ, รักษาให้หาย, บำบัดโรค, ป้องกันโรค, ป้องกันมะเร็ง, ป้องกันโควิด,"
        "ต้านโรค, ต้านมะเร็ง, ต้านไวรัส, ฆ่าเซลล์มะเร็ง, ลดเบาหวาน, แก้เบาหวาน, ลดน้ำตาลในเลือด, ลดความดัน, ลดไขมันในเลือด,"
        "ลดคอเลสเตอรอล, แก้โรค, แก้ปวด, แก้อักเสบ, ลดการอักเสบ, แก้ไอ, บรรเทาอาการ, หายขาด, ขับสารพิษ, ล้างสารพิษ, ล้างพิษ, ดีท็อกซ์,"
        "บำรุงสมอง, บำรุงหัวใจ, บำรุงตับ, บำรุงไต, บำรุงสายตา, บำรุงเลือด, เสริมภูมิคุ้มกัน, เพิ่มภูมิคุ้มกัน, สร้างภูมิคุ้มกัน, ยาวิเศษ,"
        "ยาอายุวัฒนะ, cures, cure cancer, cure diabetes, treats disease, treats diabetes, treats cancer, prevents disease,"
        "prevents cancer, anti-cancer, lowers blood pressure, lowers cholesterol, lowers blood sugar, boosts immunity, detox,"
        "menyembuhkan, merawat penyakit, merawat kanser, mengubati, ubat kanser, mencegah penyakit, mencegah kanser, antikanser,"
        "menurunkan tekanan darah, menurunkan kolesterol, menurunkan gula darah, menguatkan imun, penawar penyakit",
        LAW,
        TASTE,
        unless="ป้องกันโรคพืช, ป้องกันโรคแมลง",
    ),
    _list(
        "ลดน้ำหนักและรูปร่าง",
        "ลดน้ำหนัก, ลดความอ้วน, ลดอ้วน, ผอมเร็ว, เผาผลาญไขมัน, สลายไขมัน, ดักไขมัน, ลดพุง, คุมหิว, weight loss, lose weight, burns fat,"
        "fat burning, slimming, kuruskan badan, menguruskan badan, turunkan berat badan, menurunkan berat badan, membakar lemak, pelangsing",
        LAW,
        (
            "บอกสิ่งที่มีในสินค้าจริง เช่น “ไม่เติมน้ำตาล” หรือ “อบ ไม่ทอด”",
            "Sebut apa yang benar tentang barang, contohnya “tanpa gula tambahan” atau “dibakar, tidak digoreng”",
            "Say what is true of the product, such as “no added sugar” or “baked, not fried”",
        ),
        unless="ลดน้ำหนักพัสดุ, ลดน้ำหนักกล่อง",
    ),
    _list(
        "ผิวพรรณและสมรรถภาพทางเพศ",
        "ทำให้ผิวขาว, ผิวขาวใส, ผิวกระจ่างใส, ทำให้หน้าใส, ลดสิว, ลดริ้วรอย, ชะลอวัย, อกฟู, สมรรถภาพทางเพศ, บำรุงทางเพศ, ปลุกเซ็กส์,"
        "whitening, anti-aging, anti-ageing, aphrodisiac, sexual performance, memutihkan kulit, awet muda, tenaga batin, ubat kuat",
        LAW,
        TASTE,
    ),
    _list(
        "เกินจริง",
        "ปาฏิหาริย์, ไม่มีผลข้างเคียง, เห็นผลทันที, เห็นผลเร็ว, เห็นผลจริง, ได้ผล 100%, ปลอดภัย 100%, อย. รับรอง, รับรองโดย อย., miracle,"
        "no side effects, guaranteed results, 100% safe, FDA approved, FDA certified, mujarab, tiada kesan sampingan, dijamin berkesan,"
        "diluluskan FDA",
        (
            "พ.ร.บ.อาหาร พ.ศ. 2522 ห้ามโฆษณาอาหารที่เป็นเท็จหรือทำให้หลงเชื่อ และเลข อย. เป็นเลขทะเบียน ไม่ใช่การรับรองคุณภาพ",
            "Akta Makanan 2522 melarang iklan makanan yang palsu atau mengelirukan, dan nombor FDA ialah nombor daftar, bukan jaminan mutu",
            "The Food Act B.E. 2522 forbids false or misleading advertising, and the FDA number is a registration, not a mark of quality",
        ),
        (
            "บอกข้อเท็จจริงที่ลูกค้าตรวจได้ เช่น “มีเลขสารบบอาหารบนฉลาก”",
            "Sebut fakta yang boleh disemak, contohnya “nombor siri makanan ada pada label”",
            "State what a customer can check, such as “the food serial number is on the label”",
        ),
        unless="miracle fruit",
    ),
    _list(
        "ฮาลาล",
        "ฮาลาล, หะลาล, halal, halalan, حلال",
        _paper("ฮาลาล", "halal", "halal"),
        (
            "ถ้ามีใบรับรอง ส่งที่เมนูใบรับรอง ป้ายจะขึ้นเอง ถ้ายังไม่มี บอกว่า “ผลิตโดยมุสลิม” ในหน้าร้านได้",
            "Jika ada sijil, hantar di menu Sijil. Jika belum ada, anda boleh menyatakan “dibuat oleh orang Islam” di halaman kedai",
            "If you have the certificate, send it in under Certificates. If not yet, you may state “made by Muslims” on your shop's page",
        ),
        unless="ไม่มีใบรับรองฮาลาล, ไม่มีเครื่องหมายฮาลาล, ไม่ใช่ฮาลาล, รอใบรับรองฮาลาล, non-halal, not halal, no halal certificate,"
        "tiada sijil halal, belum ada sijil halal, tidak halal",
        certificate="halal",
    ),
    _list(
        "เกษตรอินทรีย์",
        "ออร์แกนิก, ออร์แกนิค, เกษตรอินทรีย์, organic, organik",
        _paper("อินทรีย์", "organik", "organic"),
        SEND,
        unless="ปุ๋ยเกษตรอินทรีย์",
        certificate="organic",
    ),
    _list(
        "สิ่งบ่งชี้ทางภูมิศาสตร์ (GI)",
        "สิ่งบ่งชี้ทางภูมิศาสตร์, สินค้า GI, geographical indication, petunjuk geografi",
        _paper("สิ่งบ่งชี้ทางภูมิศาสตร์", "petunjuk geografi", "geographical indication"),
        SEND,
        certificate="gi",
    ),
]
