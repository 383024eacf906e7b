"""A row as pages show it: sides in the order of the site, bases in words, bars for closed questions alone."""

from __future__ import annotations

import pytest

from build_scripts.check.judgements.paired_rows import ANSWERED, CAUTION, OF_LIBRARIANS, row_example
from build_scripts.render.pages.themes import theme_view
from build_scripts.render.views.paired_rows import pairs_view

HEARD = """\
# in evidence/studies/okafor-2021/findings.yaml
- id: heard-at-the-desk
  statement: At the desk, 20 of 38 visitors felt heard often.
  kind: quantitative
  basis: own_data
  perspective: [visitors]
  credibility: not_assessed
  credibility_reason: quantitative
  themes: [waiting]
  illustrations:
    - {table: table-3, row: At the desk, column: Often}
    - {table: table-3, row: At the desk, column: Hardly ever}
  locator: {table: Table 3}
- id: seldom-unheard
  statement: At the desk, 6 of 38 hardly ever felt heard.
  kind: quantitative
  basis: own_data
  perspective: [visitors]
  credibility: not_assessed
  credibility_reason: quantitative
  themes: [waiting]
  illustrations: [{table: table-3, row: At the desk, column: Hardly ever}]
  locator: {table: Table 3}
"""


@pytest.fixture(scope="module")
def row_of(items_of):
    """`row_of(overlay)`: the one row of the example's theme."""

    def row(overlay: str = ""):
        view = pairs_view(items_of(overlay), "waiting")
        assert view is not None
        (only,) = view.rows.shown
        return only

    return row


def test_the_sides_stand_as_the_site_orders_them_and_a_gap_has_its_name_and_reason(row_of):
    row = row_of()
    assert (row.topic, row.address, row.anchor) == (
        "Not knowing how long",
        "themes/waiting/#not-knowing",
        "not-knowing",
    )
    left, right = row.sides
    assert (left.name, left.gap, right.name, right.gap, right.reason) == (
        "Visitors",
        "",
        "Librarians",
        "Not asked",
        "The one study asked visitors only.",
    )
    (answers,) = left.answers
    assert (answers.asked, answers.of) == ("Asked to write what being heard means to them", "30 people")
    assert answers.study.name == "Okafor and Lee 2021"
    assert [(shown.finding.count, shown.place) for shown in answers.findings] == [
        ("14 of 30 people (46.7%)", "Waiting; p. 11")
    ]


def test_the_order_of_the_row_is_not_that_of_the_page(row_of):
    swapped = OF_LIBRARIANS + (
        "# in evidence/pairs/not-knowing.yaml\nsides:\n  - perspective: librarians\n"
        + ANSWERED
        + "  - perspective: visitors\n    gap: {kind: not_reported, reason: It is not printed.}\n"
    )
    left, right = row_of(swapped).sides
    assert (left.name, left.gap) == ("Visitors", "Asked, and not reported")
    assert [shown.finding.id for shown in right.answers[0].findings] == ["librarians-on-cost"]


def test_several_bases_are_all_named(row_of):
    row = row_of(row_example(finding="okafor-2021/not-knowing-how-long, okafor-2021/waiting-named-most"))
    assert row.sides[0].answers[0].of == "30 or 38 people"


def test_a_rating_is_drawn_once_out_of_its_own_base_with_the_answers_that_are_told_marked(row_of):
    row = row_of(HEARD + row_example(finding="okafor-2021/heard-at-the-desk, okafor-2021/seldom-unheard"))
    first, second = row.sides[0].answers[0].findings
    assert second.bar is None
    assert first.bar is not None
    assert (first.bar.of, first.place) == ("38 people", "Table 3")
    assert [
        (part.answer, part.n, part.step, round(part.start, 1), round(part.width, 1), part.is_told)
        for part in first.bar.parts
    ] == [
        ("Often", 20, 1, 0.0, 52.6, True),
        ("Sometimes", 12, 3, 52.6, 31.6, False),
        ("Hardly ever", 6, 5, 84.2, 15.8, True),
    ]


def test_coded_answers_and_several_answers_each_have_no_bar(row_of):
    for finding in ("not-knowing-how-long", "waiting-named-most"):
        row = row_of(row_example(finding=f"okafor-2021/{finding}"))
        (shown,) = row.sides[0].answers[0].findings
        assert (shown.finding.id, shown.bar) == (finding, None)


def test_a_third_group_stands_below_and_not_beside(row_of):
    site = "# in evidence/site.yaml\nperspectives:\n" + "".join(
        f"  - {{id: {id_}, name: {id_}, says: What {id_} say, definition: They.}}\n"
        for id_ in ("visitors", "librarians", "carers")
    )
    row = row_of(
        site
        + row_example(end="  - perspective: carers\n    gap: {kind: nothing_found, reason: Nothing came.}\n")
    )
    assert [side.name for side in row.sides] == ["Visitors", "Librarians"]
    assert [(side.says, side.gap) for side in row.further] == [("What carers say", "Asked, and nothing came")]


def test_what_stands_in_a_row_is_not_listed_again_below(items_of):
    view = theme_view(items_of(), "waiting")
    assert view.pairs is not None
    listed = [
        finding.id
        for side in view.by_perspective
        for says in side.by_study
        for finding in (*says.findings.shown, *says.findings.unfolding)
    ]
    assert (listed, view.n_listed) == (["waiting-named-most", "friendly-face-helped"], 2)


def test_a_theme_without_rows_keeps_its_list(items_of):
    view = theme_view(items_of("# in evidence/pairs/not-knowing.yaml\ntheme: queues\n"), "waiting")
    assert (view.pairs, view.n_listed) == (None, 3)


def test_both_sides_with_what_keeps_them_apart(row_of):
    row = row_of(OF_LIBRARIANS + row_example(other=ANSWERED, end=CAUTION))
    assert row.caution == "Visitors wrote of waiting, librarians of what it costs."
    assert all(side.answers for side in row.sides)


def test_on_another_theme_a_row_keeps_its_address_and_has_no_id(items_of):
    elsewhere = "# in evidence/pairs/not-knowing.yaml\ntheme: queues\nalso_in: [waiting]\n"
    view = pairs_view(items_of(elsewhere), "waiting")
    assert view is not None
    (row,) = view.rows.shown
    assert (row.address, row.anchor, row.is_at_home) == ("themes/queues/#not-knowing", "_not-knowing", False)
