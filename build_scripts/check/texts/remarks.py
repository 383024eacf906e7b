"""What a careful reader would look at again: remarks that `evidence verify` made and the receipt keeps.

`evidence verify` has the source and tells its words; the check tells the kind alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_scripts.check.rule import Rule, rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import RuleText, Severity, Violation
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.receipt import FoundReceipt, LostReceipt, RemarkKind
from build_scripts.model.walk import Located, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.quotations.receipts import TOOL, Entry, found_receipt, quote_hash, sealed
from build_scripts.synthesise.quotations.remarks import LIGHT, Remark

QUOTE = """\
# in evidence/studies/okafor-2021/quotes.yaml
- id: friendly-face
  text: "There was one friendly face at the desk, and that was enough."
  voice: participant
  speaker: not_stated
  perspective:
    - visitors
  locator: {table: Table 4, row: A friendly face, page: "10"}
"""
SAID = "There was one friendly face at the desk, and that was enough."
TEXT = f'text: "{SAID}"'


def receipt_example(*entries: tuple[str, str, str], remarks: tuple[RemarkKind, ...] = ()) -> str:
    """A receipt for the rules' examples: the example's other quotation, and `(id, text, result)` with `remarks`."""
    listened = "I felt like nobody was listening to me [...] wait six months"
    ids = {id_ for id_, *_ in entries}
    quotes: dict[str, object] = {}
    for id_, text, result in (("nobody-listened", listened, "with_omissions"), *entries):
        entry = {"quote_sha256": quote_hash(text), "checked_on": "2026-11-21", "seal_sha256": ""}
        if result == "not_found":
            written: Entry = LostReceipt.model_validate({**entry, "result": result})
        else:
            found = {
                "result": result, "offset": 100 * len(quotes), "end": 100 * len(quotes) + len(text.split()), "before_sha256": "", "after_sha256": "",
                "goes_on_before": "end", "goes_on_after": "end", "remarks": remarks if id_ in ids else (),
            }  # fmt: skip
            written = FoundReceipt.model_validate({**entry, **found})
        quotes[id_] = sealed(written, "").model_dump(mode="json")
    content = {"tool": TOOL, "source_sha256": "", "source_tokens": 1000, "quotes": quotes}
    return f"# evidence/receipts/okafor-2021.json\n{json.dumps(content, indent=2)}\n"


@dataclass(frozen=True)
class RemarkWords:
    """How a kind of remark is said to authors."""

    plain: str
    """Without the source's words."""
    full: str
    """With the words of the quotation and what the source prints, `{words}` and `{reading}`."""
    hint: str


_NEGATION = "Quote the negation too if it belongs to what is said, or give the reason in `cut_because`."
_LONGER = "Quote up to where the clause ends, or give the reason in `cut_because`."
_TWO = "Make two quotations of it, each under its own label."
_ONE = "Quote what one person says in one place."

