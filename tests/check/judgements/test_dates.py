from __future__ import annotations

import pytest

from build_scripts.check.run import check
from build_scripts.model.diagnostics import Edit, Severity
from build_scripts.synthesise.joins import join

HISTORY = (
    '# in evidence/themes/waiting.yaml\nhistory:\n  - {{date: "{day}", change: First version.}}\n'
    "# evidence/waivers.yaml\n- code: EV601\n  file: evidence/glossary.yaml\n"
    '  reason: The word is the one that visitors use.\n  review_by: "2026-12-01"\n'
)
LETTER = (
    "# in evidence/glossary.yaml\n- id: queue\n  term: queue\n  meaning: Where the deaf wait, as they say.\n"
)


@pytest.mark.parametrize(
    ("day", "codes"),
    [("2026-11-21", []), ("2026-12-01", []), ("2026-12-02", ["EV902"]), ("2027-11-23", ["EV543", "EV902"])],
)
def test_the_evidence_stands_at_its_newest_date(day, codes, problems_of, reading_of):
    overlay = HISTORY.format(day=day) + LETTER
    assert [problem.code for problem in problems_of(overlay)] == codes
    assert join(reading_of(overlay).corpus).as_of == max(day, "2026-11-21")


def test_a_release_may_stand_at_a_later_day(reading_of):
    reading = reading_of(HISTORY.format(day="2026-11-21") + LETTER)
    found = check(reading, join(reading.corpus, "2027-01-01"))
    assert [problem.code for problem in found] == ["EV902"]
    assert "the site stands at 2027-01-01" in found[0].message


def test_a_date_far_after_all_others_names_the_one_before(problems_of):
    (problem,) = problems_of(
        '# in evidence/themes/waiting.yaml\nhistory: [{date: "2062-11-20", change: A.}]\n'
    )
    assert (problem.code, problem.severity) == ("EV543", Severity.WARNING)
    assert "the one before it is 2026-11-21 (evidence/" in problem.message


def test_the_key_of_an_older_site_is_accepted_and_offered_for_deletion(problems_of):
    (problem,) = problems_of('# in evidence/site.yaml\nas_of: "2031-01-01"\n')
    assert (problem.code, problem.severity) == ("EV049", Severity.NOTE)
    assert "newest date in the evidence, 2026-11-21" in problem.message
    assert problem.edits == (Edit("evidence/site.yaml", ("as_of",), None),)
