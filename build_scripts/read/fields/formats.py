"""Texts with a form of their own: ids, dates, percents, links, one line; and what is wrong with one that has it not."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping
from typing import Any, get_args

from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.fields import DateText, Day, Line, Link, PercentText
from build_scripts.model.ids import DEVICE_NAMES, ID_MAX_LENGTH, ID_PATTERN, GlobalId
from build_scripts.model.messages import quoted, shorten
from build_scripts.read.fields.describe import Miss

Explain = Callable[[str, str, KeyPath], Miss]
"""From the name of a field, the text and its path to what is wrong."""

LONGEST_LINE: int = get_args(Line)[1].max_length

LIKELY_WRONG_DATE = re.compile(
    r"-(?<=\d{4}-)(?:(?:00|1[3-9]|[2-9]\d)(?!\d)|\d\d-(?:00|3[2-9]|[4-9]\d)|(?:0[2469]|11)-3[01]|02-29)"
)
"""Dates that may not exist; what looks like one elsewhere in a file costs a second look and nothing else."""


def pattern_of(annotated: Any) -> str:
    """The pattern of one of the model's kinds of text."""
    return str(get_args(annotated)[1].pattern)


def wrong_text(schema: Mapping[str, Any], name: str, value: str, path: KeyPath) -> Miss | None:
    """What is wrong with a text, if anything is. `name` is what messages call the field."""
    pattern, longest = schema.get("pattern"), schema.get("maxLength")
    if not value.strip() and (pattern or schema.get("minLength")):
        return Miss("EV032", path, f"{name} is empty.", "Write a value, or delete the line.")
    if pattern and (re.search(pattern, value) is None or value.endswith("\n")):
        return EXPLAINED.get(pattern, _other)(name, value, path)
    if longest is not None and len(value) > longest:
        advice = "Shorten it" if pattern else "Shorten it, or move a part to another field"
        return Miss(
            "EV041", path, f"{name} has {len(value)} characters; it may have {longest}.", f"{advice}."
        )
    if longest == LONGEST_LINE and not pattern and "\n" in value:
        return Miss(
            "EV042",
            path,
            f"{name} is one line of text, and this has {value.count(chr(10)) + 1}.",
            "Write > in place of | and leave out blank lines, or put it on one line.",
        )
    if pattern in (pattern_of(Day), pattern_of(DateText)):
        return _no_such_day(value, path)
    return None


def percent_as_meant(value: str) -> str | None:
    """A percent written with sign, brackets or a decimal comma, as it should stand; None if it is none."""
    bare = value.strip().strip("()").removesuffix("%").strip().replace(",", ".")
    return bare if bare != value and re.search(pattern_of(PercentText), bare) else None


COUNT = re.compile(
    r"(?P<n>\d{1,9})(?:\s*(?:/|(?:out\s+)?of)\s*(?P<base>\d{1,9}))?(?:\s*\(?(?P<percent>\d+(?:[.,]\d+)?)\s*%\s*\)?)?"
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


def _id(_name: str, value: str, path: KeyPath) -> Miss:
    near = as_id(f"item-{value}" if re.match(r"\W*\d", value) else value)
    near += "-1" if near in DEVICE_NAMES else ""
    return Miss(
        "EV037",
        path,
        f'"{shorten(value)}" cannot be an id: ids use lower-case letters, digits and single hyphens, and begin '
        "with a letter.",
        f"For example: {near if near and near != value else 'waiting-lists'}",
    )


def _global_id(_name: str, value: str, path: KeyPath) -> Miss:
    near = "/".join(filter(None, (as_id(piece) for piece in re.split(r"[/#:]", value)[-2:])))
    return Miss(
        "EV037",
        path,
        f'"{shorten(value)}" cannot be the id of an item: an item of a study is named `study/item`, anything '
        "else by its id alone.",
        f"For example: {near if near and near != value else 'okafor-2021/waiting-lists'}",
    )


def _date(name: str, value: str, path: KeyPath) -> Miss:
    years = re.fullmatch(r"(\d{4}) ?(?:[-–/]|to) ?(\d{4})", value)
    if years:
        return Miss(
            "EV038",
            path,
            f"{name} is one date, and this is a span of years.",
            f"Write one year. Dates of fieldwork have a key of their own: `fieldwork: {{start: {years[1]}, "
            f"end: {years[2]}}}`.",
        )
    return Miss(
        "EV038",
        path,
        f'{name} is a year, a month or a day, and "{shorten(value)}" is none.',
        'Write "2026", "2026-11" or "2026-11-21".',
    )


def _day(name: str, value: str, path: KeyPath) -> Miss:
    turned = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", value)
    example = f"{turned[3]}-{int(turned[2]):02}-{int(turned[1]):02}" if turned else "2026-11-21"
    return Miss(
        "EV038",
        path,
        f'{name} is a day, and "{shorten(value)}" is none.',
        f"Dates are year-month-day: {quoted(example)}" + (", for example." if not turned else ""),
    )


def _no_such_day(value: str, path: KeyPath) -> Miss | None:
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    turned = ""
    if not 1 <= month <= 12:
        wrong = f"There is no month {month}."
        if value.count("-") == 2 and 1 <= day <= 12 and month <= 31:
            turned = f": did you mean {year:04}-{day:02}-{month:02}?"
    elif year and not 1 <= day <= monthrange(year, month)[1]:
        wrong = f"There is no day {day} in month {month} of {year}."
    elif not year:
        wrong = "There is no year 0."
    else:
        return None
    return Miss("EV038", path, wrong, f"Dates are year-month-day{turned or '.'}", part=value)


def _percent(name: str, value: str, path: KeyPath) -> Miss:
    return Miss(
        "EV039",
        path,
        f'{name} is a percent as printed, and "{shorten(value)}" is none.',
        'Write digits with a full stop, in quotes: "48.6". If none is printed, delete it.',
    )


def _link(_name: str, value: str, path: KeyPath) -> Miss:
    bare = value.strip()
    hint = "Write the whole address, beginning with https://"
    if re.fullmatch(r"[^\s@/:]+@[^\s@/:]+", bare):
        hint = f"For an e-mail address write mailto:{bare}"
    elif bare.startswith("http://"):
        hint = f"If the site answers there too, write {shorten('https://' + bare.removeprefix('http://'))}"
    elif bare.startswith("www."):
        hint = f"Write https://{shorten(bare)}"
    return Miss(
        "EV040", path, f'Links must start with https:// or mailto:, and "{shorten(value)}" does not.', hint
    )


def _other(name: str, value: str, path: KeyPath) -> Miss:
    return Miss("EV047", path, f'"{shorten(value)}" does not have the form that {name} needs.')


EXPLAINED: dict[str, Explain] = {
    ID_PATTERN: _id,
    pattern_of(GlobalId): _global_id,
    pattern_of(DateText): _date,
    pattern_of(Day): _day,
    pattern_of(PercentText): _percent,
    pattern_of(Link): _link,
}
