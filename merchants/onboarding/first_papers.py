"""The papers of the first list: what each is, where it comes from and what must be seen on it."""

from merchants.onboarding.first_rows import COMMUNITY, COMPANY, COOPERATIVE, GROUP, HALAL, INDIVIDUAL, OTOP, SME, paper

RELIGION = (
    "ปิดช่องศาสนาและหมู่เลือดด้วยกระดาษก่อนถ่าย เราไม่เก็บข้อมูลนั้น ทุกครั้งที่เจ้าหน้าที่เปิดดูจะมีบันทึกชื่อ",
    "Tutup bahagian agama dan jenis darah dengan kertas sebelum mengambil gambar. Kami tidak menyimpan maklumat itu. "
    "Setiap kali pegawai membukanya, namanya direkodkan.",
    "Cover religion and blood type with paper before you take the photo. We do not keep them. "
    "Each time an officer opens it, her name is written down.",
)


def _identity(key: str, title: tuple, legal_forms: list[str]) -> dict:
    return paper(key, title, RELIGION, legal_forms, is_identity=True)


PAPERS = [
    paper(
        "tvc2",
        (
            "ท.ว.ช.2 หนังสือสำคัญแสดงการจดทะเบียน",
            "Tor.Wor.Chor.2, sijil pendaftaran",
            "Tor Wor Chor 2, certificate of registration",
        ),
        (
            "ใบจดทะเบียนวิสาหกิจชุมชนจากสำนักงานเกษตรอำเภอ ถ่ายให้เห็นชื่อกลุ่มและรหัสทะเบียน",
            "Sijil perusahaan komuniti daripada pejabat pertanian daerah. Nama kumpulan dan nombor mesti kelihatan.",
            "The certificate from the district agriculture office. Group name and number must be seen.",
        ),
        [GROUP],
        types=[COMMUNITY],
    ),
    paper(
        "group_proof",
        ("หนังสือรับรองกลุ่ม", "Surat pengesahan kumpulan", "Letter that confirms the group"),
        (
            "จากอำเภอ พัฒนาชุมชน หรือผู้ใหญ่บ้าน ที่บอกชื่อกลุ่มและประธาน",
            "Daripada pejabat daerah, jabatan pembangunan komuniti atau ketua kampung, dengan nama kumpulan dan pengerusi.",
            "From the district, the community development office or the village head, naming the group and its chair.",
        ),
        [GROUP],
        types=[HALAL, OTOP, SME],
    ),
    paper(
        "tvc3",
        (
            "ท.ว.ช.3 เอกสารสำคัญแสดงการดำเนินกิจการ",
            "Tor.Wor.Chor.3, surat operasi",
            "Tor Wor Chor 3, proof of operation",
        ),
        (
            "ใบที่ต่ออายุทุกปี ถ่ายให้เห็นปีที่ต่ออายุล่าสุด ถ้ายังไม่ได้ต่ออายุส่งภายหลังได้",
            "Surat yang diperbaharui setiap tahun. Boleh dihantar kemudian.",
            "Renewed every year. It may follow later.",
        ),
        [GROUP],
        types=[COMMUNITY],
        mandatory=False,
        has_expiry=True,
    ),
    paper(
        "minute",
        ("รายงานการประชุมที่แต่งตั้งผู้ลงนาม", "Minit mesyuarat yang melantik penandatangan", "Minute that appoints who signs"),
        (
            "หน้าที่เห็นว่ากลุ่มให้ใครลงนามแทน พร้อมลายเซ็นของที่ประชุม เขียนด้วยมือก็ได้",
            "Muka surat yang menunjukkan siapa dilantik, dengan tandatangan mesyuarat. Tulisan tangan pun boleh.",
            "The page that says who signs for the group, signed by the meeting. Written by hand is fine.",
        ),
        [GROUP],
    ),
    _identity(
        "chair_id",
        ("บัตรประชาชนของประธาน", "Kad pengenalan pengerusi", "National ID card of the chair"),
        [GROUP, COOPERATIVE],
    ),
    _identity(
        "owner_id",
        ("บัตรประชาชนของเจ้าของร้าน", "Kad pengenalan pemilik", "National ID card of the owner"),
        [INDIVIDUAL],
    ),
    paper(
        "company_certificate",
        ("หนังสือรับรองนิติบุคคล", "Sijil syarikat", "Company certificate"),
        (
            "ออกโดยกรมพัฒนาธุรกิจการค้า ไม่เกิน 6 เดือน ถ่ายหน้าที่เห็นชื่อ เลขทะเบียน และผู้มีอำนาจลงนาม",
            "Daripada Jabatan Pembangunan Perniagaan, tidak lebih 6 bulan. Nama, nombor dan penandatangan mesti kelihatan.",
            "From the Department of Business Development, at most 6 months old, with name, number and who may sign.",
        ),
        [COMPANY],
    ),
    _identity(
        "signer_id",
        ("บัตรประชาชนของผู้มีอำนาจลงนาม", "Kad pengenalan penandatangan", "National ID card of who may sign"),
        [COMPANY],
    ),
    paper(
        "coop_registration",
        ("ใบสำคัญรับจดทะเบียนสหกรณ์", "Sijil pendaftaran koperasi", "Registration of the co-operative"),
        (
            "ออกโดยนายทะเบียนสหกรณ์ ถ่ายให้เห็นชื่อสหกรณ์และเลขทะเบียน",
            "Daripada pendaftar koperasi. Nama dan nombor mesti kelihatan.",
            "From the registrar of co-operatives. Name and number must be seen.",
        ),
        [COOPERATIVE],
    ),
    paper(
        "bank_book",
        ("สมุดบัญชีธนาคารหน้าแรก", "Muka depan buku bank", "First page of the bank book"),
        (
            "หน้าที่เห็นชื่อบัญชี เลขบัญชี และธนาคาร ชื่อบัญชีควรตรงกับกิจการหรือผู้มีอำนาจ",
            "Nama akaun, nombor dan bank mesti kelihatan. Nama akaun patut sama dengan perniagaan.",
            "Account name, number and bank must be seen. The name should be that of the business.",
        ),
        [],
        mandatory=False,
    ),
    paper(
        "ecommerce_registration",
        ("ทะเบียนพาณิชย์อิเล็กทรอนิกส์", "Pendaftaran e-dagang", "E-commerce registration"),
        (
            "คนหรือกลุ่มที่ขายออนไลน์ต้องจดภายใน 30 วันหลังเริ่มขาย ถ้ายังไม่มี สมัครก่อนได้ เราช่วยบอกทาง",
            "Individu atau kumpulan yang menjual dalam talian mesti mendaftar dalam 30 hari. "
            "Jika belum ada, mohon dahulu dan kami bantu.",
            "People and groups who sell online must register within 30 days of starting. Apply first; we show the way.",
        ),
        [GROUP, INDIVIDUAL, COMPANY],
        mandatory=False,
    ),
    paper(
        "food_premises",
        ("ใบอนุญาตหรือใบรับรองสถานที่ผลิตอาหาร", "Lesen premis makanan", "Licence of the place where food is made"),
        (
            "สำหรับอาหารบรรจุหีบห่อ ถ่ายให้เห็นเลขที่และวันหมดอายุ",
            "Untuk makanan berbungkus. Nombor dan tarikh tamat mesti kelihatan.",
            "For packed food. Number and expiry date must be seen.",
        ),
        [],
        mandatory=False,
        has_expiry=True,
    ),
    paper(
        "halal_certificate",
        ("ใบรับรองฮาลาล", "Sijil halal", "Halal certificate"),
        (
            "จากคณะกรรมการอิสลาม ถ่ายทุกหน้าที่บอกชื่อสินค้า ถ้ายังไม่มีก็ขายได้ แต่ยังขึ้นว่า “รับรองฮาลาล” ไม่ได้",
            "Daripada Majlis Islam, semua muka yang menyebut nama barang. Tanpanya anda boleh menjual, "
            "tetapi tanpa tanda halal.",
            "From the Islamic Council, every page that names goods. Without it you may sell, but not as certified halal.",
        ),
        [],
        mandatory=False,
        has_expiry=True,
    ),
    paper(
        "otop_certificate",
        ("หลักฐานการขึ้นทะเบียน OTOP", "Bukti pendaftaran OTOP", "Proof of OTOP registration"),
        (
            "จากสำนักงานพัฒนาชุมชน ถ้ามีผลคัดสรรดาว ถ่ายมาด้วย",
            "Daripada jabatan pembangunan komuniti, dengan keputusan bintang jika ada.",
            "From the community development office, with the star rating if you have one.",
        ),
        [],
        types=[OTOP],
        mandatory=False,
    ),
]
