"""Laws of refreshing the tables from lists that others keep."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lists import EPOCH, entry, epoch, genai, listed, models_dev, priced
from loopback import Server, answer

from hundredmodels.cli import main
from hundredmodels.data import check, refreshing

CSV = "text/csv"
TEXT = "text/plain; charset=utf-8"
O3 = priced("o3", 2, 8, 0.5, name="OpenAI o3")


def _refresh(
    package: Path, server: Server, name: str, content: bytes, *words: str, kind: str = TEXT
) -> Result:
    server.says = [answer(content, kind, ETag='"e"')]
    words = ("--url", f"{name}={server.url}", *words)
    return CliRunner().invoke(main, ["refresh", name, "--data", str(package), *words])


def _rows(package: Path, table: str, **where: str) -> list[dict[str, str]]:
    with (package / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row for row in rows if where.items() <= row.items()]


def _contents(package: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in package.iterdir()}


def test_a_changed_price_is_a_new_row(package: Path, server: Server) -> None:
    """Law: the old price stays and ends; the new one says how its start is known, and by whom."""
    before = _contents(package)
    content = genai(priced("o3", 1, 4, 0.25))
    dry = _refresh(package, server, "genai-prices", content, "--dry-run")
    assert dry.exit_code == 0, dry.output
    assert "+ openai, o3, 2026-12-20" in dry.output
    assert "effective_to empty → '2026-12-20'" in dry.output
    assert "api_prices: 1 new, 1 changed, of these 1 ended and 0 seen again" in dry.output
    assert _contents(package) == before
    done = _refresh(package, server, "genai-prices", content, "--yes")
    assert done.exit_code == 0, done.output
    *_, old, new = sorted(_rows(package, "api_prices", api_name="o3"),
                          key=lambda row: row["effective_from"])  # fmt: skip
    assert (old["usd_per_mtok_input"], old["effective_to"]) == ("2", "2026-12-20")
    assert (old["effective_from"], old["last_observed"]) == ("2025-06-10", "2026-11-20")
    told = {name: new[name] for name in (
        "usd_per_mtok_output", "model", "effective_to", "date_basis", "true_start", "not_before",
        "known_on", "known_basis", "source",
    )}  # fmt: skip
    assert told == {
        "usd_per_mtok_output": "4", "model": "o3", "effective_to": "",
        "date_basis": "first_observed", "true_start": "false", "not_before": "2026-11-20",
        "known_on": "2026-12-20", "known_basis": "source publication",
        "source": "genai-prices-2026-12-20",
    }  # fmt: skip
    (source,) = _rows(package, "sources", source="genai-prices-2026-12-20")
    assert (source["published"], source["licence"], source["redistributable"]) == (
        "2026-12-20", "MIT", "true",
    )  # fmt: skip
    assert check(package).valid
    after = _contents(package)
    again = _refresh(package, server, "genai-prices", content, "--yes")
    assert "Nothing to write." in again.output
    assert _contents(package) == after


def test_dated_and_conditional_prices(package: Path, server: Server) -> None:
    """Law: a dated start is a true start; hours, later days and longer prompts begin nothing."""
    base = {"prices": {"input_mtok": {"base": 2, "tiers": [{"start": 200000, "price": 4}]},
                       "cache_read_mtok": 0.5, "output_mtok": 8}}  # fmt: skip
    cut = {"constraint": {"start_date": "2026-12-01"}, "prices": {"input_mtok": 1.5,
                                                                 "output_mtok": 6}}  # fmt: skip
    later = {"constraint": {"start_date": "2027-02-01"}, "prices": {"input_mtok": 9,
                                                                   "output_mtok": 9}}  # fmt: skip
    night = {"constraint": {"start_time": "00:30:00Z", "end_time": "16:30:00Z"},
             "prices": {"input_mtok": 7, "output_mtok": 7}}  # fmt: skip
    content = genai({"id": "o3", "prices": [base, cut, later]},
                    {"id": "gpt-4o-2024-05-13", "prices": [base, night]})  # fmt: skip
    done = _refresh(package, server, "genai-prices", content, "--yes")
    assert done.exit_code == 0, done.output
    (new,) = _rows(package, "api_prices", source="genai-prices-2026-12-20")
    assert (new["effective_from"], new["true_start"], new["date_basis"], new["known_basis"]) == (
        "2026-12-01", "true", "stated_in_list", "reported",
    )  # fmt: skip
    assert "1 prices by the hour of the day, with no start" in done.output


def test_the_same_price_is_seen_again(package: Path, server: Server) -> None:
    """Law: a price that the list still shows moves its last day only; an older list moves none."""
    older = _refresh(package, server, "genai-prices", genai(O3), "--yes", "--day", "2026-11-01")
    assert "Nothing to write." in older.output
    done = _refresh(package, server, "genai-prices", genai(O3), "--yes")
    assert "0 new, 1 changed, of these 0 ended and 1 seen again at the same price" in done.output
    rows = _rows(package, "api_prices", api_name="o3", last_observed="2026-12-20")
    assert [row["effective_from"] for row in rows] == ["2025-06-10"]
    assert not _rows(package, "sources", source="genai-prices-2026-12-20")


def test_the_installed_release(package: Path) -> None:
    """Law: the installed list is read without a network; without a day of its own it asks for one.

    The release that the table was made from changes no price of the table.
    """
    words = ["refresh", "genai-prices-installed", "--data", str(package), "--dry-run"]
    same = CliRunner().invoke(main, words)
    assert same.exit_code == 0, same.output
    assert "Nothing to write." in same.output
    kept = [row for row in _rows(package, "api_prices")
            if not row["source"].startswith("pkg-pypi-genai-prices")]  # fmt: skip
    with (package / "api_prices.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(kept[0]))
        writer.writeheader()
        writer.writerows(kept)
    asks = CliRunner().invoke(main, words)
    assert "give it with --day" in asks.stderr


def test_new_models_from_epoch(package: Path, server: Server) -> None:
    """Law: what the list says is taken in the table's words, what it does not say stays empty."""
    content = epoch(
        entry("Nova 9 32B", Parameters="32000000000.0", Training_compute_="2e24",
              Organization='"Nova Labs, Inc",Tsinghua University',
              Country_="United States of America,China",
              Model_accessibility="Open weights (unrestricted)", Notability_criteria="SOTA"),
        entry("Quiet", Publication_date="2026-12", Model_accessibility="", Confidence=""),
        entry("Painter", Domain="Image generation"),
        entry("GPT-4o (2024-08-06)"),
        entry("Old one", Publication_date="2021-01-01"),
        entry("Some day", Publication_date="2027-01-01"),
    )  # fmt: skip
    done = _refresh(package, server, "epoch", content, "--yes", kind=CSV)
    assert done.exit_code == 0, done.output
    new = {row["model"]: row for row in _rows(package, "models", source="epoch-models-2026-12-20")}
    assert set(new) == {"Nova 9 32B", "Quiet"}
    nova = new["Nova 9 32B"]
    assert {name: nova[name] for name in (
        "organisation", "country", "parameters_total_b", "parameters_basis", "compute_how",
        "openness", "licence_class", "training_tokens_t", "known_on", "field_sources",
    )} == {
        "organisation": "Nova Labs, Inc", "country": "US", "parameters_total_b": "32",
        "parameters_basis": "model name", "compute_how": "epoch estimate",
        "openness": "open-weights", "licence_class": "unknown", "training_tokens_t": "",
        "known_on": "2026-12-01", "field_sources": "date:epoch;params:epoch;compute:epoch;"
        "openness:epoch",
    }  # fmt: skip
    quiet = new["Quiet"]
    assert (quiet["release_date"], quiet["date_precision"], quiet["known_on"]) == (
        "2026-12-15", "month", "2026-12-31",
    )  # fmt: skip
    assert (quiet["openness"], quiet["parameters_total_b"]) == ("", "")
    (system,) = _rows(package, "systems", source="epoch-models-2026-12-20")
    assert (system["system"], system["notable"], system["seats"]) == (
        "Nova 9 32B", "true", "United States of America; China",
    )  # fmt: skip
    assert "1 models of before the last snapshot, judged then" in done.output
    assert "1 of a later day" in done.output


