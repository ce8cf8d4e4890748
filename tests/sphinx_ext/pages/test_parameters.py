"""The page of parameters says what each may be."""

from types import SimpleNamespace
from typing import Any

from docutils import nodes

from hundredmodels.build.describe import unit_of
from hundredmodels.chapters.lookup import chapter
from hundredmodels.report.payload import ParameterValue
from hundredmodels.sphinx_ext.pages.parameters import show


def test_choices_and_entries_of_lists_are_told() -> None:
    """Law: words, switches, days and lists have what they may be, as numbers have their bounds."""
    slug = "open-vs-closed"
    fields = chapter(slug).Parameters.model_fields
    values = {
        name: ParameterValue(name, info.default, unit_of(info), info.description or "")
        for name, info in fields.items()
    }
    run = SimpleNamespace(chapter=slug, parameters=values)
    site: Any = SimpleNamespace(runs={slug: run}, document=lambda _: None)
    page = show(site, "book/scenarios", None, nodes.Text(""))
    for told in (
        "default weights; one of: weights, commercial, permissive",
        "default true; true or false",
        "default latest; YYYY-MM-DD or latest",
        "a list of at least 1 and at most 4; each entry one of: mmlu, mmlu-pro, ",
        "default 90\u202f%; at least 50\u202f%; at most 99\u202f%",
    ):
        assert told in page
