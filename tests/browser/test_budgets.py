"""What a page asks a reader's data plan for before a chart is near, in compressed bytes."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext

BUDGET = 150_000
PHONE = {"width": 375, "height": 740}


def weights(page_address: str, folder: Path, context: BrowserContext) -> dict[str, int]:
    """Every file that the browser asks for until it has nothing more to ask, and its compressed size."""
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(page_address, wait_until="networkidle")
    page.close()
    weighed = {}
    for path in asked:
        file = folder / path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        weighed[path] = len(gzip.compress(file.read_bytes(), 9))
    return weighed


def test_a_theme_page_is_light_before_its_charts(
    site: str, site_folder: Path, open_context: Callable[..., BrowserContext]
) -> None:
    themes = sorted(path.parent.name for path in (site_folder / "themes").glob("*/index.html"))
    assert themes
    for theme in themes:
        found = weights(f"{site}themes/{theme}/", site_folder, open_context(viewport=PHONE))
        assert any(path.endswith(".css") for path in found)
        assert not any("plotly" in path for path in found)
        heaviest = sorted(found.items(), key=lambda item: -item[1])
        assert sum(found.values()) <= BUDGET, f"{theme}: {sum(found.values())} bytes, {heaviest}"
