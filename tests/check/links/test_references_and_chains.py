from __future__ import annotations

import pytest

FINDINGS = "evidence/studies/okafor-2021/findings.yaml"


def only(problems):
    assert len(problems) == 1, [(problem.code, problem.message) for problem in problems]
    return problems[0]


def finding(**changed: str) -> str:
    values = {
        "illustrations": "[{table: table-2, row: Cost}]",
        "locator": '{table: Table 2, row: Cost, page: "8"}',
        "themes": "[waiting]",
        "disposition": "{kind: context, reason: Says which of the things asked about visitors named.}",
        **changed,
    }
    return (
        f"# in {FINDINGS}\n- id: cost-named-least\n"
        "  statement: Visitors named cost less often than waiting lists.\n  kind: quantitative\n"
        "  basis: own_data\n  perspective: [visitors]\n  credibility: not_assessed\n"
        "  credibility_reason: quantitative\n"
        + "".join(f"  {key}: {value}\n" for key, value in values.items() if value)
    )


def test_the_nearest_theme_and_all_there_are_is_named(problems_of):
    problem = only(problems_of(finding(themes="[Waiting-list]".lower())))
    assert problem.message == 'There is no theme "waiting-list".'
    assert problem.hint == 'Did you mean "waiting"?'


def test_a_name_near_to_none_gets_the_list_and_the_way_to_a_new_one(problems_of):
    problem = only(problems_of(finding(themes="[money]")))
    assert problem.hint == "All themes: waiting. A new one is a file in the folder evidence/themes."


def test_an_id_of_another_kind_is_told_as_such(problems_of):
    problem = only(
        problems_of(
            "# in evidence/recommendations/say-how-long-it-takes.yaml\nrests_on: [okafor-2021/friendly-face]\n"
        )
    )
    assert (problem.code, problem.place.line, problem.place.column) == ("EV204", 4, 12)
    assert problem.hint.startswith("friendly-face is the id of a quotation.")


def test_a_finding_without_its_study_is_named_with_it(problems_of):
    problem = only(
        problems_of(
            "# in evidence/recommendations/say-how-long-it-takes.yaml\nrests_on: [waiting-named-most]\n"
        )
    )
    assert problem.code == "EV210"
    assert "A finding is named with its study: okafor-2021/waiting-named-most." in problem.hint


def test_only_the_study_is_underlined_where_the_study_is_unknown(problems_of):
    problem = only(
        problems_of(
            "# in evidence/recommendations/say-how-long-it-takes.yaml\nrests_on: [okafor-2012/friendly-face]\n"
        )
    )
    assert (problem.code, problem.place.end_column - problem.place.column) == ("EV209", len("okafor-2012"))


@pytest.mark.parametrize(
    ("illustration", "message", "hint"),
    [
        ("{table: table-4, row: Waiting alone}", None, None),
        ("{table: table-4, group: Waiting}", None, None),
        (
            "{table: table-4, group: waiting}",
            'There is no group "waiting" in table-4.',
            'Did you mean "Waiting"?',
        ),
        (
            "{table: table-4, group: The desk, row: Waiting alone}",
            'There is no row "Waiting alone" in table-4.',
            "",
        ),
        ("{table: table-2, group: Cost}", "table-2 has no groups.", "Leave out `group`"),
        ("{table: table-2, row: Cost, column: Often}", "table-2 has no columns.", "Leave out `column`"),
        ("{table: table-3, row: At the desk, column: Often}", None, None),
        (
            "{table: table-3, row: At the desk, column: Oftn}",
            'There is no column "Oftn" in table-3.',
            'Often"?',
        ),
        ("{table: table-3, column: Hardly ever}", None, None),
    ],
)
def test_a_cell_is_named_as_it_is_encoded(illustration, message, hint, problems_of):
    problems = problems_of(finding(illustrations=f"[{illustration}]"))
    if message is None:
        assert problems == ()
    else:
        problem = only(problems)
        assert problem.code == "EV207"
        assert problem.message == message
        assert hint in problem.hint


def test_a_row_of_several_groups_needs_its_group(problems_of):
    table = (
        "# in evidence/studies/okafor-2021/tables.yaml\n- id: table-5\n  title: Two desks\n"
        "  locator: {table: Table 5}\n  kind: frequency\n  base: 38\n  perspective: visitors\n  groups:\n"
        "    - {label: North, cells: [{label: Other, n: 3}]}\n    - {label: South, cells: [{label: Other, n: 4}]}\n"
    )
    problem = only(problems_of(table + finding(illustrations="[{table: table-5, row: Other}]")))
    assert problem.message == '"Other" is a row of several groups of table-5: North and South.'
    assert problems_of(table + finding(illustrations="[{table: table-5, group: North, row: Other}]")) == ()


def test_a_finding_that_shows_nothing_and_names_only_a_table_has_no_place(problems_of):
    problem = only(problems_of(finding(illustrations="", locator="{table: Table 2}")))
    assert (problem.code, problem.place.line) == ("EV222", 58)
    assert problems_of(finding(illustrations="", locator="{table: Table 2, row: Cost}")) == ()


