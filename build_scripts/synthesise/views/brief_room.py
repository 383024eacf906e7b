"""Which parts of a brief have room: the first of each list stay, in turns. All heights are in points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import TypeVar

from build_scripts.synthesise.views.brief_parts import SMALL
from build_scripts.synthesise.views.paper import Room, shared

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
    messages: Sequence[float], bare: Sequence[float], reasons: Sequence[float], sides: float, room: Room
) -> tuple[int, tuple[int, int, frozenset[int], bool]]:
    """How many messages and review findings there are, which have their reason, and whether sides stand there.

    Each list has its first, then the messages are complete, then there are some review findings with no more than
    how sure one can be; the reasons come next, then the sides, then further review findings.
    """
    first = shared(room, messages[:1], bare[:1])
    n_messages = first[0] + (shared(room, messages[1:])[0] if first[0] else 0)
    n_findings = first[1] + (shared(room, bare[1:FINDINGS_WANTED])[0] if first[1] else 0)
    explained = frozenset(place for place, one in enumerate(reasons[:n_findings]) if room.take(one))
    has_sides = sides > 0 and room.take(sides)
    if n_findings == FINDINGS_WANTED:
        n_findings += shared(room, bare[FINDINGS_WANTED:])[0]
    below = (n_messages < len(messages)) + (n_findings < len(bare)) + (sides > 0 and not has_sides)
    return below, (n_messages, n_findings, explained, has_sides)


def fill_side(
    points: Sequence[float], gaps: Sequence[float], sources: Sequence[float], room: Room
) -> tuple[int, tuple[int, int, int]]:
    """How many points, gaps and sources there are: the first of each, then few sources all, then by turns."""
    lists = (points[:POINTS_SHOWN], gaps[:GAPS_SHOWN], sources[:SOURCES_SHOWN])
    first = shared(room, *(one[:1] for one in lists))
    few = shared(room, sources[1:] if first[2] and len(sources) <= FEW_SOURCES else ())[0]
    begun = (*first[:2], first[2] + few)
    rest = shared(room, *(one[start:] if start else () for one, start in zip(lists, begun, strict=True)))
    n_points, n_gaps, n_sources = (sum(both) for both in zip(begun, rest, strict=True))
    below = (n_points < len(points)) + (n_gaps < len(gaps)) + (n_sources < len(sources))
    return below, (n_points, n_gaps, n_sources)
