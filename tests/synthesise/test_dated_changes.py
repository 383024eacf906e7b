"""Corrections are told with the words before, the latest first; first versions and small repairs are none."""

from __future__ import annotations

from build_scripts.synthesise.dated_changes import DatedChange, dated_changes

CHANGED = """\
# in evidence/themes/waiting.yaml
history:
  - {date: "2026-11-20", change: First version.}
  - {date: "2026-11-22", change: The answer says some., was: All visitors wait.}
  - {date: "2026-11-22", change: A comma.}
# in evidence/review_findings/not-knowing-weighs.yaml
history:
  - {date: "2026-11-21", change: Level lowered., was: "Confidence: moderate."}
  - {date: "2026-11-23", change: The statement names whom., was: Not knowing weighs.}
"""


def test_the_latest_stands_first_and_each_has_the_words_before(reading_of):
    corpus = reading_of(CHANGED).corpus
    finding = corpus.review_findings["not-knowing-weighs"].statement
    theme = corpus.themes["waiting"].question
    assert dated_changes(corpus) == (
        DatedChange("2026-11-23", "review finding", "not-knowing-weighs", finding, "The statement names whom.", "Not knowing weighs."),
        DatedChange("2026-11-22", "theme", "waiting", theme, "The answer says some.", "All visitors wait."),
        DatedChange("2026-11-21", "review finding", "not-knowing-weighs", finding, "Level lowered.", "Confidence: moderate."),
    )  # fmt: skip


def test_nothing_was_changed_in_a_first_version(reading_of):
    assert dated_changes(reading_of("").corpus) == ()
