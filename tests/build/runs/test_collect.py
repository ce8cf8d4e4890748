"""What the chapters found, put together: the ledger's reasons name results that there are."""

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from hundredmodels.build.runs.collect import judged
from hundredmodels.errors import UserError


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("See [[alpha.rows]].", "no chapter computes 'alpha.rows'"),
        ("See [[alpha.rows:worth]].", "asks for 'worth'"),
    ],
)
def test_a_reason_with_a_wrong_number_is_told_by_its_row(
    reason: str, told: str, real_directory: Path, tmp_path: Path
) -> None:
    """Law: a reason that names what no chapter computes is told with file, claim and column."""
    shutil.copytree(real_directory, tmp_path / "data")
    file = tmp_path / "data" / "claims.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    one = next(row for row in rows if not row["check"] and not row["same_as"])
    one["reason"] = reason
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(one), lineterminator="\n")
        writer.writeheader()
        writer.writerow(one)
    with pytest.raises(UserError) as caught:
        judged(tmp_path / "data", {}, date(2026, 11, 1))
    assert str(caught.value).startswith(f"claims.csv, claim {one['claim']}, column `reason`: ")
    assert told in str(caught.value)
