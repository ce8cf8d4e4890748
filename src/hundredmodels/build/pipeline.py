"""The build from end to end: what is asked for, what must run, the pages, the swap.

The order is fixed: parameters and data are judged before any kernel starts, all chapters are tried
even if one fails, and nothing is published unless everything is well.
"""

import gc
import json
import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hundredmodels.build import digest
from hundredmodels.build.editions.manifest import Manifest, edition_of
from hundredmodels.build.editions.publish import clear_leftovers, refuse_foreign
from hundredmodels.build.editions.retired import lock_ids, published_ids, refuse_lost
from hundredmodels.build.files import write_whole
from hundredmodels.build.inputs import changed, of_runs_alone, require_unchanged
from hundredmodels.build.lock import alone
from hundredmodels.build.pdf import browser, printer as printers
from hundredmodels.build.processes import forkserver
from hundredmodels.build.processes.stopping import in_order
from hundredmodels.build.progress import Progress, print_lines, tell_changes
from hundredmodels.build.request import Request
from hundredmodels.errors import UserError

if TYPE_CHECKING:
    from hundredmodels.build.pages.site import Press
    from hundredmodels.build.pdf.browser import Browser
    from hundredmodels.build.plan import Run
    from hundredmodels.build.runs.collect import Findings
    from hundredmodels.build.runs.store import Entry, Store
    from hundredmodels.build.scenario import Scenario

CHECKED = "checked"
"""In the cache: the digest of data that were found good, and the notices on them."""
NOTICES = 5


@dataclass(frozen=True)
class Built:
    """What a build did.

    Attributes
    ----------
    edition
        The edition that is now published.
    ran, reused
        The chapters that ran, and those found in the store.
    published
        Whether the site was swapped; false if nothing had changed.
    """

    edition: str
    ran: tuple[str, ...] = ()
    reused: tuple[str, ...] = ()
    published: bool = True


class BuildFailedError(UserError):
    """Some chapters did not run to their end; the message names chapter, cell and cause."""


def build(request: Request, progress: Progress) -> Built:
    """Build the report.

    Parameters
    ----------
    request
        What is asked for.
    progress
        Who tells the user.

    Returns
    -------
    Built
        What was done.

    Raises
    ------
    UserError
        If data, parameters, notebooks or pages are not right; nothing is published then.
    """
    refuse_foreign(request.out, default=request.project.site)
    with alone(request.project.cache, progress):
        clear_leftovers(request.out)
        if request.prints:
            printers.look_again(request.project.cache)
        now = request.digests()
        before = Manifest.read(request.out)
        if before is not None and dict(before.inputs) == now and before.holds(request.out):
            if request.explain or request.dry_run:
                print_lines(f"{slug}: not run; nothing has changed" for slug in before.runs)
            progress.say(f"Nothing has changed: edition {before.edition} is up to date.")
            tell_notices(request, now, progress)
            return Built(before.edition, reused=tuple(before.runs), published=False)
        if before is not None:
            tell_changes(changed(now, before.inputs), progress)
        if request.dry_run:
            return _build(request, progress, now, before)
        if before is not None and not request.explain:
            from hundredmodels.build.pages.revision import revise  # noqa: PLC0415 -- see _build

            edition = revise(request, progress, now, before)
            if edition:
                _tidy(request, before)
                return Built(edition, reused=tuple(before.runs))
        from hundredmodels.build.pages.site import RARELY, Press  # noqa: PLC0415 -- see _build

        gc.set_threshold(*RARELY)
        runs = before is None or bool(of_runs_alone(changed(now, before.inputs)))
        if runs:
            forkserver.start_for(request.project)  # it imports while this process does, and checks
        draws = runs and before is not None  # more than a few are drawn by processes of their own
        with Press(request.data, request.project.cache, draws=draws) as press:
            return _build(request, progress, now, before, press)


