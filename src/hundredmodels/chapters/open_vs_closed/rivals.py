"""Falcon against LLaMA under three MMLU programs; Llama 2 against its rivals, test by test."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.analysis.leaderboard import (
    HARNESS,
    HELM,
    ORIGINAL,
    differences,
    exchanged_gap,
    lead_changes,
)
from hundredmodels.chapters.open_vs_closed.facts import PERCENT, lines, number, row_of
from hundredmodels.chapters.result import Inputs, Result

FALCON, LLAMA = "Falcon 40B", "LLaMA 65B"
LLAMA_2 = "Llama 2 70B"
POINTS = "points"
JUNE = "harness of January 2023"
RELEASED_ON, FALCON_MONTH = pd.Timestamp(2023, 7, 18), pd.Timestamp(2023, 5, 1)
NEAREST = {
    "Llama 2 7B": ("MPT 7B", "Falcon 7B", "Llama 1 7B"),
    "Llama 2 13B": ("Llama 1 13B",),
    "Llama 2 70B": ("MPT 30B", "Falcon 40B", "Llama 1 65B"),
}
"""The open models of the day nearest in size to each Llama 2."""


@dataclass(frozen=True)
class Contest:
    """The two contests.

    Attributes
    ----------
    averages
        Rows of ``leaderboard_averages`` with a ``family``.
    mmlu
        MMLU by model and implementation, long, with lines.
    closed
        Llama 2 70B against closed models, one row per rival and benchmark.
    opened
        Each Llama 2 against the open models of its size.
    """

    averages: pd.DataFrame
    mmlu: pd.DataFrame
    closed: pd.DataFrame
    opened: pd.DataFrame


def contest(
    averages: pd.DataFrame, mmlu: pd.DataFrame, closed: pd.DataFrame, opened: pd.DataFrame
) -> Contest:
    """Prepare both contests from their tables."""
    family = averages["model"].astype(str).str.split(" ").str[0].str.lower()
    other = tuple(sorted(set(closed["model"].astype(str)) - {LLAMA_2}))
    pairs = [
        differences(opened, model, rivals).assign(model=model) for model, rivals in NEAREST.items()
    ]
    return Contest(
        averages.assign(family=family.to_numpy()),
        mmlu,
        differences(closed, LLAMA_2, other).assign(model=LLAMA_2),
        pd.concat(pairs, ignore_index=True),
    )


def contest_results(found: Contest, models: pd.DataFrame) -> tuple[Result, ...]:
    """Return the results of both contests."""
    return (*_falcon(found), *_closed(found), *_opened(found), *_llama_facts(models))


def _falcon(found: Contest) -> list[Result]:
    averages, mmlu = found.averages, found.mmlu
    june = averages[(averages["implementation"] == JUNE).to_numpy(dtype=bool)]
    june = june[june["model"].isin([FALCON, LLAMA]).to_numpy(dtype=bool)]
    later = averages[(averages["implementation"] != JUNE).to_numpy(dtype=bool)]
    later = later[later["model"].isin([FALCON, LLAMA]).to_numpy(dtype=bool)]
    pair = mmlu[mmlu["model"].isin([FALCON, LLAMA]).to_numpy(dtype=bool)]
    wide = pair.pivot_table(index="model", columns="implementation", values="mmlu")
    complete = len(june) == 2 and len(wide) == 2  # noqa: PLR2004 -- two models
    means = june.set_index("model")["average"].astype(float).reindex([FALCON, LLAMA])
    tasks = int(june["tasks"].iloc[0]) if complete else 0
    inputs = (lines("leaderboard_averages", june.index), lines("mmlu_implementations", pair.index))
    names = ("falcon-llama-gap-harness", "falcon-llama-gap-original", "falcon-llama-gap-helm",
             "falcon-llama-gap-corrected")  # fmt: skip

    def gap(name: str, program: str, words: str) -> Result:
        return number(
            name,
            exchanged_gap(means, wide, tasks, program) if complete else None,
            label=f"Falcon 40B less LLaMA 65B, four-task average with {words}",
            unit=POINTS,
            method="difference of the two averages as printed in June 2023"
            if program == HARNESS
            else f"the printed averages of June 2023 with the MMLU part exchanged for {words}: "
            "average + (new MMLU - harness MMLU) / 4; averages are printed to 0.1",
            inputs=inputs,
            n=2 if complete else 0,
            digits=2,
            reason="the board of June 2023 or its MMLU scores were not published by this day",
            rivals=tuple(one for one in names if one != name),
        )

    paired = later.drop_duplicates("model").set_index("model")["average"].astype(float)
    both = {FALCON, LLAMA} <= set(paired.index)
    return [
        gap(names[0], HARNESS, "the harness's MMLU"),
        gap(names[1], ORIGINAL, "the original implementation's MMLU"),
        gap(names[2], HELM, "HELM's MMLU"),
        number(
            names[3],
            float(paired[FALCON] - paired[LLAMA]) if both else None,
            label="Falcon 40B less LLaMA 65B on the board with its MMLU corrected",
            unit=POINTS,
            method="difference of the two averages as printed in July 2023",
            inputs=(lines("leaderboard_averages", later.index),),
            n=2 if both else 0,
            digits=2,
            rivals=names[:3],
        ),
        number(
            "llama65b-mmlu-spread",
            float(wide.loc[LLAMA].max() - wide.loc[LLAMA].min()) if complete else None,  # type: ignore[arg-type]
            label="Spread of LLaMA 65B's MMLU over three programs",
            unit=POINTS,
            method="largest less smallest of three implementations",
            inputs=(lines("mmlu_implementations", pair.index),),
            n=3 if complete else 0,
            digits=1,
        ),
        number(
            "falcon-llama-lead-changes",
            float(lead_changes(averages)) if len(averages) else None,
            label="Times that the lead passed between the Falcon and Llama families in 2023",
            unit="changes",
            method="changes of the leading family over the printed boards, month by month",
            inputs=(lines("leaderboard_averages", averages.index),),
            n=len(averages),
            digits=0,
        ),
    ]


def _closed(found: Contest) -> list[Result]:
    rows = found.closed
    out = []
    for rival, short in (("GPT-3.5", "gpt35"), ("GPT-4", "gpt4"), ("PaLM", "palm"),
                         ("PaLM 2 L", "palm2l")):  # fmt: skip
        own = rows[(rows["rival"] == rival).to_numpy(dtype=bool)]
        inputs = (lines("llama2_closed", own["line"], own["rival_line"]),)
        out.append(
            number(
                f"llama2-wins-{short}",
                float((own["difference"] > 0).sum()) if len(own) else None,
                label=f"Benchmarks on which Llama 2 70B beats {rival}",
                unit=f"of {len(own)}",
                method="count of benchmarks with the higher score in the Llama 2 paper's table",
                inputs=inputs,
                n=len(own),
                digits=0,
            )
        )
        if short in ("gpt35", "gpt4"):
            for benchmark in ("mmlu", "humaneval"):
                one = own[(own["benchmark"] == benchmark).to_numpy(dtype=bool)]
                out.append(
                    number(
                        f"llama2-{short}-{benchmark}",
                        float(one["difference"].iloc[0]) if len(one) else None,
                        label=f"Llama 2 70B less {rival} on {benchmark}",
                        unit=POINTS,
                        method="difference of the scores in the Llama 2 paper's table",
                        inputs=(lines("llama2_closed", one["line"], one["rival_line"]),),
                        n=len(one),
                        digits=1,
                    )
                )
    plain = rows[(rows["rival"] == "GPT-3.5").to_numpy(dtype=bool)]
    plain = plain[(plain["benchmark"] != "humaneval").to_numpy(dtype=bool)]
    share = (plain["score"].astype(float) / plain["rival_score"].astype(float)).mean()
    out.append(
        number(
            "llama2-gpt35-outside-code",
            PERCENT * float(share) if len(plain) else None,
            label="Llama 2 70B's score as a share of GPT-3.5's, outside code",
            unit="%",
            method="mean ratio over MMLU and GSM8K in the Llama 2 paper's table",
            inputs=(lines("llama2_closed", plain["line"], plain["rival_line"]),),
            n=len(plain),
            digits=1,
        )
    )
    return out


def _opened(found: Contest) -> list[Result]:
    rows = found.opened
    inputs: tuple[Inputs, ...] = (lines("llama2_open", rows["line"], rows["rival_line"]),)
    won = int((rows["difference"] > 0).sum())
    return [
        number(
            "llama2-wins-open",
            float(won) if len(rows) else None,
            label="Comparisons that Llama 2 wins against open models of its size",
            unit=f"of {len(rows)}",
            method="count over sizes, rivals of nearest size and eight benchmark groups",
            inputs=inputs,
            n=len(rows),
            digits=0,
        ),
        number(
            "llama2-win-share-open",
            PERCENT * won / len(rows) if len(rows) else None,
            label="Share of comparisons that Llama 2 wins against open models of its size",
            unit="%",
            method="wins over all comparisons of sizes, rivals of nearest size and groups",
            inputs=inputs,
            n=len(rows),
            digits=0,
        ),
        number(
            "llama2-median-lead-open",
            float(rows["difference"].median()) if len(rows) else None,
            label="Median lead of Llama 2 over open models of its size",
            unit=POINTS,
            method="median difference over sizes, rivals of nearest size and benchmark groups",
            inputs=inputs,
            n=len(rows),
            digits=1,
        ),
    ]


def _llama_facts(models: pd.DataFrame) -> list[Result]:
    new, old = row_of(models, "model", "Llama 2 70B"), row_of(models, "model", "LLaMA-65B")
    falcon, gpt4 = row_of(models, "model", "Falcon-40B"), row_of(models, "model", "GPT-4")
    family = models[models["model"].astype(str).str.fullmatch(r"Llama 2 \d+B").to_numpy(dtype=bool)]
    family = family[(family["kind"] == "release").to_numpy(dtype=bool)]

    def rows(*found: pd.Series | None) -> tuple[Inputs, ...]:
        return (lines("models", [one.name for one in found if one is not None]),)

    def ratio(top: pd.Series | None, bottom: pd.Series | None, field: str) -> float | None:
        if top is None or bottom is None or pd.isna(top[field]) or pd.isna(bottom[field]):
            return None
        return float(top[field]) / float(bottom[field])

    more = ratio(new, old, "training_tokens_t")
    day = None if new is None else float((new["release_date"] - RELEASED_ON).days)
    off = None if falcon is None else _days_outside(falcon["release_date"], FALCON_MONTH)
    free = family["licence_class"].isin(["permissive", "copyleft"])
    return [
        number(
            "llama2-tokens",
            None if new is None else float(new["training_tokens_t"]),
            label="Tokens that Llama 2 70B was trained on",
            unit="trillion tokens",
            method="reported by its maker",
            inputs=rows(new),
            digits=1,
        ),
        number(
            "llama2-more-tokens",
            None if more is None else PERCENT * (more - 1),
            label="Training tokens of Llama 2 70B over those of LLaMA 65B",
            unit="% more",
            method="ratio of the reported tokens of the largest models, less one",
            inputs=rows(new, old),
            digits=0,
        ),
        number(
            "llama2-context-ratio",
            ratio(new, old, "context_length"),
            label="Context length of Llama 2 70B over that of LLaMA 65B",
            unit="x",
            method="ratio of the longest contexts in the table of models",
            inputs=rows(new, old),
            digits=0,
        ),
        number(
            "llama2-sizes",
            float(len(family)) if len(family) else None,
            label="Sizes of Llama 2 that were released",
            unit="sizes",
            method="count of released base models of the family; 34B was never released",
            inputs=(lines("models", family.index),),
            digits=0,
        ),
        number(
            "llama2-release-offset",
            day,
            label="Days from 18 July 2023 to the release of Llama 2",
            unit="days",
            method="difference of the dates",
            inputs=rows(new),
            digits=0,
        ),
        number(
            "falcon40b-release-offset",
            off,
            label="Days by which Falcon 40B's release lies outside May 2023",
            unit="days",
            method="nought within the month, else the distance to its nearer end",
            inputs=rows(falcon),
            digits=0,
        ),
        number(
            "llama2-permissive-share",
            PERCENT * float(free.mean()) if len(family) else None,
            label="Share of the Llama 2 models under a permissive licence",
            unit="%",
            method="models under Apache, MIT and their like over all of the family",
            inputs=(lines("models", family.index),),
            n=len(family),
            digits=0,
        ),
        number(
            "gpt4-llama2-compute",
            ratio(gpt4, new, "training_compute_flop"),
            label="Training compute of GPT-4 (an estimate) over that of Llama 2 70B",
            unit="x",
            method="ratio of the training compute in the table of models",
            inputs=rows(gpt4, new),
            digits=0,
        ),
    ]


def _days_outside(day: pd.Timestamp, month: pd.Timestamp) -> float:
    end = month + pd.offsets.MonthEnd(0)
    if month <= day <= end:
        return 0.0
    return float(min(abs((day - month).days), abs((day - end).days)))
