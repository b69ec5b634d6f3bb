"""A visit to the site: opens pages, and notes every error and every request that goes elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

WIDTHS = (360, 1400)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


class Visit:
    """Opens pages of the site at ``address`` in ``browser``; ``troubles`` is what went wrong."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.troubles: list[str] = []
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def open(self, path: str, *, width: int = 1400, scheme: Scheme = "light") -> Page:
        """Return the page at ``path`` in a window of this width, for a reader who likes it light or dark."""
        return self._opened(self.address, path, width, scheme)

    def from_disk(self, path: Path) -> Page:
        """Return the page of a file, which may ask for other files and nothing else."""
        return self._opened("file://", str(path), WIDTHS[-1], "light")

    def _opened(self, address: str, path: str, width: int, scheme: Scheme) -> Page:
        context = self._browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda said: self._heard(said.type, said.text))
        page.on("pageerror", lambda error: self.troubles.append(f"{path}: {error}"))
        page.on("request", lambda request: self._asked(address, request.url))
        page.on("requestfailed", lambda request: self.troubles.append(f"{path}: no answer from {request.url}"))
        page.goto(address + path)
        return page

    def leave(self) -> None:
        """Close every page."""
        for context in self._contexts:
            context.close()
        self._contexts.clear()

    def _heard(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.troubles.append(f"{kind}: {text}")

    def _asked(self, address: str, url: str) -> None:
        if not url.startswith((address, "data:")):
            self.troubles.append(f"a request to {url}")


def objections(page: Page) -> list[str]:
    """Return what the automated accessibility check (axe) objects to on the page as it is."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - only there where the site is tested

    found = Axe().run(page).response["violations"]
    return [f"{entry['id']}: {node['html'][:200]}" for entry in found for node in entry["nodes"]]
