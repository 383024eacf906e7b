"""The ground all records stand on: strict, frozen, no unknown keys; and the kinds of text they hold."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)
from pydantic_core import PydanticCustomError

from build_scripts.model.ids import Id
from build_scripts.model.phrases import nearest


class Record(BaseModel):
    """A piece of authored data: strict, frozen, unknown keys forbidden."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", populate_by_name=True)


NotStated = Literal["not_stated"]
"""What the source does not print. Never guessed."""


@dataclass(frozen=True)
class Wording:
    """Annotates the text in a field: whose words it holds, and whether they stand on one line."""

    voice: Literal["ours", "printed", "verbatim"]
    """`printed`: a source's own labels and names, or words that are looked up; `verbatim`: its sentences."""
    one_line: bool = False


ONE_LINE = r"^[^\n]*\S[^\n]*$"
SOME_TEXT = r"\S"
LONGEST_TEXT = 10_000
"""Characters of the longest text that a record may hold."""

LINE = StringConstraints(min_length=1, max_length=600, pattern=ONE_LINE)
TEXT = StringConstraints(min_length=1, max_length=LONGEST_TEXT, pattern=SOME_TEXT)

Line = Annotated[str, LINE, Wording("ours", one_line=True)]
"""Plain text on one line: escaped, never read as Markdown."""

Printed = Annotated[str, LINE, Wording("printed", one_line=True)]
"""A label or name on one line, as the source prints it."""

Verbatim = Annotated[str, TEXT, Wording("verbatim")]
"""Words of a source, exactly as printed: escaped, never read as Markdown."""

DEEPEST_PROSE = 8
"""Lists inside lists, or brackets inside brackets, that prose may have."""

MARKERS = re.compile(r"^[ \t]*(?:(?:[-*+>]|[0-9]{1,9}[.)])[ \t]+)+", re.MULTILINE)


def _not_too_nested(text: str) -> str:
    depth = deepest = 0
    for sign in re.findall(r"[\[\](){}]", text):
        depth = depth + 1 if sign in "[({" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    lists = max((len(found[0].split()) for found in MARKERS.finditer(text)), default=0)
    if max(deepest, lists) > DEEPEST_PROSE:
        raise PydanticCustomError("too_nested", "Nested more than {most} deep.", {"most": DEEPEST_PROSE})
    return text


Prose = Annotated[str, TEXT, AfterValidator(_not_too_nested), Wording("ours")]
"""Our own words: paragraphs with emphasis, lists and https links in Markdown, sanitised; no HTML."""


def _on_the_calendar(text: str) -> str:
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    if not (year and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        raise PydanticCustomError("no_such_day", "There is no such day.")
    return text


Language = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", max_length=40),
    Wording("printed", one_line=True),
]
"""A language as browsers know it: en-GB, ar, pt-BR."""

FileInDocs = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.(svg|png)$", max_length=200),
    Wording("printed", one_line=True),
]
"""A picture in `docs/`, by its path from there."""

DateText = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", max_length=10),
    AfterValidator(_on_the_calendar),
    Field(examples=["2026-11-21"]),
]
"""A year, a month or a day: 2026, 2026-11 or 2026-11-21."""

Day = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", max_length=10),
    AfterValidator(_on_the_calendar),
    Field(examples=["2026-11-21"]),
]
"""A day: 2026-11-21."""

PercentText = Annotated[
    str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)?$", max_length=20), Field(examples=["48.6"])
]
"""A percentage as the source prints it, without brackets and sign; text, so that `6.0` stays `6.0`."""

DecimalText = Annotated[
    str, StringConstraints(pattern=r"^-?[0-9]+(\.[0-9]+)?$", max_length=20), Field(examples=["7"])
]
"""A number with the decimals that are printed; text, so that `6.0` stays `6.0`."""

Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
"""A number of people, answers or texts."""

USUALLY_COUNTED = ("people", "answers", "texts", "services", "agencies")
"""What sources count most often; one of these, mistyped or in the singular, is told."""

_SINGULAR = {"people": "person", "children": "child", "women": "woman", "men": "man"}


def singular(counted: str) -> str:
    """One of what is counted: `people` gives person, `agencies` gives agency."""
    if counted in _SINGULAR:
        return _SINGULAR[counted]
    return f"{counted[:-3]}y" if counted.endswith("ies") else counted.removesuffix("s")


def usually_counted(word: str) -> str | None:
    """The usual word that a mistyped one, or its singular, most likely means."""
    singulars = {singular(usual): usual for usual in USUALLY_COUNTED}
    if word in USUALLY_COUNTED or word in singulars:
        return singulars.get(word)
    return nearest(word, ("people",), cutoff=0.8)


def _well_typed(word: str) -> str:
    if usually_counted(word) is not None:
        raise PydanticCustomError("nearly_counted", "Mistyped.")
    return word


Counted = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]+([ -][a-z]+)*$", max_length=40),
    AfterValidator(_well_typed),
    Field(examples=["people"]),
]
"""What a number counts: a plural in small letters, such as people, answers, consultations or library visits."""


