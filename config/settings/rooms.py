"""Which rooms hang what on the shared frames. Order is the order on the page."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# label, url name, icon, owners (True: only they see it, False: only helpers), whether it stands in the phone's bottom bar,
# and (optional) a dotted function merchant -> count
DESK_MENU = [
    {"label": _("หน้าหลัก"), "url": "desk:home", "icon": "home", "primary": True},
    {
        "label": pgettext_lazy("many", "คำสั่งซื้อ"),
        "url": "manage:orders",
        "icon": "bag",
        "primary": True,
        "count": "shop.manage.panels.orders_to_do",
    },
    {"label": _("สินค้า"), "url": "manage:products", "icon": "box", "primary": True},
    {"label": _("เงินเข้า"), "url": "manage:payments", "icon": "banknote"},
    {"label": _("ปัญหาที่ลูกค้าแจ้ง"), "url": "manage:cases", "icon": "speech"},
    {"label": _("รีวิว"), "url": "manage:reviews", "icon": "star"},
    {"label": _("คูปองส่วนลด"), "url": "manage:coupons", "icon": "ticket"},
    {"label": _("ใบรับรอง"), "url": "manage:certificates", "icon": "shield-check"},
    {"label": _("หน้าร้าน"), "url": "storefront:edit", "icon": "store"},
    {"label": _("การจัดส่ง"), "url": "manage:delivery", "icon": "truck"},
    {"label": _("บทเรียน"), "url": "storefront:learn", "icon": "play"},
    {"label": _("บัญชีรับเงิน"), "url": "manage:payout", "owners": True, "icon": "bank"},
    {"label": _("ใบกำกับภาษี"), "url": "manage:invoices", "icon": "file"},
    {"label": _("เบอร์ติดต่อร้าน"), "url": "desk:contact", "owners": True, "icon": "phone"},
    {"label": _("คนในร้าน"), "url": "desk:team", "owners": True, "icon": "user"},
    {"label": _("เอกสารของร้าน"), "url": "apply:papers_log", "owners": True, "icon": "file"},
    {"label": _("ออกจากร้านนี้"), "url": "desk:leave", "owners": False, "icon": "x"},
    {"label": _("เพิ่มเติม"), "url": "desk:more", "icon": "more", "primary": True},
]
OFFICE_MENU = [
    {"label": _("หน้าหลัก"), "url": "office:home", "icon": "home", "roles": ["officer", "viewer"]},
    {"label": _("ใบสมัคร"), "url": "review:queue", "icon": "list", "roles": ["officer"]},
    {"label": _("สินค้า"), "url": "oversee:products", "icon": "bag", "roles": ["officer"]},
    {"label": _("ใบรับรอง"), "url": "oversee:certificates", "icon": "shield-check", "roles": ["officer"]},
    {"label": _("เรื่องร้องเรียน"), "url": "oversee:cases", "icon": "speech", "roles": ["officer"]},
    {"label": _("รีวิว"), "url": "oversee:reviews", "icon": "star", "roles": ["officer"]},
    {"label": _("ร้านค้า"), "url": "office:merchants", "icon": "store", "roles": ["officer", "viewer"]},
    {"label": _("เรื่องเงิน"), "url": "oversee:incidents", "icon": "banknote", "roles": ["officer"]},
    {"label": _("คำค้น"), "url": "searches:list", "icon": "search", "roles": ["officer"]},
]
# function(member, path of the page) -> list of merchants.desk.notices.Notice
DESK_NOTICES = ["merchants.desk.notices.not_selling", "merchants.desk.notices.terms_wait"]
# function(merchant) -> merchants.panels.Panel
DESK_PANELS = [
    "shop.manage.panels.first_steps",
    "shop.manage.panels.to_do",
    "shop.manage.product_panel.products",
    "shop.manage.certificate_panel.certificates",
    "shop.manage.panels.money",
    "cms.panels.my_shop",
]
# function(officer) -> merchants.panels.Panel
OFFICE_PANELS = [
    "merchants.onboarding.panels.waiting",
    "merchants.office.panels.after_opening",
    "shop.oversee.panels.products",
    "shop.oversee.panels.certificates",
    "shop.oversee.panels.incidents",
    "shop.oversee.aftercare_panel.after_orders",
    "merchants.office.panels.merchants_by_province",
    "shop.manage.panels.sales_by_province",
]
# function(query) -> teasers ({url, title, lead, lang, …}) of pages that fit it, shown below the goods of a search
SEARCH_BESIDES = ["cms.page_search.beside"]
# function(merchant, officer) -> merchants.panels.Panel, or None where there is nothing to say
MERCHANT_FILE_PANELS = [
    "merchants.onboarding.file_panels.application",
    "merchants.onboarding.file_panels.papers",
    "shop.manage.file_panels.money",
    "shop.manage.file_panels.sales",
    "shop.oversee.panels.trust_of",
    "cms.file_panels.storefront",
    "merchants.terms.panels.accepted",
]
# function(merchant) -> list of merchants.timeline.Source: the kinds of lines of a merchant's timeline
MERCHANT_TIMELINE = ["merchants.office.timeline.of_shop", "merchants.onboarding.timeline.of_application"]
# function(merchant) -> list of what must end before a shop can be closed, in words
CLOSING_HINDRANCES = ["shop.manage.closing.unfinished"]
# function(merchant, by): ends what waits for the signers of a group as they were; under the merchant's lock
SIGNERS_CHANGED = ["shop.payments.changes.end_waiting"]
# function(person, before, by): a person has another proven number now; in the same transaction
NUMBER_CHANGED = ["merchants.signers.follow"]
# modules with run(report) for `demo`, check() for `check_invariants`, run() for `run_due_jobs`
DEMO_PARTS = [
    "cms.demo_site",
    "merchants.demo",
    "merchants.onboarding.demo",
    "merchants.onboarding.demo_papers",
    "shop.payments.demo",
    "shop.catalogue.demo",
    "shop.delivery.demo",
    "shop.catalogue.demo_variants",
    "shop.catalogue.demo_certificates",
    "shop.checkout.demo",
    "shop.catalogue.demo_reviews",
    "shop.invoices.demo",
    "shop.aftercare.demo",
    "shop.checkout.demo_book",
    "merchants.closing.demo",
    "cms.demo",  # after all else that needs no cover: covers are drawn meanwhile
    "cms.demo_pages",
    "cms.demo_law",
]
INVARIANT_PARTS = [
    "shop.catalogue.invariants",
    "shop.catalogue.cover_invariants",
    "shop.catalogue.review_invariants",
    "shop.orders.invariants",
    "shop.payments.invariants",
    "shop.payments.book.invariants",
    "shop.payments.statements.invariants",
    "shop.aftercare.invariants",
    "shop.invoices.invariants",
    "shop.offers.invariants",
    "shop.delivery.invariants",
    "common.letters.invariants",
    "common.codes.invariants",
    "common.files.invariants",
    "merchants.invariants",
    "merchants.certificates.invariants",
    "merchants.onboarding.invariants",
    "merchants.onboarding.paper_invariants",
    "cms.invariants",
]
JOB_PARTS = [
    "shop.payments.by_stripe.jobs",
    "shop.payments.jobs",
    "shop.payments.slip_jobs",
    "shop.payments.statements.jobs",
    "shop.payments.refund_jobs",
    "shop.orders.jobs",
    "shop.aftercare.jobs",
    "shop.invoices.jobs",
    "shop.catalogue.jobs",
    "shop.catalogue.sheets.jobs",
    "common.letters.jobs",
    "cms.jobs",
    "merchants.certificates.jobs",
    "merchants.onboarding.jobs",
    "merchants.terms.jobs",
    "merchants.invitation_jobs",
    "common.codes.jobs",
    "common.files.jobs",
]
# key -> dotted class: the ways to pay a merchant can switch on
PAYMENT_PROVIDERS = {
    "promptpay": "shop.payments.providers.promptpay.PromptPay",
    "transfer": "shop.payments.providers.transfer.BankTransfer",
    "stripe": "shop.payments.providers.stripe_checkout.StripeCheckout",
    "cod": "shop.payments.providers.cod.CashOnDelivery",
}