def test_corrected_and_revised_figures(package: Path, server: Server) -> None:
    """Law: a corrected cell stays and is told; a revised figure is told, and written if asked."""
    content = epoch(
        entry("GPT-3 175B", Publication_date="2020-05-28", Parameters="174600000000"),
        entry("GPT-4o", Publication_date="2024-05-13", Training_compute_="2e25"),
    )
    before = _contents(package)
    done = _refresh(package, server, "epoch", content, "--yes", kind=CSV)
    assert done.exit_code == 0, done.output
    assert "parameters_total_b stays '175', as a-002 corrected it; the list says '174.6'" in (
        done.output
    )
    assert "training_compute_flop stays '3.81e25'; the list says '2e25'" in done.output
    assert "say --replace" in done.output
    assert _contents(package) == before
    done = _refresh(package, server, "epoch", content, "--yes", "--replace", kind=CSV)
    assert "~ GPT-4o: training_compute_flop '3.81e25' → '2e25'" in done.output
    (revised,) = _rows(package, "models", model="GPT-4o")
    assert (revised["training_compute_flop"], revised["source"]) == (
        "2e25", "epoch-models-2026-12-20",
    )  # fmt: skip
    assert _rows(package, "sources", source="epoch-models-2026-12-20")
    assert check(package).valid
    assert _rows(package, "models", model="GPT-3 175B")[0]["parameters_total_b"] == "175"


