"""The rule that protects people: what is printed of them must not lead to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from build_scripts.check.links.chains import QUOTE
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Severity, Violation
from build_scripts.model.fields import Wording
from build_scripts.model.phrases import plain
from build_scripts.model.records.quote import Quote
from build_scripts.model.walk import Located, marked, records
from build_scripts.synthesise.joins import Joined

NHS_WEIGHTS = range(10, 1, -1)


def is_nhs_number(text: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number (modulus 11, NHS Data Dictionary)."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    if len(digits) != 10:
        return False
    rest = 11 - sum(weight * digit for weight, digit in zip(NHS_WEIGHTS, digits, strict=False)) % 11
    return rest % 11 == digits[9] and rest != 10


def _always(_text: str) -> bool:
    return True


DETAILS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool], Severity], ...] = (
    ("an e-mail address", re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w"), _always, Severity.ERROR),
    (
        "an NHS number",
        re.compile(r"(?<![0-9])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])"),
        is_nhs_number,
        Severity.ERROR,
    ),
    (
        "a phone number",
        re.compile(r"(?<![\w.])(?:\+[0-9]{1,3}[ -]?|\(?0)[0-9](?:[ ()-]{0,2}[0-9]){7,10}(?![0-9])"),
        _always,
        Severity.ERROR,
    ),
    (
        "a National Insurance number",
        re.compile(r"\b[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b"),
        _always,
        Severity.ERROR,
    ),
    ("a web address", re.compile(r"\bhttps?://\S+|\bwww\.\S+\.\w+"), _always, Severity.ERROR),
    ("a name on social media", re.compile(r"(?<![\w@.])@\w{3,}"), _always, Severity.ERROR),
    ("a postcode", re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}\b"), _always, Severity.WARNING),
    (
        "a full date",
        re.compile(
            r"\b[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}\b|\b[0-9]{1,2}(?:st|nd|rd|th)? (?:of )?(?:January|February|March|April|May"
            r"|June|July|August|September|October|November|December),? [0-9]{4}\b"
        ),
        _always,
        Severity.WARNING,
    ),
)
"""What it looks like, how it is found, what else it must pass, and how sure that is: ordinary codes look like
postcodes, and a date may be that of an event everybody knows."""


@rule(
    "EV606",
    "personal-detail",
    scope="study",
    why="A quotation that could lead to a person is not selected, whatever the source printed: what is gathered in "
    "one place is found more easily.",
    bad=QUOTE.format(mark="", speaker='"P09, 020 7946 0018"  # <- here'),
    good=QUOTE.format(mark="", speaker="P09"),
)
def personal_detail(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """Something in a quotation or its label that could lead to a person (an error, where it is sure)."""
    for text in _texts_of_people(folder):
        taken: list[tuple[int, int]] = []
        for what, pattern, confirmed, severity in DETAILS:
            for found in pattern.finditer(plain(text.value)):
                printed = text.value[slice(*found.span())]
                inside = any(start < found.end() and found.start() < end for start, end in taken)
                if inside or not confirmed(found[0]):
                    continue
                taken.append(found.span())
                yield text.at(
                    (),
                    f'"{printed}" looks like {what}.',
                    "Leave it out with [...], or paraphrase and drop the quotation. If it leads to nobody, say why in "
                    "evidence/waivers.yaml.",
                    part=printed,
                    severity=severity,
                )


def _texts_of_people(folder: StudyFolder) -> Iterator[Located[str]]:
    """What a study prints of people: their words and their labels."""
    for quote in records(folder, Quote):
        for text, _ in marked(quote, Wording):
            if text.path[-1] in ("text", "speaker", "answer_group") and len(text.path) == 2:
                yield text
