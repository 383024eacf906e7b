from __future__ import annotations

import re

import pytest

REVIEW_FINDING = "# in evidence/review_findings/not-knowing-weighs.yaml\n"
ASSESSMENTS = (
    'assessments: [{role: first assessor, independent: false, date: "2026-11-21", level: not_assessed}]\n'
)
APPRAISAL = "# in evidence/studies/okafor-2021/appraisal.yaml\n"


def codes(problems) -> list[str]:
    return [problem.code for problem in problems]


def not_assessed(reason: str) -> str:
    return (
        f"{REVIEW_FINDING}{ASSESSMENTS}confidence:\n  level: not_assessed\n"
        f"  explanation: Nobody has weighed it.\n  not_assessed_reason: {reason}\n"
    )


@pytest.mark.parametrize(
    ("reason", "expected"), [("not_yet", []), ("single_brief", []), ("numbers_only", ["EV502"])]
)
def test_the_reason_for_not_assessing_fits_the_evidence(reason, expected, problems_of):
    assert codes(problems_of(not_assessed(reason))) == expected


def test_numbers_only_holds_where_only_numbers_are_linked(problems_of):
    evidence = (
        "evidence:\n  - {finding: okafor-2021/waiting-named-most, relation: supports, note: Named most.}\n"
    )
    assert problems_of(not_assessed("numbers_only") + evidence) == ()


@pytest.mark.parametrize(
    ("statement", "begins"),
    [
        ("Waiting", "This is the title of the theme waiting"),
        ("What does waiting do to people who want to be heard?", "This is the title of the theme waiting"),
        ("Do visitors of libraries feel unheard?", "This is a question"),
        ("Visitors feel unheard.", "This is too short"),
        ("Visitors may feel unheard when they wait", "This does not end like a sentence"),
    ],
)
def test_a_review_finding_is_a_statement(statement, begins, problems_of):
    problems = problems_of(f'{REVIEW_FINDING}statement: "{statement}"\n')
    assert codes(problems) == ["EV521"]
    assert problems[0].message.startswith(begins)


KIND = ", kind: direct"


def confidence(**changed: tuple[str, str]) -> str:
    values = {
        "methodological_limitations": ("moderate", "Only people who came to the library were asked."),
        "coherence": ("minor", "The open answers fit; a friendly face at the desk limits it."),
        "adequacy": ("serious", "Fourteen short answers of one study bear the statement."),
        "relevance": ("no_or_very_minor", "The visitors were asked about being heard in libraries."),
        **changed,
    }
    return (
        f"{REVIEW_FINDING}confidence:\n  level: low\n  explanation: One small study in two towns.\n"
        + "".join(
            f'  {name}: {{concern: {concern}, explanation: "{text}"{KIND if name == "relevance" else ""}}}\n'
            for name, (concern, text) in values.items()
        )
    )


@pytest.mark.parametrize(
    ("concern", "text", "expected"),
    [
        ("minor", "Minor concerns.", ["EV505"]),
        ("minor", "See above.", ["EV505"]),
        ("moderate", "Few answers.", ["EV505"]),
        ("no_or_very_minor", "No concerns.", []),
        ("moderate", "Answers are short, and all from one town.", []),
    ],
)
def test_an_explanation_names_the_concern(concern, text, expected, problems_of):
    assert codes(problems_of(confidence(adequacy=(concern, text)))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There is only one study of this.", ["EV507"]),
        ("Two papers bear it.", ["EV507"]),
        ("One study, with long accounts of many visitors.", []),
        ("Its answers are few and short.", []),
    ],
)
def test_counting_studies_is_no_word_on_richness(text, expected, problems_of):
    assert codes(problems_of(confidence(adequacy=("moderate", text)))) == expected


def test_a_limit_to_the_statement_asks_for_a_word_on_coherence_but_does_not_stop_a_release(problems_of):
    problems = problems_of(confidence(coherence=("no_or_very_minor", "All answers fit the statement well.")))
    assert [(problem.code, problem.severity.value) for problem in problems] == [("EV508", "warning")]


def test_a_resolution_may_come_to_a_level_of_its_own(problems_of):
    text = (
        f"{REVIEW_FINDING}assessments:\n"
        '  - {role: first assessor, independent: false, date: "2026-11-21", level: moderate}\n'
        '  - {role: second assessor, independent: true, date: "2026-11-21", level: very_low%s}\n'
    )
    assert codes(problems_of(text % "")) == ["EV509"]
    assert problems_of(text % ", disagreement: Adequacy., resolution: They met at low.") == ()


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("okafor-2021 9.9", 'The appraisal of okafor-2021 does not answer an item "9.9".'),
        ("okafor-2012 4.2", 'There is no study "okafor-2012".'),
        ("4.2", '"4.2" names no item of an appraisal: it is written `study item`.'),
    ],
)
def test_appraisal_items_are_named_by_study_and_number(item, message, problems_of):
    text = confidence().replace('asked."}', f'asked.", appraisal_items: ["{item}"]}}', 1)
    problems = problems_of(text)
    assert codes(problems) == ["EV511"]
    assert problems[0].message == message


