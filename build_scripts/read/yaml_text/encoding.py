"""Bytes to text: encodings, and the characters that nobody can see."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from build_scripts.model.diagnostics import Diagnostic, Edit, Place
from build_scripts.model.phrases import SPACES, lines, sign_name
from build_scripts.read.rules import diagnostic
from build_scripts.read.yaml_text.tree import LINE_BREAK

LARGEST = 1_000_000
"""Bytes of the largest file that is read."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""Control characters, and line breaks that editors do not count as lines."""

INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    r"\ufff9-\ufffc\U000e0000-\U000e007f]"
)

OF_A_FLAG = re.compile(r"\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,30}\U000e007f")
"""The flag of a part of a country: a black flag, its code in tag characters, and their end."""

DIRECTION_MARKS = "\u061c\u200e\u200f\u2066\u2067\u2068\u2069"
"""Marks and isolates, which belong into text of two directions; the older overrides turn letters around."""

NEARBY = 200
"""Characters around a direction mark in which the letters that it is for are looked for."""

WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Letters of Thai, Lao, Burmese and Khmer, whose words are parted by an invisible space if by any."""

SPACE_IN_STRUCTURE = re.compile(rf"^[ \t]*(?:- *)*(?:[\w-]+:)?[{SPACES}]", re.MULTILINE)
"""A wide or no-break space in the indentation, or between a key and its value."""

CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?(?=\r?$)", re.MULTILINE)
"""What git leaves in a file where two changes meet."""

WINDOWS_1252 = {
    0x85: "three dots",
    0x91: "an opening single quotation mark",
    0x92: "a curly apostrophe",
    0x93: "an opening quotation mark",
    0x94: "a closing quotation mark",
    0x96: "a short dash",
    0x97: "a long dash",
    0xA3: "a pound sign",
    0xE9: "an e with an accent",
}


OTHER_FILES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "a Word or Excel file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
}
"""How files begin that are saved under a wrong name now and then, and what they are."""


def too_large(file: str, size: int) -> Diagnostic:
    """The problem of a file over the limit; `size` in bytes."""
    return diagnostic(
        "EV002",
        file,
        Place(1, 1, 2),
        f"This file has {size / 1_000_000:.1f} MB; the limit is 1 MB.",
        "Was a PDF or an image pasted in? If the list has grown that long, tell us.",
    )


def decode(file: str, content: bytes) -> str | Diagnostic:
    """The text of a file, without byte order mark; or why it has none."""
    if len(content) > LARGEST:
        return too_large(file, len(content))
    other = next((what for sign, what in OTHER_FILES.items() if content.startswith(sign)), None)
    if other is not None:
        return diagnostic(
            "EV001",
            file,
            Place(1, 1, 2),
            f"This file is {other}, whatever its name says, and only text can be read.",
            "Keep it elsewhere, and put the text back here.",
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0\0" in (content[:3:2], content[1:4:2]):
        return diagnostic(
            "EV001",
            file,
            Place(1, 1, 2),
            "This file is saved as UTF-16, and only UTF-8 can be read.",
            "Save it again and choose the encoding UTF-8.",
        )
    try:
        return content.removeprefix(BYTE_ORDER_MARK).decode()
    except UnicodeDecodeError as error:
        return _not_utf8(file, content.removeprefix(BYTE_ORDER_MARK), error.start)


def _not_utf8(file: str, content: bytes, at: int) -> Diagnostic:
    before = LINE_BREAK.split(content[:at].decode())
    line, column, byte = len(before), len(before[-1]) + 1, content[at]
    rest = LINE_BREAK.split(content[at : at + 200].decode("cp1252", "replace"))[0]
    likely = WINDOWS_1252.get(byte)
    return diagnostic(
        "EV001",
        file,
        Place(line, column, column + 1),
        f"The byte 0x{byte:02X} on line {line} is not UTF-8."
        + (f" It looks like {likely} from Word or Excel." if likely else ""),
        "Save the file again and choose the encoding UTF-8, then look whether that character is right.",
        source_line=before[-1] + rest,
    )


def unreadable_character(file: str, text: str) -> Diagnostic | None:
    """The characters (or leftovers of git) for which the file cannot be read at all, told at the first."""
    found = list(CONTROL.finditer(text))
    if found:
        message = f"The control character {sign_name(found[0].group())} stands here and cannot be shown."
        hint = "Delete it. Such characters often come along when text is pasted from a PDF."
        return _at("EV003", file, text, found[0].span(), f"{message}{_more(text, found)}", hint)
    found = list(SPACE_IN_STRUCTURE.finditer(text)) if not text.isascii() else []
    if found:
        sign = found[0].group()[-1]
        message = (
            f"The space here is not a plain one but {sign_name(sign)}, and YAML does not know it as a space."
        )
        place = (found[0].end() - 1, found[0].end())
        problem = _at(
            "EV005", file, text, place, f"{message}{_more(text, found)}", "Replace it with a plain space."
        )
        spots = (_place(text, match.end() - 1, match.end())[0] for match in found)
        return replace(problem, edits=tuple(Edit(file, (), " ", place=spot) for spot in spots))
    found = list(CONFLICT.finditer(text))
    if found:
        message = "Git left a mark of a conflict here: two changes of the same lines meet."
        hint = (
            "Decide which lines to keep, then delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
        )
        return _at("EV022", file, text, found[0].span(), f"{message}{_more(text, found)}", hint)
    return None


def _more(text: str, found: Sequence[re.Match[str]]) -> str:
    """In which other lines the same stands."""
    starts = [line_break.end() for line_break in LINE_BREAK.finditer(text)]
    first, *others = dict.fromkeys(bisect_right(starts, match.end() - 1) + 1 for match in found)
    if others:
        return f" The same stands on {lines(others)}."
    more = len(found) - 1
    return f" There {'are' if more > 1 else 'is'} {more} more on line {first}." if more else ""


def odd_characters(file: str, text: str) -> Iterator[Diagnostic]:
    """Invisible characters, each once a line; the file can be read all the same."""
    if text.isascii() or not INVISIBLE.search(text):
        return
    for number, line in enumerate(LINE_BREAK.split(text), start=1):
        first = {line[start]: start for start in reversed(out_of_place(line))}
        for character, start in sorted(first.items(), key=lambda item: item[1]):
            yield diagnostic(
                "EV004",
                file,
                Place(number, start + 1, start + 2),
                f"The invisible character {sign_name(character)} stands here.",
                "Delete it, and type the words around it again if need be.",
                source_line=line,
                edits=tuple(
                    Edit(file, (), "", place=Place(number, at + 1, at + 2))
                    for at in out_of_place(line)
                    if line[at] == character
                ),
            )


def out_of_place(text: str) -> list[int]:
    """Where characters stand that nobody can see and that no script or emoji needs there."""
    flags = {start for flag in OF_A_FLAG.finditer(text) for start in range(*flag.span())}
    found = (match.start() for match in INVISIBLE.finditer(text))
    return [start for start in found if start not in flags and not _belongs(text, start)]


def _belongs(text: str, start: int) -> bool:
    sign, before, after = text[start], text[max(start - NEARBY, 0) : start], text[start + 1 : start + NEARBY]
    if sign in "\u200c\u200d":
        # Joiners are part of emoji and of some scripts.
        return bool(before) and not before[-1].isascii()
    if sign == "\u200b":
        return bool(WITHOUT_SPACES.match(before[-1:]) and WITHOUT_SPACES.match(after))
    return sign in DIRECTION_MARKS and (_runs_left(reversed(before)) or _runs_left(after))


def _runs_left(signs: Iterable[str]) -> bool:
    """Whether the first letter is of a script that runs from right to left."""
    directions = (unicodedata.bidirectional(sign) for sign in signs if sign not in DIRECTION_MARKS)
    return next((direction for direction in directions if direction in ("L", "R", "AL")), "") in ("R", "AL")


def without_invisible(data: Any) -> Any:
    """Data without invisible characters: what the author meant, once they are told of."""
    match data:
        case str():
            positions = set() if data.isascii() else set(out_of_place(data))
            return "".join(sign for at, sign in enumerate(data) if at not in positions) if positions else data
        case list():
            return [without_invisible(item) for item in data]
        case dict():
            return {without_invisible(key): without_invisible(item) for key, item in data.items()}
    return data


def hidden_in(value: str) -> str:
    """The first character of a value that nobody can see, by its name; empty if there is none."""
    control = CONTROL.search(value)
    if control:
        return sign_name(control.group())
    return next((sign_name(value[start]) for start in out_of_place(value)), "")


def _at(code: str, file: str, text: str, span: tuple[int, int], message: str, hint: str) -> Diagnostic:
    place, begin = _place(text, *span)
    source = LINE_BREAK.split(text[begin:], maxsplit=1)[0]
    return diagnostic(code, file, place, message, hint, source_line=source)


def _place(text: str, start: int, end: int) -> tuple[Place, int]:
    """The place of some characters of one line, and where that line begins."""
    breaks = list(LINE_BREAK.finditer(text, 0, start))
    begin = breaks[-1].end() if breaks else 0
    return Place(len(breaks) + 1, start - begin + 1, end - begin + 1), begin
