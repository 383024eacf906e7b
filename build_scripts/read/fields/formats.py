"""Texts with a form of their own: ids, dates, percents, links, one line; and what is wrong with one that has it not."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from typing import Any, get_args

from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.fields import (
    DEEPEST_PROSE,
    LONGEST_TEXT,
    ONE_LINE,
    Address,
    Counted,
    DateText,
    Day,
    FileInDocs,
    Language,
    Link,
    PercentText,
    SiteUrl,
    usually_counted,
)
from build_scripts.model.ids import DEVICE_NAMES, ID_MAX_LENGTH, ID_PATTERN, GlobalId
from build_scripts.model.phrases import did_you_mean, plain, quoted, shorten
from build_scripts.read.fields.describe import FieldError
from build_scripts.read.fields.record_schema import Schema

Explain = Callable[[str, str, KeyPath], FieldError]
"""From the name of a field, the text and its path to what is wrong."""


def pattern_of(annotated: Any) -> str:
    """The pattern of one of the model's kinds of text."""
    return str(get_args(annotated)[1].pattern)


def wrong_text(schema: Schema, name: str, value: str, path: KeyPath) -> FieldError:
    """What is wrong with a text that its field refuses. `name` is what messages call the field."""
    pattern = schema.get("pattern", "")
    if not value.strip():
        return FieldError("EV032", path, f"{name} is empty.", "Write a value, or delete the line.")
    fits = re.search(pattern, value) is not None and not value.endswith("\n")
    if pattern in NEVER_LONG or (pattern in EXPLAINED and not fits):
        return EXPLAINED[pattern](name, value, path)
    longest = schema.get("maxLength", LONGEST_TEXT)
    if len(value) > longest:
        advice = "Shorten it" if pattern in EXPLAINED else "Shorten it, or move a part to another field"
        message = f"{name} has {len(value)} characters; it may have {longest}."
        return FieldError("EV041", path, message, f"{advice}.")
    if pattern == ONE_LINE:
        return FieldError(
            "EV042",
            path,
            f"{name} is one line of text, and this has {value.count(chr(10)) + 1}.",
            "Write > in place of | and leave out blank lines, or put it on one line.",
        )
    return FieldError("EV047", path, f'"{shorten(value)}" does not have the form that {name} needs.')


def too_nested(name: str, path: KeyPath) -> FieldError:
    """What is wrong with prose that has lists in lists, or brackets in brackets, without end."""
    return FieldError(
        "EV048",
        path,
        f"{name} has lists or brackets more than {DEEPEST_PROSE} deep in each other.",
        "Write it as sentences, or as one list; put a backslash before a sign that is meant as itself.",
    )


LONGEST_PERCENT: int = get_args(PercentText)[1].max_length


def percent_as_meant(value: str) -> str | None:
    """A percent written with sign, brackets or a decimal comma, as it should stand; None if it is none."""
    bare = plain(value).strip().strip("()").removesuffix("%").strip().replace(",", ".")
    if bare == value or len(bare) > LONGEST_PERCENT or not re.fullmatch(r"[0-9]+(\.[0-9]+)?", bare):
        return None
    return bare


COUNT = re.compile(
    r"(?P<n>[0-9]{1,9})(?:\s*(?:/|(?:out\s+)?of)\s*(?P<base>[0-9]{1,9}))?"
    r"(?:\s*\(?(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,9})?)\s*%\s*\)?)?"
)


def count_as_meant(value: str) -> dict[str, int | str] | None:
    """A count written as a sentence has it, `35 of 46 (76.1%)`, with its keys; None if it is none."""
    found = COUNT.fullmatch(value.strip())
    if found is None or not (found["base"] or found["percent"]):
        return None
    count: dict[str, int | str] = {key: int(found[key]) for key in ("n", "base") if found[key]}
    if found["percent"]:
        count["percent"] = found["percent"].replace(",", ".")
    return count


