"""Runs every check of this project in an environment of its own: python3 tools/check.py [--interop] [ARGUMENTS OF PYTEST]

Needs Python 3.11 or newer with pip and venv, and nothing else: it makes build/check, installs emngloss and the test
tools there, and runs ruff, mypy and pytest. With --interop it then installs the foreign programs of the group ``interop``,
too, and gives them exports of the whole glossary; a program that is not there is reported as not run.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / "build" / "check"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def run(*command: str) -> None:
    """Run a command of the environment in the project's folder; a failure ends the check with its status."""
    print("+", "python", *command, flush=True)
    done = subprocess.run([str(PYTHON), *command], cwd=ROOT)
    if done.returncode:
        raise SystemExit(done.returncode)


def main(arguments: list[str]) -> None:
    """Make the environment, then check form, types and behaviour."""
    if sys.version_info < (3, 11):  # noqa: UP036 -- the first thing that runs, on whatever Python there is
        raise SystemExit("emngloss needs Python 3.11 or newer")
    venv.create(ENVIRONMENT, with_pip=True, clear=True)
    run("-m", "pip", "install", "--quiet", "--upgrade", "pip>=25.1")
    run("-m", "pip", "install", "--quiet", "--group", "test", "--editable", ".")
    run("-m", "ruff", "check", ".")
    run("-m", "ruff", "format", "--check", ".")
    run("-m", "mypy")
    given = [argument for argument in arguments if argument != "--interop"]
    run("-m", "pytest", "-q", *given)
    if "--interop" in arguments:
        run("-m", "pip", "install", "--quiet", "--group", "interop")
        run("-m", "pytest", "-q", "-m", "interop", "-rs", *given)


if __name__ == "__main__":
    main(sys.argv[1:])
