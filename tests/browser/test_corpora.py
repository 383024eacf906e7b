"""Pages hold their shape in corpora of other sizes and with longer names than today's."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from benchmarks.corpus import make_corpus
from tests.browser.axe import broken_colours, broken_rules, overflow, thin_out

Open = Callable[..., BrowserContext]
Serving = Callable[[Path], AbstractContextManager[str]]
WIDTHS = (375, 1280)


@pytest.mark.prove("studies", [40], [1, 5, 6, 12, 40])
def test_no_page_kind_scrolls_sideways_or_fails_axe(
    studies: int, tmp_path: Path, open_context: Open, serving: Serving, kinds_of: Callable[[Path], list[str]]
) -> None:
    make_corpus(tmp_path, studies, long_names=True)
    folder = tmp_path / "served" / "made"  # as its address has it, which the page for what is not found needs
    subprocess.run(
        [sys.executable, "-m", "build_scripts", "--root", str(tmp_path), "build", "--out", str(folder)],
        check=True,
        timeout=300,
    )
    kinds = kinds_of(folder)
    known: set[str] = set()
    found = []
    with serving(folder.parent) as server:
        page = open_context(color_scheme="light", viewport={"width": 375, "height": 900}).new_page()
        for address in kinds:
            page.set_viewport_size({"width": 375, "height": 900})
            page.goto(f"{server}made/{address}", wait_until="load")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                found += [f"/{address} at {width}: {wide}" for wide in overflow(page)]
            thin_out(page)
            faults = [*broken_rules(page), *broken_colours(page, known=known)]
            found += [f"/{address}: {fault}" for fault in faults]
    assert found == []
