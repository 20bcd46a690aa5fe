"""What other rows live from is not deleted in /admin/; the editor reads why and what to do."""

import pytest
from django.contrib.messages import get_messages
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse

from cms import shops
from common.users.models import User
from shop.catalogue import services as catalogue
from shop.catalogue.models import Allergen, Category, ListingTemplate

SNIPPET = "wagtailsnippets_catalogue_category"


@pytest.fixture
def admin(client, make):
    client.force_login(make.admin())
    return client


def said(answer) -> list[str]:
    return [str(message).strip() for message in get_messages(answer.wsgi_request)]


@pytest.fixture
def category(make):
    """A category with one product in it."""
    return make.product(make.merchant(), category=Category.objects.get(slug="craft")).category


def test_a_category_in_use_is_not_deleted(admin, category):
    sentence = "ลบหมวด “งานหัตถกรรม” ไม่ได้ เพราะยังมีสินค้าหรือหมวดย่อยอยู่ในหมวดนี้ กรุณาย้ายไปหมวดอื่นก่อน"
    for ask in (admin.get, admin.post):
        answer = ask(reverse(f"{SNIPPET}:delete", args=[category.pk]))
        assert answer["Location"] == reverse(f"{SNIPPET}:list")
        assert sentence in said(answer)[-1]
    bulk = reverse("wagtail_bulk_action", args=["catalogue", "category", "delete"])
    free = Category.objects.get(slug="home")
    answer = admin.post(f"{bulk}?id={free.pk}&id={category.pk}")
    assert answer.status_code == 302 and sentence in said(answer)[-1]
    assert Category.objects.filter(pk__in=[category.pk, free.pk]).count() == 2


def test_a_category_with_others_below_it_is_not_deleted(admin, db):
    above, below = Category.objects.get(slug="fashion"), Category.objects.get(slug="home")
    Category.objects.filter(pk=below.pk).update(parent=above)
    assert "ลบหมวด “เสื้อผ้าและเครื่องแต่งกาย” ไม่ได้" in said(admin.post(reverse(f"{SNIPPET}:delete", args=[above.pk])))[0]
    admin.post(reverse(f"{SNIPPET}:delete", args=[below.pk]))
    admin.post(reverse(f"{SNIPPET}:delete", args=[above.pk]))
    assert not Category.objects.filter(pk__in=[above.pk, below.pk]).exists()


def test_a_category_that_a_template_uses_is_not_deleted(admin, db):
    craft = Category.objects.get(slug="craft")
    answer = admin.post(reverse(f"{SNIPPET}:delete", args=[craft.pk]))
    assert "ลบหมวด “งานหัตถกรรม” ไม่ได้ เพราะยังมีแบบสินค้าใช้หมวดนี้" in said(answer)[-1]
    craft.listing_templates.all().delete()
    admin.post(reverse(f"{SNIPPET}:delete", args=[craft.pk]))
    assert not Category.objects.filter(pk=craft.pk).exists()


def test_an_allergen_that_goods_contain_is_not_deleted(admin, make):
    fish, milk = Allergen.objects.get(key="fish"), Allergen.objects.get(key="milk")
    product = make.product(make.merchant())
    catalogue.change_product(product=product, by=None, allergens=[fish])
    kept = admin.post(reverse("wagtailsnippets_catalogue_allergen:delete", args=[fish.pk]))
    assert "ลบ “ปลา” ไม่ได้ เพราะยังมีสินค้าที่บอกว่ามีสิ่งนี้ ลูกค้าที่แพ้ต้องเห็น" in said(kept)[-1]
    admin.post(reverse("wagtailsnippets_catalogue_allergen:delete", args=[milk.pk]))
    assert list(product.allergens.all()) == [fish] and not Allergen.objects.filter(pk=milk.pk).exists()


