from __future__ import annotations

import pytest

from build_scripts.check.judgements.looked_at import SEEN
from build_scripts.model.diagnostics import Severity

SETTLED = SEEN.format(mark="", mark_of_finding="nbjadg")
FINDINGS = "# in evidence/studies/okafor-2021/findings.yaml\n"
FINDING = """\
- id: not-knowing-how-long
  statement: {statement}
  kind: mixed
  basis: author_interpretation
  perspective: [visitors]
  count: {{n: 14, base: 30}}
  credibility: unequivocal
  themes: [waiting]
  locator: {{section: Results}}
"""
ADVICE = (
    "# in evidence/recommendations/say-how-long-it-takes.yaml\nseen: {items: {not-knowing-weighs: kgfjal}}\n"
)
THEME = """\
# in evidence/themes/waiting.yaml
gaps:
  - {{text: Nobody asked staff., kind: not_looked_for}}
seen:
  items:
    okafor-2021/friendly-face-helped: mpfmjf
    okafor-2021/waiting-named-most: {waiting}
    not-knowing-weighs: {statement}
  studies: {studies}
"""


def notes(problems) -> list[tuple[str, str]]:
    found = [problem for problem in problems if problem.code == "EV551"]
    assert {problem.severity for problem in found} <= {Severity.NOTE}
    return [(problem.file.rpartition("/")[2], problem.message.partition(", ")[2]) for problem in found]


def test_nothing_is_noted_where_nothing_was_settled(problems_of):
    assert notes(problems_of(FINDINGS + FINDING.format(statement="Some waited."))) == []


def test_a_settled_statement_has_no_note(problems_of):
    assert problems_of(SETTLED) == ()


def test_a_finding_that_says_something_else_is_named(problems_of):
    problems = problems_of(
        SETTLED + FINDINGS + FINDING.format(statement="Some visitors did not mind waiting.")
    )
    assert notes(problems) == [("not-knowing-weighs.yaml", "okafor-2021/not-knowing-how-long changed.")]


def test_a_retraction_is_noted_at_all_that_rests_on_the_study(problems_of, example_files):
    study = example_files()["evidence/studies/okafor-2021/study.yaml"].decode()
    retraction = study[study.index("retraction:") :].partition("\n")[2].partition("\n")[0]
    changed = study.replace(retraction, '  status: retracted\n  checked_on: "2026-11-21"')
    problems = problems_of(f"{SETTLED}# evidence/studies/okafor-2021/study.yaml\n{changed}")
    (told,) = notes(problems)
    assert told[1].count("okafor-2021/") == 3
    assert told[1].endswith("changed.")


def test_what_went_is_named_and_what_was_renamed_is_not(problems_of):
    gone = SETTLED.replace("okafor-2021/friendly-face-helped", "okafor-2021/nobody-there")
    assert notes(problems_of(gone)) == [
        (
            "not-knowing-weighs.yaml",
            "okafor-2021/nobody-there went; okafor-2021/friendly-face-helped came under it.",
        )
    ]
    renamed = SETTLED.replace("okafor-2021/not-knowing-how-long", "okafor-2021/how-long")
    formerly = FINDING.replace("  kind:", "  formerly: [how-long]\n  kind:")
    said = "Not knowing how long they would wait weighed on some visitors more than the wait itself."
    (told,) = notes(problems_of(renamed + FINDINGS + formerly.format(statement=said)))
    assert told[1] == "okafor-2021/not-knowing-how-long changed."


@pytest.mark.parametrize(
    ("studies", "told"),
    [
        ("{okafor-2021: 3}", []),
        ("{okafor-2021: 4}", []),
        (
            "{okafor-2021: 2}",
            [
                (
                    "waiting.yaml",
                    "okafor-2021 has 3 findings under waiting, and had 2, in the views of visitors.",
                )
            ],
        ),
        (
            "{}",
            [
                (
                    "waiting.yaml",
                    "okafor-2021 came in under waiting, with 3 findings, in the views of visitors.",
                )
            ],
        ),
    ],
)
def test_a_gap_is_looked_at_again_when_a_study_comes_in(studies, told, problems_of):
    theme = THEME.format(waiting="oaiadn", statement="kgfjal", studies=studies)
    assert notes(problems_of(theme)) == told


def test_one_finding_of_a_study_that_came_in_is_told_as_one(problems_of):
    alone = "# evidence/studies/okafor-2021/findings.yaml\n" + FINDING.format(statement="Some waited.")
    theme = THEME.format(waiting="oaiadn", statement="kgfjal", studies="{}")
    assert (
        "waiting.yaml",
        "okafor-2021 came in under waiting, with one finding, in the views of visitors.",
    ) in notes(problems_of(alone + theme))


def test_answer_and_messages_are_noted_where_they_rest_on_what_changed(problems_of):
    theme = THEME.format(waiting="oaiadn", statement="aaaaaa", studies="{okafor-2021: 3}")
    found = [problem for problem in problems_of(theme) if problem.code == "EV551"]
    assert {problem.path[0] for problem in found} <= {"answer", "key_messages"}
    assert all("not-knowing-weighs changed" in problem.message for problem in found)
    assert found


def test_a_recommendation_follows_the_words_and_the_level_of_its_review_finding(problems_of):
    assert problems_of(ADVICE) == ()
    level = '# in evidence/review_findings/not-knowing-weighs.yaml\nnote: "One study, and a second one."\n'
    assert notes(problems_of(ADVICE + level)) == [
        ("say-how-long-it-takes.yaml", "not-knowing-weighs changed.")
    ]


@pytest.mark.parametrize(
    ("country", "seen", "count"),
    [
        ("Norway", "{}", 1),
        ("Norway", "{okafor-2021: 3}", 0),
        ("not_stated", "{}", 0),
        ("England", "{}", 0),
    ],
)
def test_the_scope_is_noted_when_it_does_not_name_a_new_study_country(
    country, seen, count, problems_of, example_files
):
    study = example_files()["evidence/studies/okafor-2021/study.yaml"].decode()
    before = next(line for line in study.splitlines() if line.strip().startswith("country:"))
    overlay = (
        f"# in evidence/review.yaml\nin_scope: [Views of visitors in England]\nseen: {{studies: {seen}}}\n"
        f"# evidence/studies/okafor-2021/study.yaml\n{study.replace(before, f'  country: {country}')}"
    )
    told = notes(problems_of(overlay))
    assert len(told) == count
    assert not told or "done in Norway, which the scope does not name" in told[0][1]


def test_a_study_that_cannot_be_read_is_not_gone(problems_of):
    problems = problems_of(f"{SETTLED}# evidence/studies/okafor-2021/findings.yaml\n- id: [\n")
    assert notes(problems) == []