Link = Annotated[
    str,
    StringConstraints(pattern=r"^(https://|mailto:)[^\s\"'<>\\^`{|}]+$", max_length=2000),
    Field(examples=["https://example.org/"]),
]
"""A link that readers may follow: https or mailto."""


SiteUrl = Annotated[
    str,
    StringConstraints(
        pattern=r"^https://[A-Za-z0-9]+(-+[A-Za-z0-9]+)*(\.[A-Za-z0-9]+(-+[A-Za-z0-9]+)*)+(:[0-9]{1,5})?(/[A-Za-z0-9_~][A-Za-z0-9._~-]*)*/?$",
        max_length=500,
    ),
    Field(examples=["https://example.org/heard/"]),
]
"""Where a site is published: scheme, host and path alone, since every address of it is put behind."""

Address = Annotated[
    str,
    StringConstraints(
        pattern=r"^([a-z0-9]+(-[a-z0-9]+)*/)+(#_?[a-z0-9]+(-[a-z0-9]+)*)?$",
        max_length=300,
    ),
    Field(examples=["studies/okafor-2021/#waiting"]),
]
"""An address inside the site, from its root: what stands in evidence/permalinks/. It never leads out of the site."""


class Base(Record):
    """Who or what a count is out of."""

    n: Count = Field(description="How many there are.", examples=[38])
    of: Counted = Field(default="people", description="What is counted.", examples=["people"])


def _form_of(value: Any) -> str:
    """The form that a value is meant to have where several may stand: `not_stated`, or a type of JSON."""
    if value == "not_stated":
        return "not_stated"
    names = {bool: "boolean", int: "integer", str: "string", list: "array", tuple: "array"}
    return names.get(type(value), "object")


BY_FORM = Discriminator(_form_of)
"""Tells the forms of a field apart, so that a mistake in one is not taken for a mistake in all."""

Unstated = Annotated[NotStated, Tag("not_stated")]
CountOrNotStated = Annotated[Annotated[Count, Tag("integer")] | Unstated, BY_FORM]
DateOrNotStated = Annotated[Annotated[DateText, Tag("string")] | Unstated, BY_FORM]

BaseLike = Annotated[Annotated[Count, Tag("integer")] | Annotated[Base, Tag("object")], BY_FORM]
"""A base in full, or just its number, which then counts people."""


def as_base(value: BaseLike | None) -> Base | None:
    """The base in full; a bare number counts people."""
    return Base(n=value) if isinstance(value, int) else value


def by_key(*keys: str) -> Discriminator:
    """Tells the forms of a record apart by the one of their keys that is there."""

    def form_of(value: Any) -> str | None:
        has = value.__contains__ if isinstance(value, dict) else lambda key: hasattr(value, key)
        return next(filter(has, keys), None)

    return Discriminator(form_of)


class Locator(Record):
    """Where in the source a reader finds something; at least one part is given."""

    section: Printed | None = Field(
        default=None, description="Heading it stands under, as printed.", examples=["Results"]
    )
    table: Printed | None = Field(default=None, description="Table, as printed.", examples=["Table 4"])
    row: Printed | None = Field(
        default=None, description="Row of that table, as printed.", examples=["Lack of training"]
    )
    question: Printed | None = Field(
        default=None, description="Question of the survey or interview.", examples=["Q12"]
    )
    page: Printed | None = Field(
        default=None, description="Page, only where the source prints one.", examples=["12"]
    )

    def reading(self) -> str:
        """The locator as readers see it: `Table 4, Lack of training; p. 12`."""
        table = ", ".join(part for part in (self.table, self.row) if part)
        page = f"p. {self.page}" if self.page else None
        return "; ".join(part for part in (self.section, table, self.question, page) if part)


class Change(Record):
    """A dated change of meaning."""

    date: Day = Field(description="The day of the change.", examples=["2026-11-21"])
    change: Line = Field(description="What changed, and why, in one sentence.", examples=["First version."])
    was: Line | None = Field(
        default=None,
        description="The words before, where the change altered what they mean; never those of a quotation.",
        examples=["Waiting kept most people away."],
    )


Formerly = Annotated[
    tuple[Id, ...],
    Field(
        default=(),
        description="Ids this item had before; old links keep working.",
        examples=[["no-training"]],
    ),
]

Imported = Annotated[
    bool,
    Field(
        default=False,
        description="True as long as nobody has compared with the paper what an import has typed; then delete the line.",
        examples=[True],
    ),
]

ContentNote = Literal[
    "suicide",
    "self_harm",
    "abuse",
    "sexual_violence",
    "loss",
    "racism_and_discrimination",
    "substance_use",
    "homelessness",
]
"""What a reader may want to know before reading on."""


class Rights(Record):
    """What allows us to print words or tables of a source."""

    basis: Literal["licence", "quotation", "permission", "own", "facts"] = Field(
        description="licence: an open licence; quotation: short extracts to illustrate a point; permission: given in "
        "writing; own: our words; facts: printed numbers, which nobody owns.",
        examples=["licence"],
    )
    licence: Line | None = Field(
        default=None, description="Licence with its version.", examples=["CC-BY-4.0"]
    )
    note: Line | None = Field(
        default=None, description="Where the basis is stated.", examples=["Licence in the archive record."]
    )