SAYINGS: Mapping[RemarkKind, RemarkWords] = {
    "negation_before": RemarkWords(
        "A negation stands just before what is quoted.",
        "The source reads “{reading}”: a negation stands just before what is quoted.",
        _NEGATION,
    ),
    "negation_after": RemarkWords(
        "A negation stands just after what is quoted.",
        "The source reads “{reading}”: a negation stands just after what is quoted.",
        _NEGATION,
    ),
    "negation_left_out": RemarkWords(
        "An omission leaves out a negation in the same sentence.",
        "The omission after “{words}” leaves out a negation in the same sentence: “{reading}”.",
        "Quote the negation too.",
    ),
    "negation_apart": RemarkWords(
        "An omission leaves out a negation, in a sentence of its own.",
        "The omission after “{words}” leaves out a negation in a sentence of its own: “{reading}”.",
        "Look whether what is left still says the same.",
    ),
    "negation_beyond": RemarkWords(
        "A negation stands beside what is quoted, in a sentence of its own.",
        "The source reads “{reading}”: a negation stands beside what is quoted, in a sentence of its own.",
        "Quote the negation too if it belongs to what is said.",
    ),
    "short_part": RemarkWords(
        "A part of it is so short that it could stand anywhere in the source.",
        "“{words}” is so short that it could stand anywhere in the source.",
        "Quote more words around it if you can.",
    ),
    "bare_omission": RemarkWords(
        "Dots without brackets leave out words, and read like a pause of the speaker.",
        "After “{words}” the dots leave out “{reading}”, and read like a pause of the speaker.",
        "Write [...] where you leave something out.",
    ),
    "cut_before": RemarkWords(
        "It begins in the middle of a clause.",
        "“{words}” begins in the middle of a clause: the source reads “{reading}”.",
        "Quote from where the clause begins, or give the reason in `cut_because`.",
    ),
    "cut_after": RemarkWords(
        "It stops in the middle of a clause.",
        "“{words}” stops in the middle of a clause: the source reads “{reading}”.",
        _LONGER,
    ),
    "contrast_before": RemarkWords(
        "A “but” or the like stands just before a cut.",
        "The source reads “{reading}”: what stands before it is limited by “{words}”, and is left out.",
        "Quote both sides of it, or give the reason in `cut_because`.",
    ),
    "contrast_after": RemarkWords(
        "A “but” or the like stands just after a cut.",
        "The source reads “{reading}”: “{words}” is limited by what is left out.",
        "Quote both sides of it, or give the reason in `cut_because`.",
    ),
    "crosses_speaker": RemarkWords(
        "It passes from one speaker to another.",
        "At “{words}” it passes from one speaker to another, “{reading}”.",
        _TWO,
    ),
    "crosses_quotation": RemarkWords(
        "It passes the end or the beginning of a quotation in the source.",
        "At “{words}” it passes the end or the beginning of a quotation in the source.",
        "Quote what stands between one pair of quotation marks.",
    ),
    "crosses_label": RemarkWords(
        "It passes a participant's label.",
        "At “{words}” it passes the label “{reading}”.",
        _ONE,
    ),
    "crosses_heading": RemarkWords(
        "It passes a heading of the source.",
        "At “{words}” it passes the heading “{reading}”.",
        _ONE,
    ),
    "crosses_paragraph": RemarkWords(
        "It passes the end of a paragraph of the source.",
        "At “{words}” it passes the end of a paragraph of the source.",
        _ONE,
    ),
    "crosses_sentence": RemarkWords(
        "An omission joins two sentences.",
        "The omission at “{words}” joins two sentences.",
        "Look whether they still say the same together.",
    ),
    "marks_dropped": RemarkWords(
        "Words that the source prints in quotation marks stand without them.",
        "At “{words}” the source prints quotation marks.",
        "Print them too.",
    ),
    "bracket_replaces": RemarkWords(
        "Words in brackets stand in for words of the source.",
        "{words} stands in for “{reading}”.",
        "Make sure that it says the same.",
    ),
    "editors_words": RemarkWords(
        "Words that the source prints in brackets stand without them.",
        "“{words}” stands in brackets in the source: “{reading}”.",
        "Keep the brackets that the source prints.",
    ),
    "note_passed": RemarkWords(
        "The mark of a note is left out.",
        "After “{words}” the source prints {reading}, which was taken for the mark of a note.",
        "Print it if it is said and no mark.",
    ),
    "question_mark": RemarkWords(
        "A question mark differs from the source.",
        "The quotation has “{words}”, the source “{reading}”: a question is not a statement.",
        "Print the source's own mark.",
    ),
    "sentence_moved": RemarkWords(
        "A sentence ends in another place than in the source.",
        "The quotation has “{words}”, the source “{reading}”: a sentence ends in another place.",
        "Print the source's own full stops.",
    ),
    "other_speaker": RemarkWords(
        "The source prints another label beside these words than `speaker` has.",
        "The source prints the label “{reading}” beside these words, `speaker` says “{words}”.",
        "Copy the label that stands beside the words; one of a further place belongs to `also_printed_at`.",
    ),
    "speaker_not_taken": RemarkWords(
        "The source prints a label beside these words, and `speaker` has none.",
        "The source prints the label “{reading}” beside these words.",
        "Copy it to `speaker`, if it belongs to them.",
    ),
    "speaker_not_printed": RemarkWords(
        "The code in `speaker` stands nowhere in the source.",
        "“{words}” stands nowhere in the source.",
        "Copy the label as printed, or write `not_stated`.",
    ),
}

EXCUSED: frozenset[RemarkKind] = frozenset(
    {"negation_before", "negation_after", "contrast_before", "contrast_after", "cut_before", "cut_after"}
)
"""What `cut_because` gives a reason for."""

_OF_SPEAKER = frozenset({"other_speaker", "speaker_not_taken", "speaker_not_printed"})


