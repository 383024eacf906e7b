"""A made paper with quotations, forged copies of them that turn or invent what was said, and harmless copies."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Printed:
    """A quotation in a paper."""

    text: str
    label: str
    start: int
    """Its first character in the paper, and the one after its last."""
    end: int


@dataclass(frozen=True)
class Paper:
    """A paper's text with its quotations in order."""

    text: str
    quotations: tuple[Printed, ...]


WHO = (
    "the nurse",
    "my brother",
    "the doctor",
    "our neighbour",
    "the woman at the desk",
    "the team",
    "my landlord",
)
DID = (
    "listened to me",
    "came back",
    "wrote a letter",
    "asked how I was",
    "shut the door",
    "sent me home",
    "kept a place",
)
WHEN = (
    "in the morning",
    "after the meeting",
    "every second week",
    "before the winter",
    "on that ward",
    "that year",
)
NUMBERS = (
    "6 weeks",
    "12 letters",
    "£50",
    "$20 a day",
    ">5 visits",
    "-3 degrees",
    "≥18 points",
    "38.5%",
    "±2 hours",
)
JOINS = (", but ", " because ", ", and then ", ", although ", " when ", "; ", " - ", "... ")
NOTS = (
    "I did not feel safe",
    "nobody told me",
    "we never spoke",
    "it wasn't easy",
    "they left without a word",
)
SAID = (
    "I felt at home",
    "I wanted to stay",
    "we talked about work",
    "it was a long road",
    "they gave us time",
)
ASKED = ("Who would believe that?", "What was I to do?", "They cared about us, did they?")
LEADS = (
    "Several participants described waiting:",
    "One of them put it like this:",
    "Others spoke of the door.",
    "This was common:",
)
HEADINGS = ("Waiting for an answer", "Being known", "Money and travel", "The way home", "Theme 4. Leaving")


def paper(seed: int, quotations: int = 40) -> Paper:
    """A paper with quotations in marks and labels, in paragraphs and in the cells of a table."""
    rng = random.Random(seed)
    text, printed = "Methods and findings\n\n", []
    for number in range(quotations):
        if number % 5 == 0:
            text += f"{rng.choice(HEADINGS)}\n\n"
        label = f"P{number + 1:02d}"
        said = _speech(rng)
        lead = f"{rng.choice(LEADS)} " if number % 4 else f"{rng.choice(HEADINGS)}\t"
        start = len(text) + len(lead) + 1
        printed.append(Printed(said, label, start, start + len(said)))
        text += (
            f"{lead}“{said}” ({label}){_author(rng) if number % 4 else chr(9) + str(rng.randint(2, 40))}\n\n"
        )
    return Paper(text, tuple(printed))


def _speech(rng: random.Random) -> str:
    sentences = [_sentence(rng) for _ in range(rng.randint(2, 4))]
    if rng.random() < 0.3:
        sentences.insert(1, rng.choice(ASKED))
    return " ".join(sentences)


def _sentence(rng: random.Random) -> str:
    first = rng.choice((*SAID, *NOTS))
    second = f"{rng.choice(WHO)} {rng.choice(DID)} {rng.choice(WHEN)}"
    third = rng.choice(
        ("", f" for {rng.choice(NUMBERS)}", f"{rng.choice(JOINS)}{rng.choice((*SAID, *NOTS))}")
    )
    whole = f"{first}{rng.choice(JOINS)}{second}{third}."
    return whole[0].upper() + whole[1:]


def _author(rng: random.Random) -> str:
    return f" In {rng.choice(WHEN)[3:]} such {rng.choice(('answers', 'remarks', 'stories'))} were heard again from {rng.choice(WHO)}."


# Forged: refused, or found with a remark

Forger = Callable[[random.Random, Paper, Printed], str | None]


def _words(text: str) -> list[str]:
    return text.split()


def _inner(rng: random.Random, words: list[str]) -> int:
    return rng.randrange(2, len(words) - 2)


def _bare(word: str) -> str:
    return re.sub(r"\W", "", word)


def word_changed(rng: random.Random, _paper: Paper, quotation: Printed) -> str | None:
    """One word is another."""
    words = _words(quotation.text)
    words[_inner(rng, words)] = rng.choice(("gladly", "seldom", "everybody", "cheerful"))
    return " ".join(words)


