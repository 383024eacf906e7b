"""What a theme's page shows first, what unfolds, and how much it says is beyond."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.render.pages import themes
from build_scripts.render.pages.themes import theme_view
from build_scripts.render.views.item_views import QuoteView
from build_scripts.render.views.items import Items
from build_scripts.render.views.shared import Folded

ItemsOf = Callable[..., Items]
FINDINGS = "# in evidence/studies/okafor-2021/findings.yaml\n"
QUOTES = "# in evidence/studies/okafor-2021/quotes.yaml\n"
THEME = "# in evidence/themes/waiting.yaml\n"


def finding(number: int, **more: str) -> str:
    given = {"basis": "own_data", "perspective": "[visitors]", **more}
    return (
        f"- {{id: found-{number:02}, statement: Visitors said {number}., kind: qualitative, basis: {given['basis']}, "
        f"perspective: {given['perspective']}, credibility: not_assessed, credibility_reason: no_illustration_printed, "
        f"themes: [waiting], locator: {{page: '3'}}}}\n"
    )


def quote(number: int, text: str = "We waited there for a very long time") -> str:
    return (
        f"- {{id: said-{number:02}, text: '{text} {number}', voice: participant, speaker: not_stated, "
        "perspective: [visitors], themes: [waiting], locator: {page: '3'}}\n"
    )


def ids(quotes: Folded[QuoteView]) -> tuple[list[str], list[str]]:
    return [one.id for one in quotes.shown], [one.id for one in quotes.unfolding]


NO_ROWS = "# in evidence/pairs/not-knowing.yaml\ntheme: queues\n"
"""Without paired rows all findings are listed by who says them."""


def test_of_several_studies_one_finding_each_stands_open(items_of: ItemsOf, several: str) -> None:
    (side,) = theme_view(items_of(several + NO_ROWS), "waiting").by_perspective
    assert [(one.study.id, len(one.findings.shown), len(one.findings.unfolding), one.beyond) for one in side.by_study] == [
        ("lindqvist-2019", 1, 2, 0),
        ("moreau-2023", 1, 2, 0),
        ("okafor-2021", 1, 2, 0),
    ]  # fmt: skip
    assert side.studies_beyond == 0


def test_of_one_study_two_findings_stand_open_thirty_unfold_and_the_rest_is_counted(
    items_of: ItemsOf,
) -> None:
    (side,) = theme_view(
        items_of(NO_ROWS + FINDINGS + "".join(finding(number) for number in range(34))), "waiting"
    ).by_perspective
    (says,) = side.by_study
    assert [one.id for one in says.findings.shown] == ["waiting-named-most", "not-knowing-how-long"]
    unfolding = [one.id for one in says.findings.unfolding]
    assert (len(unfolding), unfolding[0], unfolding[-1]) == (30, "friendly-face-helped", "found-28")
    assert says.beyond == 5
    (few,) = theme_view(items_of(), "waiting").by_perspective[0].by_study
    assert few.beyond == 0


def test_twelve_studies_stand_under_a_side_and_the_rest_is_counted(
    items_of: ItemsOf, study_like: Callable[..., str]
) -> None:
    more = "".join(study_like(f"more-{number:02}") for number in range(13))
    view = theme_view(items_of(more), "waiting")
    (side,) = view.by_perspective
    assert [one.study.id for one in side.by_study] == [f"more-{number:02}" for number in range(12)]
    assert side.studies_beyond == 2
    assert (len(view.sources), view.sources_beyond, view.has_many_sources) == (14, 0, True)


def test_sides_stand_in_the_order_of_the_site_and_an_unknown_one_last(items_of: ItemsOf) -> None:
    overlay = FINDINGS + finding(1, perspective="[nobody-known, librarians]") + finding(2, basis="asserted")
    view = theme_view(items_of(overlay), "waiting")
    assert [(one.says, one.definition, one.colour) for one in view.by_perspective] == [
        ("What visitors say", "People who come to the library.", 1),
        ("What librarians say", "People who work at the library.", 2),
        ("nobody-known", "", 4),
    ]
    assert [one.id for one in view.unsupported] == ["found-02"]


def test_four_quotations_stand_open_thirty_unfold_and_the_rest_is_counted(items_of: ItemsOf) -> None:
    view = theme_view(items_of(QUOTES + "".join(quote(number) for number in range(37))), "waiting")
    shown, unfolding = ids(view.quotes)
    assert (len(shown), len(unfolding), view.quotes_beyond) == (4, 30, 5)
    assert theme_view(items_of(), "waiting").quotes_beyond == 0


def test_findings_then_studies_take_turns_and_short_quotations_come_last(
    items_of: ItemsOf, several: str
) -> None:
    view = theme_view(items_of(several), "waiting")
    assert [one.address for one in view.quotes.shown] == [
        "studies/lindqvist-2019/#nobody-listened",
        "studies/moreau-2023/#nobody-listened",
        "studies/okafor-2021/#nobody-listened",
        "studies/lindqvist-2019/#friendly-face",
    ]
    loose = QUOTES + quote(1, "we had to wait") + quote(2, "we had to wait so") + quote(3)
    shown, unfolding = ids(theme_view(items_of(loose), "waiting").quotes)
    assert (shown, unfolding) == (["nobody-listened", "friendly-face", "said-02", "said-03"], ["said-01"])


def test_the_first_chart_of_each_table_comes_before_the_second_of_any(items_of: ItemsOf) -> None:
    view = theme_view(items_of(), "waiting")
    assert view.charts == (
        ("okafor-2021/table-2", "studies/okafor-2021/#chart-kept-away"),
        ("okafor-2021/table-3", "studies/okafor-2021/#chart-heard"),
    )
    assert [one.address for one in view.further_charts] == ["studies/okafor-2021/#chart-open-answers"]


def test_sources_are_listed_with_what_they_give_and_the_rest_is_counted(
    items_of: ItemsOf, several: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = items_of(several + FINDINGS + finding(1) + QUOTES + quote(1))
    view = theme_view(items, "waiting")
    assert [(one.study.id, one.gives) for one in view.sources] == [
        ("lindqvist-2019", "3 findings and 2 quotations"),
        ("moreau-2023", "3 findings and 2 quotations"),
        ("okafor-2021", "4 findings and 3 quotations"),
    ]
    assert (view.sources_beyond, view.has_many_sources) == (0, False)
    assert [(one.text, names) for one, names in view.cautions] == [
        ("Preprint, not peer reviewed", "Lindqvist 2019")
    ]
    assert (view.ribbon, view.ribbon_note) == ("Synthesis", "It brings together 3 studies.")
    monkeypatch.setattr(themes, "SOURCES_SHOWN", 2)
    monkeypatch.setattr(themes, "SOURCES_BESIDE", 3)
    fewer = theme_view(items, "waiting")
    assert ([one.study.id for one in fewer.sources], fewer.sources_beyond) == (
        ["lindqvist-2019", "moreau-2023"],
        1,
    )
    assert not fewer.has_many_sources
    monkeypatch.setattr(themes, "SOURCES_BESIDE", 2)
    assert theme_view(items, "waiting").has_many_sources


def test_advice_stands_by_origin_the_review_teams_first(items_of: ItemsOf, several: str) -> None:
    view = theme_view(items_of(several), "waiting")
    assert [(heading, [one.address for one in (*all_.shown, *all_.unfolding)]) for heading, all_ in view.recommendations] == [
        ("Points to consider, by the review team", ["recommendations/#say-how-long-it-takes"]),
        (
            "Authors of the study",
            [
                "studies/lindqvist-2019/#say-how-long",
                "studies/moreau-2023/#say-how-long",
                "studies/okafor-2021/#say-how-long",
            ],
        ),
    ]  # fmt: skip
    assert [link.text for link in view.voices] == ["visitors"]


def test_changes_are_told_the_latest_first(items_of: ItemsOf) -> None:
    history = 'history: [{date: "2026-11-21", change: First version.}, {date: "2026-12-02", change: Second., was: "Waiting, once"}]\n'
    view = theme_view(items_of(THEME + history), "waiting")
    assert [line.partition(":")[0] for line in view.history] == ["2 December 2026", "21 November 2026"]
    assert view.changed == "2 December 2026"


def test_a_message_says_what_it_rests_on_and_behind_it_which_studies(items_of: ItemsOf, several: str) -> None:
    answer = "answer: {text: Waiting., rests_on: [lindqvist-2019/waiting-named-most, moreau-2023/waiting-named-most, okafor-2021/waiting-named-most, not-knowing-weighs]}\n"
    view = theme_view(items_of(several + THEME + answer), "waiting")
    assert [one.id for one in view.answer.studies] == ["lindqvist-2019", "moreau-2023", "okafor-2021"]
    assert [one.address for one in view.answer.rests_on] == [
        "studies/lindqvist-2019/#waiting-named-most",
        "studies/moreau-2023/#waiting-named-most",
        "studies/okafor-2021/#waiting-named-most",
        "review-findings/not-knowing-weighs/",
    ]
    assert not view.answer.has_many_studies
    assert [one.text for one in view.answer.cautions] == ["partly a preprint"]


def test_five_review_findings_and_two_pieces_of_advice_stand_open(items_of: ItemsOf) -> None:
    more = "".join(
        f"# evidence/review_findings/more-{number}.yaml\nstatement: Visitors said {number}.\ntheme: waiting\n"
        "evidence: [{finding: okafor-2021/waiting-named-most, relation: supports, note: They said so.}]\n"
        "confidence: {level: not_assessed, not_assessed_reason: not_yet, explanation: Not yet.}\n"
        'assessments: [{role: first assessor, independent: false, date: "2026-11-21", level: not_assessed}]\n'
        'history: [{date: "2026-12-24", change: First version.}]\n'
        for number in range(6)
    )
    advice = "# in evidence/studies/okafor-2021/recommendations.yaml\n" + "".join(
        f"- {{id: more-{number}, origin: study_authors, statement: Do {number}., audiences: [managers], rests_on: "
        "[waiting-named-most], themes: [waiting], locator: {page: '15'}}\n"
        for number in range(3)
    )
    view = theme_view(items_of(more + advice), "waiting")
    assert (len(view.review_findings.shown), len(view.review_findings.unfolding)) == (5, 2)
    assert [(len(all_.shown), len(all_.unfolding)) for _, all_ in view.recommendations] == [(1, 0), (2, 2)]
    assert (themes.SOURCES_SHOWN, themes.SOURCES_BESIDE, themes.CHARTS_SHOWN) == (40, 6, 2)
