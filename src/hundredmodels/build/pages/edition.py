"""An edition's pages: assembled, built by Sphinx, with its lists and its manifest beside them."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hundredmodels.build.config import Config, read_config
from hundredmodels.build.editions import snapshot, spare
from hundredmodels.build.editions.feed import Entry, write_feed
from hundredmodels.build.editions.history import History
from hundredmodels.build.editions.manifest import Manifest
from hundredmodels.build.editions.publish import check_site
from hundredmodels.build.inputs import COMMIT
from hundredmodels.build.pages.assemble import assemble
from hundredmodels.build.pages.site import Press
from hundredmodels.build.pdf.booklet import Imprint
from hundredmodels.build.pdf.browser import Browser
from hundredmodels.build.pdf.printing import make_pdfs
from hundredmodels.build.project import Project
from hundredmodels.build.runs.collect import Findings
from hundredmodels.build.scenario import Scenario
from hundredmodels.build.toc import Contents, read_contents


def pages(
    project: Project,
    data: Path,
    *,
    notebooks: Mapping[str, str],
    findings: Findings,
    manifest: Manifest,
    scenario: Scenario | None,
    history: History,
    work: Path,
    press: Press,
    browser: Browser | None = None,
    beside: Mapping[str, Any] | None = None,
) -> Path:
    """Make the site of an edition, which is closed and published afterwards.

    Parameters
    ----------
    project
        The project.
    data
        The folder of the data package.
    notebooks
        The executed notebook of each chapter, by slug.
    findings
        Their results, and the claims.
    manifest
        The edition's manifest, still without the digests of its files.
    scenario
        The scenario, if there is one.
    history
        The editions before it.
    work
        A folder to work in.
    press
        Who builds the pages.
    browser
        Who prints the PDFs; none are made without one.
    beside
        What is told of the scenarios (``scenarios``) and of this site's path among them (``here``).

    Returns
    -------
    pathlib.Path
        The site.

    Raises
    ------
    UserError
        If Sphinx warns or fails, or the site lacks something.
    """
    contents = read_contents(project)
    sources, site = work / "sources", work / "site" / "html"
    words = handed(data, findings, manifest, scenario, history) | dict(beside or {})
    assemble(project, contents, notebooks, words | {"pdf": browser is not None}, sources)
    shutil.rmtree(site.parent, ignore_errors=True)
    site.mkdir(parents=True)
    left = spare.reuse(project.cache, site)
    press.build(sources, site)
    spare.sweep(left)
    _write_list(site / "results.json", findings.results_json())
    _write_list(site / "claims.json", [_for_scripts(claim) for claim in findings.claims])
    close(project, contents, manifest, site, scenario=scenario, browser=browser)
    (site / snapshot.NAME).write_bytes(history.snapshot.to_bytes())
    return site


def close(
    project: Project,
    contents: Contents,
    manifest: Manifest,
    site: Path,
    *,
    scenario: Scenario | None,
    browser: Browser | None,
) -> None:
    """Add the feed to the pages of an edition, see that all are there, and print them.

    Parameters
    ----------
    project
        The project.
    contents
        Its pages.
    manifest
        The edition's manifest.
    site
        The written pages.
    scenario
        The scenario, if there is one.
    browser
        Who prints the PDFs; none are made without one.

    Raises
    ------
    UserError
        If the site lacks something, or can't be printed.
    """
    config = read_config(project)
    entry = _feed(config, manifest, scenario, contents.root.name)
    write_feed(site, entry, title=config.title, base=config.base, language=config.language)
    check_site(site, contents)
    if browser is not None:
        make_pdfs(site, contents, _imprint(project, manifest, scenario), browser, project.cache)


def _imprint(project: Project, manifest: Manifest, scenario: Scenario | None) -> Imprint:
    """Return what the fronts of the PDFs say."""
    config = read_config(project)
    return Imprint(
        title=config.title,
        author=config.author,
        edition=manifest.edition,
        as_of=manifest.as_of,
        scenario=(scenario.title or scenario.name) if scenario else "",
        base=config.base,
    )


def _feed(config: Config, manifest: Manifest, scenario: Scenario | None, home: str) -> Entry:
    """Return what the feed says of this edition."""
    said = f"{len(manifest.numbers):,} numbers"
    if manifest.verdicts:
        said += f", and verdicts on {len(manifest.verdicts):,} claims"
    return Entry(
        id=manifest.edition,
        as_of=manifest.as_of,
        scenario=(scenario.title or scenario.name) if scenario else "",
        text=f"{config.title}: {said}. {scenario.description if scenario else ''}".strip(),
        address=f"{home}.html",
    )


def handed(
    data: Path,
    findings: Findings,
    manifest: Manifest,
    scenario: Scenario | None,
    history: History,
) -> dict[str, Any]:
    """Return what the Sphinx extension is told of the edition.

    Parameters
    ----------
    data
        The folder of the data package.
    findings
        Results and claims.
    manifest
        The edition's manifest.
    scenario
        The scenario, if there is one.
    history
        The editions before it.

    Returns
    -------
    dict
        ``data`` (absolute path), ``edition``, ``as_of``, ``commit``, ``scenario`` (name, title and
        description, or ``None``), ``chapters`` (what each notebook published: chapter, parameters,
        results), ``claims``, ``changes`` (since the edition before, or ``None``) and ``kept``
        (editions).
    """
    told = None
    if scenario is not None:
        told = {
            "name": scenario.name,
            "title": scenario.title,
            "description": scenario.description,
        }
    return {
        "data": str(data),
        "as_of": manifest.as_of,
        "commit": manifest.inputs.get(COMMIT, ""),
        "scenario": told,
        "chapters": [payload.to_json() for payload in findings.payloads],
        "claims": [dict(claim) for claim in findings.claims],
    } | told_of(manifest, history)


def told_of(manifest: Manifest, history: History) -> dict[str, Any]:
    """Return what the Sphinx extension is told that differs from edition to edition."""
    return {
        "edition": manifest.edition,
        "changes": history.changes.to_json() if history.changes else None,
        "kept": [asdict(one) for one in history.kept],
    }


def _for_scripts(claim: Mapping[str, Any]) -> dict[str, Any]:
    """Return a claim without what only the pages need."""
    return {name: value for name, value in claim.items() if name != "reason_tokens"}


def _write_list(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write a list as JSON, one row a line, so that two editions can be compared by line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows)
    path.write_text(f"[\n{lines}\n]\n" if rows else "[]\n", encoding="utf-8", newline="\n")
