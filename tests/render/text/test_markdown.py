"""Prose fields keep emphasis, lists and safe links, and nothing else."""

from __future__ import annotations

import pytest

from build_scripts.render.text.markdown import prose


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One *two* **three**.", "<p>One <em>two</em> <strong>three</strong>.</p>"),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("[x](https://example.org/)", '<p><a href="https://example.org/">x</a></p>'),
        ("[x](mailto:a@example.org)", '<p><a href="mailto:a@example.org">x</a></p>'),
    ],
)
def test_what_prose_may_hold(text: str, html: str) -> None:
    assert prose(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](//example.org/)",
        "[x](data:text/html,x)",
        "![x](https://example.org/x.png)",
        "<a href='javascript:alert(1)'>x</a>",
        "[x]: javascript:alert(1)\n\n[x]",
        "<svg><style>p{}</style></svg>",
        "# Title\n\nTitle\n=====\n\n---\n\n> quoted\n\n    code",
        "<!-- x -->",
    ],
)
def test_what_prose_may_not_hold_becomes_text_or_goes(text: str) -> None:
    html = prose(text)
    for forbidden in (
        "<script",
        "<img",
        "<svg",
        "<style",
        "<h1",
        "<hr",
        "<blockquote",
        "<pre",
        "<!--",
        ' href="',
    ):
        assert forbidden not in html


def test_quotation_marks_in_text_cannot_be_taken_for_an_attribute() -> None:
    assert ' id="' not in prose('a tag with id="x" in it')