def test_new_models_and_prices_from_models_dev(package: Path, server: Server) -> None:
    """Law: makers' own new models are taken, one for all its snapshots, with their first price."""
    content = models_dev(
        listed("claude-nova-6", "Claude Nova 6"),
        listed("claude-nova-6-20261210", "Claude Nova 6 (latest)"),
        listed("claude-sonnet-5-20260630", "Claude Sonnet 5"),
        listed("claude-ear-1", "Claude Ear", modalities={"input": ["text"], "output": ["audio"]}),
        listed("claude-none", "Claude None", release_date="soon"),
    )
    done = _refresh(package, server, "models-dev", content, "--yes")
    assert done.exit_code == 0, done.output
    (new,) = _rows(package, "models", source="models-dev-2026-12-20")
    assert (new["model"], new["organisation"], new["country"], new["openness"]) == (
        "Claude Nova 6", "Anthropic", "US", "closed",
    )  # fmt: skip
    assert (new["context_length"], new["parameters_total_b"]) == ("1000000", "")
    prices = _rows(package, "api_prices", source="models-dev-2026-12-20")
    assert {(row["api_name"], row["model"], row["date_basis"]) for row in prices} == {
        ("claude-nova-6", "Claude Nova 6", "in_force_by"),
        ("claude-nova-6-20261210", "Claude Nova 6", "in_force_by"),
    }


def test_hostile_values(package: Path, server: Server) -> None:
    """Law: markup, formulas and impossible figures are left out and counted; the rest is taken."""
    content = epoch(
        entry("<script>alert(1)</script>"),
        entry("=HYPERLINK(A1)"),
        entry("two\u202elines"),
        entry("x" * 300),
        entry("Huge", Parameters="1e400"),
        entry("None", Parameters="NaN"),
        entry("Less", Training_compute_="-5"),
        entry("Good", Link="javascript:alert(1)", Organization="OpenAI"),
    )
    done = _refresh(package, server, "epoch", content, "--yes", kind=CSV)
    assert "4 names that are none" in done.output
    assert "3 with figures out of bounds" in done.output
    (new,) = _rows(package, "models", source="epoch-models-2026-12-20")
    assert (new["model"], new["origin_url"]) == ("Good", "")
    content = models_dev(
        listed("<img src=x>", "Claude 1"), listed("a", "+1"), listed("b\nc", "Claude Nova\n6"),
        listed("d", "Claude 9", cost={"input": -1, "output": "many"}, limit=[]),
        listed("e", "Claude 8", modalities="text"), {"id": "f", "name": {"deep": []}},
    )  # fmt: skip
    done = _refresh(package, server, "models-dev", content, "--yes")
    assert done.exit_code == 0, done.output
    assert "3 names that are none" in done.output
    new_models = _rows(package, "models", source="models-dev-2026-12-20")
    assert {row["model"] for row in new_models} == {"Claude Nova 6", "Claude 9"}
    (price,) = _rows(package, "api_prices", source="models-dev-2026-12-20")
    assert price["api_name"] == "b c"


