"""The results of the contests: Falcon against LLaMA, Llama 2 against its rivals."""

from hundredmodels.analysis.leaderboard import HARNESS, HELM, ORIGINAL, lead_changes
from hundredmodels.chapters.open_vs_closed.contest import Contest
from hundredmodels.chapters.open_vs_closed.names import number
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import PER_CENT, POINTS

GAPS = ("falcon-llama-gap-harness", "falcon-llama-gap-original", "falcon-llama-gap-helm",
        "falcon-llama-gap-corrected")  # fmt: skip
RIVALS = {"GPT-3.5": "gpt35", "GPT-4": "gpt4", "PaLM": "palm", "PaLM 2 L": "palm2l"}
BY_BENCHMARK = ("gpt35", "gpt4")
CODE = "humaneval"


def contest_results(found: Contest) -> tuple[Result, ...]:
    """Return the results of both contests."""
    return (
        *_falcon(found),
        *(result for rival in RIVALS for result in _closed(found, rival)),
        _outside_code(found),
        *_opened(found),
    )


def _falcon(found: Contest) -> list[Result]:
    both = found.corrected_gap() is not None
    mmlu = rows_of("mmlu_implementations", found.pair.index)
    return [
        _gap(found, GAPS[0], HARNESS, "the harness's MMLU"),
        _gap(found, GAPS[1], ORIGINAL, "the original implementation's MMLU"),
        _gap(found, GAPS[2], HELM, "HELM's MMLU"),
        number(
            GAPS[3],
            "Falcon 40B less LLaMA 65B on the board with its MMLU corrected",
            found.corrected_gap(),
            POINTS,
            "difference of the two averages as printed in July 2023",
            inputs=rows_of("leaderboard_averages", found.corrected.index),
            n=2 if both else 0,
            digits=2,
            rivals=GAPS[:3],
        ),
        number(
            "llama65b-mmlu-spread",
            "Spread of LLaMA 65B's MMLU over three programs",
            found.spread(),
            POINTS,
            "largest less smallest of three implementations",
            inputs=mmlu,
            n=3 if found.complete else 0,
            digits=1,
        ),
        number(
            "falcon-llama-lead-changes",
            "Times that the lead passed between the Falcon and Llama families in 2023",
            float(lead_changes(found.averages)) if len(found.averages) else None,
            "changes",
            "changes of the leading family over the printed boards, month by month",
            inputs=rows_of("leaderboard_averages", found.averages.index),
            n=len(found.averages),
            digits=0,
        ),
    ]


def _gap(found: Contest, name: str, program: str, words: str) -> Result:
    return number(
        name,
        f"Falcon 40B less LLaMA 65B, four-task average with {words}",
        found.gap(program),
        POINTS,
        "difference of the two averages as printed in June 2023"
        if program == HARNESS
        else f"the printed averages of June 2023 with the MMLU part exchanged for {words}: "
        "average + (new MMLU - harness MMLU) / 4; averages are printed to 0.1",
        inputs=(
            *rows_of("leaderboard_averages", found.june.index),
            *rows_of("mmlu_implementations", found.pair.index),
        ),
        n=2 if found.complete else 0,
        digits=2,
        reason="the board of June 2023 or its MMLU scores were not published by this day",
        rivals=tuple(one for one in GAPS if one != name),
    )


def _closed(found: Contest, rival: str) -> list[Result]:
    own, short = found.against(rival), RIVALS[rival]
    made = [
        number(
            f"llama2-wins-{short}",
            f"Benchmarks on which Llama 2 70B beats {rival}",
            float((own["difference"] > 0).sum()) if len(own) else None,
            f"of {len(own)}",
            "count of benchmarks with the higher score in the Llama 2 paper's table",
            inputs=rows_of("llama2_closed", own["line"], own["rival_line"]),
            n=len(own),
            digits=0,
        )
    ]
    for benchmark in ("mmlu", CODE) if short in BY_BENCHMARK else ():
        one = own[(own["benchmark"] == benchmark).to_numpy(dtype=bool)]
        made.append(
            number(
                f"llama2-{short}-{benchmark}",
                f"Llama 2 70B less {rival} on {benchmark}",
                float(one["difference"].iloc[0]) if len(one) else None,
                POINTS,
                "difference of the scores in the Llama 2 paper's table",
                inputs=rows_of("llama2_closed", one["line"], one["rival_line"]),
                n=len(one),
                digits=1,
            )
        )
    return made


def _outside_code(found: Contest) -> Result:
    own = found.against("GPT-3.5")
    own = own[(own["benchmark"] != CODE).to_numpy(dtype=bool)]
    share = (own["score"].astype(float) / own["rival_score"].astype(float)).mean()
    return number(
        "llama2-gpt35-outside-code",
        "Llama 2 70B's score as a share of GPT-3.5's, outside code",
        100 * float(share) if len(own) else None,
        PER_CENT,
        "mean ratio over MMLU and GSM8K in the Llama 2 paper's table",
        inputs=rows_of("llama2_closed", own["line"], own["rival_line"]),
        n=len(own),
        digits=1,
    )


def _opened(found: Contest) -> list[Result]:
    lead, count = found.opened["difference"], len(found.opened)
    inputs = rows_of("llama2_open", found.opened["line"], found.opened["rival_line"])
    won = int((lead > 0).sum())
    return [
        number(
            "llama2-wins-open",
            "Comparisons that Llama 2 wins against open models of its size",
            float(won) if count else None,
            f"of {count}",
            "count over sizes, rivals of nearest size and eight benchmark groups",
            inputs=inputs,
            n=count,
            digits=0,
        ),
        number(
            "llama2-win-share-open",
            "Share of comparisons that Llama 2 wins against open models of its size",
            100 * won / count if count else None,
            PER_CENT,
            "wins over all comparisons of sizes, rivals of nearest size and groups",
            inputs=inputs,
            n=count,
            digits=0,
        ),
        number(
            "llama2-median-lead-open",
            "Median lead of Llama 2 over open models of its size",
            float(lead.median()) if count else None,
            POINTS,
            "median difference over sizes, rivals of nearest size and benchmark groups",
            inputs=inputs,
            n=count,
            digits=1,
        ),
    ]
