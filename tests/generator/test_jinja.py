import pytest

from stagegen.jinja import environment, render
from stagemodel.errors import StagebookError


def test_values_are_never_rendered_again():
    assert render("{{ company }} 表", {"company": "A<B & Co {{ 7*7 }}"}) == "A<B & Co {{ 7*7 }} 表"


def test_documents_are_escaped():
    template = environment(autoescape=True).from_string("{{ company }}")
    assert template.render(company="A<B & Co") == "A&lt;B &amp; Co"


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("{{ compny }}", "compny"),
        ("{{ company", "end of"),
        ("{{ 1/0 }}", "division"),
        ("{{ company.__class__.__mro__ }}", "unsafe"),
    ],
)
def test_a_wrong_template_is_a_readable_error(template, reason):
    with pytest.raises(StagebookError, match=reason) as error:
        render(template, {"company": "x"})
    assert template in error.value.message("zh")
    assert "company" in error.value.message("en")
