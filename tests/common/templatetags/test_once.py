"""What a process draws once knows the language and the values named, and nothing of the person."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation


def test_it_is_drawn_once_for_each_language_and_value():
    part = Template(
        "{% load once i18n %}{% once here=section %}{% get_current_language as now %}{{ now }} {{ here }}{{ name }}{{ section }};{% endonce %}"
    )
    drawn = []
    for language, section in (("th", "goods"), ("th", "goods"), ("en", "goods"), ("th", "shops")):
        with translation.override(language):
            drawn.append(part.render(Context({"section": section, "name": "อามีนะห์"})))
    assert drawn == ["th goods;", "th goods;", "en goods;", "th shops;"]
    node = part.nodelist[-1]
    assert len(node.drawn) == 3


def test_what_is_named_is_escaped_and_the_rest_refused():
    part = Template("{% load once %}{% once said=said %}{{ said }}{% endonce %}")
    assert part.render(Context({"said": "<b>"})) == "&lt;b&gt;"
    with pytest.raises(TemplateSyntaxError):
        Template("{% load once %}{% once person %}{% endonce %}")


def test_more_than_it_keeps_is_drawn_each_time(monkeypatch):
    monkeypatch.setattr("common.templatetags.once.MOST", 2)
    part = Template("{% load once %}{% once said=said %}{{ said }}{% endonce %}")
    assert [part.render(Context({"said": number})) for number in (1, 2, 3, 3)] == ["1", "2", "3", "3"]
    assert len(part.nodelist[-1].drawn) == 2
