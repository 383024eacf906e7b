"""The words that pages use for the keys of the records, and for dates, numbers and lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.model.records.receipt import RemarkKind
from build_scripts.model.records.review_finding import ConfidenceLevel
from build_scripts.model.records.study import Fieldwork

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

REVIEW_STATUS = {
    "preprint": "Preprint, not peer reviewed",
    "peer_reviewed": "Peer-reviewed paper",
    "report": "Report",
    "brief": "Brief",
    "not_stated": "Review status not stated",
}

PEER_REVIEW = {
    "preprint": "No. It is a preprint: nobody outside the team checked it before it came out",
    "peer_reviewed": "Yes",
    "report": "Not stated. It is a report",
    "brief": "Not stated. It is a brief",
    "not_stated": "Not stated",
}

CATEGORY = {
    "qualitative": "Qualitative",
    "quantitative_rct": "Randomised controlled trial",
    "quantitative_nonrandomised": "Quantitative, not randomised",
    "quantitative_descriptive": "Quantitative, descriptive",
    "mixed_methods": "Mixed methods",
    "evidence_synthesis": "Evidence synthesis",
    "text_opinion": "Text or opinion",
}

VALUE_KIND = {
    "mean": "mean",
    "mean_sd": "mean, standard deviation",
    "mean_se": "mean, standard error",
    "mean_ci": "mean, confidence interval",
    "median": "median",
    "median_range": "median, range",
    "median_iqr": "median, quartiles",
    "rate": "rate",
    "ratio": "ratio",
    "difference": "difference",
    "difference_se": "difference, standard error",
    "test": "test",
    "p": "p value",
    "range": "range",
    "number": "",
    "text": "",
}

NOT_RECOMPUTABLE = {
    "weighted": "The source weights these numbers, so counts and percents do not follow from one another.",
    "rounded": "The source rounds these counts, so percents and sums do not follow from them.",
    "suppressed": "The source holds small counts back, so percents and sums do not follow from what is printed.",
    "adjusted": "The source adjusts these numbers, so percents do not follow from the counts.",
    "imputed": "The source fills in missing answers, so percents do not follow from the counts.",
    "perturbed": "The source changes these counts slightly to protect people, so percents and sums do not follow.",
}

METHODOLOGY = {
    "phenomenology": "phenomenology",
    "grounded_theory": "grounded theory",
    "ethnography": "ethnography",
    "case_study": "case study",
    "narrative_inquiry": "narrative inquiry",
    "qualitative_description": "qualitative description",
    "participatory_action_research": "participatory action research",
    "thematic_analysis_generic": "thematic analysis",
    "process_evaluation": "process evaluation",
    "survey_open_text": "open answers of a survey",
    "other": "other",
    "not_stated": "not stated",
}

SYNTHESIS = {
    "thematic_synthesis": "Thematic synthesis",
    "meta_aggregation": "Meta-aggregation",
    "framework_synthesis": "Framework synthesis",
    "meta_ethnography": "Meta-ethnography",
    "narrative_synthesis": "Narrative synthesis",
    "other": "Another method, described below",
}

COLLECTION = {
    "online_survey": "online survey",
    "interview": "interviews",
    "structured_interview": "structured interviews",
    "semi_structured_interview": "semi-structured interviews",
    "focus_group": "focus groups",
    "observation": "observation",
    "documents": "documents",
    "other": "other ways",
}

INVOLVEMENT = {
    "user_led": "Led by people who use such services",
    "co_produced": "Co-produced",
    "consulted": "Consulted",
    "none_stated": "None stated",
}

RETRACTION = {
    "not_checked": "Nobody has looked yet whether it was retracted or corrected.",
    "none_listed": "No retraction was listed",
    "retracted": "This study has been retracted",
    "expression_of_concern": "There is an expression of concern about this study",
    "corrected": "This study has been corrected",
}


@dataclass(frozen=True)
class CautionWords:
    """What is said of a document that readers must mind, in the places where it is said."""

    tag: str
    """Beside the name of the study."""
    heading: str
    """Before the names of several studies."""
    sentence: str
    """On the study's own page."""
    cited: str
    """In a citation."""
    wholly: str
    """Beside a statement of ours that rests on nothing else."""
    partly: str
    """Beside one that rests on other studies too."""