def word_dropped(rng: random.Random, _paper: Paper, quotation: Printed) -> str | None:
    """One word is missing."""
    words = _words(quotation.text)
    at = _inner(rng, words)
    return " ".join(words[:at] + words[at + 1 :]) if _bare(words[at]) else None


def words_swapped(rng: random.Random, _paper: Paper, quotation: Printed) -> str | None:
    """Two words have changed places."""
    words = _words(quotation.text)
    at = _inner(rng, words)
    if _bare(words[at]).lower() == _bare(words[at + 1]).lower() or not (
        _bare(words[at]) and _bare(words[at + 1])
    ):
        return None
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def negation_dropped(_rng: random.Random, _paper: Paper, quotation: Printed) -> str | None:
    """A "not" is missing."""
    forged = re.sub(r"\b(not|never|without) ", "", quotation.text, count=1)
    return forged if forged != quotation.text else None


def negation_in_brackets(rng: random.Random, _paper: Paper, quotation: Printed) -> str | None:
    """A "not" is put in."""
    words = _words(quotation.text)
    words.insert(_inner(rng, words), "[not]")
    return " ".join(words)


def negation_left_out(_rng: random.Random, _paper: Paper, quotation: Printed) -> str | None:
    """An omission covers the "not"."""
    forged = re.sub(r"\b(not|never|without) ", "[...] ", quotation.text, count=1)
    return forged if forged != quotation.text else None


def long_omission_over_negation(_rng: random.Random, _paper: Paper, quotation: Printed) -> str | None:
    """An omission covers the "not" and five words on each side."""
    forged = re.sub(r"(?:\S+ ){5}(?:not|never|without|nobody) (?:\S+ ){5}", "[...] ", quotation.text, count=1)
    return forged if forged != quotation.text else None


def cut_behind_negation(_rng: random.Random, _paper: Paper, quotation: Printed) -> str | None:
    """It begins just behind the "not"."""
    parts = re.split(r"\b(?:not|never|nobody|without) ", quotation.text, maxsplit=1)
    return parts[1] if len(parts) == 2 and len(parts[1].split()) > 3 else None


def cut_at_contrast(_rng: random.Random, paper: Paper, quotation: Printed) -> str | None:
    """It ends just before the "but"."""
    found = re.search(r",? (?:but|although) ", quotation.text)
    cut = quotation.text[: found.start()] if found else ""
    return cut if len(cut) > 15 and paper.text.count(cut) == 1 else None


def cut_in_mid_clause(_rng: random.Random, _paper: Paper, quotation: Printed) -> str | None:
    """It stops behind an article or a preposition."""
    found = [
        match.end() for match in re.finditer(r"\b(?:the|my|to|at|a|of)\b", quotation.text) if match.end() > 25
    ]
    return quotation.text[: found[0]] if found else None


def runs_into_the_author(rng: random.Random, paper: Paper, quotation: Printed) -> str | None:
    """It runs on past the closing mark into the authors' text."""
    behind = re.sub(r"[“”()]", "", paper.text[quotation.end :]).split("\n\n")[0].split()
    return f"{quotation.text} {' '.join(behind[: rng.randint(2, 6)])}" if len(behind) > 2 else None


def runs_from_the_author(rng: random.Random, paper: Paper, quotation: Printed) -> str | None:
    """It begins in the authors' text."""
    before = paper.text[: quotation.start - 1].split("\n\n")[-1].split()
    return f"{' '.join(before[-rng.randint(1, 4) :])} {quotation.text}"


def authors_sentence_appended(_rng: random.Random, paper: Paper, quotation: Printed) -> str | None:
    """The authors' sentence behind it is made part of it by an omission."""
    found = re.match(r"” \(P\d+\) ([^\n]+)", paper.text[quotation.end :])
    return f"{quotation.text} [...] {found[1]}" if found else None


def two_speakers_joined(rng: random.Random, paper: Paper, quotation: Printed) -> str | None:
    """Half of it, and half of what the next speaker says."""
    at = paper.quotations.index(quotation) + rng.randint(1, 3)
    if at >= len(paper.quotations):
        return None
    mine, theirs = _words(quotation.text), _words(paper.quotations[at].text)
    return f"{' '.join(mine[: len(mine) // 2 + 2])} [...] {' '.join(theirs[len(theirs) // 2 - 2 :])}"


