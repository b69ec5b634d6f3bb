"""The site, made once for all its tests and served to a browser of this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.site.visit import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def lacking(what: str) -> NoReturn:
    """Skip where a person runs the tests; fail where nobody would see that they were skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site, made of the manual as it is (any warning fails) or just made by ``make site``."""
    if find_spec("sphinx") is None or find_spec("playwright") is None:
        lacking("what makes and tests the site is not installed: run make test-all")
    if just_made := os.environ.get("SITE"):
        return ROOT / just_made
    made = tmp_path_factory.mktemp("made")
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "sphinx",
            "-q",
            "-W",
            "-c",
            "web",
            "-d",
            str(made / "doctrees"),
            "docs",
            str(made / "site"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return made / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return the address at which the site is served, on this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser(site: Path) -> Iterator[Browser]:
    """Return a running browser; ``site`` is asked for first, since it says what is lacking."""
    assert site.is_dir()
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only there where the site is tested

    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        lacking("no Chromium is installed; on Debian or Ubuntu: apt install chromium")
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=program, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Return what opens pages; at the end nothing may have gone wrong on any of them."""
    visiting = Visit(browser, address)
    yield visiting
    visiting.leave()
    assert visiting.troubles == []