def _build(
    request: Request,
    progress: Progress,
    now: Mapping[str, str],
    before: Manifest | None,
    press: "Press | None" = None,
) -> Built:
    """Run what must run, make the pages and publish them."""
    # Heavy modules are imported here, so that a build with nothing to do is quick.
    from hundredmodels.build.editions.history import History, release  # noqa: PLC0415
    from hundredmodels.build.editions.snapshot import Snapshot  # noqa: PLC0415
    from hundredmodels.build.pages.beside import Part, differing, path_of, sites  # noqa: PLC0415
    from hundredmodels.build.pages.revision import keep_pages  # noqa: PLC0415
    from hundredmodels.build.runs.collect import collect  # noqa: PLC0415
    from hundredmodels.build.runs.store import Store  # noqa: PLC0415
    from hundredmodels.build.runs.verify import ChapterFailedError  # noqa: PLC0415
    from hundredmodels.build.scenario import read_scenario  # noqa: PLC0415

    project = request.project
    printer = None
    if not request.dry_run and request.prints:
        request, printer = _with_printer(request, progress)
        now = now if printer and not printer.lacks else request.digests()
    store = Store(project.cache)
    scenario = read_scenario(request.scenario, project) if request.scenario else None
    runs = make_plan(request, scenario, store, now, before)
    tell_notices(request, now, progress)
    if request.explain or request.dry_run:
        _explain(request, runs, now, before)
    if press is None:
        return Built(before.edition if before else "", published=False)
    others = differing(
        runs,
        {
            name: make_plan(request, read_scenario(name, project), store, now)
            for name in request.beside
        },
    )
    everything = (*runs, *(run for plan in others.values() for run in plan))
    in_order()
    with ThreadPoolExecutor(max_workers=1) as aside:  # this process only waits for the chapters
        taken = aside.submit(lambda: Snapshot.of(request.data).published())
        entries = _executed(everything, store, request, progress, now=now, press=press)
        snapshot = taken.result()

    def part(scenario: "Scenario | None", path: str, runs: "tuple[Run, ...]") -> Part:
        findings = collect(runs, entries, request.data)
        name = scenario.name if scenario else ""
        return Part(scenario, path, runs, findings, _manifest(name, runs, findings, now))

    try:
        main = part(scenario, "", runs)
        parts = [
            part(read_scenario(name, project), path_of(name), one) for name, one in others.items()
        ]
    except ChapterFailedError as error:
        raise BuildFailedError(str(error.failure)) from error
    refuse_lost(before, main.findings.ids(), request.data, project.root)
    progress.live(f"Sphinx builds the pages{', the browser prints them' if printer else ''} …")
    history = History.of(request.place(before), main.manifest, snapshot, keep=request.keep)
    try:
        site = sites(
            project,
            request.data,
            (main, *parts),
            entries,
            history=history,
            work=project.cache / "work",
            press=press,
            jobs=request.jobs,
            browser=printer,
        )
    except browser.BrowserError as error:
        if request.pdf == "yes":
            raise
        progress.say(f"Without PDFs. {error}")
        plain = replace(request, pdf="no", explain=False)
        return _build(plain, progress, plain.digests(), before, press)
    require_unchanged(request.digests(), now)
    release(site, request.place(before), main.manifest, history, progress)
    keep_pages(project.cache, main.manifest)
    _tidy(request, before)
    return Built(
        main.manifest.edition,
        ran=tuple(run.chapter for run in runs if run.reason),
        reused=tuple(run.chapter for run in runs if not run.reason),
    )


def _with_printer(request: Request, progress: Progress) -> "tuple[Request, Browser | None]":
    """Return who prints; where nobody can, and it is no must, what is asked for without PDFs."""
    printer = printers.choose(request.pdf, request.project.cache, progress.say)
    return (request if printer else replace(request, pdf="no")), printer


def _explain(
    request: Request, runs: "tuple[Run, ...]", now: Mapping[str, str], before: Manifest | None
) -> None:
    """Say why each thing runs or not."""
    from hundredmodels.build.editions.snapshot import Snapshot  # noqa: PLC0415
    from hundredmodels.build.explain import explain_build  # noqa: PLC0415 -- see _build

    rows = Snapshot.of(request.data).published()
    print_lines(explain_build(runs, now, before, rows, request.out))


def _tidy(request: Request, before: Manifest | None) -> None:
    """List the ids of an edition that was kept; remove what is left of the work."""
    from hundredmodels.build.runs.store import Store  # noqa: PLC0415 -- see _build

    if request.keep and before is not None:
        lock_ids(request.project.root, published_ids(before))
    shutil.rmtree(request.project.cache / "work", ignore_errors=True)
    Store(request.project.cache).prune()


