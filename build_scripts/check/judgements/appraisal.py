"""Rules about the appraisal of a study: the items that its design asks for, each answered once."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Violation
from build_scripts.model.phrases import either, suggestion
from build_scripts.model.records.appraisal import INSTRUMENTS, Answer, Appraisal, Instrument
from build_scripts.model.walk import Spot, records
from build_scripts.synthesise.joins import Joined

ANSWERS = """\
# in evidence/studies/okafor-2021/study.yaml
category: qualitative
# in evidence/studies/okafor-2021/appraisal.yaml
answers:{mark}
  - {{item: "S1", answer: "yes", reason: The questions are printed.}}
  - {{item: "S2", answer: "yes", reason: Open answers address them.}}
  - {{item: "1.1", answer: "yes", reason: Open answers fit the question.}}
  - {{item: "1.2", answer: "yes", reason: Interviews gave room for them.}}
  - {{item: "1.3", answer: "yes", reason: Themes are shown with quotations.}}
  - {{item: "1.4", answer: "yes", reason: Each theme has a quotation.}}
{last}"""
LAST = '  - {item: "1.5", answer: "yes", reason: All belong together.}\n'
WITHOUT_4_2 = """\
# in evidence/review_findings/not-knowing-weighs.yaml
confidence:
  level: low
  explanation: One small study in two towns, whose open answers are clear.
  methodological_limitations:
    concern: moderate
    explanation: Only people who came to the library were asked.
  coherence:
    concern: minor
    explanation: The open answers fit the statement; a friendly face at the desk limits it.
  adequacy:
    concern: serious
    explanation: Fourteen short answers of one study bear the statement.
  relevance:
    concern: no_or_very_minor
    explanation: The visitors were asked about being heard in public libraries.
    kind: direct
"""


@rule(
    "EV531",
    "appraisal-incomplete",
    scope="study",
    why="An appraisal answers every item that the instrument has for the study's design. One that is left out looks "
    "as if nobody had wondered. Where a screening item is not answered yes, the others may all be left out.",
    bad=ANSWERS.format(mark="  # <- here", last="") + WITHOUT_4_2,
    good=ANSWERS.format(mark="", last=LAST) + WITHOUT_4_2,
)
def appraisal_incomplete(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """Items that the study's design asks for and that have no answer."""
    study = folder.study
    if study is None or folder.is_unread(Appraisal):
        return
    for appraisal in records(folder, Appraisal):
        instrument = INSTRUMENTS[appraisal.value.instrument]
        missing = _missing(appraisal.value, instrument, study.category)
        if missing:
            yield appraisal.at(
                "answers",
                f"For `category: {study.category}` {instrument.name} {instrument.version} also asks "
                f"{either((_in_words(item, instrument) for item in missing), 'and')}.",
                "Answer each; `cant_tell` with its reason is an answer.",
                at_key=True,
            )


@rule(
    "EV532",
    "unknown-appraisal-item",
    scope="study",
    why="Items are named as the instrument numbers them. Those for another design do not fit, and a second answer to "
    "the same item leaves open which holds.",
    bad=ANSWERS.format(mark="", last=LAST)
    + '  - {item: "4.2", answer: "no", reason: Only people who came were asked.}  # <- here\n'
    + WITHOUT_4_2,
    good=ANSWERS.format(mark="", last=LAST) + WITHOUT_4_2,
)
def unknown_appraisal_item(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """An answer to an item that the instrument does not have, or not for this design, or that has one already."""
    appraisal, study = folder.appraisal, folder.study
    if appraisal is None or study is None:
        return
    instrument = INSTRUMENTS[appraisal.instrument]
    fitting = {
        item
        for sections in instrument.of_category.get(study.category, ())
        for section in sections
        for item in section
    } | set(instrument.screening)
    first: dict[str, Spot] = {}
    for answer in records(folder, Answer):
        item = answer.value.item
        if item not in instrument.items:
            yield answer.at(
                "item",
                f'{instrument.name} {instrument.version} has no item "{item}".',
                suggestion(item, instrument.items) or f"Its items: {either(instrument.items, 'and', 30)}.",
            )
        elif item not in fitting:
            yield answer.at(
                "item",
                f"Item {item} is not asked of a study with `category: {study.category}`.",
                "Delete the answer, or correct the category in study.yaml.",
            )
        elif item in first:
            yield answer.at(
                "item",
                f"Item {item} already has an answer in {{0}}.",
                "Keep one of the two.",
                elsewhere=(first[item],),
            )
        first.setdefault(item, answer.spot())


def _in_words(item: str, instrument: Instrument) -> str:
    """An item with its sentence; one of several sections stays as it is."""
    sentence = instrument.items.get(item, "").rstrip(".")
    return f"{item} ({sentence})" if sentence else item


def _missing(appraisal: Appraisal, instrument: Instrument, category: str) -> list[str]:
    answers = {answer.item: answer.answer for answer in appraisal.answers}
    missing = [item for item in instrument.screening if item not in answers]
    passed = all(answers.get(item, "yes") == "yes" for item in instrument.screening)
    if not passed and not set(answers) - set(instrument.screening):
        return missing
    for sections in instrument.of_category.get(category, ()):
        left = [[item for item in section if item not in answers] for section in sections]
        begun = [rest for rest, section in zip(left, sections, strict=True) if len(rest) < len(section)]
        if begun:
            missing += [item for rest in begun for item in rest]
        elif len(left) == 1:
            missing += left[0]
        else:
            missing.append(either(f"{section[0]} to {section[-1]}" for section in sections))
    return missing
