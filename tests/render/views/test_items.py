"""Quotations, findings, advice and studies in a line, with everything that belongs beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from build_scripts.render.views.item_views import CellNumber, CellView, ReviewFindingLine, StudyLine
from build_scripts.render.views.items import Items
from build_scripts.render.views.models import model_view
from build_scripts.render.views.shared import Caution

ItemsOf = Callable[..., Items]
STUDY = "# in evidence/studies/okafor-2021/study.yaml\n"
FOLDER = "# in evidence/studies/okafor-2021/"
QUOTE = f"{FOLDER}quotes.yaml\n- {{id: friendly-face, text: There was one friendly face, speaker: not_stated, perspective: [visitors], "
FINDING = f"{FOLDER}findings.yaml\n- {{id: friendly-face-helped, statement: A friendly face helped., kind: qualitative, "


def test_a_quotation_of_a_participant_with_all_that_is_printed_beside_it(items_of: ItemsOf) -> None:
    quote = items_of().quote("okafor-2021/nobody-listened")
    assert (quote.is_participant, quote.voice, quote.said_by, quote.speaker, quote.colour) == (
        True,
        "Words of a participant",
        "visitors",
        "speaker as printed: P07, visitor",
        1,
    )
    assert (quote.whose, quote.who) == (
        "Words of a participant (visitors)",
        "Words of a participant (visitors); speaker as printed: P07, visitor",
    )
    assert (quote.answer_group, quote.note, quote.also_at, quote.locator) == ("", "", (), "Waiting; p. 11")
    assert (quote.rights, quote.is_open, quote.is_verified) == (
        "Printed under an open licence (CC-BY-4.0)",
        True,
        True,
    )
    assert [link.text for link in quote.themes] == ["Waiting"]
    assert [link.address for link in quote.findings] == ["studies/okafor-2021/#not-knowing-how-long"]


def test_a_quotation_of_others_says_whose_words_they_are(items_of: ItemsOf) -> None:
    more = (
        "voice: author_interpretation, reported_speech: true, answer_group: Theme 2, note: Of the desk., locator: {page: '10'}, "
        "rights: {basis: quotation}, also_printed_at: [{locator: {page: '3'}, speaker: P09}, {locator: {page: '4'}}]}\n"
    )
    quote = items_of(QUOTE + more).quote("okafor-2021/friendly-face")
    assert not quote.is_participant
    assert quote.voice.endswith(", quoting somebody else")
    assert (quote.speaker, quote.answer_group, quote.note) == (
        "speaker not stated",
        "Theme 2",
        "Of the desk.",
    )
    assert quote.also_at == ("p. 3; speaker as printed there: P09", "p. 4")
    assert (quote.rights, quote.is_open) == ("Quoted to illustrate a point", False)


def test_a_finding_with_its_number_its_words_and_who_says_it_about_whom(items_of: ItemsOf) -> None:
    more = (
        "basis: own_data, perspective: [librarians, visitors], about: [visitors, librarians], count: {n: 9, base: 38, percent: '24.0', "
        "as_printed: 'The paper prints 24.0%.'}, extent_as_printed: some, credibility: not_assessed, "
        "credibility_reason: no_illustration_printed, note: Of the desk., themes: [waiting, nowhere], locator: {page: '12'}}\n"
    )
    finding = items_of(FINDING + more).finding("okafor-2021/friendly-face-helped")
    assert (finding.said_by, finding.about, finding.who_says) == (
        "librarians and visitors",
        "",
        "Librarians and visitors",
    )
    assert (finding.count, finding.count_note) == ("9 of 38 people (23.7%)", "The paper prints 24.0%.")
    assert (finding.extent, finding.note, finding.bare, finding.shown_by) == ("some", "Of the desk.", "", "")
    assert [link.text for link in finding.themes] == ["Waiting"]
    about = more.replace("[librarians, visitors]", "[librarians]").replace(
        ", as_printed: 'The paper prints 24.0%.'", ""
    )
    finding = items_of(FINDING + about).finding("okafor-2021/friendly-face-helped")
    assert (finding.about, finding.who_says) == ("visitors", "Librarians, about visitors")
    assert finding.count_note == "The paper prints 24.0%; 9 of 38 is 23.7%."


@pytest.mark.parametrize(
    ("more", "bare"),
    [
        ("credibility_reason: no_illustration_printed", "The source prints no illustration of it."),
        ("credibility_reason: quantitative", "No quotation or table cell is linked to it."),
        ("credibility_reason: quantitative, illustrations: [{quote: friendly-face}]", ""),
        ("credibility_reason: quantitative, illustrations: [{table: table-2, row: Cost}]", ""),
        ("credibility_reason: quantitative, count: {n: 3, base: 38}", ""),
    ],
)
def test_a_finding_that_nothing_shows_says_so(items_of: ItemsOf, more: str, bare: str) -> None:
    given = "basis: own_data, perspective: [visitors], credibility: not_assessed, themes: [waiting], locator: {page: '12'}, "
    finding = items_of(f"{FINDING}{given}{more}}}\n").finding("okafor-2021/friendly-face-helped")
    assert finding.bare == bare
    assert not finding.count_note


def test_what_shows_a_finding_is_counted(items_of: ItemsOf) -> None:
    finding = items_of().finding("okafor-2021/not-knowing-how-long")
    assert finding.shown_by == "1 quotation and 1 printed number"
    assert [(one.table, [(each.label, each.count) for each in one.numbers]) for one in finding.cells] == [
        ("Themes of the open answers", [("Not knowing how long", "14 of 30 people (46.7%)")])
    ]
    assert [link.address for link in finding.review_findings] == ["review-findings/not-knowing-weighs/"]
    assert [
        link.address for link in items_of().finding("okafor-2021/waiting-named-most").recommendations
    ] == ["studies/okafor-2021/#say-how-long"]


def test_advice_keeps_the_number_and_the_note_of_its_source(items_of: ItemsOf) -> None:
    advice = (
        f"{FOLDER}recommendations.yaml\n- {{id: say-how-long, origin: study_authors, statement: Tell people., number_as_printed: '7', "
        "note: Of the desk., audiences: [managers], rests_on: [], themes: [waiting, nowhere], locator: {page: '15'}, "
        "printed_versions: [{locator: {page: '3'}, difference: It says soon.}]}\n"
    )
    view = items_of(advice).study_recommendation("okafor-2021/say-how-long")
    assert (view.number, view.note, view.chain, view.versions) == (
        "7",
        "Of the desk.",
        "",
        ("p. 3: It says soon.",),
    )
    assert (view.audiences, [link.text for link in view.themes]) == ("library managers", ["Waiting"])
    plain = items_of().study_recommendation("okafor-2021/say-how-long")
    assert (plain.number, plain.note) == ("", "")
    assert plain.chain == "chains/studies/okafor-2021/#_say-how-long"


def line(items: Items) -> StudyLine:
    return items.study("okafor-2021")


@pytest.mark.parametrize(
    ("overlay", "where", "place", "when", "who", "year"),
    [
        ("", "Public libraries, two towns, England, UK", "two towns, England, UK", "fieldwork March 2020 to June 2020", "38 people", "2021"),
        ("context: {country: UK, place: not_stated, setting: not_stated}", "UK", "UK", "fieldwork March 2020 to June 2020", "38 people", "2021"),
        ("context: {country: not_stated, place: not_stated, setting: Libraries}", "Libraries", "Libraries",
         "fieldwork March 2020 to June 2020", "38 people", "2021"),
        ("context: {country: not_stated, place: not_stated, setting: not_stated}\nfieldwork: not_stated\nissued: not_stated",
         "place not stated", "place not stated", "fieldwork dates not stated", "38 people", "year not stated"),
        ('sample: {size: not_stated, of: texts, description: Texts., recruitment: not_stated}\nissued: "2021-05"', "Public libraries, two towns, England, UK",
         "two towns, England, UK", "fieldwork March 2020 to June 2020", "number of texts not stated", "May 2021"),
        ("sample: {size: 1, of: people, description: One., recruitment: not_stated}", "Public libraries, two towns, England, UK",
         "two towns, England, UK", "fieldwork March 2020 to June 2020", "1 person", "2021"),
    ],
)  # fmt: skip
def test_a_study_in_a_line(
    items_of: ItemsOf, overlay: str, where: str, place: str, when: str, who: str, year: str
) -> None:
    found = line(items_of(f"{STUDY}{overlay}\n" if overlay else ""))
    assert (found.where, found.place, found.when, found.who, found.year) == (where, place, when, who, year)


def test_the_year_stands_beside_a_name_that_does_not_say_it(items_of: ItemsOf) -> None:
    assert line(items_of()).year_beside_name == ""
    assert line(items_of(f'{STUDY}issued: "2021-05"\n')).year_beside_name == ""
    assert line(items_of(f"{STUDY}title-short: Okafor and Lee\n")).year_beside_name == "2021"
    assert line(items_of(f'{STUDY}title-short: "Okafor and Lee 21"\n')).year_beside_name == "2021"


def test_one_caution_of_two_makes_a_preprint_and_the_other_a_warning(items_of: ItemsOf) -> None:
    both = line(items_of(f"{STUDY}review_status: preprint\nretraction: {{status: retracted}}\n"))
    assert {one.key for one in both.cautions} == {"preprint", "retracted"}
    assert both.is_preprint
    assert both.retraction == Caution("retracted", "").words.sentence
    assert not replace(
        both, cautions=both.cautions[:1] if both.cautions[0].key == "retracted" else both.cautions[1:]
    ).is_preprint


def test_three_studies_stand_open_and_four_unfold(items_of: ItemsOf) -> None:
    review_finding: ReviewFindingLine = items_of().review_finding("not-knowing-weighs")
    study = line(items_of())
    assert not replace(review_finding, studies=(study,) * 3).has_many_studies
    assert replace(review_finding, studies=(study,) * 4).has_many_studies


def test_six_numbers_stand_open_and_seven_unfold() -> None:
    number = CellNumber("Cost", "9 of 38 people (23.7%)", "")
    assert not CellView("", "", "", (number,) * 6).is_long
    assert CellView("", "", "", (number,) * 7).is_long


def test_arrows_of_a_model_lead_from_part_to_part(items_of: ItemsOf) -> None:
    view = model_view(items_of(), "listening-cycle")
    assert len(view.flows) == 10
    assert view.study is not None
    model = "# in evidence/models/listening-cycle.yaml\nflows:\n  - {source: welcoming, target: nowhere, kind: leads_to}\n"
    model += "  - {source: nowhere, target: welcoming, kind: leads_to}\n  - {source: welcoming, target: asking, kind: leads_to}\n"
    assert len(model_view(items_of(model), "listening-cycle").flows) == 1
    assert (
        model_view(
            items_of("# in evidence/models/listening-cycle.yaml\nstudy: nowhere\n"), "listening-cycle"
        ).study
        is None
    )
