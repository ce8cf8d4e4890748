"""The page of parameters: what each chapter can be asked, its default, bounds, unit and meaning."""

from collections.abc import Iterable
from typing import Any

from docutils import nodes

from hundredmodels.build.describe import BOUNDS, unit_of
from hundredmodels.chapters.lookup import chapter
from hundredmodels.report.payload import ParameterValue, ResultsPayload
from hundredmodels.sphinx_ext.elements.cards import parameter_text, scalar_text
from hundredmodels.sphinx_ext.markup import tag, text, typeset
from hundredmodels.sphinx_ext.site import Site


def show(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    """Write the parameters of all chapters.

    Parameters
    ----------
    site
        The site.
    here
        The document that they stand in.
    content
        Nothing.
    where
        What to name in warnings.

    Returns
    -------
    str
        A heading and a list for each chapter.
    """
    return "".join(
        tag(
            "section",
            tag("h3", text(_title(site, slug)), id=f"asked-{slug}"),
            tag("dl", "".join(_entry(run, one) for one in run.parameters.values())),
            class_="hm-parameters",
        )
        for slug, run in site.runs.items()
    )


def _title(site: Site, slug: str) -> str:
    document = site.document(slug)
    return site.title(document) if document else slug


def _entry(run: ResultsPayload, one: ParameterValue) -> str:
    """Write a parameter: name and value, then meaning, default and bounds."""
    field = chapter(run.chapter).Parameters.model_fields.get(one.name)
    facts = []
    if field is not None:
        default = parameter_text(ParameterValue(one.name, field.default, unit_of(field), ""))
        facts = [f"default {default}", *_bounds(field.metadata, unit_of(field))]
    return tag(
        "dt", tag("code", text(f"{run.chapter}.{one.name}")), " ",
        tag("span", text(parameter_text(one)), class_="hm-parameter-value"),
    ) + tag(
        "dd", text(typeset(f"{one.description}.")), " ",
        tag("span", text("; ".join(facts)), class_="hm-parameter-facts"),
    )  # fmt: skip


def _bounds(metadata: Iterable[Any], unit: str) -> list[str]:
    """Write bounds as the value is written; the unit stands with the value."""
    shown = unit if unit == "fraction" else ""
    return [
        f"{word} {scalar_text(bound, '' if key.endswith('length') else shown)}"
        for one in metadata
        for key, word in BOUNDS.items()
        if (bound := getattr(one, key, None)) is not None
    ]
