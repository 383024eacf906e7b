from __future__ import annotations

import pytest

HARSH = "# in evidence/glossary.yaml\n- id: queue\n  term: queue\n  meaning: Where the deaf wait.\n"


def waiver(code="EV601", file="evidence/glossary.yaml", item="", day="2027-11-21") -> str:
    named = f"  item: {item}\n" if item else ""
    return (
        f"# evidence/waivers.yaml\n- code: {code}\n  file: {file}\n{named}"
        f'  reason: The word is the one that visitors use.\n  review_by: "{day}"\n'
    )


def codes(problems) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize("item", ["", "queue"])
def test_a_waiver_takes_its_problem_away(item, problems_of):
    assert problems_of(HARSH + waiver(item=item)) == ()


@pytest.mark.parametrize(
    "given", [waiver(item="thematic-analysis"), waiver(code="EV602"), waiver(file="evidence/site.yaml")]
)
def test_a_waiver_of_something_else_is_needless_and_takes_nothing_away(given, problems_of):
    assert codes(problems_of(HARSH + given)) == ["EV601", "EV901"]


def test_a_waiver_for_a_file_that_could_not_be_read_is_left_alone(problems_of):
    assert codes(problems_of("# evidence/glossary.yaml\n- id: [never closed\n" + waiver())) == ["EV019"]


def test_the_item_may_stand_at_any_depth(problems_of):
    overlay = (
        "# in evidence/studies/okafor-2021/study.yaml\nkey_points:\n  - id: key-point-waiting\n"
        "    statement: Waiting keeps the deaf from asking.\n    kind: evidence\n    findings: []\n"
        '    locator: {page: "3"}\n'
    )
    file = "evidence/studies/okafor-2021/study.yaml"
    assert problems_of(overlay + waiver(file=file, item="key-point-waiting")) == ()


def test_errors_of_reading_and_of_waivers_are_never_waived(problems_of):
    bad = "# in evidence/glossary.yaml\n- id: queue\n  term: queue\n  meaning:\n"
    assert codes(problems_of(bad + waiver(code="EV032"))) == ["EV032", "EV904"]
    assert codes(problems_of(waiver() + waiver(code="EV901").partition("\n")[2])) == ["EV901", "EV904"]


def test_the_nearest_code_is_named(problems_of):
    problems = problems_of(waiver(code="ev601"))
    assert codes(problems) == ["EV903"]
    assert problems[0].hint == 'Did you mean "EV601"?'


@pytest.mark.parametrize(("day", "told"), [("2026-11-22", []), ("2026-11-21", []), ("2026-11-20", ["EV902"])])
def test_a_waiver_holds_to_the_end_of_its_last_day(day, told, problems_of):
    """The example stands at 21 November 2026."""
    problems = problems_of(HARSH + waiver(day=day))
    assert codes(problems) == told
    assert all(
        "looked at by 2026-11-20, and the site stands at 2026-11-21." in one.message for one in problems
    )
