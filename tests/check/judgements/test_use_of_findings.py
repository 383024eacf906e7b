"""What nothing rests on, and what rests on a study that was taken back."""

from __future__ import annotations

import pytest

from build_scripts.check.judgements.use_of_findings import DISPOSITION, SECOND_STUDY

STUDY = "# in evidence/studies/okafor-2021/study.yaml\n"


@pytest.mark.parametrize(
    ("status", "verb"),
    [("retracted", "was retracted"), ("expression_of_concern", "carries an expression of concern")],
)
def test_everything_that_rests_on_a_retracted_study_is_told(status, verb, problems_of):
    problems = problems_of(f"{STUDY}retraction:\n  status: {status}\n")
    assert {problem.code for problem in problems} == {"EV534"}
    assert all(f"This rests on okafor-2021, which {verb}." == problem.message for problem in problems)
    assert [(problem.file.partition("/")[2], problem.path) for problem in problems] == [
        ("pairs/not-knowing.yaml", ("sides", 0, "answers", 0, "findings")),
        ("recommendations/say-how-long-it-takes.yaml", ("rests_on",)),
        ("review_findings/not-knowing-weighs.yaml", ("evidence", 0, "finding")),
        ("review_findings/not-knowing-weighs.yaml", ("evidence", 1, "finding")),
        ("review_findings/not-knowing-weighs.yaml", ("evidence", 2, "finding")),
        ("themes/waiting.yaml", ("answer", "rests_on")),
        ("themes/waiting.yaml", ("key_messages", 0, "rests_on")),
        ("themes/waiting.yaml", ("key_messages", 1, "rests_on")),
    ]


@pytest.mark.parametrize("status", ["corrected", "none_listed", "not_checked"])
def test_other_statuses_take_no_ground_away(status, problems_of):
    assert problems_of(SECOND_STUDY.format(status=status, mark="")) == ()


def test_a_reason_beside_a_finding_that_is_used_is_told(problems_of):
    used = DISPOSITION.format(
        mark="", disposition="  disposition: {kind: overview, reason: It sums up the others.}\n"
    ) + (
        "# in evidence/review_findings/not-knowing-weighs.yaml\nevidence:\n"
        "  - {finding: okafor-2021/not-knowing-how-long, relation: supports, note: In their own words.}\n"
        "  - {finding: okafor-2021/librarians-liked-quiet, relation: qualifies, note: On quiet mornings less.}\n"
    )
    (problem,) = problems_of(used)
    assert (problem.code, problem.path) == ("EV525", (3, "disposition"))
    assert problem.message == "not-knowing-weighs uses this finding, so there is nothing to explain."


def test_what_a_source_only_cites_needs_no_disposition(problems_of):
    assert (
        problems_of(DISPOSITION.format(mark="", disposition="").replace("author_interpretation", "cited"))
        == ()
    )


def test_what_is_unused_is_told_once_a_study_and_the_first_five_are_named(problems_of):
    text = "".join(
        DISPOSITION.format(mark="", disposition="")
        .replace("librarians-liked-quiet", f"quiet-{number}")
        .partition("\n")[2]
        for number in range(7)
    )
    (problem,) = problems_of(f"# in evidence/studies/okafor-2021/findings.yaml\n{text}")
    assert (problem.code, problem.path) == ("EV525", (3, "id"))
    assert (
        "rests on quiet-0, quiet-1, quiet-2, quiet-3, quiet-4 and 2 more, and nothing says why."
        in problem.message
    )
