"""A study in a line or two."""

from __future__ import annotations

from build_scripts.model import addresses
from build_scripts.model.base import singular
from build_scripts.model.corpus import StudyFolder
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.item_views import StudyLine


def study_line(folder: StudyFolder) -> StudyLine:
    """A study as other pages name it, also where its `study.yaml` could not be read."""
    study = folder.study
    if study is None:
        return StudyLine(
            folder.id, addresses.study(folder.id), folder.id, folder.id, "Could not be read",
            False, "", "", "", "", "", "",
        )  # fmt: skip
    context = study.context
    place = [part for part in (context.place, context.country) if part != "not_stated"]
    setting = [] if context.setting == "not_stated" else [context.setting]
    when = words.fieldwork(study.fieldwork)
    size = study.sample.size
    retraction = study.retraction
    warning = retraction.status in ("retracted", "expression_of_concern", "corrected")
    return StudyLine(
        id=folder.id,
        address=addresses.study(folder.id),
        name=study.title_short,
        title=study.title,
        status=words.REVIEW_STATUS[study.review_status],
        is_preprint=study.review_status == "preprint",
        retraction=words.RETRACTION[retraction.status] if warning else "",
        where=", ".join([*setting, *place]) or "place not stated",
        place=", ".join(place or setting) or "place not stated",
        when=f"fieldwork {when}" if when else "fieldwork dates not stated",
        who=(
            f"number of {study.sample.of} not stated"
            if size == "not_stated"
            else words.counted(size, singular(study.sample.of), study.sample.of)
        ),
        year="year not stated" if study.issued == "not_stated" else words.date(study.issued),
    )
