"""The command line: read what is asked, call the package, report. Thin, and quick to start.

A mistake of the user ends with its sentence on standard error and status 1; a fault of ours keeps
its traceback. Heavy modules are imported by the command that needs them.
"""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from hundredmodels.errors import UserError

if TYPE_CHECKING:
    from hundredmodels.build.project import Project
    from hundredmodels.build.settings import Setting

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])


class Commands(click.Group):
    """A group of commands that tells a user's mistake in a sentence."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- as click has it
        """Run a command; turn a mistake into a message and status 1."""
        try:
            return super().invoke(ctx)
        except UserError as error:
            _complain(str(error))
        except KeyboardInterrupt:
            _complain("Stopped.")
        except BrokenPipeError:
            sys.stderr.close()
        return ctx.exit(1)


def _complain(text: str) -> None:
    """Write to standard error, whatever the locale can't write being replaced."""
    encoding = sys.stderr.encoding or "ascii"
    click.echo(text.encode(encoding, "replace").decode(encoding), err=True)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project", type=FOLDER, help="The project's folder, if it is not this one or above it."
)
@click.version_option(package_name="hundredmodels")
@click.pass_context
def main(ctx: click.Context, project: Path | None) -> None:
    """Build, check and run the report 'The War of a Hundred Models'."""
    ctx.obj = project


data_option = click.option(
    "--data", type=FOLDER, help="The data package; the project's data/ if not given."
)
set_option = click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="CHAPTER.PARAMETER=VALUE",
    help="Set a parameter; may be given several times.",
)


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
    from hundredmodels.build import pipeline  # noqa: PLC0415 -- see the module's contract
    from hundredmodels.build.progress import Progress  # noqa: PLC0415
    from hundredmodels.build.scenario import scenario_names  # noqa: PLC0415

    if scenario and all_scenarios:
        raise UserError("--all-scenarios builds every one of them: leave --scenario out.")
    found = _project(project)
    request = pipeline.Request(
        project=found,
        data=_data(found, data),
        out=(out or found.site).resolve(),
        settings=_settings(settings),
        scenario=scenario,
        beside=scenario_names(found) if all_scenarios else (),
        jobs=jobs or 0,
        pdf=pdf,
        keep=keep,
        explain=explain,
        dry_run=dry_run,
    )
    pipeline.build(request, Progress())


@main.command()
@data_option
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
@click.pass_obj
def check(project: Path | None, data: Path | None, as_json: bool) -> None:
    """Check the data package and tell every problem in it."""
    from hundredmodels.data import check as check_data  # noqa: PLC0415 -- slow

    report = check_data(data.resolve() if data else _project(project).data)
    click.echo(report.to_json() if as_json else report.text())
    if not report.valid:
        click.get_current_context().exit(1)


@main.command()
@click.argument("table")
@click.argument("file", type=FILE)
@data_option
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--replace", is_flag=True, help="With --yes: also change cells of known rows.")
@click.pass_obj
def add(
    project: Path | None,
    *,
    table: str,
    file: Path,
    data: Path | None,
    dry_run: bool,
    yes: bool,
    replace: bool,
) -> None:
    """Add the rows of FILE (CSV or Parquet) to a table, having shown what changes."""
    from hundredmodels.data.adding import plan_addition  # noqa: PLC0415 -- slow

    plan = plan_addition(data.resolve() if data else _project(project).data, table, file)
    click.echo(plan.text())
    if dry_run or plan.idle:
        return
    if yes and plan.merge.changes and not replace:
        raise UserError("Cells of known rows would change: say --replace. Nothing was written.")
    if not yes and not click.confirm("Write this?"):
        raise UserError("Nothing was written.")
    plan.write()
    click.echo(f"Written: {plan.table.label}")


