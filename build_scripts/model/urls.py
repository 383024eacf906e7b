"""The address of every kind of item: the only place that knows what addresses look like.

An address is written from the site's root, without a leading slash: `themes/barriers/`, and with the id of
an item behind `#`: `studies/okafor-2021/#waiting-lists-first`. The home page is the empty address.
"""

from __future__ import annotations

from posixpath import relpath
from urllib.parse import urlencode

from build_scripts.model.ids import split_global

HOME = ""
THEMES = "themes/"
STUDIES = "studies/"
REVIEW_FINDINGS = "review-findings/"
FINDINGS = "findings/"
RECOMMENDATIONS = "recommendations/"
QUOTES = "quotes/"
MAP = "map/"
MAP_STUDIES = "map/studies/"
MAP_SETTINGS = "map/settings/"
CHAINS = "chains/"
AUDIENCES = "audiences/"
BRIEFS = "briefs/"
TEACHING = "teaching/"
DATA = "data/"
METHODS = "methods/"
REPORTING = "methods/reporting/"
TRUST = "trust/"
PROFILES = "trust/confidence/"
GAPS = "gaps/"
CHANGES = "changes/"
GLOSSARY = "glossary/"
SEARCH = "search/"
ACCESSIBILITY = "accessibility/"
CONTRIBUTING = "contributing/"
EXAMPLE = "contributing/example/"
FIELDS = "contributing/fields/"
RULES = "contributing/rules/"
DESIGN = "contributing/design/"
NEW_STUDY = "contributing/new-study.xlsx"
"""The empty workbook for a study that is not in the evidence yet."""
FOR_MACHINES = "llms.txt"
"""What the site holds and where, for programs that read text."""
SUMMARY_DOCUMENT = "review-findings/summary-of-findings.docx"
"""The summary of all review findings, for Word."""

LISTS = (
    THEMES,
    STUDIES,
    REVIEW_FINDINGS,
    FINDINGS,
    RECOMMENDATIONS,
    QUOTES,
    MAP,
    MAP_STUDIES,
    MAP_SETTINGS,
    CHAINS,
    AUDIENCES,
    BRIEFS,
    DATA,
    METHODS,
    REPORTING,
    TRUST,
    PROFILES,
    GAPS,
    CHANGES,
    GLOSSARY,
    SEARCH,
    ACCESSIBILITY,
    EXAMPLE,
    FIELDS,
    RULES,
    DESIGN,
)
"""Pages that every site has and never loses. The home page, whose address is empty, cannot be lost."""


def home(url: str) -> str:
    """The published home page: a site's `url` with the slash behind which every other address stands."""
    return f"{url.rstrip('/')}/"


def theme(id_: str) -> str:
    """A theme's page."""
    return f"{THEMES}{id_}/"


def study(id_: str) -> str:
    """A study's page."""
    return f"{STUDIES}{id_}/"


REFERENCES = {"RIS": "ris", "BibTeX": "bib", "CSL-JSON": "csl.json"}
"""Formats for reference managers and the endings of their files."""


def study_reference(id_: str, ending: str) -> str:
    """The file with which a reference manager takes in a study."""
    return f"{study(id_)}{id_}.{ending}"


def all_studies_reference(ending: str) -> str:
    """The same of all studies."""
    return f"{DATA}studies.{ending}"


def page_reference(address: str, ending: str) -> str:
    """The file with which a reference manager takes in the page at `address`, itself and not what it is about."""
    return f"{address}page.{ending}"


def page_code(address: str) -> str:
    """The QR code that leads to the page at `address`, as a picture."""
    return f"{address}page.svg"


def study_of(address: str) -> str:
    """The study that an address belongs to; empty where it belongs to none."""
    for start in (STUDIES, study_chain("")[:-1]):
        if address.startswith(start):
            return address.removeprefix(start).partition("/")[0]
    return ""


def study_item(global_id: str) -> str:
    """An item of a study, at its canonical place: `studies/<study>/#<id>`."""
    study_id, item = split_global(global_id)
    return f"{study(study_id)}#{item}"


