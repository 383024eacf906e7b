"""Small phrases that every message is put together from: a value as YAML, a list of words, the nearest word."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

LONGEST = 60
PLAIN = re.compile(r"[^\W\d_](?:[\w ()/.;'’–-]|:(?=\S))*(?<! )\Z")
"""Text that needs no quotes, also inside brackets."""

SPECIAL_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


def shorten(text: object, longest: int = LONGEST) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(str(text).split())
    return line if len(line) <= longest else line[: longest - 2].rstrip() + " …"


def uncommented(text: str) -> str:
    """A piece of a line without the comment at its end."""
    return re.split(r"[ \t]#(?: |$)", text, maxsplit=1)[0].rstrip()


def quoted(text: str) -> str:
    """A text as YAML writes it in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def written(value: Any) -> str:
    """A value as one line of YAML: `Waiting lists`, `"48.6"`, `[a, b]`, `{table: Table 2}`."""
    if isinstance(value, bool | int):
        return json.dumps(value)
    if isinstance(value, str):
        plain = PLAIN.match(value) and value.lower() not in SPECIAL_WORDS
        return value if plain else quoted(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(written(item) for item in value) + "]"


def either(words: Iterable[str], joint: str = "or", most: int = 12) -> str:
    """Words as a list in a sentence: `a, b or c`; a long list says how many more there are."""
    listed = list(words)
    if len(listed) > most:
        return f"{', '.join(listed[:most])} and {len(listed) - most} more"
    return f"{', '.join(listed[:-1])} {joint} {listed[-1]}" if len(listed) > 1 else "".join(listed)


def lines(numbers: Sequence[int], most: int = 8) -> str:
    """Numbers of lines in a sentence: `line 4`, `lines 4, 7 and 9`; of many, how many more there are."""
    listed = either(map(str, numbers), "and", most)
    return f"line {listed}" if len(numbers) == 1 else f"lines {listed}"


def nearest(word: str, known: Iterable[str], cutoff: float = 0.7) -> str | None:
    """The known word that a mistyped one most likely means; capitals, hyphens and underscores are all one."""
    form, by_form = _form(word), {_form(other): other for other in known}
    if form in by_form:
        return by_form[form]
    # A word cut short, such as `mixed` for `mixed_methods`, is told before one that only looks alike; and none is
    # where it could be several: `quantitative` is not `qualitative`.
    longer = [other for other in by_form if form and other.startswith(f"{form}_")]
    swapped = [other for other in by_form if sorted(other) == sorted(form)]
    found = longer or swapped or get_close_matches(form, by_form, n=1, cutoff=cutoff)
    return by_form[found[0]] if len(found) == 1 else None


def _form(word: str) -> str:
    return re.sub(r"[\s_-]+", "_", plain(word).strip().lower())


HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Signs that look like a plain hyphen or space, or nearly so."""


def plain(text: str) -> str:
    """A text with the hyphens, spaces and digits of a plain keyboard in place of those that only look like them."""
    return text if text.isascii() else "".join(_plain_sign(sign) for sign in text)


def _plain_sign(sign: str) -> str:
    if sign in HYPHENS:
        return "-"
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return " " if sign in SPACES else sign


def sign_name(sign: str) -> str:
    """A sign by its code and name: `U+2011 (non-breaking hyphen)`."""
    name = unicodedata.name(sign, "").lower()
    code = f"U+{ord(sign):04X}"
    return f"{code} ({name})" if name else code


def did_you_mean(typed: str, meant: str) -> str:
    """The question whether a near word was meant; where both look the same, what in the typed one differs."""
    odd = next((sign for sign in typed if _plain_sign(sign) != sign), None)
    if odd is not None and plain(typed).strip() == meant:
        return f'Write "{meant}" with plain signs: {sign_name(odd)} stands in it.'
    return f'Did you mean "{meant}"?'


def suggestion(typed: str, known: Iterable[str], cutoff: float = 0.7) -> str:
    """The question whether the nearest of `known` was meant; empty where none is near."""
    near = nearest(typed, known, cutoff)
    return did_you_mean(typed, near) if near else ""
