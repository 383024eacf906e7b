"""Linked data says what its page says, and nothing more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest

from build_scripts.render.site.breadcrumbs import breadcrumbs
from build_scripts.render.site.site import SiteContent
from build_scripts.render.text import labels

URL = "https://example.org/heard/"
WITH_URL = f"# in evidence/site.yaml\nurl: {URL}\npublisher: The Listening Project\n"
PAPER = """\
# in evidence/studies/okafor-2021/study.yaml
review_status: peer_reviewed
container-title: Journal of Listening
DOI: 10.1000/182
page: 1-9
issued: "2021-05-03"
"""
HOSTILE = "# in evidence/themes/waiting.yaml\nname: \"</script><script>alert(1)</script> & 'x'\"\n"
ADDRESSES = ("item", "url", "contentUrl", "sameAs")


def values(data: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its key."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from values(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from values(value, key)
    elif isinstance(data, str):
        yield key, data


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).replace("’", "'").split())


@pytest.fixture(scope="module")
def addressed(site_of: Callable[..., SiteContent]) -> SiteContent:
    return site_of(WITH_URL + PAPER)


def kinds(site: SiteContent, address: str) -> list[str]:
    return [block["@type"] for block in site.pages[address].structured]


def test_every_text_of_it_stands_on_the_page(addressed: SiteContent) -> None:
    seen = 0
    for at, page in addressed.pages.items():
        # The head of every page, which is the host's, begins with the site's title.
        text = f"Being Heard {text_of(page.html)}"
        for document in page.structured:
            for key, value in values(document):
                if key.startswith("@") or (key in ADDRESSES and value.startswith(URL)):
                    continue
                said = labels.date(value) if key == "datePublished" else value
                assert " ".join(said.replace("’", "'").split()) in text, f"/{at}: {key}: {value}"
                seen += 1
    assert seen > 100


def test_every_address_of_it_is_a_page_or_a_file(addressed: SiteContent) -> None:
    for at, page in addressed.pages.items():
        for document in page.structured:
            for key, value in values(document):
                if key in ADDRESSES and value.startswith(URL):
                    address, _, id_ = value.removeprefix(URL).partition("#")
                    assert address in addressed.pages or address in addressed.files, f"/{at}: {value}"
                    assert not id_ or id_ in addressed.pages[address].ids, f"/{at}: {value}"


def test_each_kind_of_page_says_what_it_is(addressed: SiteContent) -> None:
    assert kinds(addressed, "") == ["WebSite"]
    assert kinds(addressed, "themes/waiting/") == ["BreadcrumbList"]
    assert kinds(addressed, "data/") == ["BreadcrumbList", "Dataset"]
    assert "Quotation" in kinds(addressed, "quotes/")
    (_, study) = addressed.pages["studies/okafor-2021/"].structured
    document = study["mainEntity"]
    assert document["@type"] == "ScholarlyArticle"
    assert [author["name"] for author in document["author"]] == ["Ada Okafor", "Min Lee"]
    assert document["sameAs"] == "https://doi.org/10.1000/182"
    assert document["creativeWorkStatus"] == "Peer-reviewed paper"


def test_a_report_is_not_called_an_article(site: SiteContent) -> None:
    (_, study) = site.pages["studies/okafor-2021/"].structured
    assert study["mainEntity"]["@type"] == "Report"


def test_without_an_address_of_the_site_there_is_none_in_it(site: SiteContent) -> None:
    for page in site.pages.values():
        for document in page.structured:
            found = [value for key, value in values(document) if key in ("item", "url", "contentUrl")]
            assert found == [], page.address


def test_quotations_without_an_open_licence_or_with_a_note_stay_on_their_page(
    site_of: Callable[..., SiteContent],
) -> None:
    rights = "# in evidence/studies/okafor-2021/study.yaml\nrights: {quotations: {basis: quotation}, tables: {basis: facts}}\n"
    assert kinds(site_of(rights), "quotes/") == ["BreadcrumbList"]
    sensitive = (
        "# in evidence/studies/okafor-2021/quotes.yaml\n"
        '- {id: friendly-face, text: "There was one friendly face at the desk, and that was enough.", voice: participant, '
        "speaker: not_stated, perspective: [visitors], locator: {page: '10'}, sensitivity: [loss]}\n"
    )
    texts = [block.get("text") for block in site_of(sensitive).pages["quotes/"].structured]
    assert texts[1:]
    assert not [text for text in texts if text and "friendly face" in text]


def test_the_way_down_stands_above_the_page_and_leads_back_up(site: SiteContent) -> None:
    page = site.pages["themes/waiting/"]
    nav = page.html.split("<nav", 1)[1].split("</nav>")[0]
    assert text_of(f"<nav{nav}") == "Home Questions Waiting"
    assert re.findall(r'href="([^"]*)"', nav) == ["../../", "../../themes/"]
    assert "ev-breadcrumbs" not in site.pages[""].html
    assert [
        page.address
        for page in site.pages.values()
        if page.html.count("ev-breadcrumbs") != (page.address != "")
    ] == []


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("", []),
        ("search/", ["Home", "X"]),
        ("quotes/2/", ["Home", "Quotations", "X"]),
        ("models/cycle/", ["Home", "Studies", "X"]),
        ("contributing/rules/EV311/", ["Home", "Contributing", "Rules", "X"]),
        ("methods/reporting/", ["Home", "Methods", "X"]),
        ("briefs/waiting/", ["Home", "One-page briefs", "X"]),
    ],
)
def test_the_way_follows_the_address(address: str, way: list[str]) -> None:
    assert [step.name for step in breadcrumbs(address, "X")] == way


def test_hostile_text_reaches_it_as_text(site_of: Callable[..., SiteContent]) -> None:
    page = site_of(HOSTILE).pages["themes/waiting/"]
    names = [step["name"] for step in page.structured[0]["itemListElement"]]
    assert names[-1] == "</script><script>alert(1)</script> & 'x'"
    assert "<script>alert" not in page.html