def as_id(text: str) -> str:
    """The id that comes nearest to a text; empty if no letter is left."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).lstrip("-0123456789").strip("-")[:ID_MAX_LENGTH].rstrip("-")


def _id(_name: str, value: str, path: KeyPath) -> FieldError:
    near = as_id(f"item-{value}" if re.match(r"\W*[0-9]", value) else plain(value))
    near += "-1" if near in DEVICE_NAMES else ""
    return FieldError(
        "EV037",
        path,
        f'"{shorten(value)}" cannot be an id: ids use lower-case letters, digits and single hyphens, and begin '
        "with a letter.",
        _example(value, near, "waiting-lists"),
    )


def _global_id(_name: str, value: str, path: KeyPath) -> FieldError:
    near = "/".join(filter(None, (as_id(piece) for piece in re.split(r"[/#:]", plain(value))[-2:])))
    return FieldError(
        "EV037",
        path,
        f'"{shorten(value)}" cannot be the id of an item: an item of a study is named `study/item`, anything '
        "else by its id alone.",
        _example(value, near, "okafor-2021/waiting-lists"),
    )


def _example(value: str, near: str, other: str) -> str:
    """The id that comes nearest; where it looks the same as what was typed, what differs."""
    if near and plain(value).strip() == near:
        return did_you_mean(value, near)
    return f"For example: {near if near and near != value else other}"


def _date(name: str, value: str, path: KeyPath) -> FieldError:
    years = re.fullmatch(r"([0-9]{4}) ?(?:[-–/]|to) ?([0-9]{4})", plain(value))
    if years:
        return FieldError(
            "EV038",
            path,
            f"{name} is one date, and this is a span of years.",
            f"Write one year. Dates of fieldwork have a key of their own: `fieldwork: {{start: {years[1]}, "
            f"end: {years[2]}}}`.",
        )
    hint = 'Write "2026", "2026-11" or "2026-11-21".'
    if re.search(pattern_of(DateText), plain(value)) and plain(value) != value:
        hint = did_you_mean(value, plain(value))
    return FieldError(
        "EV038", path, f'{name} is a year, a month or a day, and "{shorten(value)}" is none.', hint
    )


def _day(name: str, value: str, path: KeyPath) -> FieldError:
    turned = re.fullmatch(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})", plain(value))
    example = f"{turned[3]}-{int(turned[2]):02}-{int(turned[1]):02}" if turned else "2026-11-21"
    hint = f"Dates are year-month-day: {quoted(example)}" + (", for example." if not turned else "")
    if re.search(pattern_of(Day), plain(value)) and plain(value) != value:
        hint = did_you_mean(value, plain(value))
    return FieldError("EV038", path, f'{name} is a day, and "{shorten(value)}" is none.', hint)


def _language(name: str, value: str, path: KeyPath) -> FieldError:
    return FieldError(
        "EV036",
        path,
        f'{name} is a language\'s tag, and "{shorten(value)}" is none.',
        'Write its short letters, with the country after a hyphen if that matters: "en-GB", "es" or "ar".',
    )


def _file_in_docs(name: str, value: str, path: KeyPath) -> FieldError:
    return FieldError(
        "EV036",
        path,
        f'{name} is a picture in docs/, and "{shorten(value)}" is no path to one.',
        "Put an SVG or a PNG into docs/ and write its path from there: assets/our-mark.svg, for example.",
    )


def no_such_day(value: str, path: KeyPath) -> FieldError:
    """What is wrong with a date that is on no calendar."""
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    turned = ""
    if not 1 <= month <= 12:
        wrong = f"There is no month {month}."
        if value.count("-") == 2 and 1 <= day <= 12 and month <= 31:
            turned = f": did you mean {year:04}-{day:02}-{month:02}?"
    elif year and not 1 <= day <= monthrange(year, month)[1]:
        wrong = f"There is no day {day} in month {month} of {year}."
    else:
        wrong = "There is no year 0."
    return FieldError("EV038", path, wrong, f"Dates are year-month-day{turned or '.'}", part=value)


def _percent(name: str, value: str, path: KeyPath) -> FieldError:
    return FieldError(
        "EV039",
        path,
        f'{name} is a percent as printed, and "{shorten(value)}" is none.',
        'Write digits with a full stop, in quotes: "48.6". If none is printed, delete it.',
    )


def _link(_name: str, value: str, path: KeyPath) -> FieldError:
    bare = value.strip()
    hint = "Write the whole address, beginning with https://"
    if re.fullmatch(r"[^\s@/:]+@[^\s@/:]+", bare):
        hint = f"For an e-mail address write mailto:{bare}"
    elif bare.startswith("http://"):
        hint = f"If the site answers there too, write {shorten('https://' + bare.removeprefix('http://'))}"
    elif bare.startswith("www."):
        hint = f"Write https://{shorten(bare)}"
    return FieldError(
        "EV040", path, f'Links must start with https:// or mailto:, and "{shorten(value)}" does not.', hint
    )


def _site_url(name: str, value: str, path: KeyPath) -> FieldError:
    hint = "Write for example https://example.org/heard/, and nothing behind the path."
    if value.startswith("http://"):
        hint = "Write https:// where the site answers there; pages may not be read safely otherwise."
    message = f'{name} is https:// with a host and a path of plain letters, and "{shorten(value)}" is not.'
    return FieldError("EV040", path, message, hint)


def _address(name: str, value: str, path: KeyPath) -> FieldError:
    message = (
        f"{name} is an address inside the site, of lower-case letters, digits and hyphens between slashes, and "
        f'"{shorten(value)}" is none.'
    )
    hint = "Copy it from evidence/permalinks/: studies/okafor-2021/#waiting, for example."
    return FieldError("EV040", path, message, hint)


def _counted(name: str, value: str, path: KeyPath) -> FieldError:
    meant = plain(value).strip().lower()
    put = meant if re.fullmatch(pattern_of(Counted), meant) else None
    hint = f'Write "{put}".' if put else "Write for example people, answers, texts or consultations."
    message = f'{name} is a plural in small letters, and here stands "{shorten(value)}".'
    return FieldError("EV036", path, message, hint, put=put)


def nearly_counted(name: str, value: str, path: KeyPath) -> FieldError:
    """What is wrong with a word for what is counted that is nearly a usual one."""
    near = usually_counted(value) or ""
    message = f'"{shorten(value)}" is not a value of {name[0].lower()}{name[1:]}.'
    hint = (
        f"{did_you_mean(value, near)} It may be any plural in small letters: people, answers, consultations."
    )
    return FieldError("EV036", path, message, hint, put=near)


EXPLAINED: dict[str, Explain] = {
    ID_PATTERN: _id,
    pattern_of(GlobalId): _global_id,
    pattern_of(DateText): _date,
    pattern_of(Day): _day,
    pattern_of(PercentText): _percent,
    pattern_of(Link): _link,
    pattern_of(SiteUrl): _site_url,
    pattern_of(Address): _address,
    pattern_of(Counted): _counted,
    pattern_of(Language): _language,
    pattern_of(FileInDocs): _file_in_docs,
}

NEVER_LONG = frozenset({pattern_of(DateText), pattern_of(Day), pattern_of(PercentText)})
"""Kinds of text of which a long one is none at all."""
