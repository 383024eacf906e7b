"""The parts of a brief, and how much of a column each takes on paper.

Sizes and widths are in points and agree with those in `brief.css`.
"""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.base import ContentNote
from build_scripts.model.site import HelpLine
from build_scripts.synthesise.views.item_views import AdviceView, FindingView, ReviewFindingLine, StudyLine
from build_scripts.synthesise.views.paper import WIDTH, Style
from build_scripts.synthesise.views.parts import Notice

TITLE, LONG_TITLE = Style(18.5, 20, 10), Style(12.5, 13, 8)
"""Their letters are taken for a point and a half larger than they are, because they are bold."""
ANSWER, LONG_ANSWER = Style(12, 15.5, 5), Style(10, 12.5, 4)
TEXT = Style(9.5, 12.4, 4)
SMALL = Style(9, 11.6, 3)
STATEMENT, BELOW_IT = Style(9.5, 12.4, 1), Style(9, 11.6, 1)
"""A review finding, and what stands below its statement."""

APART_FINDINGS = 3.0
"""Between one review finding and the next."""

HEADING = 21.0
"""What a heading takes with the gaps around it."""

LONG = 160
"""Titles and answers of more letters are set smaller."""

MAIN, BESIDE_RULE, APART, SIDE = 271.0, 275.0, 190.0, 205.0
"""Widths of the columns, less their indents; points to consider stand apart and narrower."""


@dataclass(frozen=True)
class BriefSide:
    """A finding that one group of people says."""

    says: str
    finding: FindingView
    notes: tuple[ContentNote, ...]


@dataclass(frozen=True)
class BriefFinding:
    """A review finding; `reason` is empty where there is no room for it."""

    line: ReviewFindingLine
    reason: str


@dataclass(frozen=True)
class BriefPoint:
    """A point to consider, and how sure one can be of what it rests on."""

    advice: AdviceView
    rests_on: str


@dataclass(frozen=True)
class BriefSource:
    """A study in a line: name, then what kind of document it is and when the work was done."""

    study: StudyLine
    text: str


def help_words(line: HelpLine) -> str:
    """A help line as a brief prints it."""
    return f"{line.name} ({line.country}): {line.contact}"


def height_of_notice(notice: Notice | None) -> float:
    """Points that a content note takes across the page, with its help lines."""
    if notice is None:
        return 0
    lines = [help_words(one) for one in notice.help_lines]
    return sum(
        SMALL.height(text, WIDTH - 20)
        for text in (f"Content note: this page speaks of {notice.text}.", *lines)
    )


def height_of_side(one: BriefSide) -> float:
    """Points that a group's finding takes in the main column."""
    finding = one.finding
    return SMALL.height(
        f"{one.says}: {finding.statement} {finding.count} ({finding.study.name}, preprint)", MAIN
    )


def height_of_finding(line: ReviewFindingLine) -> float:
    """Points that a review finding takes there, without the reason for how sure one can be."""
    how_sure = BELOW_IT.height(f"{line.confidence.words} draft     ", BESIDE_RULE)
    return STATEMENT.height(line.statement, BESIDE_RULE) + how_sure + APART_FINDINGS


def height_of_reason(line: ReviewFindingLine) -> float:
    """Points that this reason takes."""
    return BELOW_IT.height(f"{line.confidence.explanation} {line.disagreement}", BESIDE_RULE)


def height_of_point(one: BriefPoint) -> float:
    """Points of height that a point to consider takes beside the main column."""
    for_whom = f"For {one.advice.audiences}. {one.rests_on}"
    return TEXT.height(one.advice.statement, APART) + SMALL.height(for_whom, APART)