CAUTION = {
    "preprint": CautionWords(
        "preprint",
        "Preprint, not peer reviewed",
        "Preprint, not peer reviewed",
        "a preprint, not peer reviewed",
        "preprint",
        "partly a preprint",
    ),
    "retracted": CautionWords(
        "retracted",
        "Retracted",
        RETRACTION["retracted"],
        "which has been retracted",
        "rests on a retracted study",
        "rests partly on a retracted study",
    ),
    "expression_of_concern": CautionWords(
        "expression of concern",
        "Expression of concern",
        RETRACTION["expression_of_concern"],
        "about which there is an expression of concern",
        "rests on a study with an expression of concern",
        "rests partly on a study with an expression of concern",
    ),
    "corrected": CautionWords(
        "corrected",
        "Corrected",
        RETRACTION["corrected"],
        "which has been corrected",
        "rests on a corrected study",
        "rests partly on a corrected study",
    ),
}

RIGHTS = {
    "licence": "Printed under an open licence",
    "quotation": "Quoted to illustrate a point",
    "permission": "Printed with permission",
    "own": "Our own words",
    "facts": "Printed numbers, which nobody owns",
}

KIND = {"qualitative": "Qualitative", "quantitative": "Quantitative", "mixed": "Mixed"}

BASIS = {
    "own_data": "Shown by the study’s own data",
    "author_interpretation": "The authors’ interpretation of their data",
    "cited": "Cited from elsewhere, not found by this study",
    "asserted": "Asserted, no data shown",
}

CREDIBILITY = {
    "unequivocal": "Unequivocal: its illustration puts it beyond reasonable doubt",
    "credible": "Credible: its illustration bears it, but it can be challenged",
    "not_supported": "Not supported: its illustration does not bear it",
    "not_assessed": "Not assessed",
}

CREDIBILITY_REASON = {
    "quantitative": "it is a number, and the levels are for interpretations",
    "no_illustration_printed": "the source prints no illustration of it",
    "illustrated_in_appendix": "an appendix of the source prints what shows it, and we do not",
}

VOICE = {
    "participant": "Words of a participant",
    "observation": "From the researchers’ notes of what they saw",
    "author_interpretation": "Words of the authors",
}

REMARK: dict[RemarkKind, str] = {
    "short_part": "A part of it is too short to be found in one place only",
    "negation_before": "A “not” or the like stands just before what is quoted",
    "negation_after": "A “not” or the like stands just after what is quoted",
    "negation_left_out": "What is left out holds a “not” or the like",
    "negation_apart": "A sentence that is left out holds a “not” or the like",
    "negation_beyond": "The sentence beside it holds a “not” or the like",
    "contrast_before": "A “but” or the like stands just before what is quoted",
    "contrast_after": "A “but” or the like stands just after what is quoted",
    "cut_before": "It begins in the middle of a clause",
    "cut_after": "It stops in the middle of a clause",
    "crosses_speaker": "It joins the words of two speakers",
    "crosses_quotation": "It joins words inside and outside of the source’s quotation marks",
    "crosses_label": "It passes the label of a speaker",
    "crosses_heading": "It passes a heading of the source",
    "crosses_paragraph": "It passes the end of a paragraph",
    "crosses_sentence": "What is left out joins two sentences",
    "marks_dropped": "The source prints some of these words in quotation marks",
    "bare_omission": "Dots without brackets leave out words",
    "bracket_replaces": "Words in brackets stand in for others of the source",
    "editors_words": "The source prints some of these words in brackets",
    "note_passed": "The number of a note is left out",
    "question_mark": "A question mark differs from the source",
    "sentence_moved": "A sentence ends in another place than in the source",
    "other_speaker": "The source prints another label beside these words",
    "speaker_not_taken": "The source prints a speaker’s label",
    "speaker_not_printed": "The source does not print this speaker’s label",
}

LEVEL: dict[ConfidenceLevel, tuple[int, str, str]] = {
    "high": (
        4,
        "High confidence",
        "It is highly likely that this is a reasonable picture of what people experience.",
    ),
    "moderate": (
        3,
        "Moderate confidence",
        "It is likely that this is a reasonable picture of what people experience.",
    ),
    "low": (
        2,
        "Low confidence",
        "It is possible that this is a reasonable picture of what people experience.",
    ),
    "very_low": (
        1,
        "Very low confidence",
        "It is not clear whether this is a reasonable picture of what people experience.",
    ),
    "not_assessed": (0, "Confidence not assessed", "Nobody has judged how sure one can be."),
}
"""Steps of the figure, words, and what they mean (GRADE-CERQual, Lewin 2018)."""

NOT_ASSESSED = {
    "numbers_only": "It rests on numbers alone, and the approach used here, GRADE-CERQual, is for qualitative findings.",
    "single_brief": "It rests on one brief that does not say enough about how it was made to be judged.",
    "not_yet": "It has not been judged yet.",
}

COMPONENT = {
    "methodological_limitations": ("How the studies were done", "Methodological limitations"),
    "coherence": ("How well the findings fit the statement", "Coherence"),
    "adequacy": ("How rich and how many the data are", "Adequacy"),
    "relevance": ("How near they are to the question", "Relevance"),
}

