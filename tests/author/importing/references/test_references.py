"""The same publication, as five kinds of files hold it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from build_scripts.author.importing.formats import read_file
from build_scripts.author.importing.import_result import ImportRefusedError

RIS = """TY  - JOUR
TI  - Waiting to be heard
AU  - Okafor, Ada
AU  - The Listening Project
DA  - 2021/05/09/
JO  - Journal of Example Studies
VL  - 12
IS  - 3
SP  - 101
EP  - 119
DO  - https://doi.org/10.1000/182
ER  -
"""
BIBTEX = r"""@article{okafor2021,
  author = {Okafor, Ada and {The Listening Project}},
  title = {Waiting to be {heard}},
  date = {2021-05-09},
  journal = {Journal of Example Studies},
  volume = 12, number = {3}, pages = {101--119}, doi = {10.1000/182},
}
"""
CSL: dict[str, Any] = {
    "type": "article-journal",
    "title": "Waiting to be <i>heard</i>",
    "author": [{"family": "Okafor", "given": "Ada"}, {"literal": "The Listening Project"}],
    "issued": {"date-parts": [[2021, 5, 9]]},
    "container-title": "Journal of Example Studies",
    "volume": 12,
    "issue": "3",
    "page": "101-119",
    "DOI": "10.1000/182",
}
CROSSREF: dict[str, Any] = {
    **CSL,
    "type": "journal-article",
    "title": ["Waiting to be heard"],
    "container-title": ["Journal of Example Studies"],
    "author": [{"family": "Okafor", "given": "Ada"}, {"name": "The Listening Project"}],
}
PUBMED = """<PubmedArticleSet><PubmedArticle><MedlineCitation><Article>
<Journal><JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2021</Year><Month>May</Month><Day>9</Day></PubDate></JournalIssue>
<Title>Journal of Example Studies</Title></Journal>
<ArticleTitle>Waiting to be <i>heard</i></ArticleTitle><Pagination><MedlinePgn>101-119</MedlinePgn></Pagination>
<ELocationID EIdType="doi">10.1000/182</ELocationID>
<AuthorList><Author><LastName>Okafor</LastName><ForeName>Ada</ForeName></Author><Author><CollectiveName>The Listening Project</CollectiveName></Author></AuthorList>
</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"""
CROSSREF_XML = """<doi_records><doi_record><crossref><journal>
<journal_metadata><full_title>Journal of Example Studies</full_title></journal_metadata>
<journal_issue><journal_volume><volume>12</volume></journal_volume><issue>3</issue></journal_issue>
<journal_article><titles><title>Waiting to be heard</title></titles>
<contributors><person_name contributor_role="author"><given_name>Ada</given_name><surname>Okafor</surname></person_name>
<organization contributor_role="author">The Listening Project</organization>
<person_name contributor_role="editor"><surname>Muster</surname></person_name></contributors>
<publication_date><month>05</month><day>09</day><year>2021</year></publication_date>
<pages><first_page>101</first_page><last_page>119</last_page></pages>
<doi_data><doi>10.1000/182</doi></doi_data></journal_article></journal></crossref></doi_record></doi_records>"""

EXPECTED = {
    "type": "article-journal",
    "title": "Waiting to be heard",
    "author": [{"family": "Okafor", "given": "Ada"}, {"literal": "The Listening Project"}],
    "issued": "2021-05-09",
    "container-title": "Journal of Example Studies",
    "volume": "12",
    "issue": "3",
    "page": "101-119",
    "DOI": "10.1000/182",
    "URL": "https://doi.org/10.1000/182",
}


def study(name: str, content: str | dict[str, Any] | list[Any]) -> dict[str, Any]:
    text = content if isinstance(content, str) else json.dumps(content)
    return read_file(name, text.encode()).study


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ris", RIS),
        ("a.bib", BIBTEX),
        ("a.json", CSL),
        ("a.json", [CSL]),
        ("a.JSON", {"status": "ok", "message": CROSSREF}),
        ("a.xml", PUBMED),
        ("a.xml", CROSSREF_XML),
    ],
    ids=["ris", "bibtex", "csl", "csl list", "crossref", "pubmed", "crossref xml"],
)
def test_every_format_gives_the_same_bibliography(name: str, content: str | dict[str, Any]) -> None:
    assert study(name, content) == EXPECTED


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.ris", RIS * 2, "holds 2 records"),
        ("a.ris", "nothing of the kind", "not RIS|holds no record"),
        ("a.bib", BIBTEX + BIBTEX.replace("okafor2021", "b"), "holds 2 records"),
        ("a.bib", "", "holds no record"),
        ("a.bib", "@article{x, title = {never closed", "cannot be read from line 1"),
        ("a.json", "[]", "holds no record"),
        ("a.json", json.dumps([CSL, CSL]), "holds 2 records"),
        ("a.json", "{", "not JSON"),
        ("a.json", "[" * 100_000, "not JSON"),
        ("a.json", "7", "no record of a publication"),
        ("a.json", "{}", "it has no `title`"),
        ("a.xml", PUBMED.replace("<PubmedArticle>", "<PubmedArticle/><PubmedArticle>"), "holds 2 records"),
        ("a", "", "without ending` cannot be imported"),
    ],
)
def test_a_file_with_none_or_several_or_a_damaged_one_is_refused_with_a_sentence(
    name: str, content: str, sentence: str
) -> None:
    with pytest.raises(ImportRefusedError, match=sentence):
        read_file(name, content.encode())


def test_a_file_in_another_encoding_is_refused_with_its_line() -> None:
    with pytest.raises(ImportRefusedError, match=r"byte 0xfc on line 2\. Export it as UTF-8"):
        read_file("a.ris", "TY  - JOUR\nAU  - Müller\n".encode("cp1252"))


def test_commands_for_letters_are_the_letters_that_they_print() -> None:
    entry = r"@book{x, title = {5\% of \emph{caf\'{e}s} \& more}, author = {M{\"u}ller, Jan and Min van Lee}, year = 2020}"
    found = study("a.bib", entry)
    assert found["title"] == "5% of cafés & more"
    assert found["author"] == [{"family": "Müller", "given": "Jan"}, {"family": "Lee", "given": "Min van"}]
    assert (found["type"], found["issued"]) == ("document", "2020")


def test_crossref_names_licence_funders_and_what_became_of_the_paper() -> None:
    found = study(
        "a.json",
        {
            **CROSSREF,
            "type": "posted-content",
            "subtype": "preprint",
            "license": [{"URL": "https://creativecommons.org/licenses/by/4.0/"}],
            "funder": [{"name": "Example Fund", "award": ["E-1", "E-2"]}, {"name": "Another"}],
            "updated-by": [{"type": "correction"}, {"type": "retraction"}],
        },
    )
    assert (found["type"], found["review_status"], found["licence"]) == ("article", "preprint", "CC-BY-4.0")
    assert found["funding"] == "Example Fund (E-1, E-2); Another"
    assert found["retraction"] == {"status": "retracted", "note": "Crossref lists: retraction."}


def test_pubmed_says_what_was_withdrawn_and_declared() -> None:
    article = PUBMED.replace(
        "</Article>",
        "<PublicationTypeList><PublicationType>Retracted Publication</PublicationType></PublicationTypeList>"
        "<GrantList><Grant><GrantID>E-1</GrantID><Agency>Example Fund</Agency></Grant></GrantList></Article>"
        "<CoiStatement>None declared.</CoiStatement>",
    )
    found = study("a.xml", article)
    assert found["retraction"]["status"] == "retracted"
    assert (found["funding"], found["competing_interests"]) == ("Example Fund E-1", "None declared.")


def test_the_record_of_an_archive_states_licence_and_declarations_under_their_headings() -> None:
    body = (
        "Abstract\nBackground Funding is short.\nCompeting Interest Statement\nNone declared.\nFunding Statement\n"
        "No funding.\nAuthor Declarations\nThe details of the IRB/oversight body that provided approval are given below:\n"
        "The councils approved.\nData Availability\nOn request.\n"
    )
    found = study("a.json", {"paper_id": "x", "body_text": body, "source_license": "cc by 4.0"})
    assert {key: found[key] for key in ("funding", "competing_interests", "ethics", "data_availability")} == {
        "funding": "No funding.",
        "competing_interests": "None declared.",
        "ethics": "The councils approved.",
        "data_availability": "On request.",
    }
    assert found["licence"] == "CC-BY-4.0"


@pytest.mark.parametrize("parts", [[[None]], [[]], [], "2021", [["2021", 13]], None])
def test_a_date_that_is_none_is_left_out_as_far_as_it_is_none(parts: Any) -> None:
    found = study("a.json", {**CSL, "issued": {"date-parts": parts}})
    assert found.get("issued") in (None, "2021")
