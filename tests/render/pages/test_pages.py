"""The pages of the example: every link leads somewhere, every item has its one place, nothing is invented."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest

from build_scripts.read.corpus import Reading, read_files
from build_scripts.render.site.site import SiteContent, broken_links, repeated_ids
from build_scripts.synthesise.link_targets import address, items_of_corpus, items_of_study
from build_scripts.synthesise.permalinks import former, published

HAND_WRITTEN = frozenset({"contributing/", "search/"})
"""Addresses of pages in docs/ that ours link to."""

STUDY = "studies/okafor-2021/"


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_every_link_leads_somewhere(site: SiteContent) -> None:
    assert broken_links(site, HAND_WRITTEN) == ()


def test_a_planted_link_that_leads_nowhere_is_found(site: SiteContent) -> None:
    without = SiteContent({at: page for at, page in site.pages.items() if at != STUDY}, site.files)
    assert {link.page for link in broken_links(without, HAND_WRITTEN)} >= {"", "themes/waiting/", "quotes/"}


def test_no_id_stands_twice_on_a_page(site: SiteContent) -> None:
    assert repeated_ids(site) == ()


def test_every_published_address_has_its_page_and_its_id(
    site: SiteContent, reading_of: Callable[..., Reading]
) -> None:
    for place in published(reading_of().corpus):
        page, _, id_ = place.partition("#")
        assert page in site.pages, place
        assert not id_ or id_ in site.pages[page].ids, place


def test_an_item_has_its_id_at_its_canonical_place_alone(
    site: SiteContent, reading_of: Callable[..., Reading]
) -> None:
    corpus = reading_of().corpus
    homes = Counter(id_ for page in site.pages.values() for id_ in page.ids if not id_.startswith("_"))
    items = [
        *items_of_corpus(corpus),
        *(item for folder in corpus.studies.values() for item in items_of_study(folder)),
    ]
    for item in items:
        if (home := address(item)) and "#" in home:
            assert homes[item.id] == 1, item


def test_titles_and_descriptions_are_their_own(site: SiteContent) -> None:
    for kind in ("title", "description"):
        texts = Counter(getattr(page, kind) for page in site.pages.values())
        assert [text for text, times in texts.items() if times > 1 or not text.strip()] == []


def test_every_page_has_one_title_and_headings_in_order(site: SiteContent) -> None:
    for at, page in site.pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page.html)]
        assert levels[0] == 1, at
        assert levels.count(1) == 1, at
        for before, after in pairwise(levels):
            assert after <= before + 1, f"{at}: h{before} is followed by h{after}"


def test_no_paragraph_holds_a_block(site: SiteContent) -> None:
    wrong = re.compile(
        r"<p(?: [^>]*)?>(?:(?!</p>).)*?<(?:ul|ol|div|p|dl|figure|section|details|h\d)[ >]", re.DOTALL
    )
    for at, page in site.pages.items():
        assert not (found := wrong.search(page.html)), f"{at}: {found and found.group()[:200]}"


def test_every_page_says_what_it_is(site: SiteContent) -> None:
    assert "One study so far" in text_of(site.pages["themes/waiting/"].html)
    assert "One study so far" in text_of(site.pages["review-findings/not-knowing-weighs/"].html)
    assert "Okafor and Lee 2021 One study Report Waiting to be heard" in text_of(site.pages[STUDY].html)
    assert "Recommendation Advice, not evidence" in text_of(site.pages["recommendations/"].html)


def test_a_theme_answers_first_and_says_where_it_was_found(site: SiteContent) -> None:
    html = site.pages["themes/waiting/"].html
    start = html.index('<nav class="ev-jump"')
    jump = html[start : html.index("</nav>", start)]
    text = text_of(html.replace(jump, ""))
    order = [
        "What does waiting do to people who want to be heard?",
        "In one study, waiting lists were what visitors named most often",
        "two towns, England, UK; fieldwork March 2020 to June 2020",
        "Key messages",
        "How sure can one be, and why?",
        "What each side says",
        "The numbers",
        "In people’s own words",
        "Recommendations",
        "What is not known",
        "Where this comes from",
        "Cite and share",
    ]
    places = [text.find(part) for part in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_a_review_finding_unfolds_down_to_quotation_and_cell(site: SiteContent) -> None:
    text = text_of(site.pages["review-findings/not-knowing-weighs/"].html)
    for part in (
        "Low confidence",
        "It stays a draft until a second, independent assessor has judged it.",
        "Moderate concerns",
        "What supports it from Okafor and Lee 2021",
        "What limits it from Okafor and Lee 2021",
        "18 of 38 people (47.4%)",
        "I felt like nobody was listening to me [...] wait six months",
        "speaker as printed: P07, visitor",
        "Table 2, Waiting lists; p. 8",
        "Consider telling visitors how long they will wait.",
        "What does waiting do to people who want to be heard?",
    ):
        assert part in text, part
    assert not re.search(r"\d+ studies", text)


def test_a_study_shows_what_it_is_and_what_is_not_stated(site: SiteContent) -> None:
    text = text_of(site.pages[STUDY].html)
    for part in (
        "Ada Okafor and Min Lee, 2021",
        "38 people. Visitors of two libraries.",
        "March 2020 to June 2020 (as printed: March to June 2020)",
        "Co-produced. Two visitors helped to write the questions.",
        "Funding not stated",
        "Nobody has looked yet whether it was retracted or corrected.",
        "14 of 30 people (46.7%)",
        "As printed: “some”",
        "9 of 38 is 23.7%",
        "Okafor, Ada; Lee, Min (2021).",
        "4.2 The sample stands for the people meant. No. Only people who came were asked.",
        "Not reported: place of residence",
    ):
        assert part in text, part


def test_no_percent_stands_without_its_counts(site: SiteContent) -> None:
    allowed = re.compile(
        r"\d+ of \d+ (?:people|answers|texts|person) \(\d+(?:\.\d+)?%(?:, worked out by us)?\)|The paper prints \d+(?:\.\d+)?%; \d+ of \d+ is \d+(?:\.\d+)?%"
        r"|\d+ of \d+ is \d+(?:\.\d+)?%"
    )
    for at, page in site.pages.items():
        if at.startswith("contributing/") or at == "methods/":
            continue
        text = text_of(re.sub(r"<script.*?</script>", "", page.html, flags=re.DOTALL))
        assert "%" not in allowed.sub("", text), at


def test_the_same_input_gives_the_same_bytes(site: SiteContent, site_of: Callable[..., SiteContent]) -> None:
    again = site_of()
    assert again.pages == site.pages
    assert again.files == site.files


def test_a_study_that_could_not_be_read_shows_its_problems_and_the_rest_stays(
    example_files: Callable[[], dict[str, bytes]], site_from: Callable[[Reading], SiteContent]
) -> None:
    broken = {**example_files(), "evidence/studies/okafor-2021/study.yaml": b"title: [\n"}
    site = site_from(read_files(broken))
    text = text_of(site.pages[STUDY].html)
    assert "This study could not be read" in text
    assert "study.yaml, line" in text
    assert "waiting-named-most" in site.pages[STUDY].ids
    assert broken_links(site, HAND_WRITTEN) == ()


@pytest.mark.parametrize(
    "gone",
    ["site.yaml", "review.yaml", "glossary.yaml", "themes/waiting.yaml", "studies/okafor-2021/findings.yaml"],
)
def test_a_site_without_one_of_its_files_still_has_no_broken_link(
    gone: str, example_files: Callable[[], dict[str, bytes]], site_from: Callable[[Reading], SiteContent]
) -> None:
    files = {path: content for path, content in example_files().items() if path != f"evidence/{gone}"}
    assert broken_links(site_from(read_files(files)), HAND_WRITTEN) == ()


def test_an_empty_corpus_has_pages_that_say_so(site_from: Callable[[Reading], SiteContent]) -> None:
    site = site_from(read_files({}))
    assert broken_links(site, HAND_WRITTEN) == ()
    for at, said in {
        "": "No study has been added yet",
        "themes/": "No theme has been written yet",
        "review-findings/": "No review finding has been written yet",
        "quotes/": "No quotation has been added yet",
    }.items():
        assert said in text_of(site.pages[at].html)


FORMERLY = """\
# in evidence/studies/okafor-2021/quotes.yaml
- id: friendly-face
  text: "There was one friendly face at the desk, and that was enough."
  voice: participant
  speaker: not_stated
  perspective:
    - visitors
  locator: {table: Table 4, row: A friendly face, page: "10"}
  formerly: [smiling-face]
