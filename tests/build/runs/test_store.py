"""The store of executed notebooks."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings, strategies as st

from hundredmodels.build.runs.store import NOTEBOOK, RECORD, Entry, Store


def entry(key: str = "k", notebook: str = "{}\n") -> Entry:
    """Return an entry."""
    return Entry(key, "a", notebook, 1.5, {"parameters": {"x": 1}}, ("cell 1: careful",))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_put_is_got(tmp_path: Path, text: str) -> None:
    """Law: an entry comes back as it was, whatever its text; a second put replaces the first."""
    store = Store(tmp_path)
    store.put(entry(notebook=text))
    assert store.get("k") == entry(notebook=text)
    assert store.durations() == {"a": 1.5}


def test_nothing_absent_or_damaged_is_got(tmp_path: Path) -> None:
    """Law: an entry that is missing, altered, cut or under another name counts as absent."""
    store = Store(tmp_path)
    assert store.get("k") is None
    store.put(entry())
    folder = tmp_path / "runs" / "k"
    (folder / NOTEBOOK).write_text("{} \n", encoding="utf-8")
    assert store.get("k") is None
    store.put(entry())
    (folder / RECORD).write_text("{", encoding="utf-8")
    assert store.get("k") is None
    store.put(entry())
    folder.rename(folder.with_name("other"))
    assert store.get("other") is None
    store.put(entry())
    (folder / NOTEBOOK).unlink()
    assert store.get("k") is None


def test_pruning_keeps_what_was_used_last(tmp_path: Path) -> None:
    """Law: the entries used least recently go, and what a killed build left half-done."""
    store = Store(tmp_path)
    for key in "abc":
        store.put(entry(key))
    store.get("a")
    (tmp_path / "runs" / ".new-left").mkdir()
    store.prune(kept=2)
    assert sorted(path.name for path in (tmp_path / "runs").iterdir()) == ["a", "c"]


def test_damaged_durations_are_no_matter(tmp_path: Path) -> None:
    """Law: only the order of work rests on recorded durations."""
    (tmp_path / "durations.json").write_text("[1", encoding="utf-8")
    assert Store(tmp_path).durations() == {}
