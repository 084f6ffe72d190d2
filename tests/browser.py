"""A headless Chromium for tests, spoken to through ChromeDriver (W3C WebDriver) with the standard library alone."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class Browser:
    """One window; ``run`` answers a function body in the page."""

    def __init__(self, address: str, session: str) -> None:
        self._base = f"{address}/session/{session}"

    def open(self, address: str) -> None:
        self._post("url", {"url": address})

    def run(self, script: str, *arguments: object) -> Any:
        return self._post("execute/sync", {"script": script, "args": list(arguments)})

    def command(self, name: str, **parameters: object) -> Any:
        """A command of the Chrome DevTools Protocol."""
        return self._post("goog/cdp/execute", {"cmd": name, "params": parameters})

    def type(self, keys: str) -> None:
        """Press these keys where the focus is."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._post("actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def until(self, script: str, *arguments: object, seconds: float = 10) -> Any:
        """The answer of the script as soon as it is true."""
        end = time.monotonic() + seconds
        while not (answer := self.run(script, *arguments)):
            assert time.monotonic() < end, f"not within {seconds} seconds: {script}"
            time.sleep(0.02)
        return answer

    def messages(self) -> list[str]:
        """What the page has written to the console since the last call: errors of the script, refusals of the policy."""
        return [entry["message"] for entry in self._post("se/log", {"type": "browser"})]

    def requests(self) -> list[str]:
        """The addresses that the page has asked for since the last call."""
        events = [json.loads(entry["message"])["message"] for entry in self._post("se/log", {"type": "performance"})]
        return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(_answer(f"{self._base}/screenshot")))

    def _post(self, path: str, body: dict[str, object]) -> Any:
        return _answer(f"{self._base}/{path}", body)


def _answer(address: str, body: dict[str, object] | None = None, method: str | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(address, data, {"Content-Type": "application/json"}, method=method), timeout=60) as reply:
        return json.load(reply)["value"]


@contextmanager
def browser(folder: Path, width: int = 390, height: int = 844) -> Iterator[Browser]:
    """A browser with a window of that size and an empty profile in the folder; the test is skipped where there is none."""
    driver = shutil.which("chromedriver")
    if driver is None or not (program := shutil.which("chromium") or shutil.which("google-chrome")):
        pytest.skip("Chromium and ChromeDriver are not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        arguments = [*_ARGUMENTS, f"--user-data-dir={folder / 'profile'}", f"--window-size={width},{height}"]
        wanted = {
            "goog:chromeOptions": {"binary": program, "args": arguments},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        session = _answer(f"{address}/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
        window = Browser(address, session)
        window.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        yield window
        _answer(f"{address}/session/{session}", method="DELETE")
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str) -> None:
    end = time.monotonic() + 20
    while True:
        try:
            if _answer(f"{address}/status")["ready"]:
                return
        except (URLError, ConnectionError):
            assert time.monotonic() < end, "ChromeDriver does not answer"
        time.sleep(0.05)