def answers(*items: str, **given: str) -> str:
    lines = (
        f'  - {{item: "{item}", answer: "{given.get(item.replace(".", "_"), "yes")}", reason: The text says so.}}\n'
        for item in items
    )
    return APPRAISAL + "answers:\n" + "".join(lines)


WHOLE = ("S1", "S2", "1.1", "1.2", "1.3", "1.4", "1.5", "4.1", "4.2", "4.3", "4.4", "4.5")
MIXED = ("5.1", "5.2", "5.3", "5.4", "5.5")


@pytest.mark.parametrize(
    ("items", "missing"),
    [
        ((*WHOLE, *MIXED), ""),
        (WHOLE, "5.1, 5.2, 5.3, 5.4 and 5.5"),
        ((*(item for item in WHOLE if item not in ("1.2", "S2")), *MIXED), "S2 and 1.2"),
    ],
)
def test_mixed_methods_are_asked_for_each_part(items, missing, problems_of):
    problems = problems_of(answers(*items))
    if missing:
        assert codes(problems) == ["EV531"]
        assert f"also asks {missing}." in re.sub(r" \([^()]*\)", "", problems[0].message)
    else:
        assert problems == ()


def test_a_mixed_study_without_a_quantitative_part_is_told_the_choice(problems_of):
    without = [item for item in WHOLE if not item.startswith("4.")]
    problems = problems_of(answers(*without, *MIXED) + confidence())
    assert codes(problems) == ["EV531"]
    assert "also asks 2.1 to 2.5, 3.1 to 3.5 or 4.1 to 4.5." in problems[0].message


def test_where_screening_fails_the_other_items_may_be_left_out(problems_of):
    assert problems_of(answers("S1", "S2", S2="cant_tell") + confidence()) == ()
    assert codes(problems_of(answers("S1", "S2") + confidence())) == ["EV531"]


@pytest.mark.parametrize(
    ("item", "says"), [("6.1", "has no item"), ("2.1", None), ("4.2", "already has an answer")]
)
def test_an_item_is_one_of_the_instrument_and_answered_once(item, says, problems_of):
    problems = problems_of(answers(*WHOLE, *MIXED, item))
    found = [problem.message for problem in problems if problem.code == "EV532"]
    assert (says is None and not found) or says in found[0]


@pytest.mark.parametrize("category", ["evidence_synthesis", "text_opinion"])
def test_the_instrument_asks_nothing_more_of_designs_that_it_does_not_cover(category, problems_of):
    study = f"# in evidence/studies/okafor-2021/study.yaml\ncategory: {category}\n"
    assert problems_of(study + answers("S1", "S2") + confidence()) == ()
    assert set(codes(problems_of(study + answers(*WHOLE) + confidence()))) == {"EV532"}


FOUR = """\
# in evidence/review_findings/not-knowing-weighs.yaml
confidence:
  level: low
  explanation: One small study in two towns whose answers are clear.
  methodological_limitations: {concern: moderate, explanation: "%s", appraisal_items: [%s]}
  coherence: {concern: minor, explanation: The open answers fit the statement well.}
  adequacy: {concern: serious, explanation: Fourteen short answers of one study.}
  relevance: {concern: no_or_very_minor, explanation: The visitors were asked about it in libraries., kind: direct}
"""


@pytest.mark.parametrize(
    ("explanation", "item", "expected"),
    [
        ("Only people who came were asked about it.", "okafor-2021 4.2", []),
        (
            "Only people who came were asked about it.",
            "okafor-2021 9.9",
            [
                'EV511 The appraisal of okafor-2021 does not answer an item "9.9". > It answers S1, S2, 1.1, 1.2, 1.3, '
                "1.4, 1.5, 4.1, 4.2, 4.3, 4.4, 4.5, 5.1, 5.2, 5.3, 5.4 and 5.5."
            ],
        ),
        (
            "Only people who came were asked about it.",
            "okafor-2012 4.2",
            ['EV511 There is no study "okafor-2012". > Did you mean "okafor-2021"?'],
        ),
        (
            "Only people who came were asked about it.",
            "x",
            [
                'EV511 "x" names no item of an appraisal: it is written `study item`. > For example: okafor-2021 1.1'
            ],
        ),
        (
            "Not good.",
            "okafor-2021 4.2",
            [
                'EV505 "Not good." does not say what in these data gives the concern. > Say what it is, in which '
                "study, and why it matters for this statement."
            ],
        ),
    ],
)
def test_concerns_say_what_gives_them_and_point_to_items_that_are_there(
    explanation, item, expected, problems_of
):
    told = [f"{one.code} {one.message} > {one.hint}" for one in problems_of(FOUR % (explanation, item))]
    assert told == expected