@main.command()
@click.argument("source", nargs=-1)
@data_option
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--replace", is_flag=True, help="Write revised figures of known rows too.")
@click.option(
    "--day", type=DAY, help="The day of the lists' contents; as they say themselves if not given."
)
@click.option(
    "--since", type=DAY, help="New entries from that day on; since the last snapshot if not given."
)
@click.option(
    "--url", "urls", multiple=True, metavar="SOURCE=URL", help="Another address of a list."
)
@click.option(
    "--most-mb", type=click.FloatRange(0.001, 1000), help="The largest answer; 64 MB if not given."
)
@click.pass_obj
def refresh(
    project: Path | None,
    *,
    source: tuple[str, ...],
    data: Path | None,
    dry_run: bool,
    yes: bool,
    replace: bool,
    day: datetime | None,
    since: datetime | None,
    urls: tuple[str, ...],
    most_mb: float | None,
) -> None:
    """Bring new rows from lists that others keep, having shown what changes.

    SOURCE is epoch, models-dev or genai-prices, all of which are read if none is named, or
    genai-prices-installed, the release that is installed here.
    """
    from hundredmodels.data import refreshing  # noqa: PLC0415 -- slow

    folder = data.resolve() if data else _project(project).data
    pairs = [one.partition("=") for one in urls]
    if not all(mark for _, mark, _ in pairs):
        raise UserError("--url is written SOURCE=URL.")
    request = refreshing.Request(
        names=source,
        urls={name: url for name, _, url in pairs},
        day=day.date() if day else None,
        since=since.date() if since else None,
        replace=replace,
        cache=refreshing.cache_of(folder),
        most_bytes=round(most_mb * 1e6) if most_mb else None,
    )
    plan = refreshing.plan_refresh(folder, request)
    click.echo(plan.text())
    if dry_run or plan.idle:
        return
    if not yes and not click.confirm("Write this?"):
        raise UserError("Nothing was written.")
    plan.write()
    click.echo(f"Written: {', '.join(one.table.label for one in plan.plans)}")


@main.command()
@click.argument("chapter")
@data_option
@click.option("--scenario", default="", metavar="NAME", help="A set of parameters in scenarios/.")
@set_option
@click.option("--out", type=FILE, help="The executed notebook; CHAPTER.ipynb if not given.")
@click.pass_obj
def run(
    project: Path | None,
    *,
    chapter: str,
    data: Path | None,
    scenario: str,
    settings: tuple[str, ...],
    out: Path | None,
) -> None:
    """Run one chapter's notebook and write it with its outputs.

    In --set the chapter's name may be left out.
    """
    from hundredmodels.build.single import run_chapter  # noqa: PLC0415 -- slow

    found = _project(project)
    target = (out or Path(f"{chapter}.ipynb")).resolve()
    seconds = run_chapter(
        found,
        chapter,
        _data(found, data),
        _settings(_dotted(chapter, settings)),
        scenario=scenario,
        target=target,
    )
    click.echo(f"{target} ({seconds:.1f} s)")


@main.command()
@click.argument("chapter")
@click.option(
    "--over",
    multiple=True,
    required=True,
    metavar="NAME=VALUES",
    help="What varies: low:high:step, low:high, a,b,c, or YYYY-MM..YYYY-MM (ends of months).",
)
@click.option("--sample", type=click.IntRange(1, 100_000), help="Draw so many points; no grid.")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Of the sample.")
@click.option(
    "--method", type=click.Choice(["latin", "random"]), default="latin", show_default=True,
    help="How the sample is drawn: by Latin hypercube, or plainly at random.",
)  # fmt: skip
@data_option
@click.option("--scenario", default="", metavar="NAME", help="A set of parameters in scenarios/.")
@set_option
@click.option("--jobs", type=click.IntRange(1, 256), help="How many runs at a time.")
@click.option("--scheduler", default="", metavar="ADDRESS", help="Run on this Dask cluster.")
@click.option("--out", type=FILE, help="The table; below _build/sweeps if not given.")
@click.pass_obj
def sweep(
    project: Path | None, /, *, chapter: str, over: tuple[str, ...], data: Path | None,
    settings: tuple[str, ...], sample: int | None, seed: int, method: Literal["latin", "random"],
    out: Path | None, jobs: int | None, **more: str,
) -> None:  # fmt: skip
    """Run a chapter over a grid or a sample of its parameters, into a Parquet table and a page.

    Given again after it was stopped, the command goes on from there.
    """
    from hundredmodels.build.progress import Progress  # noqa: PLC0415 -- see the module's contract
    from hundredmodels.build.sweep.design import Design  # noqa: PLC0415
    from hundredmodels.build.sweep.planning import Sweep  # noqa: PLC0415
    from hundredmodels.build.sweep.running import sweep as run_sweep  # noqa: PLC0415
    from hundredmodels.build.sweep.space import parse_axis  # noqa: PLC0415
    from hundredmodels.sphinx_ext.sensitivity import write_page  # noqa: PLC0415

    found = _project(project)
    request = Sweep(
        found, chapter, _data(found, data), tuple(parse_axis(text) for text in over),
        Design(sample or 0, seed, method), _settings(_dotted(chapter, settings)),
        jobs=jobs or 0, out=out.resolve() if out else None, **more,
    )  # fmt: skip
    swept = run_sweep(request, Progress())
    click.echo(f"{swept.table}\n{write_page(swept.table, found.cache / 'drawings')}")
    if swept.failures:
        raise UserError(swept.complaint())


