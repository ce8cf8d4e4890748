"""Commands on the report as a whole: build it, serve it, cite it, compare it."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from hundredmodels.build.processes.stopping import PUBLISHED, UNPUBLISHED, at_once
from hundredmodels.cli.group import (
    FOLDER,
    data_of,
    data_option,
    main,
    project_of,
    set_option,
    settings_of,
)
from hundredmodels.errors import UserError

if TYPE_CHECKING:
    from hundredmodels.build.project import Project


@main.command()
@data_option
@click.option("--out", type=FOLDER, help="Where the site goes; _build/html if not given.")
@click.option("--scenario", default="", metavar="NAME", help="A set of parameters in scenarios/.")
@click.option(
    "--all-scenarios", is_flag=True, help="Build each scenario's site beside the report's own."
)
@set_option
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    help="How many notebooks to run at a time; as many as there are processors if not given.",
)
@click.option(
    "--pdf",
    type=click.Choice(["auto", "yes", "no"]),
    default="no",
    show_default=True,
    help="Make the PDFs, which needs Chromium or Chrome; auto makes them where one is found.",
)
@click.option("--keep", is_flag=True, help="Keep the edition that is replaced in editions/.")
@click.option("--explain", is_flag=True, help="Say why each thing runs or not.")
@click.option("--dry-run", is_flag=True, help="Say only that, and build nothing.")
@click.pass_obj
def build(
    project: Path | None,
    *,
    data: Path | None,
    out: Path | None,
    scenario: str,
    all_scenarios: bool,
    settings: tuple[str, ...],
    jobs: int | None,
    pdf: Literal["auto", "yes", "no"],
    keep: bool,
    explain: bool,
    dry_run: bool,
) -> None:
    """Build the whole report and publish it, running only what has changed."""
    if scenario and all_scenarios:
        raise UserError("--all-scenarios builds every one of them: leave --scenario out.")
    with at_once(UNPUBLISHED):
        from hundredmodels.build import pipeline  # noqa: PLC0415 -- see the module's contract
        from hundredmodels.build.editions.publish import standing  # noqa: PLC0415
        from hundredmodels.build.progress import Progress  # noqa: PLC0415
        from hundredmodels.build.request import Request  # noqa: PLC0415

        found = project_of(project)
        request = Request(
            project=found,
            data=data_of(found, data),
            out=(out or found.site).resolve(),
            settings=settings_of(settings),
            scenario=scenario,
            beside=_scenarios(found) if all_scenarios else (),
            jobs=jobs or 0,
            pdf=pdf,
            keep=keep,
            explain=explain,
            dry_run=dry_run,
        )
        before = standing(request.out)
        try:
            pipeline.build(request, Progress())
        except KeyboardInterrupt:
            done = standing(request.out) != before
            raise KeyboardInterrupt(PUBLISHED if done else UNPUBLISHED) from None


@main.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "bibtex", "ris", "csl"]),
    default="text",
    show_default=True,
)
@click.option("--out", type=FOLDER, help="The site; _build/html if not given.")
@click.pass_obj
def cite(project: Path | None, id_: str, *, form: str, out: Path | None) -> None:
    """Print the citation of the book (hundredmodels), a chapter, figure, number or claim."""
    from hundredmodels.cite.lookup import cite as cite_one  # noqa: PLC0415 -- rarely needed

    click.echo(cite_one(out or project_of(project).site, id_, form))


@main.command()
@click.argument("id_", metavar="ID")
@data_option
@click.option("--out", type=FOLDER, help="The site; _build/html if not given.")
@click.pass_obj
def trace(project: Path | None, id_: str, *, data: Path | None, out: Path | None) -> None:
    """Print where a number or a claim comes from: rows, sources, parameters, lines, commit.

    Of a figure or a chapter it tells what it is made of, and what to ask next.
    """
    from hundredmodels.cite.trace import trace as trace_one  # noqa: PLC0415 -- rarely needed

    found = project_of(project)
    click.echo(trace_one(found, out or found.site, data_of(found, data), id_))


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--out", type=FOLDER, help="The site; _build/html if not given.")
@click.pass_obj
def serve(project: Path | None, port: int, out: Path | None) -> None:
    """Serve the published site on this machine, until stopped with Ctrl-C."""
    from hundredmodels.build.serve import serve as serve_site  # noqa: PLC0415 -- rarely needed

    serve_site(out or project_of(project).site, port)


@main.command()
@click.option("--out", type=FOLDER, help="The site; _build/html if not given.")
@click.pass_obj
def keep(project: Path | None, out: Path | None) -> None:
    """Keep the published edition readable in editions/, whatever is published later."""
    from hundredmodels.build.editions.keep import keep as keep_edition  # noqa: PLC0415 -- rarely needed
    from hundredmodels.build.progress import Progress  # noqa: PLC0415

    found = project_of(project)
    keep_edition(found, (out or found.site).resolve(), Progress())


@main.command()
@click.argument("before")
@click.argument("after")
@click.option("--numbers", is_flag=True, help="Run the chapters on data that are no edition.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.pass_obj
def diff(project: Path | None, *, before: str, after: str, numbers: bool, as_json: bool) -> None:
    """Tell what differs between BEFORE and AFTER.

    Each is an edition's id, the folder of a built site or of a data package, or a git revision,
    whose data/ is meant. A number has moved if it, or an end of its interval, is printed otherwise
    or differs by more than one part in a thousand million.
    """
    from hundredmodels.build.editions.compare import compare  # noqa: PLC0415 -- slow

    click.echo(compare(project_of(project), before, after, numbers=numbers, as_json=as_json))


def _scenarios(project: "Project") -> tuple[str, ...]:
    """Return the names of all scenarios."""
    from hundredmodels.build.scenario import scenario_names  # noqa: PLC0415 -- imports pydantic

    return scenario_names(project)
