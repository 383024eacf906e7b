"""A quotation that is part of a longer one shows [...] wherever it is read, and what is to be looked at again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_scripts.author.sources import read_source
from build_scripts.author.verify import receipt_text, verify
from build_scripts.check.texts.remarks import QUOTE, SAID
from build_scripts.read.corpus import Reading
from build_scripts.render.site.site import SiteContent

PAPER = Path(__file__).parents[2] / "author" / "okafor-2021.txt"
CUT = "one friendly face at the desk"
SHOWN = f"[...] {CUT} [...]"
"""It begins in mid-clause, and the rest of the sentence is left out."""


def verified(overlay: str, reading_of: Callable[[str], Reading]) -> str:
    """An overlay with the receipt of its quotations."""
    folder = reading_of(overlay).corpus.studies["okafor-2021"]
    receipt = verify(folder, read_source(PAPER.read_bytes(), ".txt"), "2026-11-21").receipt
    return f"{overlay}# evidence/receipts/okafor-2021.json\n{receipt_text(receipt)}"


@pytest.fixture(scope="module")
def site(reading_of: Callable[[str], Reading], site_of: Callable[[str], SiteContent]) -> SiteContent:
    """The example with a quotation that is cut at both ends."""
    return site_of(verified(QUOTE.replace(SAID, CUT), reading_of))


def texts(site: SiteContent) -> Iterator[tuple[str, str]]:
    """Everything that readers read, by where it is read; the examples of rules are for authors."""
    for page in site.pages.values():
        if not page.address.startswith("contributing/"):
            yield page.address, page.html
    for entry in site.search:
        yield f"search: {entry.address}", entry.text
    for path, content in site.files.items():
        if path.endswith("rows.json"):
            yield path, json.dumps(json.loads(content), ensure_ascii=False)


def test_a_cut_quotation_is_marked_wherever_it_is_read(site: SiteContent) -> None:
    places = {where: (text.count(CUT), text.count(SHOWN)) for where, text in texts(site) if CUT in text}
    assert {where for where, (said, shown) in places.items() if said != shown} == set()
    assert set(places) >= {
        "chains/themes/waiting/",
        "models/listening-cycle/",
        "quotes/",
        "quotes/rows.json",
        "review-findings/not-knowing-weighs/",
        "search: studies/okafor-2021/#friendly-face",
        "studies/okafor-2021/",
        "themes/waiting/",
    }


def test_what_is_to_be_looked_at_again_stands_beside_it(site: SiteContent) -> None:
    html = site.pages["quotes/"].html
    assert "Compared with the source: exactly as printed. It begins in the middle of a clause" in html
    assert "It begins in the middle of a clause" in site.pages["chains/themes/waiting/"].html


def test_a_reason_for_the_cut_is_told(
    reading_of: Callable[[str], Reading], site_of: Callable[[str], SiteContent]
) -> None:
    reason = QUOTE.replace(SAID, CUT) + "  cut_because: The rest names the day.\n"
    assert (
        "Why it is cut there: The rest names the day<"
        in site_of(verified(reason, reading_of)).pages["quotes/"].html
    )


def test_a_quotation_that_is_whole_is_shown_as_it_is(site_of: Callable[[str], SiteContent]) -> None:
    html = site_of("").pages["quotes/"].html
    assert f"<p>{SAID}</p>" in html
