"""Bytes to text: encodings, and the characters that nobody can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from build_scripts.model.diagnostics import Diagnostic, Place
from build_scripts.read.rules import diagnostic
from build_scripts.read.yaml_text.tree import LINE_BREAK

LARGEST = 1_000_000
"""Bytes of the largest file that is read."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""Control characters, and line breaks that editors do not count as lines."""

# Joiners are part of emoji and of some scripts, so they are let alone after a letter outside ASCII.
INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    r"\ufff9-\ufffc\U000e0000-\U000e007f]|(?<![^\x00-\x7f])[\u200c\u200d]"
)

UNUSUAL_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
SPACE_IN_STRUCTURE = re.compile(rf"^[ \t]*(?:- *)*(?:[\w-]+:)?[{UNUSUAL_SPACE}]", re.MULTILINE)
"""A wide or no-break space in the indentation, or between a key and its value."""

CONFLICT = re.compile(r"^(?:<{7} .*|={7}|>{7} .*|\|{7} .*)$", re.MULTILINE)
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
    """The first character (or leftover of git) for which the file cannot be read at all."""
    found = CONTROL.search(text)
    if found:
        more = len(CONTROL.findall(text)) - 1
        others = f" There {'are' if more > 1 else 'is'} {more} more in this file." if more else ""
        return _at(
            "EV003",
            file,
            text,
            found.start(),
            found.end(),
            f"The control character {_name(found.group())} stands here and cannot be shown.{others}",
            "Delete it. Such characters often come along when text is pasted from a PDF.",
        )
    found = SPACE_IN_STRUCTURE.search(text) if not text.isascii() else None
    if found:
        return _at(
            "EV005",
            file,
            text,
            found.end() - 1,
            found.end(),
            f"The space here is not a plain one but {_name(found.group()[-1])}, and YAML does not know it as a space.",
            "Replace it with a plain space.",
        )
    found = CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if found:
        return _at(
            "EV022",
            file,
            text,
            found.start(),
            found.end(),
            "Git left a mark of a conflict here: two changes of the same lines meet.",
            "Decide which lines to keep, then delete the lines that begin with <<<<<<<, ======= and >>>>>>>.",
        )
    return None


def odd_characters(file: str, text: str) -> Iterator[Diagnostic]:
    """Invisible characters, each once a line; the file can be read all the same."""
    if text.isascii() or not INVISIBLE.search(text):
        return
    for number, line in enumerate(LINE_BREAK.split(text), start=1):
        first = {found.group(): found.start() for found in reversed(list(INVISIBLE.finditer(line)))}
        for character, start in sorted(first.items(), key=lambda item: item[1]):
            yield diagnostic(
                "EV004",
                file,
                Place(number, start + 1, start + 2),
                f"The invisible character {_name(character)} stands here.",
                "Delete it, and type the words around it again if need be.",
                source_line=line,
            )


def without_invisible(data: Any) -> Any:
    """Data without invisible characters: what the author meant, once they are told of."""
    match data:
        case str():
            return INVISIBLE.sub("", data)
        case list():
            return [without_invisible(item) for item in data]
        case dict():
            return {without_invisible(key): without_invisible(item) for key, item in data.items()}
    return data


def hidden_in(value: str) -> str:
    """The first character of a value that nobody can see, by its name; empty if there is none."""
    found = CONTROL.search(value) or INVISIBLE.search(value)
    return _name(found.group()) if found else ""


def _name(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    code = f"U+{ord(character):04X}"
    return f"{code} ({name})" if name else code


def _at(code: str, file: str, text: str, start: int, end: int, message: str, hint: str) -> Diagnostic:
    breaks = list(LINE_BREAK.finditer(text, 0, start))
    begin = breaks[-1].end() if breaks else 0
    source = LINE_BREAK.split(text[begin:], maxsplit=1)[0]
    place = Place(len(breaks) + 1, start - begin + 1, end - begin + 1)
    return diagnostic(code, file, place, message, hint, source_line=source)
