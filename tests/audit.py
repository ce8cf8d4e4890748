"""Look the pinned packages up among known vulnerabilities; run by `make audit`.

pip-audit is asked about the pins as they are, hashes and all, and installs nothing. Where the
service can't be reached it ends in a traceback, and where a mirror without that service answers it
skips every package and ends well. Here both are a sentence and a failure: an audit that did not
happen is not a good one.
"""

import subprocess
import sys
from pathlib import Path

UNREACHED = ("ConnectionError", "ServiceError", "Max retries", "Name or service", "ProxyError")
SKIPPED = "could not be audited"
LAST = 3  # lines of what was said


def command(requirements: str) -> list[str]:
    """Return how to ask about a file of pins."""
    tool = Path(sys.executable).with_name("pip-audit")
    plain = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--timeout", "15"]
    return [str(tool), *plain, "--requirement", requirements]


def verdict(requirements: str, status: int, said: str) -> str:
    """Return why an audit is not good; empty where it is.

    Parameters
    ----------
    requirements
        The file of pins.
    status
        What pip-audit ended with.
    said
        What it said.
    """
    if skipped := said.count(SKIPPED):
        return (
            f"{requirements}: {skipped} packages were not audited, since the index that "
            "answers here lists no known vulnerabilities. Run `make audit` with the public one."
        )
    if status == 0:
        return ""
    if any(word in said for word in UNREACHED):
        return (
            f"{requirements}: not audited, since the list of known vulnerabilities can't be "
            "reached from here. Run `make audit` again with a network."
        )
    if "Found " in said:
        return f"{requirements}: {said.strip()}"
    return f"{requirements}: pip-audit failed: {' '.join(said.strip().splitlines()[-LAST:])}"


def main(files: list[str]) -> int:
    """Audit each file; say what is wrong, and end with 1 if anything is."""
    wrong = []
    for requirements in files:
        done = subprocess.run(  # pins are read, nothing is installed
            command(requirements), capture_output=True, text=True, check=False
        )
        if told := verdict(requirements, done.returncode, done.stdout + done.stderr):
            wrong.append(told)
    sys.stderr.write("".join(f"{one}\n" for one in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
