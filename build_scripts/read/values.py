"""Single values against their schema: text, a choice of words, whole numbers, true and false."""

from __future__ import annotations

import re
from typing import Any

from build_scripts.model.base import PercentText
from build_scripts.model.problems import Path, Severity
from build_scripts.read.miss import Miss
from build_scripts.read.phrases import either, nearest, quoted, shorten, written
from build_scripts.read.text_shapes import pattern_of, percent_as_meant, wrong_text
from build_scripts.read.wording import Schema, allowed_by, example_of, kind_of, name_of

AsRead = tuple[Any, list[Miss]]
"""The value as it is read (repairs that cannot change the meaning are made), and what is wrong with it."""

AS_PRINTED = "Write the number as it is printed, or delete the line."
LEAVE_OUT = "Leave it out if none is printed."


YES = frozenset({"yes", "on", "true", "y", "1"})


NO = frozenset({"no", "off", "false", "n", "0"})


def read_text(schema: Schema, value: Any, path: Path) -> AsRead:
    """A text. A number is taken as it is written, a percent without its sign."""
    name = name_of(path)
    if isinstance(value, bool | int):
        value = written(value)
    if isinstance(value, str):
        if schema.get("pattern") == pattern_of(PercentText):
            meant = percent_as_meant(value)
            if meant is not None:
                message = f'{name} is read as {meant}: "{shorten(value)}" has a sign, a comma or brackets.'
                hint = f'Write "{meant}": no % sign, no brackets, a full stop.'
                put = quoted(meant)
                return meant, [Miss("EV039", path, message, hint, put=put, severity=Severity.WARNING)]
        wrong = wrong_text(schema, name, value, path)
        return value, [wrong] if wrong else []
    sign = "[" if isinstance(value, list) else "{"
    message = f"{name} should be text, and here stands {kind_of(value)}."
    hint = f'Text that begins with "{sign}" needs quotes. {example_of(path, schema)}'.strip()
    return value, [Miss("EV034", path, message, hint, fits=False)]


def read_choice(schema: Schema, value: Any, path: Path) -> AsRead:
    """One of a few words."""
    allowed, name = allowed_by(schema), name_of(path)
    if isinstance(value, int) and written(value) in allowed:
        return written(value), []
    if any(value == word and type(value) is type(word) for word in allowed):
        return value, []
    words = either((str(word) for word in allowed), most=20)
    only = f"It is {words}." if len(allowed) == 1 else f"Choose from: {words}."
    if isinstance(value, list | dict):
        message = f"{name} is one word, and here stands {kind_of(value)}."
        return value, [Miss("EV036", path, message, only, fits=False)]
    near = nearest(str(value), [str(word) for word in allowed])
    message = f'"{shorten(value)}" is not a value of {name[0].lower()}{name[1:]}.'
    hint = f'Did you mean "{near}"? {only}' if near and len(allowed) > 1 else only
    put = written(next(word for word in allowed if str(word) == near)) if near else None
    return value, [Miss("EV036", path, message, hint, put=put)]


def wrong_number(schema: Schema, value: Any, path: Path) -> list[Miss]:
    """What is wrong with a whole number."""
    name = name_of(path)
    if isinstance(value, int) and not isinstance(value, bool):
        least, most = schema.get("minimum"), schema.get("maximum")
        if least is not None and value < least:
            return [
                Miss(
                    "EV043", path, f"{name} cannot be less than {least}, and here stands {value}.", AS_PRINTED
                )
            ]
        if most is not None and value > most:
            return [
                Miss(
                    "EV043", path, f"{name} cannot be more than {most}, and here stands {value}.", AS_PRINTED
                )
            ]
        return []
    digits = re.sub(r"(?<=\d)[ ,_](?=\d{3}(?!\d))", "", value.strip()) if isinstance(value, str) else ""
    put = str(int(digits)) if re.fullmatch(r"[0-9]{1,18}", digits) else None
    message = f"{name} is a whole number, and here stands {kind_of(value)}."
    key = path[-1] if path else ""
    hint = f"Write: {key}: {put}" if put else f"Write digits only, without quotes. {LEAVE_OUT}"
    return [Miss("EV034", path, message, hint, put=put, fits=False)]


def wrong_flag(name: str, value: Any, path: Path) -> list[Miss]:
    """What is wrong with a value that should be true or false."""
    if isinstance(value, bool):
        return []
    word = str(value).strip().lower()
    put = "true" if word in YES else "false" if word in NO else None
    hint = f"Write: {path[-1] if path else ''}: {put or 'true'}" + ("" if put else " (or false).")
    return [Miss("EV044", path, f"{name} must be true or false.", hint, put=put, fits=False)]


def empty(schema: Schema, path: Path, optional: bool = False) -> Miss:
    """A key or an entry without a value; `optional` if the record can do without it."""
    hint = example_of(path, schema)
    if schema.get("type") == "array" and isinstance(path[-1], str):
        none = "" if schema.get("minItems") else f", or write `{path[-1]}: []` if there is none"
        hint = "Add an entry." if optional else f"Add an entry{none}."
    if optional:
        hint = f"{hint.removesuffix('.')}, or delete the line." if hint else "Delete the line."
    return Miss("EV032", path, f"{name_of(path)} is empty.", hint, at_key=True)