def test_a_row_that_the_check_refuses_is_left_out(package: Path, server: Server) -> None:
    """Law: one implausible row upstream does not keep the others out, and is told with its reason.

    Epoch AI's list of May 2026 gave DeepSeek-V4-Flash a thousandth of its size.
    """
    content = epoch(
        entry("Tiny Giant 284B", Parameters="284000000.0"), entry("Good 8B", Parameters="8e9")
    )
    done = _refresh(package, server, "epoch", content, "--yes", kind=CSV)
    assert done.exit_code == 0, done.output
    assert "models: Tiny Giant 284B is left out: parameters_total_b '0.284'" in done.output
    new = _rows(package, "models", source="epoch-models-2026-12-20")
    assert [row["model"] for row in new] == ["Good 8B"]
    assert check(package).valid


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("genai-prices", b"<!DOCTYPE html><html>", "is a web page, not data"),
        ("genai-prices", b'[{"id": "openai", "models": [', "is no JSON"),
        ("genai-prices", b"[" * 200_000, "nested too deeply"),
        ("genai-prices", b"[NaN]", "holds NaN, which is no number"),
        ("genai-prices", b"{}", "is no list of providers"),
        ("genai-prices", b'[{"id": "openai"}]', "no list 'models'"),
        ("genai-prices", b"\xff\xfe\x00", "is no UTF-8 text"),
        ("genai-prices", b"", "is empty"),
        ("models-dev", b"[]", "is no object of providers"),
        ("models-dev", b'{"openai": {"models": []}}', "has no object 'models'"),
        ("epoch", epoch(header=EPOCH[1:]), "has no column 'Model'"),
        ("epoch", b'Model,"Domain', "is no CSV"),
        ("epoch", b"Model\x00", "binary zeros"),
    ],
)
def test_another_format_is_told(
    package: Path, server: Server, name: str, content: bytes, says: str
) -> None:
    """Law: an answer of another format is told, with what is wrong; nothing is written."""
    before = _contents(package)
    done = _refresh(package, server, name, content, "--yes")
    assert done.exit_code == 1
    assert says in done.stderr
    assert _contents(package) == before


def test_numbers_out_of_all_bounds(package: Path, server: Server) -> None:
    """Law: numbers of any length and size are read safely, and refused where they can't be."""
    digits = "9" * 50_000
    text = genai(O3, priced("a", 1, 1), priced("b", 1, 1)).decode()
    text = text.replace('"input_mtok": 1,', f'"input_mtok": {digits},', 1)
    text = text.replace('"input_mtok": 1,', '"input_mtok": 1e999999999999999999999,', 1)
    done = _refresh(package, server, "genai-prices", text.encode(), "--dry-run")
    assert done.exit_code == 0, done.output
    assert "2 prices out of bounds" in done.output


def test_nothing_is_written_by_halves(
    package: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: if a later table can't be written, the tables written before it are put back."""
    server.says = [answer(models_dev(listed("claude-nova-6", "Claude Nova 6")))]
    request = refreshing.Request(names=("models-dev",), urls={"models-dev": server.url})
    plan = refreshing.plan_refresh(package, request)
    before = _contents(package)
    assert [one.table.name for one in plan.plans] == ["sources", "models", "api_prices"]
    whole = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == "api_prices.csv":
            raise OSError(28, "No space left on device")
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(refreshing.UserError, match="No space left"):
        plan.write()
    assert _contents(package) == before


def test_the_answer_is_kept_beside_the_cache(package: Path, server: Server) -> None:
    """Law: an unchanged list is not sent again, and gives the same plan."""
    first = _refresh(package, server, "genai-prices", genai(O3), "--dry-run")
    server.says = [answer(b"", status=304)]
    words = ["--url", f"genai-prices={server.url}", "--data", str(package), "--dry-run"]
    second = CliRunner().invoke(main, ["refresh", "genai-prices", *words])
    assert server.asked[-1]["if-none-match"] == '"e"'
    day, told = " of 2026-12-20.", " of 2026-12-20, unchanged since last time."
    assert second.output == first.output.replace(day, told)
    kept = package.parent / "_build" / ".hundredmodels" / "upstream" / "genai-prices.json"
    assert json.loads(kept.read_text(encoding="utf-8"))["etag"] == '"e"'


def test_mistakes_on_the_command_line(package: Path, server: Server) -> None:
    """Law: a wrong name, address or size is met with a sentence."""
    run = CliRunner().invoke
    data = ["--data", str(package)]
    assert "Did you mean 'epoch'?" in run(main, ["refresh", "epok", *data]).stderr
    assert "SOURCE=URL" in run(main, ["refresh", "epoch", "--url", "x", *data]).stderr
    words = ["refresh", "epoch", "--url", "models-dev=x", *data]
    assert "not among the lists" in run(main, words).stderr
    words = ["refresh", "epoch", "--url", "epoch=file:///etc/passwd", *data]
    assert "addresses begin with https://" in run(main, words).stderr
    large = _refresh(package, server, "genai-prices", genai(O3), "--most-mb", "0.001", "--dry-run")
    assert large.exit_code in {0, 1}
    server.says = [answer(b" " * 2_000)]
    words = ["refresh", "genai-prices", "--url", f"genai-prices={server.url}", *data]
    assert "sends more than 0.001 MB" in run(main, [*words, "--most-mb", "0.001"]).stderr
