"""Numbers are read in the digits 0 to 9 alone: `\\d` would also take the digits of every other script."""

import re
from pathlib import Path

from build_scripts.synthesise.numbers.sentences import numbers_in

PACKAGE = Path(__file__).parents[2] / "build_scripts"


def test_no_pattern_takes_the_digits_of_other_scripts() -> None:
    places = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"\\[dD]", re.sub(r"\[\^\\W\\d_?\]", "", line))
    ]
    assert places == []


def test_a_sentence_in_other_digits_says_no_number() -> None:
    assert [number.words for number in numbers_in("Of 38 visitors, 18 waited.")] == ["38", "18"]
    assert numbers_in("Of ٣٨ visitors, ١٨ (٤٧%) waited.") == ()