def test_an_editor_changes_a_template_and_the_form_has_it(admin, make, client):
    template = ListingTemplate.objects.get(key="budu")
    fish, nuts = Allergen.objects.get(key="fish"), Allergen.objects.get(key="peanuts")
    facts = {
        "name": "บูดูเข้มข้น", "name_ms": "Budu pekat", "name_en": "Thick budu", "key": "budu", "position": "5", "active": "on",
        "category": template.category_id, "unit": "ขวด 700 มล.", "weight_g": "1100", "storage": "dry", "shelf_life_days": "180", "delivery_profile": "smelly",
        "allergens": [fish.pk, nuts.pk], "description": "ทำจาก: …", "description_ms": "", "description_en": "",
    }  # fmt: skip
    assert (
        admin.post(reverse("wagtailsnippets_catalogue_listingtemplate:edit", args=[template.pk]), facts).status_code
        == 302
    )
    template.refresh_from_db()
    assert template.delivery_profile == "smelly"
    assert template.unit == "ขวด 700 มล." and set(template.allergens.all()) == {fish, nuts}
    client.force_login(make.owner_of(make.merchant()))
    assert "บูดูเข้มข้น" in client.get("/desk/products/new/").content.decode()


def facts_of(category: Category, **changes) -> dict:
    facts = {"name": category.name, "name_ms": "", "name_en": "", "slug": category.slug, "position": "10"}
    return {**facts, "parent": "", **changes}


def test_a_category_stands_neither_in_itself_nor_below_itself(admin, db):
    top, middle, low = Category.objects.all()[:3]
    Category.objects.filter(pk=middle.pk).update(parent=top)
    Category.objects.filter(pk=low.pk).update(parent=middle)
    edit = reverse(f"{SNIPPET}:edit", args=[top.pk])
    for wrong in (top, middle, low):
        answer = admin.post(edit, facts_of(top, parent=wrong.pk))
        assert answer.status_code == 200
        assert "หมวดนี้อยู่ในตัวเองหรือในหมวดย่อยของตัวเองไม่ได้" in answer.content.decode()
        top.refresh_from_db()
        assert top.parent is None
    other = Category.objects.get(slug="gift-set")
    assert admin.post(edit, facts_of(top, parent=other.pk)).status_code == 302
    top.refresh_from_db()
    assert top.parent == other


def test_the_database_keeps_a_category_out_of_itself(db):
    category = Category.objects.first()
    with pytest.raises(IntegrityError, match="category_not_its_own_parent"), transaction.atomic():
        Category.objects.filter(pk=category.pk).update(parent=category)


@pytest.fixture
def people(make):
    """People whom others must still find, and one who has left no trace."""
    application, _document = make.application_waiting()
    return {
        "owner": make.owner_of(make.merchant()),
        "applicant": application.applicant,
        "officer": make.officer(),
        "shopper": make.user("free@example.test"),
    }


@pytest.mark.parametrize("name", ["owner", "applicant", "officer"])
def test_a_person_with_a_past_is_switched_off_instead_of_deleted(admin, people, make, name):
    person = people[name]
    make.sure(admin)
    for ask in (admin.get, admin.post):
        answer = ask(reverse("wagtailusers_users:delete", args=[person.pk]))
        assert answer["Location"] == reverse("wagtailusers_users:edit", args=[person.pk])
        assert f"ลบบัญชี {person.email} ไม่ได้" in said(answer)[-1]
        assert "“ใช้งานได้” ออกแทน" in said(answer)[-1]
    assert User.objects.filter(pk=person.pk).exists()


def test_nor_among_several_and_a_free_one_is_deleted(admin, people):
    bulk = reverse("wagtail_bulk_action", args=["users", "user", "delete"])
    ids = [people["shopper"].pk, people["owner"].pk]
    answer = admin.post(f"{bulk}?id={ids[0]}&id={ids[1]}")
    assert answer.status_code == 302 and f"ลบบัญชี {people['owner'].email} ไม่ได้" in said(answer)[-1]
    assert User.objects.filter(pk__in=ids).count() == 2
    assert admin.post(f"{bulk}?id={ids[0]}").status_code == 302
    assert not User.objects.filter(pk=ids[0]).exists()


def test_whatever_else_is_held_is_a_calm_page(client, db, monkeypatch):
    def held(*_args):
        raise ProtectedError("held", set())

    monkeypatch.setattr(shops, "list_context", held)
    answer = client.get("/shops/")
    assert answer.status_code == 409
    assert "ลบไม่ได้ เพราะยังมีข้อมูลอื่นใช้รายการนี้อยู่ ยังไม่มีอะไรถูกลบ" in answer.content.decode()
