"""A quotation as pages print it: its words, who says them, where they stand, and whether they were verified."""

from __future__ import annotations

from build_scripts.model import addresses
from build_scripts.model.base import Rights
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.ids import global_id
from build_scripts.model.quote import FurtherPlace, Quote
from build_scripts.synthesise.published import is_withheld
from build_scripts.synthesise.receipts import Verification, verification
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.item_views import QuoteView, StudyLine
from build_scripts.synthesise.views.parts import Link, SiteWords

_VERIFIED = {
    Verification.EXACT: "Compared with the source: exactly as printed",
    Verification.NORMALISED: "Compared with the source: the same words; punctuation or line breaks differ",
    Verification.WITH_OMISSIONS: "Compared with the source: the same words in the same order, omissions and insertions shown",
    Verification.NOT_FOUND: "Looked for in the source, and not found",
    Verification.CHANGED: "Changed since it was compared with the source",
    Verification.NOT_VERIFIED: "Not yet compared with the source",
}


def quote_view(
    folder: StudyFolder,
    quote: Quote,
    site: SiteWords,
    study: StudyLine,
    themes: tuple[Link, ...],
    findings: tuple[Link, ...],
) -> QuoteView:
    """A quotation of the study in `folder`, which stands under `themes` and illustrates `findings`."""
    known = verification(quote, folder.receipt)
    voice = words.VOICE[quote.voice]
    return QuoteView(
        id=quote.id,
        address=addresses.study_item(global_id(folder.id, quote.id)),
        study=study,
        text=quote.text,
        is_participant=quote.voice == "participant",
        tone=site.tone(quote.perspective[0]),
        speaker=(
            "speaker not stated" if quote.speaker == "not_stated" else f"speaker as printed: {quote.speaker}"
        ),
        voice=f"{voice}, quoting somebody else" if quote.reported_speech else voice,
        said_by=words.listed(site.perspective_names(quote.perspective)),
        answer_group=quote.answer_group or "",
        locator=quote.locator.reading(),
        also_at=tuple(_reading(place) for place in quote.also_printed_at),
        verification=_VERIFIED[known],
        is_verified=known.is_verified,
        rights=_terms(quote.rights or (folder.study.rights.quotations if folder.study else None)),
        is_open=not is_withheld(folder, quote),
        note=quote.note or "",
        notice=site.notice(quote.sensitivity),
        themes=themes,
        findings=findings,
        formerly=quote.formerly,
    )


def _reading(place: FurtherPlace) -> str:
    speaker = f"speaker as printed there: {place.speaker}" if place.speaker else ""
    return "; ".join(part for part in (place.locator.reading(), speaker, place.note) if part)


def _terms(rights: Rights | None) -> str:
    if rights is None:
        return ""
    licence = f" ({rights.licence})" if rights.licence else ""
    return f"{words.RIGHTS[rights.basis]}{licence}"
