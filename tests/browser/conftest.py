"""A built site, a server for it, and the system's Chromium; without Chromium these tests are left out, and said so."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Request, expect, sync_playwright

expect.set_options(timeout=15_000)

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
LEFT_OUT = pytest.StashKey[int]()
CLIPBOARD = """(() => {
  let held = "";
  const clipboard = { writeText: async (text) => { held = text; }, readText: async () => held };
  Object.defineProperty(navigator, "clipboard", { get: () => clipboard });
})()"""
"""A clipboard of the page's own: the system's is shared by all pages and refuses whoever has lost the focus."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    ours = [item for item in items if HERE in item.path.parents]
    for item in ours:
        item.add_marker(pytest.mark.browser)
        if CHROMIUM is None:
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))
    config.stash[LEFT_OUT] = 0 if CHROMIUM else len(ours)


def pytest_unconfigure(config: pytest.Config) -> None:
    """The last lines of the run."""
    if left_out := config.stash.get(LEFT_OUT, 0):
        print(
            f"\n{left_out} browser tests were left out, because Chromium is not installed.\n"
            "To run them too: sudo apt install chromium, then make test."
        )


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address at which `folder` is served inside the `with`."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built as a user builds it: once, by whichever worker needs it first."""
    run = tmp_path_factory.getbasetemp()
    run = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run
    out = run / "built" / "site"
    with (run / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.exists():
            subprocess.run(
                [sys.executable, "-m", "build_scripts", "build", "--root", str(ROOT), "--out", str(out)],
                check=True,
                timeout=300,
            )
    return out


KIND = re.compile(r'<div class="(ev ev-[^"]*)"')
"""What a template calls its pages; pages written by hand have none."""


def longest_of_each_kind(site_folder: Path) -> list[str]:
    """The address of the longest page of each kind, found in the site itself so that no kind is forgotten.

    Pages right under the root are each a kind of their own; deeper ones are alike in one folder. The further
    pages of a long list are like its first.
    """
    longest: dict[tuple[str, str], Path] = {}
    lost = site_folder / "404.html"
    # Without a `url` of the site it is a bare page, with nothing on it that could be used.
    styled = [lost] if KIND.search(lost.read_text(encoding="utf-8")) else []
    for page in sorted([*site_folder.rglob("index.html"), *styled]):
        place = page.relative_to(site_folder)
        if any(part.isdigit() for part in place.parts):
            continue
        named = KIND.search(page.read_text(encoding="utf-8"))
        among = place.parent.parent if len(place.parts) > 2 else place
        kind = (named[1] if named else "", among.as_posix())
        if kind not in longest or page.stat().st_size > longest[kind].stat().st_size:
            longest[kind] = page
    return [page.relative_to(site_folder).as_posix().removesuffix("index.html") for page in longest.values()]


@pytest.fixture(scope="session")
def kinds_of() -> Callable[[Path], list[str]]:
    """`kinds_of(site_folder)`: the address of the longest page of each kind."""
    return longest_of_each_kind


@pytest.fixture(scope="session")
def page_kinds(site_folder: Path) -> list[str]:
    return longest_of_each_kind(site_folder)


@pytest.fixture(scope="session")
def serving() -> Callable[[Path], AbstractContextManager[str]]:
    """`with serving(folder) as address`."""
    return serve


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    with serve(site_folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def own_clipboard() -> str:
    """The script that gives a page a clipboard of its own."""
    return CLIPBOARD


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a context that remembers every request to another host; the browser finds none of them."""
    contexts = []

    def make(**settings: object) -> BrowserContext:
        context = browser.new_context(**settings)  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        context.add_init_script(CLIPBOARD)
        strangers: list[str] = []
        context.strangers = strangers  # type: ignore[attr-defined]

        def remember(request: Request) -> None:
            if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
                strangers.append(request.url)

        context.on("request", remember)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