def violation(quote: Located[Quote], kind: RemarkKind, remark: Remark | None = None) -> Violation:
    """A remark as authors read it, with the source's words where `remark` has them."""
    said = SAYINGS[kind]
    message = said.full.format(words=remark.words, reading=remark.reading) if remark else said.plain
    key = "speaker" if kind in _OF_SPEAKER else "text"
    return quote.at(key, message, said.hint, severity=Severity.NOTE if kind in LIGHT else Severity.WARNING)


def is_excused(kind: RemarkKind, reason: str | None) -> bool:
    """Whether the author gave the reason that this kind asks for."""
    return reason is not None and kind in EXCUSED


_RULE_OF: dict[RemarkKind, RuleText] = {}


def rule_of(kind: RemarkKind) -> RuleText:
    """The rule under which a kind of remark is told."""
    return _RULE_OF[kind]


def _remarks(code: str, slug: str, why: str, *kinds: RemarkKind) -> Rule:
    """The rule that tells the remarks of these kinds; its example has the first."""

    def of_study(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
        """The quotations of a study whose receipts hold such a remark, unless a reason excuses it."""
        for quote in records(folder, Quote):
            entry = found_receipt(quote.value, folder.receipt)
            for kind in entry.remarks if entry else ():
                if kind in kinds and not is_excused(kind, quote.value.cut_because):
                    yield violation(quote, kind)

    at = "speaker: not_stated" if kinds[0] in _OF_SPEAKER else TEXT
    made = rule(
        code,
        slug,
        scope="study",
        severity=Severity.NOTE if kinds[0] in LIGHT else Severity.WARNING,
        why=why,
        bad=QUOTE.replace(at, f"{at}  # <- here")
        + receipt_example(("friendly-face", SAID, "exact"), remarks=kinds[:1]),
        good=QUOTE + receipt_example(("friendly-face", SAID, "exact")),
    )(of_study)
    _RULE_OF.update(dict.fromkeys(kinds, made.text))
    return made


edge_of_negation = _remarks(
    "EV405",
    "edge-of-negation",
    "“I did not feel safe” becomes its opposite when it is quoted from “feel” on, or with “not” left out. A negation "
    "within three words of a cut, or inside an omission, is told.",
    "negation_before",
    "negation_after",
    "negation_left_out",
    "negation_apart",
    "negation_beyond",
)

short_part = _remarks(
    "EV406",
    "short-part",
    "A part of fewer than four words could stand anywhere in a source: finding it proves little. What the source "
    "itself quotes as so short is not meant.",
    "short_part",
)

bare_omission = _remarks(
    "EV407",
    "bare-omission",
    "Dots without brackets are read as a pause that the speaker made, not as words left out.",
    "bare_omission",
)

cut_in_mid_clause = _remarks(
    "EV408",
    "cut-in-mid-clause",
    "What stops before its point can say something else. A quotation begins and ends where a clause does; if it must "
    "not, `cut_because` says why, and readers see [...] in either case.",
    "cut_after",
    "cut_before",
)

contrast_left_out = _remarks(
    "EV409",
    "contrast-left-out",
    "“It is important, but I think it is rarely done” is not “It is important”. Where a “but” or an “although” stands "
    "next to a cut, both sides are quoted, or `cut_because` says why not.",
    "contrast_after",
    "contrast_before",
)

edge_of_speech = _remarks(
    "EV410",
    "edge-of-speech",
    "Whose words they are changes at a quotation mark, at a label and at a heading. A quotation that passes one gives "
    "somebody words that somebody else said.",
    "crosses_speaker",
    "crosses_quotation",
    "crosses_label",
    "crosses_heading",
    "crosses_paragraph",
    "crosses_sentence",
    "marks_dropped",
)

other_speaker = _remarks(
    "EV413",
    "other-speaker",
    "The label that the source prints beside the words says whose they are. It is held against `speaker`.",
    "other_speaker",
    "speaker_not_printed",
    "speaker_not_taken",
)

turned_punctuation = _remarks(
    "EV414",
    "turned-punctuation",
    "“They cared, did they?” is not “They cared, did they.”, and a full stop that moved gives words to another sentence.",
    "question_mark",
    "sentence_moved",
)

brackets_differ = _remarks(
    "EV415",
    "brackets-differ",
    "Brackets show whose words are whose. What they stand in for is told, and what the source prints in brackets keeps "
    "them.",
    "editors_words",
    "bracket_replaces",
    "note_passed",
)
