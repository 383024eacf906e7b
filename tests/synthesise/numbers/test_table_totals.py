from __future__ import annotations

import json
from typing import Any

from build_scripts.model.records.table import Table
from build_scripts.synthesise.numbers.total_line import TotalLine
from build_scripts.synthesise.numbers.totals import total_lines


def totals(**given: Any) -> dict[str, TotalLine]:
    """The total lines of a table of 38 people by rule; of a rule that stands twice, the last."""
    known = {
        "id": "t",
        "title": "T",
        "locator": {"table": "Table 1"},
        "kind": "frequency",
        "perspective": "visitors",
        "base": 38,
    }
    found = total_lines(Table.model_validate_json(json.dumps(known | given)))
    return {line.rule: line for line in found}


def cells(*values: tuple[int | None, str | None]) -> list[dict[str, Any]]:
    rows = [{"label": f"row {at}", "n": n, "percent": percent} for at, (n, percent) in enumerate(values)]
    return [{key: value for key, value in row.items() if value is not None} for row in rows]


def test_people_under_no_count_are_worked_out_and_never_a_mistake() -> None:
    line = totals(base=63, cells=cells((49, "77.8"), (6, "9.5"), (5, None), (2, None)))["counts_add_up"]
    assert (line.status, line.total, line.base, line.unaccounted) == ("consistent", 62, 63, 1)
    assert line.note == "1 of 63 people not accounted for."


def test_counts_above_the_base_are_inconsistent() -> None:
    line = totals(cells=cells((20, None), (19, None)))["counts_add_up"]
    assert (line.status, line.unaccounted, line.several) == ("inconsistent", None, False)
    assert line.note == "The counts add up to 39, out of 38 people."


def test_a_total_is_confirmed_as_printed_where_it_stands() -> None:
    group = {"label": "G", "base": 38, "cells": cells((20, None), (19, None)), "as_printed": "So in print."}
    assert totals(groups=[group])["counts_add_up"].note == "So in print."
    row = {"label": "R", "cells": cells((20, None), (19, None)), "as_printed": "Row in print."}
    line = totals(kind="rating_matrix", rows=[row])["counts_add_up"]
    assert (line.as_printed, line.row, line.path) == ("Row in print.", "R", ("rows", 0))
    bare = totals(cells=cells((20, None), (19, None)), as_printed="Table in print.")
    assert bare["counts_add_up"].as_printed == "Table in print."


def test_right_percents_above_the_base_look_like_several_answers() -> None:
    assert totals(cells=cells((20, "52.6"), (19, "50.0")))["counts_add_up"].several
    assert not totals(cells=cells((20, "51.3"), (19, "48.7")))["counts_add_up"].several


def test_several_answers_have_bounds_and_no_total() -> None:
    found = totals(multiple_response=True, cells=cells((20, None), (19, None)))
    assert found["counts_within_base"].status == "consistent"
    assert "counts_add_up" not in found
    assert (
        totals(multiple_response=True, cells=cells((39, None)))["counts_within_base"].status == "inconsistent"
    )


def test_answers_add_up_to_the_answers_even_if_people_gave_several() -> None:
    found = totals(
        multiple_response=True, base={"n": 38, "of": "answers"}, cells=cells((20, None), (19, None))
    )
    assert found["counts_add_up"].status == "inconsistent"


def test_percents_alone_add_up_but_for_rounding() -> None:
    assert totals(cells=cells((None, "33"), (None, "33"), (None, "33")))["percents_add_up"].note == (
        "The percents do not add up to 100 because of rounding."
    )
    short = totals(base=40, cells=cells((None, "25"), (None, "30"), (None, "20"), (None, "20")))[
        "percents_add_up"
    ]
    assert (short.status, short.note) == ("inconsistent", "The percents add up to 95.")


def test_percents_that_miss_100_by_rounding_are_told_beside_right_counts() -> None:
    line = totals(base=3, cells=cells((1, "33"), (1, "33"), (1, "33")))["counts_add_up"]
    assert (line.status, line.note) == (
        "consistent",
        "The percents do not add up to 100 because of rounding.",
    )


