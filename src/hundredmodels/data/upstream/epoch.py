"""Epoch AI's data on models: language models, and notable or large systems of every domain.

One row a model. A figure of a known row that Epoch AI has revised since is told, and written only
if asked for. The list does not say whether a maker states the size: unless the name does, it counts
as an estimate.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from hundredmodels.data.organisations import organisations_of
from hundredmodels.data.upstream.decoding import address, day, number, parse_csv, plain, written
from hundredmodels.data.upstream.harvest import Harvest, Revision, Row, Snapshot, Standing
from hundredmodels.data.upstream.model_row import model_row
from hundredmodels.data.upstream.names import Names

LABEL = "Epoch AI's list of models"
NEEDED = (
    "Model", "Domain", "Organization", "Publication date", "Link", "Notability criteria",
    "Parameters", "Training compute (FLOP)", "Confidence", "Model accessibility",
    "Country (of organization)",
)  # fmt: skip
# Newer columns: they may be missing, as they were in earlier years.
METHOD, POINTS, HARDWARE, CHIPS, USE, CODE = (
    "Training compute estimation method", "Training dataset size (total)", "Training hardware",
    "Hardware quantity", "Hardware utilization (MFU)", "Training code accessibility",
)  # fmt: skip
OPENNESS = {
    "Open weights (unrestricted)": "open-weights",
    "Open weights (restricted use)": "open-weights",
    "Open weights (non-commercial)": "open-weights",
    "API access": "closed",
    "Hosted access (no API)": "closed",
    "Unreleased": "closed",
}
CONFIDENCE = ("Confident", "Likely", "Speculative", "Unknown")
COUNTRIES = {
    "Australia": "AU", "Austria": "AT", "Belgium": "BE", "Canada": "CA", "China": "CN",
    "Denmark": "DK", "Finland": "FI", "France": "FR", "Germany": "DE", "Hong Kong": "HK",
    "India": "IN", "Israel": "IL", "Italy": "IT", "Japan": "JP", "Korea (Republic of)": "KR",
    "Netherlands": "NL", "Norway": "NO", "Poland": "PL", "Russia": "RU", "Saudi Arabia": "SA",
    "Singapore": "SG", "Spain": "ES", "Sweden": "SE", "Switzerland": "CH", "Taiwan": "TW",
    "Thailand": "TH", "United Arab Emirates": "AE", "United States of America": "US",
    "United Kingdom of Great Britain and Northern Ireland": "GB",
}  # fmt: skip
LARGE = Decimal("1e23")  # operations from which Epoch AI calls a system large
REVISED = Decimal("0.001")  # a smaller difference is one of rounding
BILLION = Decimal(10**9)


def harvest(content: bytes, standing: Standing, snapshot: Snapshot) -> Harvest:
    """Return what the list adds to the tables of models and systems.

    Parameters
    ----------
    content
        The list, as CSV.
    standing
        The tables.
    snapshot
        The list's day and key.

    Returns
    -------
    Harvest
        New rows, and figures that Epoch AI has revised.

    Raises
    ------
    FormatError
        If it is not the list's format.
    """
    found = Harvest()
    names = Names(standing)
    models = {row["model"]: row for row in standing.table("models")}
    systems = {row["system"]: row for row in standing.table("systems")}
    seen: set[str] = set()
    for entry in parse_csv(content, LABEL, NEEDED):
        name = plain(entry.get("Model")) or ""
        released = day(entry.get("Publication date"))
        figures = _figures(entry)
        reason = _unfit(entry, name, released, snapshot) or (
            "listed twice under one name" if name in seen else ""
        )
        seen.add(name)
        if reason or released is None or figures is None:
            found.left[reason or "with figures out of bounds"] += 1
            continue
        _revise(found, "models", models.get(name), figures, snapshot)
        _revise(found, "systems", systems.get(name), figures, snapshot)
        language = "Language" in entry["Domain"].split(",") and not names.known(name)
        large = name not in systems and _in_systems(entry, figures)
        for table, wanted in (("models", language), ("systems", large)):
            if wanted and snapshot.judged(table, released[0]):
                found.left[f"{table} of before the last snapshot, judged then"] += 1
            elif wanted and table == "models":
                first = next(iter(organisations_of(entry["Organization"])), "")
                stated = _model(entry, name, figures)
                row = model_row(
                    name, first, released, word="epoch", snapshot=snapshot, stated=stated
                )
                found.add(table, row)
            elif wanted:
                _system(found, entry, name, released, figures=figures, snapshot=snapshot)
    return found


def _unfit(
    entry: Mapping[str, str], name: str, released: tuple[date, str] | None, snapshot: Snapshot
) -> str:
    """Say why an entry can't be taken; nothing if it can."""
    if not entry:
        return "rows with more or fewer cells than the header"
    if not name or plain(entry["Organization"], longest=500) is None:
        return "names that are none"
    if released is None:
        return "with no day of publication"
    return "of a later day" if released[0] > snapshot.day else ""


