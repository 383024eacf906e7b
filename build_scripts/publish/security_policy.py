"""The security policy of every finished page: what it may load and run, written into its head.

Nothing inline runs but the theme's own few scripts, known by their text: a script that got into a page in any
other way is not in its policy, so the browser refuses it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files

_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_NOT_RUN = re.compile(r'\s(?:src=|type="(?:application/(?:ld\+)?json|text/plain)")')
_FILLED_IN = re.compile(r"\{\{.*?\}\}")
# Browsers look for the charset in the first kilobyte only, so it stays in front.
_TOP = re.compile(r"<head(?:\s[^>]*)?>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)
_SEARCH, _CHART = " data-search", " data-plotly="
# Plotly adds two style sheets as it starts: an empty one, which it fills by rules, and that of its maps.
_STYLES_OF_PLOTLY = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' "
    "'sha256-ji27qzEtxXZW+7dun6UwjHXJ18e6WAin1VvNtkzIE/o='"
)


def with_policy(page: str) -> str:
    """The page with its policy, which stands before all that it is to hold for."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy_of(page)}">'
    return _TOP.sub(lambda top: top[0] + meta, page, count=1)


def policy_of(page: str) -> str:
    """What the page may load and run: files of its own host, and what its search and its charts need."""
    hashes = dict.fromkeys(_hash(text) for text in _inline(page) if _is_of_theme(text))
    scripts = ["'self'", *hashes]
    if _SEARCH in page:
        # The search engine is WebAssembly.
        scripts.append("'wasm-unsafe-eval'")
    styles = f"'self' {_STYLES_OF_PLOTLY}" if _CHART in page else "'self'"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(scripts)}",
            f"style-src {styles}",
            # The theme's style sheet holds its icons as data.
            "img-src 'self' data:",
            "connect-src 'self'",
            "font-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


def _inline(page: str) -> Iterator[str]:
    return (script["text"] for script in _INLINE.finditer(page) if not _NOT_RUN.search(script["attributes"]))


def faults_of(page: str) -> Iterator[str]:
    """What stands in the way of the page's policy: of each thing what follows the page's name in a sentence."""
    if not _TOP.search(page):
        yield "has no <head>, so it cannot carry a security policy."
    for text in _inline(page):
        if not _is_of_theme(text):
            yield f"has a script inside, which its security policy refuses: {text[:60]!r}. Put it into a file."


@cache
def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _is_of_theme(text: str) -> bool:
    return any(script.fullmatch(text) for script in _scripts_of_theme())


@cache
def _scripts_of_theme() -> tuple[re.Pattern[str], ...]:
    """The scripts in the theme's templates; what a template fills in is an address between quotation marks."""
    folder = files("material") / "templates" / "partials" / "javascripts"
    texts = [
        script["text"]
        for template in sorted(folder.iterdir(), key=lambda path: path.name)
        for script in _INLINE.finditer(template.read_text(encoding="utf-8"))
    ]
    return tuple(
        re.compile(r"[\w./:-]*".join(re.escape(part) for part in _FILLED_IN.split(text))) for text in texts
    )
