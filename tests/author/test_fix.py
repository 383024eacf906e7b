from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from build_scripts.author.fix import mended
from build_scripts.check.run import check
from build_scripts.read.corpus import read_files
from tests.damage import damaged

STUDY = "evidence/studies/okafor-2021/"
GLOSSARY = "evidence/glossary.yaml"
TERM = "- id: waiting-list\n  term: waiting list\n  meaning: People who wait for their turn.\n"


def all_files(_: str) -> bool:
    return True


def codes(files) -> set[str]:
    return {problem.code for problem in check(read_files(files))}


def fixed(files) -> dict[str, bytes]:
    return {**files, **{one.file: one.after.encode() for one in mended(files, all_files)}}


def changed(files, path: str, old: str, new: str) -> dict[str, bytes]:
    text = files[path].decode()
    assert old in text, old
    return {**files, path: text.replace(old, new, 1).encode()}


def test_the_example_has_nothing_to_mend(example_files) -> None:
    assert mended(example_files(), all_files) == []


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [
        (TERM.replace("meaning", "meanning"), TERM, "EV031"),
        (
            TERM + "  also: waiting lists  # and more\n",
            TERM + "  also: [waiting lists]  # and more\n",
            "EV035",
        ),
        (TERM + "  also:\n    - NO\n", TERM + '  also:\n    - "NO"\n', "EV023"),
        (TERM.replace("  term", "\tterm"), TERM, "EV006"),
        (TERM.replace("  term", "\u00a0\u00a0term"), TERM, "EV005"),
        (TERM.replace("for their", "for\u200b their"), TERM, "EV004"),
        (TERM.replace("term: ", "term:"), TERM, "EV024"),
        (TERM.replace("term: ", "term\uff1a"), TERM, "EV030"),
        (TERM.replace("- id", "\u2013 id"), TERM, "EV030"),
        (TERM + "  also:\n    \u2013 a\n    \u2013 b\n", TERM + "  also:\n    - a\n    - b\n", "EV030"),
        (
            TERM.replace("waiting list\n", "“waiting list”\n"),
            TERM.replace("waiting list\n", '"waiting list"\n'),
            "EV030",
        ),
    ],
)
def test_a_repair_changes_its_place_alone(wrong, right, code, example_files) -> None:
    files = {**example_files(), GLOSSARY: wrong.encode()}
    assert code in codes(files)
    assert fixed(files)[GLOSSARY].decode() == right
    assert code not in codes(fixed(files))


def test_repairs_of_all_kinds_at_once_keep_comments_and_leave_nothing(example_files) -> None:
    files = example_files()
    files = changed(files, STUDY + "tables.yaml", 'percent: "47.4"', 'percent: "47,4 %"')
    files = changed(files, STUDY + "findings.yaml", "kind: quantitative", "kind: quantitativ  # counted")
    files = changed(files, STUDY + "findings.yaml", "statement:", "statment:")
    files = changed(files, "evidence/site.yaml", "licence:", 'as_of: "2026-11-21"  # gone\nlicence:')
    files[GLOSSARY] = b"\xef\xbb\xbf" + TERM.replace("\n", "  \r\n").encode()
    after = fixed(files)
    assert codes(after) == set()
    assert "# counted" in after[STUDY + "findings.yaml"].decode()
    assert "as_of" not in after["evidence/site.yaml"].decode()
    assert after[GLOSSARY].decode() == TERM
    assert mended(after, all_files) == []


def test_words_of_a_source_are_never_touched(example_files) -> None:
    files = changed(example_files(), STUDY + "quotes.yaml", "friendly face", "friend\u00adly face")
    assert "EV004" in codes(files)
    assert mended(files, all_files) == []


def test_spaces_inside_of_a_text_stay(example_files) -> None:
    text = TERM.replace(
        "People who wait for their turn.", "|\n    People who wait  \n    for their turn.\n# c  "
    )
    files = {**example_files(), GLOSSARY: text.encode()}
    assert fixed(files)[GLOSSARY].decode() == text.replace("# c  ", "# c")


def test_an_empty_value_is_left_to_the_author_and_other_files_alone(example_files) -> None:
    files = {**example_files(), GLOSSARY: (TERM + "  also:\n").encode()}
    assert mended(files, all_files) == []
    wrong = {**example_files(), GLOSSARY: TERM.replace("meaning", "meanning").encode()}
    assert mended(wrong, lambda file: file != GLOSSARY) == []


def test_what_changes_is_shown_as_a_difference(example_files) -> None:
    files = {**example_files(), GLOSSARY: TERM.replace("meaning", "meanning").encode()}
    (one,) = mended(files, all_files)
    assert one.repairs == ("line 3: EV031 unknown-key",)
    assert "-  meanning: People" in one.difference()
    assert "+  meaning: People" in one.difference()


@pytest.mark.prove("seed", range(10), range(200))
def test_repairs_of_damaged_files_end_and_leave_the_words_of_sources(seed, example_files) -> None:
    for number in range(3):
        files = example_files()
        wrong = damaged(
            files, random.Random(seed * 1000 + number), [path for path in files if path.endswith(".yaml")]
        )
        after = fixed(wrong)
        assert mended(after, all_files) == []
        before, now = read_files(wrong).trees, read_files(after).trees
        assert set(before) <= set(now)
        for path in (STUDY + "quotes.yaml", STUDY + "tables.yaml"):
            if path in before:
                assert list(words(before[path].data)) == list(words(now[path].data))


def words(data: object) -> Iterator[object]:
    """What is printed, at any depth."""
    for key, value in (
        data.items() if isinstance(data, dict) else enumerate(data if isinstance(data, list) else ())
    ):
        if key in ("text", "printed"):
            yield value
        yield from words(value)
