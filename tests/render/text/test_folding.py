"""Folding: two spellings of one word are one, two words are two."""

from __future__ import annotations

import pytest

from build_scripts.render.text.folding import END, family, forms, key


@pytest.mark.parametrize(
    ("run", "pieces", "joined", "besides"),
    [
        ("Training,", ("training",), "", ()),
        ("co-production", ("co", "production"), "coproduction", ()),
        ("self‑harm", ("self", "harm"), "selfharm", ()),
        ("well\N{EN DASH}being", ("well", "being"), "wellbeing", ()),
        ("Carers/relatives", ("carers", "relatives"), "carersrelatives", ()),
        ("people’s", ("peoples",), "", ("people",)),
        ("O'Brien-Smith", ("obrien", "smith"), "obriensmith", ("brien",)),
        ("‘home’", ("home",), "", ()),
        ("don`t", ("dont",), "", ("don",)),
        ("naïve", ("naive",), "", ()),
        ("nai\N{COMBINING DIAERESIS}ve", ("naive",), "", ()),
        ("Łódź", ("lodz",), "", ()),
        ("Straße", ("strasse",), "", ()),
        ("Ελλάς", ("ελλασ",), "", ()),
        ("Ёлка", ("елка",), "", ()),
        ("ﬁne", ("fine",), "", ()),
        ("co\N{SOFT HYPHEN}opera\N{ZERO WIDTH SPACE}tion", ("cooperation",), "", ()),
        ("\N{RIGHT-TO-LEFT MARK}שָׁלוֹם", ("שלום",), "", ()),
        ("أهلًا", ("اهلا",), "", ()),
        ("हिंदी", ("हिंदी",), "", ()),
        ("1,620", ("1", "620"), "1620", ()),
        ("48.6%", ("48", "6"), "", ()),
        ("2010–2012", ("2010", "2012"), "", ()),
        ("COVID-19", ("covid", "19"), "covid19", ()),
        ("U.K.", ("u", "k"), "uk", ()),
        ("R&D", ("r", "d"), "rd", ()),
        ("等候名单", ("等", "候", "名", "单"), "", ()),
        ("ベッド", ("ベ", "ッ", "ド"), "", ()),
        ("외로움을", ("외", "로", "움", "을"), "", ()),
        ("รอ", ("ร", "อ"), "", ()),
        ("AI时代", ("ai", "时", "代"), "", ()),
        ("–", (), "", ()),
        ("❤️", (), "", ()),
    ],
)
def test_a_run_of_signs_is_taken_apart(
    run: str, pieces: tuple[str, ...], joined: str, besides: tuple[str, ...]
) -> None:
    found = forms(run)
    assert (found.pieces, found.joined, found.besides) == (pieces, joined, besides)


@pytest.mark.parametrize(
    "words",
    [
        "train trains trained training trainings",
        "connect connects connected connection connections connecting",
        "lonely loneliness",
        "discriminate discrimination discriminated discriminating",
        "organise organised organisation organisations organize organizing organization",
        "family families",
        "study studies studied studying",
        "plan plans planned planning",
        "travel travels travelled travelling traveled",
        "intimate intimacy",
        "confident confidently confidence",
        "diagnosis diagnoses diagnose diagnosed",
        "commissioner commissioners commissioning commission",
        "service services",
        "house housing houses",
    ],
)
def test_words_of_a_family_end_alike(words: str) -> None:
    assert len({family(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "person personal personality",
        "relation relational relationship relatives",
        "care career",
        "be being",
        "community communication",
        "station state",
        "need needle",
        "mean meaningful",
        "ill illness",
        "us use using",
    ],
)
def test_other_words_do_not(words: str) -> None:
    apart = words.split()
    assert len({family(word) for word in apart}) == len(apart), [family(word) for word in apart]


def test_a_key_is_letters_and_digits_and_begins_no_other() -> None:
    assert key("training") == f"training{END}"
    assert key("ελλασ") == f"u3b5u3bbu3bbu3b1u3c3{END}"
    assert not key("trainings").startswith(key("training"))
