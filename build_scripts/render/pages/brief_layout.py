"""How much of a printed page each part of a brief takes, and which parts have room. Heights are in points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeVar

from build_scripts.model.fields import ContentNote
from build_scripts.model.records.site import HelpLine
from build_scripts.render.text.text_width import WIDTH, Room, Style, shared
from build_scripts.render.views.item_views import (
    FindingView,
    RecommendationView,
    ReviewFindingLine,
    StudyLine,
)
from build_scripts.render.views.shared import Notice

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
class BriefPerspective:
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
class BriefRecommendation:
    """A point to consider, and how sure one can be of what it rests on."""

    recommendation: RecommendationView
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
    lines = [help_words(help_line) for help_line in notice.help_lines]
    return sum(
        SMALL.height(text, WIDTH - 20)
        for text in (f"Content note: this page speaks of {notice.text}.", *lines)
    )


def height_of_perspective(side: BriefPerspective) -> float:
    """Points that a group's finding takes in the main column."""
    finding = side.finding
    by = ", ".join((finding.study.name, *(caution.text for caution in finding.study.cautions)))
    return SMALL.height(f"{side.says}: {finding.statement} {finding.count} ({by})", MAIN)


def height_of_finding(line: ReviewFindingLine) -> float:
    """Points that a review finding takes there, without the reason for how sure one can be."""
    tags = "     ".join(("draft", "one study so far", *(caution.text for caution in line.cautions)))
    how_sure = BELOW_IT.height(f"{line.confidence.words} {tags}     ", BESIDE_RULE)
    return STATEMENT.height(line.statement, BESIDE_RULE) + how_sure + APART_FINDINGS


def height_of_reason(line: ReviewFindingLine) -> float:
    """Points that this reason takes."""
    return BELOW_IT.height(f"{line.confidence.explanation} {line.disagreement}", BESIDE_RULE)


def height_of_recommendation(entry: BriefRecommendation) -> float:
    """Points of height that a point to consider takes beside the main column."""
    tags = "     ".join(caution.text for caution in entry.recommendation.cautions)
    for_whom = f"For {entry.recommendation.audiences}. {entry.rests_on} {tags}     "
    return TEXT.height(entry.recommendation.statement, APART) + SMALL.height(for_whom, APART)


POINTS_SHOWN, GAPS_SHOWN, SOURCES_SHOWN = 4, 4, 8

FINDINGS_WANTED = 3
"""Review findings that stand before anything else is told of any of them."""

FEW_SOURCES = 5
"""So many are all named, before a second point to consider or gap."""

Filled = TypeVar("Filled")


def with_lines_below(height: float, fill: Callable[[Room], tuple[int, Filled]]) -> Filled:
    """Fill a column, with room for as many lines of what is left out as it turns out to need."""
    for reserved in count():
        needed, filled = fill(Room(height - reserved * (SMALL.line + SMALL.gap)))
        if needed <= reserved:
            break
    return filled


def fill_main(
    messages: Sequence[float],
    bare: Sequence[float],
    reasons: Sequence[float],
    perspectives: float,
    room: Room,
) -> tuple[int, tuple[int, int, frozenset[int], bool]]:
    """How many messages and review findings there are, which have their reason, and whether sides stand there.

    Each list has its first, then the messages are complete, then there are some review findings with no more than
    how sure one can be; the reasons come next, then the sides, then further review findings.
    """
    first = shared(room, messages[:1], bare[:1])
    n_messages = first[0] + (shared(room, messages[1:])[0] if first[0] else 0)
    n_findings = first[1] + (shared(room, bare[1:FINDINGS_WANTED])[0] if first[1] else 0)
    explained = frozenset(place for place, reason in enumerate(reasons[:n_findings]) if room.take(reason))
    has_perspectives = perspectives > 0 and room.take(perspectives)
    if n_findings == FINDINGS_WANTED:
        n_findings += shared(room, bare[FINDINGS_WANTED:])[0]
    below = (
        (n_messages < len(messages)) + (n_findings < len(bare)) + (perspectives > 0 and not has_perspectives)
    )
    return below, (n_messages, n_findings, explained, has_perspectives)


def fill_side(
    recommendations: Sequence[float], gaps: Sequence[float], sources: Sequence[float], room: Room
) -> tuple[int, tuple[int, int, int]]:
    """How many points, gaps and sources there are: the first of each, then few sources all, then by turns."""
    lists = (recommendations[:POINTS_SHOWN], gaps[:GAPS_SHOWN], sources[:SOURCES_SHOWN])
    first = shared(room, *(heights[:1] for heights in lists))
    few = shared(room, sources[1:] if first[2] and len(sources) <= FEW_SOURCES else ())[0]
    begun = (*first[:2], first[2] + few)
    rest = shared(
        room, *(heights[start:] if start else () for heights, start in zip(lists, begun, strict=True))
    )
    n_recommendations, n_gaps, n_sources = (sum(both) for both in zip(begun, rest, strict=True))
    below = (n_recommendations < len(recommendations)) + (n_gaps < len(gaps)) + (n_sources < len(sources))
    return below, (n_recommendations, n_gaps, n_sources)
