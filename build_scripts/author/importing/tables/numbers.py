"""What stands in a cell of a printed table: a count, a percent, both, or another value as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from build_scripts.synthesise.numbers.arithmetic import fits

_NUMBER = r"[0-9]+(?:[.·,][0-9]+)?"
_COUNT = r"[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+"
COUNT = re.compile(rf"(?P<n>{_COUNT})")
COUNT_OF = re.compile(rf"(?P<n>{_COUNT}) ?/ ?(?P<base>{_COUNT})")
COUNT_PERCENT = re.compile(
    rf"(?P<n>{_COUNT})(?: ?/ ?(?P<base>{_COUNT}))?(?: ?[(\[] ?|; ?| )(?P<percent>{_NUMBER}) ?(?P<sign>%?) ?[)\]]?(?P<after>%?)"
)
PERCENT_COUNT = re.compile(
    rf"(?P<percent>{_NUMBER}) ?(?P<sign>%) ?[(\[] ?(?:n ?= ?)?(?P<n>{_COUNT})(?: ?/ ?(?P<base>{_COUNT}))? ?[)\]]"
)
PERCENT = re.compile(rf"(?P<percent>{_NUMBER}) ?(?P<sign>%?)")
BASE = re.compile(rf"\(?\bn ?= ?(?P<n>{_COUNT})\b\)?", re.IGNORECASE)

MARKS = re.compile(r"(?<=[0-9%)\]])\s*[*∗†‡§¶#⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ, ]*[*∗†‡§¶#⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ]$")
"""Signs of notes behind a number."""

_INTERVAL = re.compile(r"[0-9]+ ?% ?(?:CI|confidence interval)s?", re.IGNORECASE)
_COUNTS = re.compile(
    r"\bn\b|\bno\.?(?= |$)|\bnumbers?\b|\bcounts?\b|\bfrequenc(?:y|ies)\b|\bparticipants\b", re.IGNORECASE
)
_PERCENTS = re.compile(r"%|\bper ?cents?\b|\bpercentages?\b", re.IGNORECASE)


@dataclass(frozen=True)
class About:
    """What the words around a cell say of its numbers."""

    counts: bool
    """Counts are named, so that a whole number alone is one."""
    percents: bool
    """Percents are named, so that a number alone is one."""
    kind: str = ""
    """What it is where it is no count, in the words of a table's `value_kind`."""
    shares: bool = False
    """A number with another in brackets is a count with its percent."""


def about(*words: str) -> About:
    """What the heading of a column, the label of a row and the like say of the numbers that they name."""
    text = _INTERVAL.sub("CI", BASE.sub(" ", " ; ".join(words)))
    percents = bool(_PERCENTS.search(text))
    return About(bool(_COUNTS.search(text)), percents, _kind(text), percents)


def _kind(text: str) -> str:
    """The kind of value that words name for sure; empty where they leave it open."""
    lower = text.lower()

    def names(pattern: str) -> bool:
        return re.search(pattern, lower) is not None

    deviation = names(r"\bs\.?d\b|standard deviation")
    if names(r"(?:^|; )p[- ]?values?\b|(?:^|; )p(?:;|$| *$)"):
        return "p"
    if names(r"\bmedian\b"):
        return (
            "median_iqr"
            if names(r"\biqr\b|inter-?quartile")
            else "median_range"
            if names(r"\brange\b")
            else ""
        )
    if names(r"\bmean\b|\baverage\b|\bm\b"):
        return "mean_sd" if deviation else "mean_se" if names(r"\bs\.?e\b|standard error") else ""
    return (
        "ratio" if names(r"\b(?:odds|risk|hazard|rate) ratio\b|\b[ah]?(?:or|rr|hr)\b *\(?(?:ci|;|$)") else ""
    )


def base_in(text: str) -> int | None:
    """The number of people or things that a heading names as `n = 125`; None if it names none, or several."""
    found = {whole(base["n"]) for base in BASE.finditer(text)}
    return found.pop() if len(found) == 1 else None


def whole(text: str) -> int:
    """A count as printed, with commas or spaces between its thousands."""
    return int(re.sub(r"[, ]", "", text))


def decimal(text: str) -> str:
    """A percent with a full stop, whatever the paper prints for it."""
    return text.replace("·", ".").replace(",", ".")


def value_of(text: str, said: About, base: int | None) -> dict[str, Any]:
    """The keys of a cell for what stands in it; without any where nothing does.

    A number is called a count or a percent only where its own signs, the words around it or the base bear that out.
    """
    plain = MARKS.sub("", text)
    both = COUNT_PERCENT.fullmatch(plain) or PERCENT_COUNT.fullmatch(plain)
    if both and re.search(r"[(\[%]", plain) and _is_share(both, said, base):
        return _counted(both, base)
    if out_of := COUNT_OF.fullmatch(plain):
        return _counted(out_of, base)
    share = PERCENT.fullmatch(plain)
    if share and (share["sign"] or (said.percents and not (said.counts and COUNT.fullmatch(plain)))):
        return {"percent": decimal(share["percent"])}
    if said.counts and not said.kind and (count := COUNT.fullmatch(plain)):
        return {"n": whole(count["n"])}
    return {"printed": text, **({"value_kind": said.kind} if said.kind else {})} if text else {}


def _is_share(both: re.Match[str], said: About, base: int | None) -> bool:
    named = both.groupdict()
    if both["sign"] or named.get("after") or both["base"]:
        return True
    if said.kind:
        return False
    n, percent = whole(both["n"]), decimal(both["percent"])
    return said.shares or (base is not None and 0 < base >= n and fits(n, percent, base).acceptable)


def _counted(found: re.Match[str], base: int | None) -> dict[str, Any]:
    named = found.groupdict()
    cell: dict[str, Any] = {"n": whole(named["n"])}
    if named.get("percent"):
        cell["percent"] = decimal(named["percent"])
    if named.get("base") and whole(named["base"]) != base:
        cell["base"] = whole(named["base"])
    return cell
