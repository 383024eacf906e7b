"""What a teaching session rests on: every item that it uses, and the news of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.read.corpus import Reading
from build_scripts.synthesise.joins import join
from build_scripts.synthesise.seen import Statement, Synthesis

ReadingOf = Callable[..., Reading]
ITEMS = (
    "not-knowing-weighs",
    "okafor-2021/chart-gender",
    "okafor-2021/friendly-face",
    "okafor-2021/table-1",
    "waiting",
)
SESSION = """\
# evidence/teaching/first-hour.yaml
title: Being heard, one hour
purpose: Learners know what waiting does to people.
minutes: 60
steps:
  - {{title: Look, kind: activity, minutes: 60, text: Look at these., uses: [{uses}]}}
history: [{{date: "2026-11-21", change: First version.}}]
{seen}"""


def session(reading_of: ReadingOf, seen: str = "", *more: str) -> Statement:
    text = SESSION.format(uses=", ".join(ITEMS), seen=seen) + "".join(more)
    statements = Synthesis(join(reading_of(text).corpus)).statements()
    return next(statement for statement in statements if statement.id == "first-hour")


def test_every_kind_of_item_has_a_mark(reading_of: ReadingOf) -> None:
    marks = session(reading_of).now.items
    assert tuple(marks) == ITEMS
    assert len({*marks.values()}) == len(ITEMS)


@pytest.mark.parametrize("changed", ITEMS)
def test_the_item_that_says_something_else_is_named_alone(reading_of: ReadingOf, changed: str) -> None:
    marks = {**session(reading_of).now.items, changed: "aaaaaa"}
    seen = "seen: {items: {" + ", ".join(f"{id_}: {mark}" for id_, mark in marks.items()) + "}}\n"
    (news,) = session(reading_of, seen).news
    assert (news.changed, news.added, news.gone) == ((changed,), (), ())


def test_a_new_line_of_history_is_no_change_of_meaning(reading_of: ReadingOf) -> None:
    later = '# in evidence/themes/waiting.yaml\nhistory: [{date: "2026-11-22", change: A comma.}]\n'
    assert session(reading_of, "", later).now.items["waiting"] == session(reading_of).now.items["waiting"]
    other = "# in evidence/themes/waiting.yaml\nquestion: What of it?\n"
    assert session(reading_of, "", other).now.items["waiting"] != session(reading_of).now.items["waiting"]
