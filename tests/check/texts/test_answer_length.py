"""Answers: 25 words, or 30 with a reason, each bound to the word."""

from __future__ import annotations

import pytest

ANSWER = """\
# in evidence/themes/waiting.yaml
answer:
  text: "{text}"
  rests_on: [not-knowing-weighs]
{reason}"""
REASON = "  long_because: Half of it misleads.\n"


@pytest.mark.parametrize(
    ("words", "reason", "said"),
    [
        (25, "", None),
        (26, "", "The answer has 26 words; it may have 25."),
        (30, REASON, None),
        (31, REASON, "The answer has 31 words; it may have 30."),
    ],
)
def test_an_answer_has_so_many_words_and_no_more(problems_of, words, reason, said):
    text = " ".join(["word"] * (words - 1) + ["end."])
    found = [one for one in problems_of(ANSWER.format(text=text, reason=reason)) if one.code == "EV607"]
    assert [one.message for one in found] == ([said] if said else [])
    assert all(("long_because" in one.hint) == (not reason) for one in found)
