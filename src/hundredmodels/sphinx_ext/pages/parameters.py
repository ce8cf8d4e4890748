"""The page of parameters: what a chapter can be asked, what each may be, and what it means."""

from functools import partial

from docutils import nodes

from hundredmodels.build.describe import allowed_of, unit_of
from hundredmodels.build.refused import written
from hundredmodels.chapters.lookup import chapter
from hundredmodels.chapters.typography import typeset
from hundredmodels.report.payload import ParameterValue, ResultsPayload
from hundredmodels.sphinx_ext.elements.cards import parameter_text, scalar_text
from hundredmodels.sphinx_ext.markup import tag, text
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
    """Write a parameter: name and value, then meaning, default and what it may be.

    Bounds are written as the value is; the unit stands with the value.
    """
    field = chapter(run.chapter).Parameters.model_fields.get(one.name)
    facts = []
    if field is not None:
        unit = unit_of(field)
        default = _value(ParameterValue(one.name, field.default, unit, ""))
        bound = partial(scalar_text, unit=unit if unit == "fraction" else "")
        facts = [f"default {default}", *allowed_of(field, bound)]
    return tag(
        "dt", tag("code", text(f"{run.chapter}.{one.name}")), " ",
        tag("span", text(_value(one)), class_="hm-parameter-value"),
    ) + tag(
        "dd", text(typeset(f"{one.description}.")), " ",
        tag("span", text("; ".join(facts)), class_="hm-parameter-facts"),
    )  # fmt: skip


def _value(one: ParameterValue) -> str:
    """Write a value as prose does, but a switch as it can be set."""
    return written(one.value) if isinstance(one.value, bool) else parameter_text(one)
