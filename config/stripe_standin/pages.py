"""The pages a person sees: a pretend Stripe, plainly marked, where nothing is charged and nobody is asked for a card."""

from html import escape

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 1.0625rem/1.6 "Noto Sans Thai Looped", "Noto Sans Thai", "Leelawadee UI", "Thonburi", sans-serif;
  background: #f3f1ee; color: #20242b; }
.mark { background: #ffd65a; color: #20242b; padding: .75rem 1rem; text-align: center; font-weight: 700; }
main { max-width: 30rem; margin: 1.5rem auto; padding: 1.25rem; background: #fff; border-radius: 12px; }
h1 { font-size: 1.35rem; line-height: 1.4; margin: 0 0 .5rem; }
.amount { font-size: 2rem; font-weight: 700; margin: .25rem 0 1rem; }
p { margin: .5rem 0; }
form { margin: .75rem 0 0; }
button, .button { display: block; width: 100%; min-height: 3rem; padding: .75rem 1rem; border: 1px solid #5a52c9; border-radius: 8px;
  background: #4b43b8; color: #fff; font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; }
button.quiet, .button.quiet { background: #fff; color: #3a338f; }
button:focus-visible, .button:focus-visible { outline: 3px solid #ffb000; outline-offset: 2px; }
.small { color: #565c66; font-size: .9375rem; }
"""
MARK = "นี่คือหน้า Stripe จำลอง ไม่มีการตัดเงินจริง"
MARK_MORE = "ไม่ต้องใส่เลขบัตร · Halaman Stripe contoh, tiada wang ditolak · Pretend Stripe page, no money moves"
WAYS = {
    "card": "จ่ายด้วยบัตร (จำลอง)",
    "promptpay": "จ่ายด้วยพร้อมเพย์ (จำลอง)",
    "later": "จ่ายด้วยพร้อมเพย์ แต่ธนาคารยังไม่ตอบ",
    "decline": "ลองบัตรที่ธนาคารไม่อนุมัติ",
}
ONBOARD = {
    "done": "กรอกครบแล้ว รับบัตรและพร้อมเพย์ได้",
    "cards": "กรอกครบแล้ว แต่รับได้เฉพาะบัตร",
    "wait": "กรอกครบแล้ว รอ Stripe ตรวจ",
    "half": "กรอกไม่ครบ ออกไปก่อน",
}


def baht(satang: int) -> str:
    return f"฿{satang // 100:,}.{satang % 100:02d}"


def page(title: str, inside: str) -> bytes:
    return (
        f'<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<style>{STYLE}</style></head><body>"
        f'<div class="mark" role="note">{MARK}<div class="small">{MARK_MORE}</div></div>'
        f"<main>{inside}</main></body></html>"
    ).encode()


def _button(name: str, value: str, label: str, *, quiet: bool = False) -> str:
    kind = ' class="quiet"' if quiet else ""
    return f'<form method="post"><button{kind} name="{name}" value="{value}">{escape(label)}</button></form>'


def pay(session: dict, said: str = "") -> bytes:
    names = escape(", ".join(session.get("line_items_names", [])))
    if session["status"] != "open":
        over = "จ่ายแล้ว" if session["status"] == "complete" else "หมดเวลาจ่ายแล้ว"
        back = session["success_url"] if session["status"] == "complete" else session["cancel_url"]
        return page("Stripe จำลอง", f'<h1>{over}</h1><p><a class="button" href="{escape(back)}">กลับไปที่ร้าน</a></p>')
    ways = [way for way in ("card", "promptpay", "later", "decline") if _base(way) in session["payment_method_types"]]
    buttons = "".join(_button("how", way, WAYS[way], quiet=way in {"later", "decline"}) for way in ways)
    told = f'<p role="alert"><b>{escape(said)}</b></p>' if said else ""
    email = f'<p class="small">{escape(session["customer_email"])}</p>' if session.get("customer_email") else ""
    back = f'<p><a class="button quiet" href="{escape(session["cancel_url"] or session["success_url"])}">ยังไม่จ่าย กลับไปที่ร้าน</a></p>'
    return page(
        "Stripe จำลอง",
        f'<h1>{names}</h1><p class="amount">{baht(session["amount_total"])}</p>{email}{told}{buttons}{back}',
    )


def _base(way: str) -> str:
    return {"later": "promptpay", "decline": "card"}.get(way, way)


def onboard(account: dict) -> bytes:
    buttons = "".join(_button("how", how, label, quiet=how != "done") for how, label in ONBOARD.items())
    who = escape(account.get("business_profile", {}).get("name") or account["id"])
    said = "หน้าจริงของ Stripe จะถามชื่อ เลขบัตรประชาชน และบัญชีธนาคาร ที่นี่เลือกได้เลยว่าผลเป็นอย่างไร"
    return page("Stripe จำลอง", f"<h1>เปิดบัญชี Stripe ให้ {who}</h1><p>{said}</p>{buttons}")


def gone() -> bytes:
    return page("Stripe จำลอง", "<h1>ไม่พบหน้านี้</h1><p>ลิงก์หมดอายุแล้ว กลับไปที่ร้านแล้วกดใหม่อีกครั้ง</p>")
