"""Records for reference managers: names and dates as printed, cautions beside them, and read back they say the same."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from build_scripts.author.importing.references.bibtex import read_bibtex
from build_scripts.author.importing.references.csl import read_json
from build_scripts.author.importing.references.ris import read_ris
from build_scripts.model.corpus import Corpus
from build_scripts.read.corpus import Reading
from build_scripts.render.citing.bibtex import bibtex
from build_scripts.render.citing.csl import csl_json, page_record, study_record
from build_scripts.render.citing.ris import ris
from build_scripts.render.site.site import SiteContent
from tests.render.teaching.taught import friendly_face

ARTICLE = """\
# in evidence/studies/okafor-2021/study.yaml
type: article-journal
title: "Waiting & being heard: 100% of {it}"
author:
  - {family: van der Berg, given: A. B.}
  - {literal: "Mind and Body"}
  - {family: Lee}
issued: "2021-05-09"
container-title: Journal of Example Studies
volume: "12"
issue: "3"
page: 1–9
DOI: 10.1000/182
review_status: preprint
"""


@pytest.fixture(scope="module")
def record(reading_of: Callable[..., Reading]):
    corpus: Corpus = reading_of(ARTICLE).corpus
    return study_record("okafor-2021", corpus.studies["okafor-2021"].study)


def test_csl_has_particles_bodies_and_dates_in_their_places(record) -> None:
    assert record["author"] == [
        {"family": "Berg", "non-dropping-particle": "van der", "given": "A. B."},
        {"literal": "Mind and Body"},
        {"family": "Lee"},
    ]
    assert record["issued"] == {"date-parts": [[2021, 5, 9]]}
    assert record["URL"] == "https://doi.org/10.1000/182"
    assert record["note"] == "Preprint, not peer reviewed"


def test_ris_is_as_programs_read_it(record) -> None:
    assert ris([record]).decode().split("\r\n") == [
        "TY  - JOUR", "ID  - okafor-2021", "TI  - Waiting & being heard: 100% of {it}", "AU  - van der Berg, A. B.",
        "AU  - Mind and Body", "AU  - Lee", "PY  - 2021", "DA  - 2021/05/09/", "T2  - Journal of Example Studies",
        "PB  - The Listening Project", "VL  - 12", "IS  - 3", "SP  - 1", "EP  - 9", "M3  - Preprint", "DO  - 10.1000/182",
        "UR  - https://doi.org/10.1000/182", "LA  - en-GB", "N1  - Preprint, not peer reviewed", "ER  - ", "",
    ]  # fmt: skip


def test_bibtex_escapes_commands_and_keeps_bodies_whole(record) -> None:
    written = bibtex([record]).decode()
    assert written.startswith(
        "@article{okafor-2021,\n  author = {van der Berg, A. B. and {Mind and Body} and Lee},\n"
    )
    assert r"title = {{Waiting \& being heard: 100\% of \{it\}}}" in written
    assert "pages = {1--9}" in written
    assert written.endswith("  month = may\n}\n")


@pytest.mark.parametrize("date", ["", "2021", "2021-05"])
def test_a_date_is_told_as_far_as_it_is_printed(date: str) -> None:
    issued = {"issued": {"date-parts": [[int(part) for part in date.split("-")]]}} if date else {}
    written = ris([{"id": "a", "type": "report", "title": "A", **issued}]).decode()
    told = [line for line in written.splitlines() if line.startswith(("PY", "DA"))]
    assert told == {
        "": [], "2021": ["PY  - 2021", "DA  - 2021///"], "2021-05": ["PY  - 2021", "DA  - 2021/05//"],
    }[date]  # fmt: skip


def test_what_is_written_can_be_read_again(record) -> None:
    for read, write in ((read_ris, ris), (read_bibtex, bibtex), (read_json, csl_json)):
        study = read(write([record])).study
        assert (study["title"], study["type"]) == ("Waiting & being heard: 100% of {it}", "article-journal")
        assert study["author"] == [
            {"family": "van der Berg", "given": "A. B."}, {"literal": "Mind and Body"},
            {"literal" if read is read_ris else "family": "Lee"},
        ]  # fmt: skip
        assert study["container-title"] == "Journal of Example Studies"
        assert (study["volume"], study["issue"], study["page"].replace("–", "-")) == ("12", "3", "1-9")
        assert (study["DOI"], study["language"]) == ("10.1000/182", "en-GB")
        assert study["issued"][:7] == "2021-05"


def test_a_page_is_a_web_page_with_version_and_address() -> None:
    page = page_record(
        "themes/waiting/", "How is waiting?", "Libraries", "", "https://a.example/", "2026-11-21"
    )
    assert (page["type"], page["version"], page["URL"]) == (
        "webpage", "Version of 21 November 2026", "https://a.example/themes/waiting/",
    )  # fmt: skip
    assert "publisher" not in page
    assert "author" not in page
    assert ris([page]).decode().startswith("TY  - ELEC\r\nID  - themes-waiting\r\n")
    assert "@misc{themes-waiting," in bibtex([page]).decode()


def test_a_study_offers_its_files_and_a_page_its_own_where_the_site_has_an_address(
    site_of: Callable[..., SiteContent], site: SiteContent
) -> None:
    files = [f"studies/okafor-2021/okafor-2021.{ending}" for ending in ("ris", "bib", "csl.json")]
    assert all(file in site.files for file in files)
    assert 'okafor-2021.ris" download>RIS</a>' in site.pages["studies/okafor-2021/"].html
    assert not [path for path in site.files if "/page." in path]
    url = site_of("# in evidence/site.yaml\nurl: https://a.example/x\n")
    (entry,) = json.loads(url.files["themes/waiting/page.csl.json"])
    assert entry["URL"] == "https://a.example/x/themes/waiting/"
    assert 'page.bib" download>BibTeX</a>' in url.pages["themes/waiting/"].html


def test_the_file_of_all_studies_holds_each(site: SiteContent) -> None:
    assert [entry["id"] for entry in json.loads(site.files["data/studies.csl.json"])] == ["okafor-2021"]
    assert site.files["data/studies.ris"].count(b"\r\nER  - \r\n") == 1


def test_each_item_can_be_cited_at_its_place_with_its_cautions(site_of: Callable[..., SiteContent]) -> None:
    preprint = "# in evidence/studies/okafor-2021/study.yaml\nreview_status: preprint\n"
    html = site_of(preprint).pages["studies/okafor-2021/"].html
    for what in ("finding", "quotation", "recommendation", "chart"):
        _, summary, rest = html.partition(f"<summary>Cite this {what}</summary>")
        assert summary, what
        cited = rest.partition("</p>")[0]
        assert "From Okafor and Lee 2021, a preprint, not peer reviewed;" in cited
        assert 'href="#' in cited


def test_a_quotation_with_a_content_note_is_cited_without_its_words(
    site_of: Callable[..., SiteContent],
) -> None:
    html = (
        site_of(friendly_face("{basis: licence}", "[abuse]"))
        .pages["studies/okafor-2021/"]
        .html.partition('id="friendly-face"')[2]
    )
    cited = html.partition("<summary>Cite this quotation</summary>")[2].partition("</p>")[0]
    assert "A quotation with a content note: abuse." in cited
    assert "friendly face at the desk" not in cited


def test_a_page_has_its_code_where_the_site_has_an_address(
    site_of: Callable[..., SiteContent], site: SiteContent
) -> None:
    assert not [path for path in site.files if path.endswith("/page.svg")]
    url = site_of("# in evidence/site.yaml\nurl: https://a.example/x\n")
    assert b"https://a.example/x/themes/waiting/" in url.files["themes/waiting/page.svg"]
    assert 'page.svg" download>' in url.pages["themes/waiting/"].html


def test_the_record_of_a_page_says_what_must_be_minded_of_the_documents_behind_it(
    site_of: Callable[..., SiteContent],
) -> None:
    site = site_of(
        "# in evidence/site.yaml\nurl: https://a.example/x\n"
        "# in evidence/studies/okafor-2021/study.yaml\nreview_status: preprint\n"
    )
    for address in ("themes/waiting/", "review-findings/not-knowing-weighs/", "studies/okafor-2021/"):
        (entry,) = json.loads(site.files[f"{address}page.csl.json"])
        assert "preprint" in entry["note"].lower(), address
    assert entry["title"].startswith("On: ")