def _figures(entry: Mapping[str, str]) -> dict[str, str] | None:
    """Return size and compute; ``None`` if one of them can't be."""
    size = number(entry.get("Parameters"), 1, 2e13)
    compute = number(entry.get("Training compute (FLOP)"), 1, 1e29)
    return None if size is None or compute is None else {"size": size, "compute": compute}


def _billions(size: str) -> str:
    return written(Decimal(size) / BILLION) if size else ""


def _model(entry: Mapping[str, str], name: str, figures: Row) -> dict[str, str]:
    """Return what an entry states of a language model."""
    size = _billions(figures["size"])
    access = entry["Model accessibility"]
    openness = OPENNESS.get(access, "")
    if access == "Open weights (unrestricted)" and entry.get(CODE) == "Open source":
        openness = "open-source"
    country = entry["Country (of organization)"].split(",")[0].strip()
    how = "reported" if entry.get(METHOD) == "Reported" else "epoch estimate"
    confidence = entry["Confidence"]
    return {
        "country": COUNTRIES.get(country, ""),
        "parameters_total_b": size,
        "parameters_basis": (
            "" if not size else "model name" if f"{size}B" in name.replace(" ", "") else "estimate"
        ),
        "training_compute_flop": figures["compute"],
        "compute_how": how if figures["compute"] else "",
        "openness": openness,
        "confidence": confidence if confidence in CONFIDENCE else "",
        "origin_url": address(entry["Link"]),
    }


def _in_systems(entry: Mapping[str, str], figures: Row) -> bool:
    """Say whether an entry is notable, or large."""
    large = bool(figures["compute"]) and Decimal(figures["compute"]) >= LARGE
    return bool(entry["Notability criteria"].strip()) or large


def _system(
    found: Harvest,
    entry: Mapping[str, str],
    name: str,
    released: tuple[date, str],
    *,
    figures: Row,
    snapshot: Snapshot,
) -> None:
    """Add a system, if all that the table requires is stated."""
    if released[1] != "day" or entry["Confidence"] not in CONFIDENCE:
        found.left["systems with no exact day, or no word on confidence"] += 1
        return
    organisations = plain(entry["Organization"], longest=500) or ""
    # One seat for each organisation: if some are missing, it can't be told whose.
    seats = [plain(one) for one in entry["Country (of organization)"].split(",")]
    whole = all(seats) and len(seats) == len(organisations_of(organisations))
    chips, points = number(entry.get(CHIPS), 1, 1e9), number(entry.get(POINTS), 1, 1e18)
    access = entry["Model accessibility"]
    found.add("systems", {
        "system": name,
        "published": str(released[0]),
        "organisation": organisations,
        "seats": "; ".join(map(str, seats)) if whole else "",
        "domain": _joined(entry["Domain"]),
        "notable": "true" if entry["Notability criteria"].strip() else "false",
        "parameters": figures["size"],
        "training_compute_flop": figures["compute"],
        "compute_method": _joined(entry.get(METHOD, "")),
        "training_data_points": points or "",
        "hardware": plain(entry.get(HARDWARE)) or "",
        "chips": chips if chips and chips.isdecimal() else "",
        "mfu": number(entry.get(USE), 0, 1) or "",
        "weights": access if access in OPENNESS else "",
        "confidence": entry["Confidence"],
        "origin_url": address(entry["Link"]),
        "source": snapshot.source,
        "known_on": str(released[0]),
        "known_basis": "release",
    })  # fmt: skip


def _joined(text: str) -> str:
    parts = [plain(one) for one in text.split(",")]
    return "; ".join(one for one in parts if one)


def _revise(found: Harvest, table: str, row: Row | None, figures: Row, snapshot: Snapshot) -> None:
    """Tell the figures of a known row that Epoch AI gave, and gives otherwise now."""
    if row is None or snapshot.day.isoformat() <= row["known_on"]:
        return
    told = dict(part.partition(":")[::2] for part in row.get("field_sources", "").split(";"))
    size = "parameters_total_b" if table == "models" else "parameters"
    new_size = _billions(figures["size"]) if table == "models" else figures["size"]
    for field, short, new in (
        (size, "params", new_size),
        ("training_compute_flop", "compute", figures["compute"]),
    ):
        own = table == "systems" or told.get(short) == "epoch"
        old = row[field]
        if own and old and new and abs(Decimal(new) / Decimal(old) - 1) > REVISED:
            key = row["model"] if table == "models" else row["system"]
            found.revised.append(Revision(table, (key,), field, new, source=snapshot.source))
