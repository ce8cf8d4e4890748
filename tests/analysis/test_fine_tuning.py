"""Stages of training against their base models."""

import pandas as pd
import pytest

from hundredmodels.analysis.fine_tuning import stage_shares

COLUMNS = ["run_name", "model", "base_model", "stage", "chip", "gpu_hours", "cost_usd_low"]
ROWS = [
    ["Tuned", "Tuned", "Base", "fine-tuning", "NVIDIA A100 SXM4 40 GB", 10.0, None],
    ["Other chip", None, "Base", "fine-tuning", "Google TPU v4", 10.0, None],
    ["Base", "Base", None, "whole", "NVIDIA A100 SXM4 80 GB", 1000.0, None],
    ["Llama tune", None, "Llama 2 13B", "fine-tuning", "NVIDIA A100", 50.0, None],
]
HOURS = pd.DataFrame({"model": ["Llama 2 13B"], "gpu_hours": [500.0]}, index=[7])


def test_only_like_is_compared_with_like() -> None:
    """A stage is held against its base model on the same kind of chip, else left out."""
    runs = pd.DataFrame(ROWS, columns=COLUMNS, index=range(2, 6))
    runs["cost_basis"], runs["date"] = None, pd.Timestamp("2024-01-01")
    found = stage_shares(runs, HOURS).set_index("model")
    assert set(found.index) == {"Tuned", "Llama tune"}
    assert found.loc["Tuned", "share"] == pytest.approx(0.01)
    assert found.loc["Llama tune", "share"] == pytest.approx(0.1)
    assert found.loc["Llama tune", "base_line"] == 7
