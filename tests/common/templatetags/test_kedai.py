import datetime

from django.template import Context, Template
from django.test import RequestFactory


def render(source, **context):
    return Template("{% load kedai %}" + source).render(Context(context))


def test_filters_write_money_dates_and_phones():
    moment = datetime.datetime(2026, 11, 23, 7, 5, tzinfo=datetime.UTC)
    assert render("{{ x|baht }}", x=125050) == "฿1,250.50"
    assert render("{{ x|thousands }}", x=12500) == "12,500"
    assert render("{{ x|thai_date }}", x=moment) == "23\u00a0พ.ย.\u00a02569"
    assert render("{{ x|thai_long_date }}", x=moment.date()) == "23 พฤศจิกายน 2569"
    assert render("{{ x|thai_datetime }}", x=moment) == "23\u00a0พ.ย.\u00a02569 14:05\u00a0น."
    assert render("{{ x|phone }}", x="+66812345678") == "081-234-5678"


def test_empty_stays_empty_and_nothing_costs_zero_baht():
    assert render("{{ x|baht }}{{ x|thai_date }}{{ x|thai_datetime }}{{ x|phone }}{{ x|thousands }}", x=None) == ""
    assert render("{{ x|baht }}{{ missing|baht }}", x=0) == "฿0"


def test_query_with_changes_one_key_and_keeps_the_rest():
    request = RequestFactory().get("/", {"q": "บูดู <b>", "page": "3"})
    assert (
        render("{% query_with page=4 %}", request=request)
        == "?q=%E0%B8%9A%E0%B8%B9%E0%B8%94%E0%B8%B9+%3Cb%3E&amp;page=4"
    )
    assert render("{% query_with page=None q='' %}", request=request) == "?"
    assert render("{% query_with page=None q=many %}", request=request, many=["a", "b"]) == "?q=a&amp;q=b"
    assert render("{% query_with page=2 %}") == "?page=2"


def test_a_time_in_peoples_words_stays_in_one_piece():
    assert render("{{ x|kept }}", x="ทุกวัน 9.00–17.00 น. โทรนัดก่อน <b>") == (
        'ทุกวัน <span class="nowrap">9.00–17.00 น.</span> โทรนัดก่อน &lt;b&gt;'
    )
    assert render("{{ x|kept }}", x="ส่งใน 3 วัน หรือ 1-2 วัน") == (
        'ส่งใน <span class="nowrap">3 วัน</span> หรือ <span class="nowrap">1-2 วัน</span>'
    )
    assert render("{{ x|kept }}", x="ม.4 บ้าน 12/3") == "ม.4 บ้าน 12/3" and render("{{ x|kept }}", x=None) == ""


def test_a_number_that_is_shown_breaks_nowhere():
    assert render("{{ x|phone|whole }}", x="+66812345678") == '<span class="nowrap">081-234-5678</span>'
    assert render("{{ x|whole }}{{ y|whole }}", x="<b>", y=None) == '<span class="nowrap">&lt;b&gt;</span>'
