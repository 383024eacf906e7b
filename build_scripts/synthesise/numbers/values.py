"""Printed numbers that are no counts, read from their text: means, medians, ratios, differences, tests and p values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from build_scripts.model.records.table import ValueKind

_SIGNS = str.maketrans(
    {"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\ufe63": "-", "\uff0d": "-",
     "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2264": "<", "\u2265": ">"}
)  # fmt: skip
_NUMBER = r"[-+]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
_PAIR = re.compile(
    rf"[(\[]?\s*(?:95\s?%\s?(?:CI|confidence interval)[:,]?\s*)?"
    rf"(?P<low>{_NUMBER})\s*(?:to|-|,|;|and)\s*(?P<high>{_NUMBER})\s*[)\]]?",
    re.IGNORECASE,
)
_SIGN = "*\u2217\u204e\u2020\u2021\u00a7\u00b6#\u00b9\u00b2\u00b3\u2070-\u2079\u1d43-\u1d49"
_MARK = re.compile(rf"(?<=[0-9])(?:[{_SIGN}]+|[a-e](?![a-z]))|(?<=\))\s*(?:[{_SIGN}]+|[a-e]\b)")
"""A mark that stands on a number and leads to a footnote."""
_P = re.compile(
    rf"\bp\s*(?P<relation>[<>=])\s*(?P<p>{_NUMBER})|^(?P<alone>[<>=]?)\s*(?P<p_alone>{_NUMBER})$",
    re.IGNORECASE,
)
_STATISTIC = re.compile(
    rf"(?P<name>(?:chi|χ|x)[- ]?(?:squared?|\^?2|²)|t|f|z|r)\s*(?:\((?P<df>[^)]*)\))?\s*=\s*(?P<value>{_NUMBER})",
    re.IGNORECASE,
)
_DF = re.compile(rf"\bd\.?f\.?\s*=\s*(?P<df>{_NUMBER})", re.IGNORECASE)
_WITH_SPREAD = re.compile(
    rf"(?P<value>{_NUMBER})\s*(?:\(\s*(?:SD|SE|SEM)?[ =]*(?P<in>{_NUMBER})\s*\)|(?:±|\+/-)\s*(?P<pm>{_NUMBER}))"
)

SPREADS = frozenset({"mean_sd", "mean_se", "difference_se"})
INTERVALS = frozenset({"mean_ci", "median_range", "median_iqr", "ratio", "difference"})
"""Kinds that have an interval; a ratio, a difference and a median may stand without."""
_WITH_MORE: dict[ValueKind, str] = {
    "mean": "its standard deviation (`mean_sd`), standard error (`mean_se`) or confidence interval (`mean_ci`)",
    "median": "its range (`median_range`) or its quartiles (`median_iqr`)",
    "difference": "its standard error (`difference_se`)",
}
"""What stands beside a value where its kind says that it stands alone."""
NEEDS_INTERVAL = frozenset({"mean_ci", "median_range", "median_iqr"})


@dataclass(frozen=True)
class PrintedP:
    """A p value as printed: equal to, below or above a number."""

    relation: str
    text: str


@dataclass(frozen=True)
class PrintedValue:
    """What a text says, number by number, each with the decimals that are printed."""

    kind: ValueKind
    value: str = ""
    spread: str = ""
    """Standard deviation or error."""
    low: str = ""
    high: str = ""
    statistic: str = ""
    """`t`, `F`, `chi2`, `z` or `r`."""
    df: tuple[str, ...] = ()
    p: PrintedP | None = None
    unread: str = ""
    """Why the text could not be read, in a sentence; empty where it could."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """Every number that is printed: value, spread, both ends, the p value."""
        p = self.p.text if self.p else ""
        return tuple(text for text in (self.value, self.spread, self.low, self.high, p) if text)


@lru_cache(maxsize=8192)
def read_value(kind: ValueKind, printed: str) -> PrintedValue:
    """The numbers of a printed text; signs that only look like others, marks and leading zeros that lack are read through."""
    if kind == "text":
        return PrintedValue(kind)
    text = _MARK.sub("", printed.translate(_SIGNS)).strip()
    text = re.sub(r"(?<=[0-9])\s(?=[0-9]{3}\b)", "", text)
    if re.search(r"[0-9],[0-9]{3}(?![0-9])", text) and not re.search(r"[0-9],[0-9]{3}\.[0-9]", text):
        return PrintedValue(kind, unread="A comma before three digits can part thousands or decimals.")
    text = re.sub(r"(?<=[0-9]),(?=[0-9]{3}\.)", "", text)
    text = re.sub(r"(?<=[0-9]),(?=[0-9]{1,2}(?![0-9]))", ".", text)
    return _of_kind(kind, text)


def _of_kind(kind: ValueKind, text: str) -> PrintedValue:
    if kind == "test":
        return _test(text)
    if kind == "p":
        p = _p(text)
        return PrintedValue(kind, p.text, p=p) if p else PrintedValue(kind, unread="It holds no p value.")
    if kind == "range":
        pair = _PAIR.fullmatch(text)
        if pair is None:
            return PrintedValue(kind, unread="A range has two numbers, such as 12-60.")
        return PrintedValue(kind, low=_plain(pair["low"]), high=_plain(pair["high"]))
    if kind in SPREADS:
        return _with_spread(kind, text)
    first = re.match(_NUMBER, text)
    if first is None:
        return PrintedValue(kind, unread="It does not begin with a number.")
    rest = text[first.end() :].strip(" ,;")
    pair = _PAIR.fullmatch(rest) if rest and kind in INTERVALS else None
    if pair is not None:
        return PrintedValue(kind, _plain(first[0]), low=_plain(pair["low"]), high=_plain(pair["high"]))
    if kind in NEEDS_INTERVAL:
        what = {"mean_ci": "confidence interval", "median_range": "range", "median_iqr": "quartiles"}[kind]
        return PrintedValue(kind, _plain(first[0]), unread=f"Its {what} is missing, such as 12 (3-40).")
    if re.search(r"[0-9]", rest):
        unread = "It holds more numbers than this kind has."
        if kind in _WITH_MORE and re.fullmatch(r"[(\[±].*", rest):
            unread += f" Beside a {kind} it may be {_WITH_MORE[kind]}."
        return PrintedValue(kind, _plain(first[0]), unread=unread)
    return PrintedValue(kind, _plain(first[0]))


def _with_spread(kind: ValueKind, text: str) -> PrintedValue:
    found = _WITH_SPREAD.fullmatch(text)
    if found is not None:
        return PrintedValue(kind, _plain(found["value"]), spread=_plain(found["in"] or found["pm"]))
    alone = re.fullmatch(_NUMBER, text)
    what = "standard deviation" if kind == "mean_sd" else "standard error"
    example = "-0.32 (0.03)" if kind == "difference_se" else "44.2 (12.1)"
    if alone:
        return PrintedValue(kind, _plain(alone[0]), unread=f"Its {what} is missing, such as {example}.")
    noun = "difference" if kind == "difference_se" else "mean"
    return PrintedValue(kind, unread=f"It is no {noun} with its {what}, such as {example}.")


def _test(text: str) -> PrintedValue:
    found = _STATISTIC.search(text)
    if found is None:
        return PrintedValue("test", unread="It names no statistic, such as t(38) = 2.20, p = .034.")
    name = found["name"].lower()
    name = {"f": "F"}.get(name, "chi2" if name.startswith(("chi", "χ", "x")) else name)
    df_outside = _DF.search(text)
    inside = re.findall(
        rf"(?<![\w.]){_NUMBER}", re.sub(r"(?i)\bn\s*=\s*[0-9]+|d\.?f\.?\s*=", "", found["df"] or "")
    )
    df = tuple(inside) or ((df_outside["df"],) if df_outside else ())
    p = _P.search(text)
    printed = PrintedP(p["relation"], _plain(p["p"])) if p and p["p"] else None
    return PrintedValue("test", _plain(found["value"]), statistic=name, df=df, p=printed)


def _p(text: str) -> PrintedP | None:
    found = _P.search(text)
    if found is None:
        return None
    relation, number = (
        (found["relation"], found["p"]) if found["p"] else (found["alone"] or "=", found["p_alone"])
    )
    return PrintedP(relation, _plain(number))


def _plain(number: str) -> str:
    """A number with a zero before its full stop and without a plus."""
    number = number.lstrip("+")
    return re.sub(r"^(-?)\.", r"\g<1>0.", number)


def decimals(number: str) -> int:
    """How many decimals are printed."""
    return len(number.partition(".")[2])


def half_step(number: str) -> Decimal:
    """How far a rounded number can be from what was rounded."""
    return Decimal(1).scaleb(-decimals(number)) / 2
