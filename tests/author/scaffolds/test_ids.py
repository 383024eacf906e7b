from __future__ import annotations

import pytest

from build_scripts.author.scaffolds.ids import free_id, offered_id


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("Nobody was listening to me at all", "nobody-was-listening-to-me"),
        ("I don’t know", "i-dont-know"),
        ("12 of us waited", "of-us-waited"),
        ("Évidemment, ça va", "evidemment-ca-va"),
        ("等待", "quote"),
        ("", "quote"),
        ("Incomprehensibilities notwithstanding everything", "incomprehensibilities-notwithstanding"),
        ("nul", "quote"),
    ],
)
def test_an_id_is_made_of_the_first_words(words: str, id_: str) -> None:
    assert offered_id(words, (), "quote") == id_


def test_an_id_that_is_taken_gets_the_first_free_number() -> None:
    assert free_id("a", {"a", "a-2", "a-4"}) == "a-3"
    assert offered_id("Same words", {"same-words"}, "quote") == "same-words-2"
