"""How much computing a further training stage took, against the training of its base model.

Only pairs whose two figures have one unit count: chip-hours on chips of one kind, or dollars on one
basis. What the stage was for (instructions, mathematics, reasoning) differs from row to row; the
share is of computing alone, without people, data or failed attempts.
"""

import pandas as pd

STAGE, WHOLE = "fine-tuning", "whole"
KINDS = ("NVIDIA A100", "NVIDIA H100", "NVIDIA H800", "Google TPU v3", "Google TPU v4")
COLUMNS = (
    "model",
    "base",
    "unit",
    "stage",
    "whole",
    "share",
    "date",
    "line",
    "base_table",
    "base_line",
)


def stage_shares(runs: pd.DataFrame, hours: pd.DataFrame) -> pd.DataFrame:
    """Return each stage's share of its base model's training.

    Parameters
    ----------
    runs
        Table ``training_runs``; the index is the line number.
    hours
        Table ``llama2_gpu_hours`` (chip-hours on A100s); the index is the line number.

    Returns
    -------
    pandas.DataFrame
        One row a stage, by share: ``model``, ``base``, ``unit`` (chip-hours or US dollars),
        ``stage``, ``whole`` (both in that unit), ``share`` (a fraction), ``date``, ``line`` of the
        stage, ``base_table`` and ``base_line`` of the base model.
    """
    made = [
        pair
        for line, row in runs[(runs["stage"] == STAGE) & runs["base_model"].notna()].iterrows()
        if (pair := _pair(int(str(line)), row, runs, hours)) is not None
    ]
    frame = pd.DataFrame(made, columns=list(COLUMNS))
    return frame.sort_values("share", ignore_index=True)


def _pair(
    line: int, stage: pd.Series, runs: pd.DataFrame, hours: pd.DataFrame
) -> dict[str, object] | None:
    base = str(stage["base_model"])
    whole = runs[(runs["model"] == base) & (runs["stage"] == WHOLE)]
    if pd.notna(stage["gpu_hours"]):
        spent, unit = float(stage["gpu_hours"]), "chip-hours"
        rows = whole[
            whole["gpu_hours"].notna() & (whole["chip"].map(_kind) == _kind(stage["chip"]))
        ]
        found = [("training_runs", at, value) for at, value in rows["gpu_hours"].items()]
        if _kind(stage["chip"]) == KINDS[0]:
            known = hours[hours["model"] == base]
            found += [("llama2_gpu_hours", at, value) for at, value in known["gpu_hours"].items()]
    else:
        spent, unit = float(stage["cost_usd_low"]), "US dollars"
        rows = whole[whole["cost_usd_low"].notna() & (whole["cost_basis"] == stage["cost_basis"])]
        found = [("training_runs", at, value) for at, value in rows["cost_usd_low"].items()]
    if not found or not spent > 0:
        return None
    table, at, total = found[0]
    return {
        "model": stage["run_name"],
        "base": base,
        "unit": unit,
        "stage": spent,
        "whole": float(total),
        "share": spent / float(total),
        "date": stage["date"],
        "line": line,
        "base_table": table,
        "base_line": int(str(at)),
    }


def _kind(chip: object) -> str:
    return next((kind for kind in KINDS if str(chip).startswith(kind)), "")
