"""A study's appraisal with a gap for each answer: the items that its design is asked for."""

from __future__ import annotations

from build_scripts.author.scaffolds.hints import hints
from build_scripts.author.scaffolds.items import NewItem, NotBegunError
from build_scripts.author.scaffolds.yaml_writer import entry_text, mapping_text
from build_scripts.model.layout import file_of
from build_scripts.model.phrases import either
from build_scripts.model.records.appraisal import INSTRUMENTS, Appraisal
from build_scripts.model.records.study import Study
from build_scripts.model.todo import GAP, is_gap
from build_scripts.read.corpus import Reading

KEY = "mmat"


def new_appraisal(reading: Reading, study: str, on: str) -> NewItem:
    """Begin the appraisal of a study whose category is decided; `on` is the day."""
    file, instrument = file_of(Appraisal, study), INSTRUMENTS[KEY]
    tree = reading.trees.get(file_of(Study, study))
    category = tree.data.get("category") if tree is not None and isinstance(tree.data, dict) else None
    if tree is None:
        raise NotBegunError(f"There is no study {study}. Studies: {', '.join(reading.corpus.studies)}.")
    if file in reading.trees or file in reading.corpus.unread:
        raise NotBegunError(f"{file} is there already. Nothing was written.")
    if category is None or is_gap(category):
        raise NotBegunError(f"Decide the `category` of {study} first: which items are asked follows from it.")
    sections = instrument.of_category.get(category)
    if sections is None:
        raise NotBegunError(f"{instrument.name} covers no study of the category {category}.")
    items = [
        *instrument.screening,
        *(item for section in sections if len(section) == 1 for item in section[0]),
    ]
    comment = hints(Appraisal, reading.corpus)
    head = {"instrument": KEY, "version": instrument.version}
    rest = {"overall": GAP, "in_short": GAP, "assessed_on": on, "assessed_by": GAP}
    text = (
        "# yaml-language-server: $schema=../../schema/appraisal.json\n"
        + mapping_text(head, comment)
        + "answers:\n"
    )
    for number, item in enumerate(items):
        answer = {"item": item, "answer": GAP, "reason": GAP}
        text += f"  # {instrument.items[item]}\n" + entry_text(answer, comment, ("answers", number), "  ")
    for choice in (section for section in sections if len(section) > 1):
        text += f"  # And the items {either(f'{one[0]} to {one[-1]}' for one in choice)}, whichever fit.\n"
    return NewItem(study, file, text + mapping_text(rest, comment), 2 * len(items) + 3)
