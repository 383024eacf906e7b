"""Rules about our own words: plain ones, finished, and nothing in them that a browser or spreadsheet would run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.check.rule import rule
from build_scripts.model.diagnostics import Severity, Violation
from build_scripts.model.fields import Wording
from build_scripts.model.phrases import quoted, shorten
from build_scripts.model.walk import marked
from build_scripts.synthesise.joins import Joined

CITED = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
"""Words within quotation marks are somebody's, and stay as they are."""

HTML = re.compile(r"</?[a-z][\w-]*(?:\s[^<>]*)?/?>|<[a-z][\w-]*\s[^<>]*=|<!--", re.IGNORECASE)
"""A tag, whole or begun. `<5`, `p < 0.05` and `<https://example.org>` are none."""

LINK = re.compile(
    r"\]\(\s*<?(?P<inline>[^\s)>]*)|^\s*\[[^\]]+\]:\s*(?P<listed>\S+)|<(?P<bare>[a-z][a-z0-9+.-]*:[^<>\s]*)>",
    re.IGNORECASE | re.MULTILINE,
)
SAFE_LINK = re.compile(r"(https://|mailto:)[^\s]", re.IGNORECASE)

FORMULA = re.compile(r"\s*[=@+\-＝＠＋－]")
NUMBER = re.compile(r"\s*[+-]\s?\.?[0-9][^|!@]*")
"""A number with its sign, and what a source prints beside it: an interval, a spread, a p value."""

PLACEHOLDER = re.compile(r"\b(TODO|FIXME|TBC|TBD)\b|(?i:\blorem ipsum\b|\bxxx+\b)|^\s*(\.{3}|…|\?+)\s*$")

TERM = "# in evidence/glossary.yaml\n- id: queue\n  term: queue\n  meaning: {meaning}\n"
GOOD = TERM.format(meaning="People who wait for their turn.")


@rule(
    "EV601",
    "plain-words",
    severity=Severity.WARNING,
    scope="corpus",
    why="`plain_words` in site.yaml lists words that hurt or puzzle readers, each with what to write instead. It "
    "concerns our own words only: what stands in quotation marks, and quotations themselves, stay as they are.",
    bad=TERM.format(meaning="Where the deaf wait for their turn.  # <- here"),
    good=TERM.format(meaning="Where people who are deaf wait for their turn."),
)
def plain_words(joined: Joined) -> Iterator[Violation]:
    """A word in our own text that `site.yaml` asks to avoid."""
    avoided = joined.corpus.site.plain_words if joined.corpus.site else {}
    if not avoided:
        return
    better = {" ".join(word.lower().split()): instead for word, instead in avoided.items()}
    longest_first = sorted(better, key=lambda word: (-len(word), word))
    words = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for text, wording in marked(joined.corpus, Wording):
        if wording.voice != "ours" or not pattern.search(text.value):
            continue
        for found in pattern.finditer(CITED.sub(lambda cited: " " * len(cited[0]), text.value)):
            instead = better[" ".join(found[0].lower().split())]
            yield text.at(
                (),
                f'"{found[0]}" is on the list of words to avoid in our own text.',
                f'Write "{instead}", for example. If it is the source\'s word, put it in quotation marks.',
                part=found[0],
            )


@rule(
    "EV602",
    "html",
    scope="corpus",
    why="Texts hold words, not web pages. Emphasis, lists and links are written in Markdown; anything else that "
    "looks like HTML would be shown as it stands.",
    bad=TERM.format(meaning='People who <b onclick="go()">wait</b>.  # <- here'),
    good=TERM.format(meaning="People who *wait*, fewer than <5 at a time."),
)
def html(joined: Joined) -> Iterator[Violation]:
    """A tag in a text that is not verbatim."""
    for text, wording in marked(joined.corpus, Wording):
        found = HTML.search(text.value) if "<" in text.value and wording.voice != "verbatim" else None
        if found:
            yield text.at(
                (),
                f"{shorten(found[0], 40)} is HTML, which is not allowed here.",
                "Write words alone."
                if wording.one_line
                else "Use **bold**, *italic*, lists and [links](https://example.org).",
                part=found[0],
            )


@rule(
    "EV603",
    "unsafe-link",
    scope="corpus",
    why="Readers follow links, and some kinds run a program instead of opening a page. So links begin with https:// "
    "or mailto:.",
    bad="# in evidence/themes/waiting.yaml\n"
    "definition: Waiting, as [elsewhere](javascript:alert) explained.  # <- here\n",
    good="# in evidence/themes/waiting.yaml\n"
    "definition: Waiting, as [elsewhere](https://example.org/waiting) explained.\n",
)
def unsafe_link(joined: Joined) -> Iterator[Violation]:
    """A link in our own text that is neither https nor mailto."""
    for text, wording in marked(joined.corpus, Wording):
        if wording.voice != "ours" or (
            "](" not in text.value and "]:" not in text.value and "<" not in text.value
        ):
            continue
        for found in LINK.finditer(text.value):
            target = found["inline"] or found["listed"] or found["bare"] or ""
            if not SAFE_LINK.match(target):
                where = (
                    f"This link leads to {quoted(shorten(target, 60))}" if target else "This link is empty"
                )
                secure = f" Try https://{target[7:]}" if target.lower().startswith("http://") else ""
                yield text.at(
                    (),
                    f"{where}; links begin with https:// or mailto:.",
                    f"Write the whole address, or take the link off.{secure}",
                    part=target or found[0],
                )


@rule(
    "EV604",
    "formula",
    scope="corpus",
    why="The tables can be downloaded, and a spreadsheet takes text that begins with =, +, - or @ for a formula and "
    "runs it.",
    bad=TERM.format(meaning='"=HYPERLINK(A1)"  # <- here'),
    good=TERM.format(meaning="A link to the first cell."),
)
def formula(joined: Joined) -> Iterator[Violation]:
    """One line of text that a spreadsheet would run; numbers and verbatim words apart."""
    for text, wording in marked(joined.corpus, Wording):
        if wording.one_line and FORMULA.match(text.value) and not NUMBER.fullmatch(text.value):
            sign = text.value.lstrip()[0]
            yield text.at(
                (),
                f'This text begins with "{sign}", and a spreadsheet would run it as a formula.',
                "Begin with a letter or a digit.",
            )


@rule(
    "EV605",
    "placeholder",
    severity=Severity.WARNING,
    scope="corpus",
    why="Placeholders are meant to be filled. One that is published looks like a finding that nobody wrote.",
    bad=TERM.format(meaning="TODO explain this word.  # <- here"),
    good=GOOD,
)
def placeholder(joined: Joined) -> Iterator[Violation]:
    """Text that was left to be written later."""
    for text, wording in marked(joined.corpus, Wording):
        found = PLACEHOLDER.search(text.value) if wording.voice != "verbatim" else None
        if found:
            yield text.at(
                (),
                f'"{found[0].strip()}" looks like a placeholder that was left here.',
                "Write what belongs here, or delete the line.",
                part=found[0].strip(),
            )