def make_plan(
    request: Request,
    scenario: "Scenario | None",
    store: "Store",
    now: Mapping[str, str],
    before: Manifest | None = None,
) -> "tuple[Run, ...]":
    """Check the data, then plan the runs.

    Parameters
    ----------
    request
        What is asked for.
    scenario
        The scenario, if one is asked for.
    store
        Where executed notebooks are kept.
    now
        The digests of all inputs.
    before
        The manifest of what is published, to say what has changed since.

    Returns
    -------
    tuple of Run
        One for each chapter.

    Raises
    ------
    UserError
        If the data have problems, all of which are told, or a parameter is wrong.
    """
    from hundredmodels.build.plan import chapters, plan  # noqa: PLC0415 -- see _build

    check_data(request, now)
    found = chapters(request.project)
    models = {slug: one.Parameters for slug, one in found.items()}
    general = scenario.settings(models) if scenario else ()
    return plan(
        request.project,
        request.data,
        (*general, *request.settings),
        store,
        found=found,
        before=before.ingredients() if before else None,
    )


def check_data(request: Request, now: Mapping[str, str]) -> None:
    """Refuse a data package with problems; bytes found good before are not read again.

    Parameters
    ----------
    request
        What is asked for.
    now
        The digests of all inputs.

    Raises
    ------
    UserError
        If there are problems; the message tells all of them.
    """
    if _notices(request, now) is not None:
        return
    from hundredmodels.data import check  # noqa: PLC0415 -- see _build

    report = check(request.data)
    report.require_valid()
    lines = [_data_key(now), *report.notice_lines(per_table=NOTICES)]
    write_whole(request.project.cache / CHECKED, "\n".join(lines))


def tell_notices(request: Request, now: Mapping[str, str], progress: Progress) -> None:
    """Tell what a check of the data found worth a look.

    Parameters
    ----------
    request
        What is asked for.
    now
        The digests of all inputs.
    progress
        Who tells the user.
    """
    for line in _notices(request, now) or ():
        progress.say(line)


def _notices(request: Request, now: Mapping[str, str]) -> list[str] | None:
    """Return the notices on data that were found good; ``None`` if these were not."""
    try:
        told = (request.project.cache / CHECKED).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    key, *lines = told.split("\n")
    return lines if key == _data_key(now) else None


def _data_key(now: Mapping[str, str]) -> str:
    """Return the digest of the data and of what judges them."""
    prefixes = ("data/", "package/data/", "environment")
    return digest.of_json({name: one for name, one in now.items() if name.startswith(prefixes)})


def _executed(
    runs: "tuple[Run, ...]",
    store: "Store",
    request: Request,
    progress: Progress,
    *,
    now: Mapping[str, str],
    press: "Press",
) -> "dict[str, Entry]":
    """Run what the store lacks and return all executed notebooks by key."""
    needed = list({run.key: run for run in runs if run.reason}.values())
    if needed:
        from hundredmodels.build.processes.shares import processors  # noqa: PLC0415
        from hundredmodels.build.runs.execute import Limits  # noqa: PLC0415 -- see _build
        from hundredmodels.build.runs.workers import run_all  # noqa: PLC0415

        for run in needed:
            progress.say(f"  {run.chapter}: {run.reason}")
        failures = run_all(
            needed,
            store,
            progress,
            limits=Limits(),
            jobs=request.jobs or processors(),
            confirm=lambda: require_unchanged(request.digests(), now, of_runs=True),
            kept=press.show,
        )
        if failures:
            told = "\n".join(str(failure) for failure in failures)
            raise BuildFailedError(f"{told}\nNothing was published.")
    entries = {}
    for run in runs:
        entry = run.kept(store)
        if entry is None:
            raise BuildFailedError(
                f"{run.chapter}: its stored run in {store.folder} was damaged while the build "
                "was under way; build again."
            )
        entries[run.key] = entry
    return entries


def _manifest(
    scenario: str, runs: "tuple[Run, ...]", findings: "Findings", now: Mapping[str, str]
) -> Manifest:
    """Write down what went in and what came out."""
    kept = {run.chapter: {"key": run.key, "ingredients": dict(run.ingredients)} for run in runs}
    return Manifest(
        edition=edition_of(kept, now),
        as_of=findings.as_of.isoformat(),
        scenario=scenario,
        inputs=now,
        runs=json.loads(json.dumps(kept)),
        numbers=findings.numbers(),
        verdicts={claim["id"]: claim["verdict"] for claim in findings.claims},
        figures=findings.figures,
    )