# in evidence/themes/waiting.yaml
formerly: [queueing]
"""


def test_old_ids_and_old_addresses_keep_leading_somewhere(
    reading_of: Callable[..., Reading], site_of: Callable[..., SiteContent]
) -> None:
    site = site_of(FORMERLY)
    assert "smiling-face" in site.pages[STUDY].ids
    assert 'href="../waiting/"' in site.pages["themes/queueing/"].html.replace("../../themes/", "../")
    for old in former(reading_of(FORMERLY).corpus):
        page, _, id_ = old.partition("#")
        assert page in site.pages
        assert not id_ or id_ in site.pages[page].ids
    assert broken_links(site, HAND_WRITTEN) == ()


WITHDRAWN = """\
# in evidence/site.yaml
withdrawn:
  - address: studies/okafor-2021/#loud-desk
    date: "2026-11-21"
    reason: A speaker asked for it.
    see: studies/okafor-2021/#friendly-face
  - {address: themes/noise/, date: "2026-11-20", reason: It said the same as another theme.}
  - {address: studies/gone-2001/#words, date: "2026-11-20", reason: The study was taken out.}
"""


def test_what_was_taken_back_leaves_a_sentence_at_its_address(site_of: Callable[..., SiteContent]) -> None:
    site = site_of(WITHDRAWN)
    assert "loud-desk" in site.pages[STUDY].ids
    assert "Taken back on 21 November 2026. A speaker asked for it." in text_of(site.pages[STUDY].html)
    assert "It said the same as another theme." in text_of(site.pages["themes/noise/"].html)
    assert "words" in site.pages["studies/gone-2001/"].ids
    assert broken_links(site, HAND_WRITTEN) == ()


NOTES = """\
# in evidence/studies/okafor-2021/quotes.yaml
- id: friendly-face
  text: "There was one friendly face at the desk, and that was enough."
  voice: participant
  speaker: not_stated
  perspective:
    - visitors
  locator: {table: Table 4, row: A friendly face, page: "10"}
  sensitivity: [loss]
# in evidence/site.yaml
help_lines:
  - {name: Example Line, contact: 000 000, country: UK, for_notes: [loss], source_url: "https://example.org/", checked_on: "2026-11-21", checked_by: editor}
  - {name: Other Line, contact: 111 111, country: UK, for_notes: [suicide], source_url: "https://example.org/", checked_on: "2026-11-21", checked_by: editor}
"""


@pytest.mark.parametrize("at", [STUDY, "themes/waiting/", "quotes/", "review-findings/not-knowing-weighs/"])
def test_a_content_note_and_its_help_line_stand_before_the_words_wherever_they_travel(
    at: str, site_of: Callable[..., SiteContent]
) -> None:
    text = text_of(site_of(NOTES).pages[at].html)
    if "There was one friendly face" not in text:
        pytest.skip("the quotation does not stand here")
    words = text.index("There was one friendly face at the desk, and")
    note = text.index("Content note")
    assert note < words
    assert "Example Line (UK): 000 000" in text[note:words]
    assert "Other Line" not in text


def test_the_methods_page_says_what_makes_a_concern_about_methods(
    site_of: Callable[..., SiteContent],
) -> None:
    given = "anchors: [{concern: serious, means: No study shows its data.}]"
    body = site_of(f"# in evidence/review.yaml\n{given}\n").pages["methods/"].html
    assert "<dt>Serious concerns</dt><dd>No study shows its data.</dd>" in body
