"""The list depa starts with (facts on papers and numbers: Community Enterprise Promotion Act 2548, Commercial
Registration Act, Food Act, regulation of the Central Islamic Council 2558). Loaded once by a migration; editors go on.
"""

from merchants.onboarding.first_papers import PAPERS
from merchants.onboarding.first_rows import COMMUNITY, COMPANY, COOPERATIVE, GROUP, HALAL, INDIVIDUAL, OTOP, SME, row

QUESTIONS = [
    row(
        "kind",
        "answer",
        "kind",
        ("กิจการของคุณเป็นแบบไหน", "Apakah jenis perniagaan anda?", "What kind of business is it?"),
    ),
    row(
        "name",
        "answer",
        "name",
        ("ชื่อกลุ่มหรือร้าน", "Nama kumpulan atau kedai", "Name of the group or shop"),
        (
            "ชื่อนี้จะเป็นชื่อร้านที่ลูกค้าเห็น",
            "Nama ini akan dilihat oleh pelanggan.",
            "Shoppers will see this name.",
        ),
    ),
    row(
        "place",
        "answer",
        "place",
        ("ร้านอยู่ที่ไหน", "Di manakah kedai anda?", "Where is it?"),
        (
            "ที่ทำของหรือที่ตั้งกลุ่ม ในยะลา ปัตตานี นราธิวาส สงขลา หรือสตูล",
            "Tempat barang dibuat atau pejabat kumpulan, di Yala, Pattani, Narathiwat, Songkhla atau Satun.",
            "Where the goods are made or the group meets, in Yala, Pattani, Narathiwat, Songkhla or Satun.",
        ),
    ),
    row(
        "contact",
        "answer",
        "contact",
        ("ติดต่อใครได้", "Siapa yang boleh dihubungi?", "Whom can we call?"),
    ),
    row(
        "members",
        "answer",
        "members",
        ("สมาชิกมีใครบ้าง", "Siapakah ahli-ahlinya?", "Who are the members?"),
        (
            "วิสาหกิจชุมชนต้องมีอย่างน้อย 7 คนที่ไม่ได้อยู่บ้านเดียวกัน ใส่เท่าที่มีก่อนได้",
            "Perusahaan komuniti perlukan sekurang-kurangnya 7 orang dari rumah yang berlainan. "
            "Isi yang ada dahulu pun boleh.",
            "A community enterprise needs at least 7 people who do not live in one house. Begin with those you know.",
        ),
        legal_forms=[GROUP, COOPERATIVE],
    ),
    row(
        "signers",
        "answer",
        "signers",
        ("ใครลงนามแทนกลุ่มได้", "Siapa boleh menandatangani bagi pihak kumpulan?", "Who may sign for the group?"),
        (
            "คนที่รายงานการประชุมของกลุ่มแต่งตั้งไว้ เมื่อเปลี่ยนบัญชีรับเงิน คนที่สองต้องยืนยันด้วย",
            "Orang yang dilantik dalam minit mesyuarat. Jika akaun penerimaan wang ditukar, orang kedua mesti mengesahkannya.",
            "The people the minute appoints. When the account for money changes, a second one of them must confirm.",
        ),
        legal_forms=[GROUP],
    ),
]
NUMBERS = [
    row(
        "community_number",
        "identifier",
        "community_number",
        (
            "รหัสทะเบียนวิสาหกิจชุมชน",
            "Nombor pendaftaran perusahaan komuniti",
            "Registration number of the community enterprise",
        ),
        (
            "ดูบน ท.ว.ช.2 เช่น 5-94-07-03/1-0012 ถ้ายังหาไม่เจอ เว้นไว้ก่อนได้",
            "Lihat pada Tor.Wor.Chor.2, contohnya 5-94-07-03/1-0012. Boleh dikosongkan dahulu.",
            "It stands on form Tor Wor Chor 2, for example 5-94-07-03/1-0012. You may leave it for now.",
        ),
        legal_forms=[GROUP],
        types=[COMMUNITY],
        mandatory=False,
    ),
    row(
        "owner_number",
        "identifier",
        "national_id",
        ("เลขประจำตัวประชาชนของเจ้าของร้าน", "Nombor kad pengenalan pemilik", "National ID number of the owner"),
        (
            "เลข 13 หลักบนบัตร เจ้าหน้าที่เท่านั้นที่เห็น",
            "13 angka pada kad. Hanya pegawai yang melihatnya.",
            "The 13 digits on the card. Only officers see them.",
        ),
        legal_forms=[INDIVIDUAL],
    ),
    row(
        "company_number",
        "identifier",
        "tax_id",
        ("เลขทะเบียนนิติบุคคล", "Nombor pendaftaran syarikat", "Company registration number"),
        (
            "เลข 13 หลักที่ขึ้นต้นด้วย 0 บนหนังสือรับรอง",
            "13 angka bermula dengan 0 pada sijil syarikat.",
            "The 13 digits beginning with 0 on the certificate.",
        ),
        legal_forms=[COMPANY],
    ),
    row(
        "cooperative_number",
        "identifier",
        "tax_id",
        ("เลขประจำตัวผู้เสียภาษีของสหกรณ์", "Nombor cukai koperasi", "Tax number of the co-operative"),
        ("เลข 13 หลัก ถ้ามี", "13 angka, jika ada.", "13 digits, if there is one."),
        legal_forms=[COOPERATIVE],
        mandatory=False,
    ),
    row(
        "food_serial",
        "identifier",
        "food_serial",
        ("เลขสารบบอาหาร (อย.)", "Nombor siri makanan (Or Yor)", "Food serial number (FDA)"),
        (
            "เลข 13 หลักในกรอบเครื่องหมาย อย. ของสินค้าหนึ่งอย่าง เช่น 94-2-01234-5-0001",
            "13 angka dalam tanda Or Yor bagi satu barang, contohnya 94-2-01234-5-0001.",
            "The 13 digits inside the FDA mark of one of your goods, for example 94-2-01234-5-0001.",
        ),
        mandatory=False,
    ),
    row(
        "halal_number",
        "identifier",
        "halal_number",
        ("เลขที่ใบรับรองฮาลาล", "Nombor sijil halal", "Number of the halal certificate"),
        (
            "ดูบนใบรับรองของคณะกรรมการกลางอิสลาม เช่น CICOT.HL 43 B555 010 04 63",
            "Lihat pada sijil Majlis Islam Pusat, contohnya CICOT.HL 43 B555 010 04 63.",
            "It stands on the certificate of the Central Islamic Council, for example CICOT.HL 43 B555 010 04 63.",
        ),
        types=[HALAL, COMMUNITY, OTOP, SME],
        mandatory=False,
    ),
]
BASELINE = [
    row(
        "income",
        "baseline",
        "income",
        (
            "รายได้จากการขายต่อเดือน โดยประมาณ",
            "Anggaran pendapatan jualan sebulan",
            "Income from sales in a month, roughly",
        ),
        (
            "ยอดขายเฉลี่ยหนึ่งเดือน ก่อนหักต้นทุน ถ้ายังไม่มีใส่ 0",
            "Purata jualan sebulan sebelum tolak kos. Jika belum ada, isi 0.",
            "Average sales of a month before costs. If none yet, enter 0.",
        ),
    ),
    row(
        "channels",
        "baseline",
        "channels",
        ("ตอนนี้ขายทางไหนบ้าง", "Di mana anda menjual sekarang?", "Where do you sell now?"),
        ("เลือกได้หลายข้อ", "Boleh pilih lebih daripada satu.", "You may choose several."),
    ),
    row(
        "fees",
        "baseline",
        "fees",
        (
            "ค่าธรรมเนียมที่จ่ายให้แอปหรือคนกลางต่อเดือน",
            "Bayaran kepada aplikasi atau orang tengah sebulan",
            "Fees paid to apps or middlemen in a month",
        ),
        ("ถ้าไม่ต้องจ่ายใส่ 0", "Jika tiada, isi 0.", "If none, enter 0."),
    ),
]
CONSENTS = [
    row(
        "terms",
        "consent",
        "terms",
        (
            "ข้อมูลที่กรอกเป็นความจริง และฉันยอมรับข้อตกลงการใช้งานกับประกาศความเป็นส่วนตัวของ Kedai",
            "Maklumat ini benar, dan saya menerima terma penggunaan serta notis privasi Kedai",
            "What I entered is true, and I accept Kedai's terms of use and privacy notice",
        ),
    ),
    row(
        "news",
        "consent",
        "tick",
        (
            "ให้ depa ใช้ชื่อร้านและรูปสินค้าประชาสัมพันธ์โครงการ",
            "depa boleh menggunakan nama kedai dan gambar barang untuk promosi program",
            "depa may show the shop's name and pictures of its goods when it speaks of the programme",
        ),
        (
            "ไม่ยินยอมก็สมัครได้ และเปลี่ยนใจภายหลังได้",
            "Anda boleh memohon tanpa persetujuan ini dan boleh berubah fikiran kemudian.",
            "You can apply without it, and change your mind later.",
        ),
        mandatory=False,
    ),
]

FIRST = [
    {"legal_forms": [], "types": [], **each, "position": 10 * number}
    for number, each in enumerate([*QUESTIONS, *NUMBERS, *PAPERS, *BASELINE, *CONSENTS], start=1)
]
