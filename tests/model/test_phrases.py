from __future__ import annotations

import pytest

from build_scripts.model.phrases import did_you_mean, lines, plain


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("waiting‑lists", "waiting-lists"),
        ("a\u00a0b", "a b"),
        ("２０１９", "2019"),
        ("٤٧.٤", "47.4"),
        ("½ é", "½ é"),
    ],
)
def test_signs_that_look_like_plain_ones_become_them(text: str, meant: str) -> None:
    assert plain(text) == meant
    assert len(plain(text)) == len(text)


def test_what_looks_the_same_is_not_offered_but_told_apart() -> None:
    assert did_you_mean("statment", "statement") == 'Did you mean "statement"?'
    assert did_you_mean("waiting‑lists", "waiting-lists") == (
        'Write "waiting-lists" with plain signs: U+2011 (non-breaking hyphen) stands in it.'
    )


def test_many_lines_are_counted() -> None:
    assert lines([4]) == "line 4"
    assert lines([4, 7, 9]) == "lines 4, 7 and 9"
    assert lines(list(range(1, 13))) == "lines 1, 2, 3, 4, 5, 6, 7, 8 and 4 more"
