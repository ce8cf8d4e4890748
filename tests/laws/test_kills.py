"""Laws of sudden ends and hard places: kills, a full disk, no home, other locales."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import pytest
from rights import bound

SEED = 20261122
GUARD = '''"""Tell of every socket to another host, in this process and in every child."""

import os
import sys

LOCAL = ("127.", "localhost", "::1", "0.0.0.0", "/", "\\\\0")


def _told(event, values):
    if event in {"socket.connect", "socket.sendto", "socket.getaddrinfo"}:
        address = values[0] if event == "socket.getaddrinfo" else values[1]
        host = address[0] if isinstance(address, tuple) else address
        host = host.decode("utf-8", "replace") if isinstance(host, bytes) else str(host)
        if host not in {"", "None"} and not host.startswith(LOCAL):
            with open(os.environ["TOLD"], "a", encoding="utf-8") as file:
                file.write(f"{event} {address!r}\\\\n")
    elif event == "socket.bind":
        with open(os.environ["TOLD"] + ".seen", "a", encoding="utf-8") as file:
            file.write("bind\\\\n")


sys.addaudithook(_told)
'''.replace("\\\\", "\\")


@contextmanager
def _reader(site: Path) -> Iterator[list[str]]:
    """Keep loading every page; collect what was torn or missing."""
    wanted = [path for path in site.rglob("*.html") if "editions" not in path.parts]
    ends = {path: path.read_text(encoding="utf-8")[-7:] for path in wanted}
    assert len(wanted) > 3
    torn: list[str] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            try:
                pages = [path.read_text(encoding="utf-8") for path in wanted]
            except OSError as error:
                torn.append(str(error))
            else:
                torn.extend(
                    one[-40:]
                    for path, one in zip(wanted, pages, strict=True)
                    if not one.endswith(ends[path])
                )
            time.sleep(0.001)

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield torn
    finally:
        over.set()
        thread.join()


def _kill(house: Any, kills: int, seed: int = SEED) -> None:
    """Kill the build, or a process of its, at random moments of its life; then build in peace."""
    random_ = random.Random(seed)  # noqa: S311 -- the moments, not a secret
    before = house.bytes()
    done, tries, life = 0, 0, 7.0
    with _reader(house.site) as torn:
        while done < kills:
            tries += 1
            assert tries <= 4 * kills + 8, "it ends before it can be killed"
            house.edit(
                "data/prices.csv", *(("2.5,s", "3.5,s") if tries % 2 else ("3.5,s", "2.5,s"))
            )
            shutil.rmtree(house.store, ignore_errors=True)
            begun = time.monotonic()
            process = subprocess.Popen(
                [*house.command(), "build"], cwd=house.root, env=house.environment(),
                stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            )  # fmt: skip
            try:
                process.wait(timeout=random_.uniform(0.05, life))
                life = time.monotonic() - begun  # it had ended: that was no kill
                continue
            except subprocess.TimeoutExpired:
                done += 1
            below = psutil.Process(process.pid).children(recursive=True)
            if done % 2 and below:
                with suppress(psutil.NoSuchProcess):  # it has just ended by itself
                    random_.choice(below).kill()
            else:
                process.send_signal(signal.SIGKILL)
            process.wait(timeout=120)
            _, alive = psutil.wait_procs(below, timeout=30)
            assert alive == []
        assert torn == []
    if tries % 2:
        house.edit("data/prices.csv", "3.5,s", "2.5,s")
    house.build()
    now = house.bytes()
    assert [name for name in before if now.get(name) != before[name]] == []


def test_killed_at_a_few_moments(house: Any) -> None:
    """Law: killed at any moment, it or a process below it, the site stays whole, the next right."""
    _kill(house, 2)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(20))
def test_killed_at_two_hundred_moments(house: Any, part: int) -> None:
    """Law: as above, 200 times; in parts, each at other moments."""
    _kill(house, 10, SEED + 1 + part)


def test_hard_places(house: Any, tmp_path: Path) -> None:
    """Law: no HOME, an odd locale and letters of any script in the path change not a byte.

    The build and its notebooks meanwhile ask no other host for anything.
    """
    before = house.bytes()
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    told = tmp_path / "told"
    other = tmp_path / "百模大戦 été (1) & co"
    house.root.rename(other)
    moved = type(house)(other)
    shutil.rmtree(moved.store)
    shutil.rmtree(moved.site)
    environment = moved.environment(
        LC_ALL="ja_JP.eucJP", LANG="C", TZ="Pacific/Chatham", TOLD=str(told),
        PYTHONPATH=f"{guard}{os.pathsep}{moved.root / 'src'}",
    )  # fmt: skip
    environment.pop("HOME", None)
    environment.pop("PYTHONUTF8", None)
    done = subprocess.run(
        [*moved.command(), "build"], cwd=moved.root, env=environment, capture_output=True,
        text=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    now = moved.bytes()
    assert [name for name in before if now.get(name) != before[name]] == []
    assert not told.exists(), told.read_text(encoding="utf-8")
    ask = "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"
    subprocess.run([sys.executable, "-c", ask], env=environment, check=False, timeout=60)
    assert "192.0.2.1" in told.read_text(encoding="utf-8")  # the guard does see what asks


@pytest.mark.parametrize(
    "room",
    [20_000, *(pytest.param(kilo * 1000, marks=pytest.mark.soak) for kilo in (1, 5, 80, 400))],
)
def test_a_full_disk(house: Any, room: int) -> None:
    """Law: where no file may grow, the build says so in a sentence, and the site is as it was."""
    before = house.bytes()
    house.edit("book/index.md", "A page.", "Another page.")

    def no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = subprocess.run(
        [*house.command(), "build"], cwd=house.root, env=house.environment(), capture_output=True,
        text=True, encoding="utf-8", check=False, timeout=300, preexec_fn=no_room,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr, done.stderr[-1500:]
    assert done.stderr.strip()
    assert house.bytes() == before
    house.build()
    assert "Another page." in (house.site / "book" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["_build", "."])
def test_a_folder_that_may_not_be_written(house: Any, folder: str) -> None:
    """Law: a folder without the right to write is told by its name, and the site stays."""
    before = house.bytes()
    house.edit("book/index.md", "A page.", "Another page.")
    closed = [house.root / folder, *(house.root / folder).rglob("*")]
    closed = [path for path in closed if path.is_dir() and not path.is_symlink()]
    for path in closed:
        path.chmod(0o555)
    try:
        done = subprocess.run(
            [*bound(), *house.command(), "build"], cwd=house.root, env=house.environment(),
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=300,
        )  # fmt: skip
    finally:
        for path in closed:
            path.chmod(0o755)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr, done.stderr[-1500:]
    assert "_build" in done.stderr
    assert house.bytes() == before
