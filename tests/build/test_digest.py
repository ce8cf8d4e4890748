"""Digests of files, folders, values and the environment."""

import os
from pathlib import Path

import pytest

from hundredmodels.build import digest
from hundredmodels.build.inputs import changed
from hundredmodels.errors import UserError


def test_content_decides(tmp_path: Path) -> None:
    """Law: a tree's digest follows its files' bytes and names, not their times."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a").write_bytes(b"1")
    before = digest.of_tree(tmp_path)
    os.utime(tmp_path / "sub" / "a", (0, 0))
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_bytes(b"1")
    assert digest.of_tree(tmp_path) == before == {"sub/a": digest.of_bytes(b"1")}
    (tmp_path / "sub" / "a").write_bytes(b"2")
    assert changed(digest.of_tree(tmp_path), before) == ("sub/a",)
    assert digest.of_tree(tmp_path, leave_out=("sub",)) == {}
    assert digest.of_tree(tmp_path / "missing") == {}


def test_the_order_of_keys_is_no_content() -> None:
    """Law: equal JSON values have equal digests."""
    assert digest.of_json({"a": 1, "b": 2}) == digest.of_json({"b": 2, "a": 1})
    assert digest.of_json({"a": 1}) != digest.of_json({"a": 1.5})


def test_only_pinned_distributions_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Law: what requirements.txt pins for this system and Python counts, and Python itself."""
    for name in ("Some_Thing-1.2", "other-3"):
        (tmp_path / f"{name}.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    pins = tmp_path / "requirements.txt"
    assert digest.environment(pins)["other"] == "3"
    pins.write_text("some-thing==1.2 \\\n    --hash=sha256:0\n", encoding="utf-8")
    found = digest.environment(pins)
    assert found["some-thing"] == "1.2"
    assert "other" not in found
    assert "python" in found
    with monkeypatch.context() as other:
        other.setattr("platform.python_version", lambda: "3.99.0")
        assert digest.environment(pins) != found
    pins.write_text(
        "some-thing==1.2 ; sys_platform == 'nowhere' \\\n    --hash=sha256:0\n"
        "other==3 ; python_version < '3'\nother==3 ; python_version >= '3'\n",
        encoding="utf-8",
    )
    found = digest.environment(pins)
    assert "some-thing" not in found
    assert found["other"] == "3"
    pins.write_text("some-thing==\n", encoding="utf-8")
    with pytest.raises(UserError, match="is no pin"):
        digest.environment(pins)
