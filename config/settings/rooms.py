"""Which rooms hang what on the shared frames. Order is the order on the page."""

from django.utils.translation import gettext_lazy as _

# label, url name, icon, whether only owners see it, whether it stands in the phone's bottom bar,
# and (optional) a dotted function merchant -> count
DESK_MENU = [
    {"label": _("หน้าหลัก"), "url": "desk:home", "icon": "home", "primary": True},
    {
        "label": _("คำสั่งซื้อ"),
        "url": "manage:orders",
        "icon": "bag",
        "primary": True,
        "count": "shop.manage.panels.orders_to_do",
    },
    {"label": _("สินค้า"), "url": "manage:products", "icon": "box", "primary": True},
    {"label": _("เงินเข้า"), "url": "manage:payments", "icon": "banknote"},
    {"label": _("หน้าร้าน"), "url": "storefront:edit", "icon": "store"},
    {"label": _("การจัดส่ง"), "url": "manage:delivery", "icon": "truck"},
    {"label": _("บัญชีรับเงิน"), "url": "manage:payout", "owners": True, "icon": "bank"},
    {"label": _("คนในร้าน"), "url": "desk:team", "owners": True, "icon": "user"},
    {"label": _("เอกสารของร้าน"), "url": "apply:papers_log", "owners": True, "icon": "file"},
    {"label": _("เพิ่มเติม"), "url": "desk:more", "icon": "more", "primary": True},
]
OFFICE_MENU = [
    {"label": _("หน้าหลัก"), "url": "office:home", "icon": "home", "roles": ["officer", "viewer"]},
    {"label": _("ใบสมัคร"), "url": "review:queue", "icon": "list", "roles": ["officer"]},
    {"label": _("ร้านค้า"), "url": "office:merchants", "icon": "store", "roles": ["officer", "viewer"]},
    {"label": _("คำค้น"), "url": "searches:list", "icon": "search", "roles": ["officer"]},
]
# function(merchant) -> merchants.panels.Panel
DESK_PANELS = [
    "shop.manage.panels.first_steps",
    "shop.manage.panels.to_do",
    "shop.manage.panels.money",
    "cms.panels.my_shop",
]
# function(officer) -> merchants.panels.Panel
OFFICE_PANELS = [
    "merchants.onboarding.panels.waiting",
    "merchants.office.panels.merchants_by_province",
    "shop.manage.panels.sales_by_province",
]
# modules with run(report) for `demo`, check() for `check_invariants`, run() for `run_due_jobs`
DEMO_PARTS = [
    "cms.demo_site",
    "merchants.demo",
    "merchants.onboarding.demo",
    "merchants.onboarding.demo_papers",
    "shop.delivery.demo",
    "shop.payments.demo",
    "shop.catalogue.demo",
    "cms.demo",
    "shop.checkout.demo",
]
INVARIANT_PARTS = [
    "shop.catalogue.invariants",
    "shop.orders.invariants",
    "shop.payments.invariants",
    "common.letters.invariants",
    "common.codes.invariants",
    "common.files.invariants",
    "merchants.invariants",
    "merchants.onboarding.invariants",
    "merchants.onboarding.paper_invariants",
    "cms.invariants",
]
JOB_PARTS = [
    "shop.payments.jobs",
    "shop.orders.jobs",
    "shop.catalogue.jobs",
    "common.letters.jobs",
    "merchants.onboarding.jobs",
    "common.codes.jobs",
    "common.files.jobs",
]
# key -> dotted class: the ways to pay a merchant can switch on
PAYMENT_PROVIDERS = {
    "promptpay": "shop.payments.providers.promptpay.PromptPay",
    "cod": "shop.payments.providers.cod.CashOnDelivery",
}
