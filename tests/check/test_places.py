"""Problems are named at their own lines, whatever else in the file could not be read."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.check.run import check
from build_scripts.read.corpus import read_files


def test_a_record_that_cannot_be_read_does_not_move_the_problems_of_the_next(
    example_files: Callable[[], dict[str, bytes]],
) -> None:
    files = example_files()
    path = "evidence/studies/okafor-2021/tables.yaml"
    text = files[path].decode()
    text = text.replace("title: Who took part", "titel: Who took part")
    text = text.replace(
        '{label: Waiting lists, n: 18, percent: "47.4"}', '{label: Waiting lists, n: 18, percent: "48.6"}'
    )
    files[path] = text.encode()
    expected = next(number for number, line in enumerate(text.splitlines(), start=1) if '"48.6"' in line)
    (found,) = [problem for problem in check(read_files(files)) if problem.code == "EV311"]
    assert (found.place.line, found.source_line.strip()[:9]) == (expected, "- {label:")
