"""A real Firefox, driven by the protocol that it brings itself (Marionette): no driver and no library beside it."""

import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

INSTALL = "No Firefox found: run 'apt-get install firefox-esr'."
PREFERENCES = {
    "marionette.port": 0,  # any that is free; it writes down which
    "remote.active-protocols": 0,
    "intl.accept_languages": "sq-AL,sq",
    "network.proxy.type": 0,
    "app.normandy.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.shell.checkDefaultBrowser": False,
}
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "ArrowRight": "\ue014", "ArrowDown": "\ue015"}
A4_CM = {"width": 21.0, "height": 29.7}


class Firefox:
    """One window. ``open`` goes to a link of the map and waits for the painted map."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._reader = self._socket.makefile("rb")
        self._read()
        self._ask("WebDriver:NewSession", capabilities={"alwaysMatch": {}})
        self.address = ""

    def _read(self) -> Any:
        length = b""
        while (digit := self._reader.read(1)) != b":":
            length += digit
        return json.loads(self._reader.read(int(length)))

    def _ask(self, command: str, **options: Any) -> Any:
        message = json.dumps([0, 1, command, options]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, answer = self._read()
        assert error is None, f"{command}: {error}"
        return answer.get("value") if isinstance(answer, dict) else answer

    def js(self, expression: str, *args: Any) -> Any:
        """Return what ``expression`` is in the page; ``arguments`` holds ``args``."""
        return self._ask("WebDriver:ExecuteScript", script=f"return ({expression})", args=list(args))

    def _in_browser(self, script: str) -> Any:
        self._ask("Marionette:SetContext", value="chrome")
        try:
            return self._ask("WebDriver:ExecuteScript", script=script, args=[])
        finally:
            self._ask("Marionette:SetContext", value="content")

    def until(self, truth: str, *args: Any, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while not self.js(truth, *args):
            if time.monotonic() > end:
                pytest.fail(f"{truth} {args or ''} did not come true in {seconds:.0f} s")
            time.sleep(0.02)

    def go(self, address: str) -> None:
        self._ask("WebDriver:Navigate", url=address)

    def open(self, query: str = "") -> None:
        self.go(f"{self.address}?{query}")
        self.until("document.documentElement.dataset.ready === '1'")

    def text(self, selector: str) -> str:
        return str(self.js("document.querySelector(arguments[0])?.innerText ?? ''", selector)).strip()

    def says(self, selector: str, text: str) -> None:
        """Wait until the element holds ``text``."""
        self.until("document.querySelector(arguments[0])?.innerText.includes(arguments[1])", selector, text)

    def point(self, selector: str, *, click: bool = True) -> None:
        """Bring the mouse over the middle of the element, and click."""
        self.until("document.querySelector(arguments[0])?.getBoundingClientRect().width > 0", selector)
        self.js("document.querySelector(arguments[0]).scrollIntoView({ block: 'nearest', behavior: 'instant' })", selector)
        x, y = self.js(
            "(b => [b.x + b.width / 2, b.y + b.height / 2])(document.querySelector(arguments[0]).getBoundingClientRect())", selector
        )
        moves: list[dict[str, Any]] = [
            {"type": "pointerMove", "x": round(x) - 3, "y": round(y) - 3, "duration": 0},
            {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 30},
        ]
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}] if click else []
        self._act([{"type": "pointer", "id": "mouse", "actions": moves + press}])

    def type(self, keys: str) -> None:
        """Type ``keys``: letters, or the name of one key."""
        letters = KEYS.get(keys) or keys
        actions = [{"type": kind, "value": letter} for letter in letters for kind in ("keyDown", "keyUp")]
        self._act([{"type": "key", "id": "keys", "actions": actions}])

    def _act(self, actions: list[dict[str, Any]]) -> None:
        self._ask("WebDriver:PerformActions", actions=actions)

    def size(self, width: int, height: int) -> None:
        """Give the page that room; the window itself does not get as narrow as a phone."""
        self._ask("WebDriver:SetWindowRect", width=max(width, 500), height=height + 150)
        sides = {
            f"{bound}{side}": f"{pixels}px" for bound in ("", "min-", "max-") for side, pixels in (("width", width), ("height", height))
        }
        self._in_browser(f"for (const s of Object.entries({json.dumps(sides)})) gBrowser.selectedBrowser.style.setProperty(...s)")
        self.until(f"innerWidth === {width} && innerHeight === {height}")

    def paper(self) -> bytes:
        """Return the page printed on A4 as the browser's own print command does it."""
        return base64.b64decode(self._ask("WebDriver:Print", page=A4_CM, background=False))

    def picture(self, file: Path) -> None:
        """Keep what the page shows, for a person to look at."""
        file.write_bytes(base64.b64decode(self._ask("WebDriver:TakeScreenshot", full=False)))

    def complaints(self) -> list[str]:
        """Return the errors of own pages since the last time, and what they wrote to the console as errors."""
        return list(
            self._in_browser(
                """
                const own = (name) => /^(http:\\/\\/127|file:|blob:)/.test(name);
                const store = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
                const errors = Services.console.getMessageArray().filter(
                  (m) => m instanceof Ci.nsIScriptError && own(m.sourceName) && !(m.flags & Ci.nsIScriptError.warningFlag),
                );
                const said = store.getEvents().filter((e) => e.level === "error" && own(e.filename));
                const found = [...errors.map(String), ...said.map((e) => e.arguments.map(String).join(" "))];
                Services.console.reset();
                store.clearEvents();
                return found;
                """
            )
        )

    def quit(self) -> None:
        self._ask("Marionette:Quit", flags=["eForceQuit"])


@contextmanager
def firefox() -> Iterator[Firefox]:
    """Start a Firefox with an empty profile; end it with the test."""
    found = shutil.which("firefox-esr") or shutil.which("firefox") or pytest.fail(INSTALL)
    with tempfile.TemporaryDirectory(prefix="coverage-firefox-", ignore_cleanup_errors=True) as profile:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
        Path(profile, "user.js").write_text("".join(lines), encoding="utf-8")
        options = ["--headless", "--no-remote", "--profile", profile, "--marionette", "--remote-allow-system-access"]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen([found, *options], stdout=quiet, stderr=quiet, env={**os.environ, "HOME": profile})
        try:
            port, end = Path(profile, "MarionetteActivePort"), time.monotonic() + 60
            while not (port.exists() and port.read_text()):
                assert process.poll() is None, "Firefox ended at once"
                assert time.monotonic() < end, "Firefox did not start in a minute"
                time.sleep(0.05)
            window = Firefox(int(port.read_text()))
            yield window
            window.quit()
            process.wait(timeout=20)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