def test_all_rows_can_vote_for_another_base() -> None:
    line = totals(cells=cells((18, "48.6"), (9, "24.3"), (10, "27.0")))["base_vote"]
    assert (line.status, line.base, line.elected) == ("inconsistent", 38, 37)
    assert line.note == "All 3 percents fit 37 instead of 38."


def test_a_vote_of_rows_that_fit_the_printed_base_is_consistent() -> None:
    assert totals(cells=cells((18, "47.4"), (9, "23.7")))["base_vote"].status == "consistent"
    assert "base_vote" not in totals(cells=cells((18, "47.4")))


def test_theme_counts_never_add_up_and_have_bounds() -> None:
    theme = {"label": "T", "n": 9, "cells": cells((9, None), (8, None))}
    found = totals(kind="theme_counts", base=10, groups=[theme])
    assert found["counts_within_base"].status == "consistent"
    assert found["subthemes_within_theme"].status == "consistent"
    assert set(found) == {"counts_within_base", "subthemes_within_theme"}


def test_a_subtheme_is_at_most_its_theme() -> None:
    theme = {
        "label": "T",
        "n": 7,
        "cells": cells(
            (9, None),
        ),
    }
    line = totals(kind="theme_counts", base=10, groups=[theme])["subthemes_within_theme"]
    assert (line.status, line.note) == ("inconsistent", "A sub-theme has 9, its theme 7.")


def test_a_part_with_counts_only_here_and_there_is_not_testable() -> None:
    line = totals(cells=cells((18, None), (None, "20")))["counts_add_up"]
    assert (line.status, line.unaccounted) == ("not_testable", None)


def test_cells_with_bases_of_their_own_are_not_added() -> None:
    row = [{"label": "a", "n": 30, "base": 30}, {"label": "b", "n": 30, "base": 38}]
    assert totals(cells=row) == {}


def test_the_rounding_of_a_table_is_one_line_and_never_inconsistent() -> None:
    same = totals(base=16, cells=cells((1, "6.3"), (9, "56.3")))["rounding"]
    assert (same.status, same.note, same.path) == ("consistent", "", ())
    both = totals(base=16, cells=cells((1, "6.3"), (1, "6.2")), as_printed="Words.")["rounding"]
    assert (both.status, both.note) == (
        "consistent",
        "No one way of rounding gives all percents: exact halves are rounded both ways.",
    )
    assert (
        totals(base=16, cells=cells((1, "6.3"), (1, "6.2"), (1, "7.9")))["rounding"].status == "not_testable"
    )
    assert "rounding" not in totals(base=16, cells=cells((1, "6.3")))


def test_answers_are_held_against_what_the_people_could_give() -> None:
    capped = {"multiple_response": True, "most_answers": 2}
    line = totals(**capped, cells=cells((38, None), (30, None), (9, None)))["answers_within_limit"]
    assert (line.status, line.total, line.base) == ("inconsistent", 77, 76)
    assert totals(**capped, cells=cells((38, None), (30, None), (8, None)))[
        "answers_within_limit"
    ].status == ("consistent")
    assert totals(**capped, cells=cells((38, None), (None, "50")))["answers_within_limit"].status == (
        "consistent"
    )
    assert (
        totals(**capped, base=None, cells=cells((38, None)))["answers_within_limit"].status == "not_testable"
    )
    assert "answers_within_limit" not in totals(multiple_response=True, cells=cells((38, None)))


def test_a_printed_total_of_answers_with_bases_of_their_own_is_not_tested() -> None:
    def status(*bases: int | None) -> str:
        values = [
            {"label": f"row {n}", "n": n} | ({"base": base} if base else {})
            for n, base in zip((9, 8), bases, strict=True)
        ]
        return totals(cells=[*values, {"label": "All", "n": 19, "total": True}])["printed_total"].status

    assert [status(None, None), status(20, None), status(20, 20)] == [
        "inconsistent",
        "not_testable",
        "not_testable",
    ]
