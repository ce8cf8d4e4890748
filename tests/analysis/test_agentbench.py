"""AgentBench rebuilt from its tasks."""

import pandas as pd
import pytest

from hundredmodels.analysis.agentbench import TASKS, rebuild_error, rebuilt, task_weights


def _board() -> pd.DataFrame:
    frame = pd.DataFrame({task: [10.0, 30.0] for task in TASKS})
    return frame.assign(model=["a", "b"], overall=[0.5, 1.5])


def test_weights_are_printed_or_the_means_of_the_tasks() -> None:
    """A printed weight stands; a missing one is the task's mean over the models."""
    printed = pd.DataFrame({"task": list(TASKS), "weight": [5.0] + [float("nan")] * 7})
    weights = task_weights(_board(), printed)
    assert weights["os"] == 5.0
    assert weights["db"] == 20.0


def test_scores_over_their_means_average_to_one() -> None:
    """With the means as weights, the models' mean overall score is one: a closed form."""
    printed = pd.DataFrame({"task": list(TASKS), "weight": float("nan")})
    weights = task_weights(_board(), printed)
    assert rebuilt(_board(), weights).mean() == pytest.approx(1.0)
    assert rebuild_error(_board(), weights) == pytest.approx(0.0)
