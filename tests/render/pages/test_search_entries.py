"""What the search finds: each item once, with its caution and content note."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.read.corpus import Reading
from build_scripts.render.pages.search_entries import search_entries, study_entries, synonyms, word_counts
from build_scripts.render.site.search_entry import ENTRY_KINDS, SearchEntry
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join


def entries_of(reading: Reading) -> dict[str, SearchEntry]:
    items = Items(join(reading.corpus))
    of_studies = [tuple(study_entries(items, folder)) for folder in items.corpus.studies.values()]
    entries = search_entries(items, of_studies)
    assert len({entry.address for entry in entries}) == len(entries)
    return {entry.address: entry for entry in entries}


def test_each_item_that_readers_can_open_is_one_entry(reading_of: Callable[..., Reading]) -> None:
    entries = entries_of(reading_of())
    assert {entry.kind for entry in entries.values()} == set(ENTRY_KINDS) - {"page"} - (
        set() if reading_of().corpus.glossary else {"term"}
    )
    quote = entries["studies/okafor-2021/#nobody-listened"]
    assert quote.text == "I felt like nobody was listening to me [...] wait six months"
    assert (quote.kind, quote.beside) == ("quotation", "Words of a participant (visitors)")
    finding = entries["studies/okafor-2021/#not-knowing-how-long"]
    assert finding.study == quote.study
    assert "14 of 30 people (46.7%)" in finding.beside
    review_finding = entries["review-findings/not-knowing-weighs/"]
    assert (review_finding.confidence, review_finding.steps, review_finding.is_draft) == (
        "Low confidence",
        2,
        True,
    )
    assert "One study so far" in review_finding.status
    assert (
        entries["recommendations/#say-how-long-it-takes"].beside == "Points to consider, by the review team"
    )


def test_a_preprint_says_so_in_every_entry_of_its_study(reading_of: Callable[..., Reading]) -> None:
    preprint = """
# in evidence/studies/okafor-2021/study.yaml
review_status: preprint
"""
    entries = entries_of(reading_of(preprint))
    of_study = [entry for entry in entries.values() if entry.address.startswith("studies/okafor-2021/")]
    assert {entry.kind for entry in of_study} == {
        "finding",
        "quotation",
        "numbers",
        "recommendation",
        "study",
    }
    assert all("Preprint, not peer reviewed" in entry.status for entry in of_study)
    assert "Preprint, not peer reviewed" in entries["review-findings/not-knowing-weighs/"].status
    assert not any("Preprint" in entry.status for entry in entries_of(reading_of()).values())


def test_a_content_note_travels_with_its_item(reading_of: Callable[..., Reading]) -> None:
    sensitive = """
# in evidence/studies/okafor-2021/quotes.yaml
- id: nobody-listened
  text: "I felt like nobody was listening to me [...] wait six months"
  voice: participant
  speaker: P07, visitor
  perspective:
    - visitors
  locator: {section: Waiting, page: "11"}
  sensitivity:
    - abuse
    - loss
"""
    entries = entries_of(reading_of(sensitive))
    assert entries["studies/okafor-2021/#nobody-listened"].note == "abuse and loss"
    assert entries["studies/okafor-2021/#friendly-face"].note == ""


def test_a_theme_is_found_by_its_name_and_by_what_belongs_to_it(reading_of: Callable[..., Reading]) -> None:
    theme = entries_of(reading_of())["themes/waiting/"]
    assert theme.names == "Waiting"
    assert "Waiting" not in theme.title


def test_what_is_not_known_and_not_covered_is_found(reading_of: Callable[..., Reading]) -> None:
    gaps = {address: entry for address, entry in entries_of(reading_of()).items() if entry.kind == "gap"}
    review = reading_of().corpus.review
    assert review
    assert gaps["methods/#_documents"].text == ". ".join(review.out_of_scope)
    assert gaps["methods/#_conclude"].text == ". ".join(review.may_not_conclude)
    theme = gaps["gaps/#_of-waiting"]
    assert (theme.title, theme.beside) == ("What is not known", "Waiting")


def test_a_chart_is_found_by_its_claim_and_its_rows(reading_of: Callable[..., Reading]) -> None:
    chart = entries_of(reading_of())["studies/okafor-2021/#chart-kept-away"]
    assert chart.kind == "numbers"
    assert "Waiting lists" in chart.topics


def test_synonyms_come_from_the_site_and_the_glossary(reading_of: Callable[..., Reading]) -> None:
    glossary = """
# in evidence/glossary.yaml
- id: thematic-analysis
  term: thematic analysis
  also:
    - coding
  meaning: Reading what people said and sorting it into topics.
"""
    both = ("thematic analysis", "coding")
    assert synonyms(Items(join(reading_of(glossary).corpus))) == [
        {"typed": ("queue", "backlog"), "finds": ("waiting list",)},
        {"typed": both, "finds": both},
    ]


def test_what_was_taken_back_is_not_found(reading_of: Callable[..., Reading]) -> None:
    taken_back = """
# in evidence/site.yaml
withdrawn:
  - address: studies/okafor-2021/#in-the-rain
    date: "2026-05-01"
    reason: The speaker asked us to remove it.
"""
    assert not any("in-the-rain" in address for address in entries_of(reading_of(taken_back)))


def test_words_are_counted_once_an_entry_and_kept_by_the_alphabet() -> None:
    entries = [
        SearchEntry("page", "a/", "Listening", "listening, Listening and the desk-side café"),
        SearchEntry("page", "b/", "", "Listening 2021"),
    ]
    assert list(word_counts(entries).items()) == [("café", 1), ("desk", 1), ("listening", 2), ("side", 1)]
