"""Commands on one chapter: its runs and its parameters."""

from pathlib import Path
from typing import Literal

import click

from hundredmodels.cli.group import (
    FILE,
    data_of,
    data_option,
    dotted,
    main,
    project_of,
    set_option,
    settings_of,
)
from hundredmodels.errors import UserError


@main.command()
@click.argument("chapter")
@data_option
@click.option("--scenario", default="", metavar="NAME", help="A set of parameters in scenarios/.")
@set_option
@click.option(
    "--out", type=FILE, help="The executed notebook, a name in .ipynb; CHAPTER.ipynb if not given."
)
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

    found = project_of(project)
    target = (out or Path(f"{chapter}.ipynb")).resolve()
    seconds = run_chapter(
        found,
        chapter,
        data_of(found, data),
        settings_of(dotted(chapter, settings)),
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
    from hundredmodels.sphinx_ext.pages.sensitivity import write_page  # noqa: PLC0415

    found = project_of(project)
    request = Sweep(
        found, chapter, data_of(found, data), tuple(parse_axis(text) for text in over),
        Design(sample or 0, seed, method), settings_of(dotted(chapter, settings)),
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

    click.echo(describe(project_of(project), chapter))