@main.command()
@click.argument("chapter", required=False)
@click.pass_obj
def params(project: Path | None, chapter: str | None) -> None:
    """Print the parameters of one chapter, or of all: default, bounds, unit and meaning."""
    from hundredmodels.build.describe import describe  # noqa: PLC0415 -- slow

    click.echo(describe(_project(project), chapter))


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

    click.echo(cite_one(out or _project(project).site, id_, form))


@main.command()
@click.argument("id_", metavar="ID")
@data_option
@click.option("--out", type=FOLDER, help="The site; _build/html if not given.")
@click.pass_obj
def trace(project: Path | None, id_: str, *, data: Path | None, out: Path | None) -> None:
    """Print where a number comes from: rows, sources, parameters, lines of code, commit."""
    from hundredmodels.cite.trace import trace as trace_one  # noqa: PLC0415 -- rarely needed

    found = _project(project)
    click.echo(trace_one(found, out or found.site, _data(found, data), id_))


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--out", type=FOLDER, help="The site; _build/html if not given.")
@click.pass_obj
def serve(project: Path | None, port: int, out: Path | None) -> None:
    """Serve the published site on this machine, until stopped with Ctrl-C."""
    from hundredmodels.build.serve import serve as serve_site  # noqa: PLC0415 -- rarely needed

    serve_site(out or _project(project).site, port)


@main.command()
@click.option("--out", type=FOLDER, help="The site; _build/html if not given.")
@click.pass_obj
def keep(project: Path | None, out: Path | None) -> None:
    """Keep the published edition readable in editions/, whatever is published later."""
    from hundredmodels.build.keep import keep as keep_edition  # noqa: PLC0415 -- rarely needed
    from hundredmodels.build.progress import Progress  # noqa: PLC0415

    found = _project(project)
    keep_edition(found.cache, (out or found.site).resolve(), Progress())


@main.command()
@click.argument("before")
@click.argument("after")
@click.option("--numbers", is_flag=True, help="Run the chapters on data that are no edition.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.pass_obj
def diff(project: Path | None, *, before: str, after: str, numbers: bool, as_json: bool) -> None:
    """Tell what differs between BEFORE and AFTER.

    Each is an edition's id, the folder of a built site or of a data package, or a git revision,
    whose data/ is meant.
    """
    from hundredmodels.build.compare import compare  # noqa: PLC0415 -- slow

    click.echo(compare(_project(project), before, after, numbers=numbers, as_json=as_json))


def _project(given: Path | None) -> "Project":
    """Find the project."""
    from hundredmodels.build.project import Project  # noqa: PLC0415 -- see the module's contract

    return Project.find(given)


def _data(project: "Project", given: Path | None) -> Path:
    """Return the folder of the data package; it must be there."""
    folder = (given or project.data).resolve()
    if not folder.is_dir():
        raise UserError(f"There is no data folder {folder}: name one with --data.")
    return folder


def _dotted(chapter: str, texts: tuple[str, ...]) -> list[str]:
    """Put the chapter before the parameters that are named without one."""
    return [text if "." in text.partition("=")[0] else f"{chapter}.{text}" for text in texts]


def _settings(texts: "tuple[str, ...] | list[str]") -> "tuple[Setting, ...]":
    """Read the settings."""
    from hundredmodels.build.settings import parse_setting  # noqa: PLC0415 -- imports pydantic

    return tuple(parse_setting(text) for text in texts)


if __name__ == "__main__":
    main()