THEME = (
    "name: Queues\nquestion: What do queues do?\ndefinition: Lines.\nincludes: [Lines]\nexcludes: [Lists]\n"
    "parent: {parent}\nanswer: {{text: Waiting came first., rests_on: [not-knowing-weighs]}}\n"
    "key_messages: [{{text: Waiting came first there., rests_on: [not-knowing-weighs]}}]\n"
    'history: [{{date: "2026-11-21", change: First version.}}]\n'
)


def test_a_circle_of_themes_is_told_once_with_all_its_steps(problems_of):
    problems = problems_of(
        "# evidence/themes/queues.yaml\n"
        + THEME.format(parent="lines")
        + "# evidence/themes/lines.yaml\n"
        + THEME.format(parent="queues").replace("Queues", "Lines")
        + finding(themes="[queues, lines]")
    )
    problem = only(problems)
    assert problem.code == "EV221"
    assert problem.message == (
        "A circle: each of these themes is the parent of another: lines (`parent: queues`, line 6) and "
        "queues (`parent: lines`, evidence/themes/queues.yaml:6)."
    )


def test_findings_of_a_child_fill_its_parent(problems_of):
    assert (
        problems_of(
            "# evidence/themes/queues.yaml\n"
            + THEME.format(parent="lines")
            + "# evidence/themes/lines.yaml\n"
            + THEME.format(parent="waiting").replace("Queues", "Lines")
            + finding(themes="[queues]")
        )
        == ()
    )


def test_a_loop_of_review_findings_cannot_be_written(problems_of):
    problems = problems_of(
        "# in evidence/review_findings/not-knowing-weighs.yaml\nevidence:\n"
        "  - {finding: not-knowing-weighs, relation: supports, note: Itself.}\n"
        "  - {finding: okafor-2021/not-knowing-how-long, relation: supports, note: In their own words.}\n"
    )
    assert [problem.code for problem in problems] == ["EV204"]
    assert "does not say which study it is of" in problems[0].message


@pytest.mark.parametrize(
    ("about", "sentence", "told"),
    [
        ("[visitors]", "Visitors mind waiting more than cost.", True),
        ("[visitors]", "Librarians put waiting above cost for visitors.", False),
        ("[visitors]", "Visitors were said to mind waiting more than cost.", False),
        ("[librarians, visitors]", "Visitors mind waiting more than cost.", False),
    ],
)
def test_an_estimate_is_named_as_one(about, sentence, told, problems_of):
    problems = problems_of(
        finding().replace("[visitors]", f"[librarians]\n  about: {about}")
        + "# in evidence/studies/okafor-2021/study.yaml\nperspectives: [visitors, librarians]\n"
        + f"# in evidence/themes/waiting.yaml\nanswer:\n  text: {sentence}\n"
        + "  rests_on: [okafor-2021/cost-named-least]\n"
    )
    assert [problem.code for problem in problems] == (["EV226"] if told else [])


def test_findings_that_are_only_cited_or_asserted_bear_no_review_finding(problems_of):
    evidence = (
        "# in evidence/review_findings/not-knowing-weighs.yaml\nevidence:\n"
        "  - {finding: okafor-2021/not-knowing-how-long, relation: supports, note: In their own words.}\n"
        "  - {finding: okafor-2021/cost-named-least, relation: qualifies, note: Cost matters less.}\n"
    )
    problem = only(problems_of(finding(disposition="").replace("own_data", "asserted") + evidence))
    assert (problem.code, problem.file, problem.place.line) == (
        "EV225",
        "evidence/review_findings/not-knowing-weighs.yaml",
        7,
    )
    assert "said without data" in problem.message


def test_a_study_among_the_grounds_is_told_to_name_a_finding(problems_of):
    text = "# in evidence/recommendations/say-how-long-it-takes.yaml\nrests_on: [okafor-2021]\n"
    problem = only(problems_of(text))
    assert problem.code == "EV210"
    assert "a study cannot be named here; name one of its findings: okafor-2021/" in problem.hint


def test_what_a_study_cites_may_be_of_somebody_whose_views_it_did_not_gather(problems_of):
    text = finding().replace("[visitors]", "[librarians]")
    assert only(problems_of(text)).code == "EV228"
    assert problems_of(text.replace("own_data", "cited")) == ()
    assert problems_of(text.replace("own_data", "asserted")) == ()


def test_a_doi_is_offered_without_what_stands_before_it(problems_of):
    study = "# in evidence/studies/okafor-2021/study.yaml\nDOI: "
    for doi in ("https://doi.org/10.1000/182", "http://dx.doi.org/10.1000/182", "doi:10.1000/182"):
        problem = only(problems_of(f"{study}{doi}\n"))
        assert (problem.code, problem.edits[0].text) == ("EV106", "10.1000/182")
    problem = only(problems_of(f"{study}not known\n"))
    assert (problem.code, problem.edits) == ("EV106", ())


def test_one_name_in_two_lists_of_an_item_stands_once_in_each(problems_of):
    both = finding(themes="[waiting, visitors]")
    assert "EV227" not in {problem.code for problem in problems_of(both)}
    twice = finding(themes="[visitors, visitors]")
    assert [problem.path for problem in problems_of(twice) if problem.code == "EV227"] == [(3, "themes", 1)]
