"""Words of the glossary, linked to their meaning at their first use on a page.

It works on a page's finished HTML, which is well formed and escaped, and changes no word of it. What a source prints
is left alone: quotations, and whatever a template marks as `ev-verbatim`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from build_scripts.model import urls
from build_scripts.model.records.glossary import GlossaryTerm

CLASS = "ev-term"
CONTESTED = "Contested term: see the glossary."

_TAGS = (
    *(
        "a",
        "blockquote",
        "button",
        "caption",
        "cite",
        "code",
        "figcaption",
        "h[1-6]",
        "label",
        "legend",
        "nav",
    ),
    *("pre", "q", "script", "select", "style", "summary", "svg", "template", "th"),
)
_CLASSES = (
    *("ev-quote", "ev-cell", "ev-verbatim", "ev-asked__wording", "ev-chart-card__asked"),
    *("ev-byline", "ev-cite", "ev-kicker", "ev-notice", "ev-problems", "ev-ribbon", "ev-source", "ev-tag"),
)
_NEXT = re.compile(
    rf"<(?:({'|'.join(_TAGS)})[\s>]"
    rf'|(\w+)\s(?:[^>]*\s)?class="(?:[^"]*\s)?(?:{"|".join(_CLASSES)})[\s"])'
    r"|>\s*([^<>\s][^<>]*)"
)
"""The start of an element in which nothing is linked (words of a source, links, titles and labels), or text."""

_BLOCK = re.compile(r"</?(?!(?:a|abbr|br|cite|code|em|q|small|span|strong|sub|sup)[\s>/])\w")
_BETWEEN = "\0"

_LINKED = re.compile(rf'<a class="{CLASS}" href="[^"]*#([^"]*)"')
_SINGLE = "(?:&#39;|&#x27;|['’])"
_DOUBLE = "(?:&#34;|&quot;)"
_QUOTATION = re.compile(
    rf"“[^”]*(?:”|$)|{_DOUBLE}.*?(?:{_DOUBLE}|$)|(?:(?<!\w)(?:&#39;|&#x27;|')|‘)(?=\S).*{_SINGLE}(?!\w)",
    re.DOTALL,
)
"""Words in quotation marks. Single ones reach as far as they may: an apostrophe inside looks like the last."""

_OPENING = re.compile(r"(?:[“‘']|&#34;|&quot;|&#39;|&#x27;)\Z")
_CLOSING = re.compile(r"[”’']|&#34;|&quot;|&#39;|&#x27;")
_TO_WORDS = bytes(
    byte if chr(byte) in ascii_lowercase else byte + 32 if chr(byte) in ascii_uppercase else 32
    for byte in range(256)
)
"""Letters of ASCII in lower case, a space for all else."""


class _Use(NamedTuple):
    """A place at which a term is written; of those that start together, the longest sorts first."""

    start: int
    minus_end: int
    term: int


@dataclass(frozen=True)
class _Form:
    """One way of writing a term."""

    term: int
    words: frozenset[bytes]
    """All must stand on a page that uses the form."""
    head: str
    """How it begins, in lower case, up to a mark that is written in several ways: what is looked for first."""
    pattern: re.Pattern[str]

    def uses(self, text: str, lower: str) -> Iterator[_Use]:
        """Where it is written in `text`, which `lower` is in lower case."""
        at = lower.find(self.head)
        while at >= 0:
            if found := self.pattern.match(text, at):
                yield _Use(at, -found.end(), self.term)
            at = lower.find(self.head, at + 1)


class Terms:
    """The glossary, made ready once for all pages."""

    def __init__(self, glossary: Iterable[GlossaryTerm] = ()) -> None:
        """Terms that say `linked: false` are left out."""
        self._terms = tuple(term for term in glossary if term.linked)
        self._forms = tuple(
            _form(number, written)
            for number, term in enumerate(self._terms)
            for written in dict.fromkeys((term.term, *term.also))
        )
        self._words = frozenset().union(*(form.words for form in self._forms))

    def linked(self, html: str, link: Callable[[str], str]) -> str:
        """`html` with the first use of each term linked; `link` writes the link to an address.

        A term that is linked in `html` already stays as it is, so doing it twice changes nothing.
        """
        if not self._terms:
            return html
        page = _PageText(str(html))
        uses = self._uses(page.text)
        return "".join(self._parts(page, uses, link)) if uses else html

    def _uses(self, text: str) -> list[_Use]:
        """Every use of every term, in order."""
        here = self._words.intersection(text.encode(errors="replace").translate(_TO_WORDS).split())
        # As long as `text`: İ is the one letter that grows in lower case.
        lower = text.replace("İ", "i").replace("\n", " ").lower()
        return sorted(use for form in self._forms if form.words <= here for use in form.uses(text, lower))

    def _parts(self, page: _PageText, uses: Iterable[_Use], link: Callable[[str], str]) -> Iterator[str]:
        before = set(_LINKED.findall(page.html))
        done = {number for number, term in enumerate(self._terms) if term.id in before}
        written = reached = 0
        for use in uses:
            if use.start < reached:
                continue  # A part of a longer term.
            reached = -use.minus_end
            if use.term in done or page.is_quoted(use.start, reached):
                continue
            done.add(use.term)
            term = self._terms[use.term]
            place = page.place(use.start)
            yield page.html[written:place]
            yield _anchor(term, link(urls.term(term.id)), page.text[use.start : reached])
            written = place + reached - use.start
        yield page.html[written:]


class _PageText:
    """A page's HTML with its running text, in which alone terms are linked."""

    def __init__(self, html: str) -> None:
        self.html = html
        self._pieces: list[str] = []
        self._starts: list[int] = []
        """Where each piece begins in the text."""
        self._places: list[int] = []
        """Where it begins in the HTML."""
        at = start = 0
        while found := _NEXT.search(html, at):
            if name := found[1] or found[2]:
                at = _end(html, name, found.end() - 1)
            else:
                self._pieces.append(found[3])
                self._starts.append(start)
                self._places.append(found.start(3))
                start += len(found[3]) + 1
                at = found.end()
        self.text = _BETWEEN.join(self._pieces)

    def place(self, at: int) -> int:
        """The place in the HTML of what stands at `at` in the text."""
        piece = self._piece(at)
        return self._places[piece] + at - self._starts[piece]

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether that part of the text stands inside a quotation.

        A term in quotation marks of its own is a word that is named, not a quotation.
        """
        first = last = self._piece(start)
        # Emphasis does not end a quotation: look at the whole paragraph.
        while first > 0 and not self._is_apart(first):
            first -= 1
        while last + 1 < len(self._pieces) and not self._is_apart(last + 1):
            last += 1
        before = self.text[self._starts[first] : start]
        after = self.text[end : self._starts[last] + len(self._pieces[last])]
        opening, closing = _OPENING.search(before), _CLOSING.match(after)
        if opening and closing:
            before, after = before[: opening.start()], after[closing.end() :]
        return any(
            quotation.start() < len(before) < quotation.end()
            for quotation in _QUOTATION.finditer(f"{before} {after}")
        )

    def _piece(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _is_apart(self, piece: int) -> bool:
        """Whether a paragraph, an item or a cell begins before a piece."""
        end = self._places[piece - 1] + len(self._pieces[piece - 1])
        return bool(_BLOCK.search(self.html, end, self._places[piece]))


def _form(term: int, written: str) -> _Form:
    text = " ".join(escape(written, quote=False).replace("’", "'").split())
    pattern = re.escape(text).replace(r"\ ", r"\s").replace("'", _SINGLE).replace('"', f"(?:{_DOUBLE}|[“”])")
    return _Form(
        term=term,
        words=frozenset(text.encode(errors="replace").translate(_TO_WORDS).split()),
        head=re.split(r"['\"]", text.replace("İ", "i").lower(), maxsplit=1)[0],
        pattern=re.compile(
            # Neither a part of a hyphenated word nor of a character reference.
            rf"(?<![\w-])(?<!&)(?<!&#){pattern}(?![\w-])",
            re.NOFLAG if written.isupper() else re.IGNORECASE,
        ),
    )


def _anchor(term: GlossaryTerm, href: str, text: str) -> str:
    contested = term.used_by or term.objections
    meaning = f"{term.meaning} {CONTESTED}" if contested else term.meaning
    return f'<a class="{CLASS}" href="{escape(href)}" aria-description="{escape(meaning)}">{text}</a>'


def _end(html: str, name: str, at: int) -> int:
    """Where the end tag ends of the element whose start tag `at` is in, at its `>`; elements inside are passed over."""
    bare, start, end = f"<{name}>", f"<{name} ", f"</{name}>"
    depth = 1
    while depth:
        close = html.find(end, at)
        if close < 0:
            return len(html)
        depth += html.count(bare, at, close) + html.count(start, at, close) - 1
        at = close + len(end)
    return at - 1
