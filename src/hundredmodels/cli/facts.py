"""Commands on the tables: check, add, refresh."""

from datetime import datetime
from pathlib import Path

import click

from hundredmodels.cli.group import DAY, FILE, data_option, main, project_of
from hundredmodels.errors import UserError


@main.command()
@data_option
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
@click.pass_obj
def check(project: Path | None, data: Path | None, as_json: bool) -> None:
    """Check the data package and tell every problem in it."""
    from hundredmodels.data import check as check_data  # noqa: PLC0415 -- slow

    report = check_data(data.resolve() if data else project_of(project).data)
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

    plan = plan_addition(data.resolve() if data else project_of(project).data, table, file)
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

    folder = data.resolve() if data else project_of(project).data
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