CONCERN = {
    "no_or_very_minor": "No or very minor concerns",
    "minor": "Minor concerns",
    "moderate": "Moderate concerns",
    "serious": "Serious concerns",
}

RELATION = {
    "supports": "What supports it",
    "supports_indirectly": "What supports it indirectly",
    "qualifies": "What limits it",
    "contradicts": "What contradicts it",
}

ORIGIN = {
    "review_team": "Points to consider, by the review team",
    "participants": "People who took part",
    "study_authors": "Authors of the study",
    "commentary": "A commentary on the study",
    "external": "Others, reported by the study",
}
"""Whose advice it is, in the order of lists."""

WEIGHT = {
    "minor": "Minor: no statement changes",
    "moderate": "Moderate: it touches a number or a wording that a reader may use",
    "major": "Major: it touches a conclusion",
}

ANSWER = {"yes": "Yes", "no": "No", "cant_tell": "Cannot tell"}

REPORTED = {
    "reported": "Answers are printed",
    "partly_reported": "Some answers are printed",
    "asked_not_reported": "Asked, and not reported",
}

GAP = {
    "not_looked_for": "Not looked for",
    "nothing_found": "Looked for, nothing found",
    "not_reported": "Not reported",
}

SIDE_GAP = {
    "not_looked_for": "Not asked",
    "nothing_found": "Asked, and nothing came",
    "not_reported": "Asked, and not reported",
}
"""The same where one side of a row is silent."""

STUDY_RELATION = {
    "companion_paper": "Companion paper",
    "shared_authors": "Shared authors",
    "same_programme": "Same programme",
    "cites": "Cited by this study",
    "other": "Related",
}

CONTENT_NOTE = {
    "suicide": "suicide",
    "self_harm": "self-harm",
    "abuse": "abuse",
    "sexual_violence": "sexual violence",
    "loss": "loss",
    "racism_and_discrimination": "racism and discrimination",
    "substance_use": "substance use",
    "homelessness": "homelessness",
}

NODE = {
    "feature": "Feature",
    "step": "Step",
    "factor": "Factor",
    "person": "Person",
    "barrier": "Barrier",
    "outcome": "Outcome",
}

FLOW = {
    "leads_to": "leads to",
    "supports": "supports",
    "works_against": "works against",
    "part_of": "is part of",
}

FLOW_BACK = {
    "leads_to": "follows from",
    "supports": "is supported by",
    "works_against": "is worked against by",
    "part_of": "has as a part",
}
"""The same, read from the part that an arrow leads to."""

EQUITY = {
    "place_of_residence": "Place of residence",
    "race_ethnicity_culture_language": "Race, ethnicity, culture, language",
    "occupation": "Occupation",
    "gender_sex": "Gender or sex",
    "religion": "Religion",
    "education": "Education",
    "socioeconomic_status": "Socioeconomic status",
    "social_capital": "Social capital",
    "age": "Age",
    "disability": "Disability",
    "sexual_orientation": "Sexual orientation",
}


STEP = {
    "introduction": "Introduction",
    "activity": "Activity",
    "question": "For yourself",
    "discussion": "Discussion",
    "quiz": "Quiz",
    "closing": "Closing",
}
"""Kinds of steps of a teaching session."""


def date(text: str) -> str:
    """`21 November 2026`, `November 2026` or `2026`, from 2026-11-21 and the like."""
    year, *rest = text.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1] if rest[0].isdigit() and 1 <= int(rest[0]) <= 12 else rest[0]
    return " ".join([*(str(int(day)) for day in rest[1:]), month, year])


def fieldwork(dates: Fieldwork | str) -> str:
    """When the data were collected, as a phrase: `March 2020 to June 2020`; empty if not stated."""
    if isinstance(dates, str):
        return ""
    start, end = (date(day) if day != "not_stated" else "" for day in (dates.start, dates.end))
    if start and end:
        return start if start == end else f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else ""


def listed(parts: Sequence[str], word: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def counted(number: int, one: str, many: str) -> str:
    """`1 study`, `3 studies`, `no studies`."""
    return f"{number or 'no'} {one if number == 1 else many}"


def counts(*kinds: tuple[int, str, str]) -> str:
    """`2 quotations and 1 table`; a kind of which there is none is left out."""
    return listed([counted(number, one, many) for number, one, many in kinds if number])


def stated(text: str) -> str:
    """A field's text in words where the source prints nothing."""
    return {
        "not_stated": "not stated",
        "not_reported": "not reported",
        "not_applicable": "not applicable",
    }.get(text, text)


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def within(text: str) -> str:
    """A name inside a sentence: its first letter small, unless it begins with letters that stay capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