def table_csv(global_id: str) -> str:
    """The file with the lines of one table."""
    return f"{DATA}tables/{global_id}.csv"


def chart_svg(global_id: str) -> str:
    """The picture of one chart as a file."""
    return f"{DATA}charts/{global_id}.svg"


def review_finding(id_: str) -> str:
    """A review finding's page."""
    return f"{REVIEW_FINDINGS}{id_}/"


def paired_row(theme_id: str, id_: str) -> str:
    """What each side says about one topic, on the page of its theme."""
    return f"{theme(theme_id)}#{id_}"


def recommendation(id_: str) -> str:
    """A recommendation of the review team."""
    return f"{RECOMMENDATIONS}#{id_}"


def term(id_: str) -> str:
    """A glossary term."""
    return f"{GLOSSARY}#{id_}"


def model(id_: str) -> str:
    """A conceptual model's page."""
    return f"models/{id_}/"


def audience(id_: str) -> str:
    """An audience's page."""
    return f"{AUDIENCES}{id_}/"


def brief(theme_id: str) -> str:
    """A theme's brief of one printed page."""
    return f"{BRIEFS}{theme_id}/"


def session(id_: str) -> str:
    """A teaching session's page."""
    return f"{TEACHING}{id_}/"


def session_slides(id_: str) -> str:
    """A session's slides as a file for PowerPoint."""
    return f"{session(id_)}{id_}.pptx"


def session_handout(id_: str) -> str:
    """A session's handout as a file for Word."""
    return f"{session(id_)}{id_}.docx"


def markdown_twin(address: str) -> str:
    """What a page says as plain Markdown, beside it."""
    return f"{address}index.md.txt"


def summary_document(theme_id: str) -> str:
    """The summary of a theme's review findings, for Word."""
    return f"{theme(theme_id)}summary-of-findings.docx"


def theme_chain(id_: str) -> str:
    """What a theme rests on, down to the printed words."""
    return f"{CHAINS}themes/{id_}/"


def recommendation_chain(id_: str) -> str:
    """What a recommendation of the review team rests on, down to the printed words."""
    return f"{CHAINS}recommendations/{id_}/"


def study_chain(id_: str) -> str:
    """What the recommendations of a study rest on, down to the printed words."""
    return f"{CHAINS}studies/{id_}/"


def study_recommendation_chain(global_id: str) -> str:
    """One recommendation of a study on that page."""
    study_id, item = split_global(global_id)
    return f"{study_chain(study_id)}#_{item}"


def findings_where(**chosen: str) -> str:
    """The list of findings, opened at those chosen: `findings/?theme=barriers&study=okafor-2021`."""
    return f"{FINDINGS}?{urlencode(chosen)}"


def map_where(**chosen: str) -> str:
    """The evidence map by perspective, at what is chosen: `map/?theme=waiting&perspective=visitors`."""
    return f"{MAP}?{urlencode(chosen)}"


def recommendations_for(audience_id: str) -> str:
    """The list of recommendations, showing those for one audience."""
    return f"{RECOMMENDATIONS}?audience={audience_id}"


def feed(address: str) -> str:
    """The feed of what has changed on a page."""
    return f"{address}changes.xml"


def share_picture(address: str) -> str:
    """The file with the picture of a page that is shared."""
    return f"assets/share/{address.strip('/') or 'home'}.png"


def rule(code: str) -> str:
    """A rule's page."""
    return f"{RULES}{code}/"


def list_page(address: str, number: int) -> str:
    """The `number`th page of a long list; the first is the list's own address."""
    return address if number == 1 else f"{address}{number}/"


def relative(address: str, start: str) -> str:
    """The link from the page at `start` to `address`.

    Links are relative, so that a site works under any path and from a folder.
    """
    page, hash_, fragment = address.partition("#")
    here = start.partition("#")[0]
    if page == here:
        return f"{hash_}{fragment}" if fragment else "./"
    path = relpath("/" + page, "/" + here)
    if page.endswith("/") or page == "":
        path += "/"
    return f"{path}{hash_}{fragment}"
