"""A copy that opens from a disk: links to folders are written out, and the search is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.publish.archive.offline import NO_SEARCH, file_address, open_from_disk


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("themes/", "themes/index.html"),
        ("../../themes/barriers/", "../../themes/barriers/index.html"),
        ("../..", "../../index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("../map/?theme=a&amp;kind=b#top", "../map/index.html?theme=a&amp;kind=b#top"),
        ("../quotes/#quote-a", "../quotes/index.html#quote-a"),
        ("../data/findings.csv", "../data/findings.csv"),
        ("../assets/site.js?v=1/", "../assets/site.js?v=1/"),
        ("", ""),
        ("#here", "#here"),
        ("?q=a/", "?q=a/"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("//example.org/", "//example.org/"),
        ("/themes/", "/themes/"),
    ],
)
def test_a_link_to_a_folder_is_the_link_to_its_page(address: str, expected: str) -> None:
    assert file_address(address) == expected


def test_pages_are_changed_and_nothing_else(tmp_path: Path) -> None:
    page, script = tmp_path / "a" / "index.html", tmp_path / "a" / "x.js"
    page.parent.mkdir()
    text = '<a class="x" href="../b/">in href="../b/"</a><form action="../search/"><img src="../b/">'
    page.write_text(text, encoding="utf-8")
    script.write_text('<a href="../b/">', encoding="utf-8")
    open_from_disk(tmp_path)
    assert page.read_text(encoding="utf-8") == (
        '<a class="x" href="../b/index.html">in href="../b/"</a><form action="../search/index.html"><img src="../b/">'
    )
    assert script.read_text(encoding="utf-8") == '<a href="../b/">'


def test_the_search_is_left_out_and_its_page_says_so(tmp_path: Path) -> None:
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind" / "index").write_text("x", encoding="utf-8")
    text = '<noscript><p>Needs scripts.</p></noscript><script src="../assets/search.js" defer></script><p>Lists</p>'
    (tmp_path / "search.html").write_text(text, encoding="utf-8")
    (tmp_path / "other.html").write_text("<noscript>Stays.</noscript>", encoding="utf-8")
    open_from_disk(tmp_path)
    assert not (tmp_path / "pagefind").exists()
    assert (tmp_path / "search.html").read_text(encoding="utf-8") == f"{NO_SEARCH}<p>Lists</p>"
    assert (tmp_path / "other.html").read_text(encoding="utf-8") == "<noscript>Stays.</noscript>"