def question_made_statement(_rng: random.Random, _paper: Paper, quotation: Printed) -> str | None:
    """A question mark is a full stop."""
    return quotation.text.replace("?", ".") if "?" in quotation.text else None


def full_stop_moved(rng: random.Random, _paper: Paper, quotation: Printed) -> str | None:
    """A full stop stands some words later."""
    words = _words(quotation.text)
    stops = [at for at, word in enumerate(words[:-4]) if word.endswith(".") and not word.endswith("..")]
    if not stops:
        return None
    at = rng.choice(stops)
    later = at + rng.randint(1, 3)
    if not words[later][-1].isalpha():
        return None
    words[at], words[later] = words[at][:-1] + ",", words[later] + "."
    return " ".join(words)


def number_changed(rng: random.Random, _paper: Paper, quotation: Printed) -> str | None:
    """A number is another."""
    found = re.search(r"\d", quotation.text)
    if not found:
        return None
    digit = rng.choice([other for other in "123456789" if other != found[0]])
    return quotation.text[: found.start()] + digit + quotation.text[found.end() :]


def sign_changed(rng: random.Random, _paper: Paper, quotation: Printed) -> str | None:
    """A currency, comparison or minus is another, or missing."""
    found = re.search(r"[£$><≥±%]|(?<= )-(?=\d)", quotation.text)
    if not found:
        return None
    sign = rng.choice([other for other in ("£", "$", "<", ">", "≥", "") if other != found[0]])
    return quotation.text[: found.start()] + sign + quotation.text[found.end() :]


def bracket_swallows(rng: random.Random, _paper: Paper, quotation: Printed) -> str | None:
    """A bracket stands for several words."""
    words = _words(quotation.text)
    at, length = _inner(rng, words), rng.randint(2, 6)
    return (
        " ".join([*words[:at], "[all of it]", *words[at + length :]])
        if at + length < len(words) - 1
        else None
    )


def other_paragraphs_joined(rng: random.Random, paper: Paper, quotation: Printed) -> str | None:
    """Two far places of the paper are read as one."""
    at = paper.quotations.index(quotation) + rng.randint(1, 2)
    if at >= len(paper.quotations):
        return None
    return f"{quotation.text} {paper.quotations[at].text}"


FORGERS: tuple[Forger, ...] = (
    word_changed,
    word_dropped,
    words_swapped,
    negation_dropped,
    negation_in_brackets,
    negation_left_out,
    long_omission_over_negation,
    cut_behind_negation,
    cut_at_contrast,
    cut_in_mid_clause,
    runs_into_the_author,
    runs_from_the_author,
    authors_sentence_appended,
    two_speakers_joined,
    question_made_statement,
    full_stop_moved,
    number_changed,
    sign_changed,
    bracket_swallows,
    other_paragraphs_joined,
)


# Harmless: found, with nothing to remark on

Copier = Callable[[random.Random, str], str]


def other_white_space(rng: random.Random, text: str) -> str:
    """Other spaces and line breaks."""
    return "".join(
        rng.choice((" ", "  ", "\n", "\u00a0", " \u200b")) if sign == " " else sign for sign in text
    )


def other_marks(rng: random.Random, text: str) -> str:
    """Other apostrophes and dashes, and quotation marks around it."""
    opening, closing = rng.choice((("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("", "")))
    text = text.replace("'", rng.choice("'’ʼ")).replace(" - ", rng.choice((" – ", "—", " - ")))
    return f"{opening}{text}{closing}"


def other_dots(rng: random.Random, text: str) -> str:
    """Other forms of three dots, and no full stop at the end."""
    dots = rng.choice(("…", "...", " . . .", " ..."))
    return text.replace("...", dots).rstrip(".") if rng.random() < 0.5 else text.replace("...", dots)


def case_at_start(_rng: random.Random, text: str) -> str:
    """A small letter at the start."""
    return text[0].lower() + text[1:]


def broken_at_line_ends(rng: random.Random, text: str) -> str:
    """A long word broken at the end of a line."""
    long = [word for word in text.split() if word.isalpha() and len(word) > 6]
    if not long:
        return text
    word = rng.choice(long)
    return text.replace(word, f"{word[:4]}{rng.choice(('-', '¬', chr(0xAD)))}\n{word[4:]}", 1)


COPIERS: tuple[Copier, ...] = (other_white_space, other_marks, other_dots, case_at_start, broken_at_line_ends)
