"""Plain Markdown of themes and review findings, and the list of them: nothing that limits a statement is left out."""

from __future__ import annotations

import posixpath
import re

import pytest

from build_scripts.render.data.markdown_twins import markdown_files, plain
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import join

URL = "# in evidence/site.yaml\nurl: https://evidence.example.org/base/\n"
THEME, FINDING = "themes/waiting/index.md.txt", "review-findings/not-knowing-weighs/index.md.txt"
PREPRINT = "# in evidence/studies/okafor-2021/study.yaml\nreview_status: preprint\n"
NOTED = "# in evidence/review_findings/not-knowing-weighs.yaml\ncontent_notes: [loss]\n"


def texts(reading_of, overlay: str = "") -> dict[str, str]:
    made = markdown_files(Items(join(reading_of(overlay).corpus)))
    return {path: content.decode() for path, content in made.items()}


def links(text: str) -> list[str]:
    return re.findall(r"(?<!\\)\]\(([^)]+)\)", text)


def test_there_is_a_list_and_a_twin_of_each_theme_and_review_finding(reading_of):
    assert list(texts(reading_of)) == ["llms.txt", THEME, FINDING]


def test_every_link_leads_to_a_twin_or_the_data(reading_of):
    made = texts(reading_of)
    for path, text in made.items():
        for link in links(text):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
            assert target in {*made, "data/evidence.json", "data/datapackage.json"}, (path, link)
    assert links(texts(reading_of, URL)["llms.txt"])[0] == f"https://evidence.example.org/base/{THEME}"


def test_a_theme_says_its_answer_its_messages_and_what_is_not_known(reading_of):
    corpus = reading_of().corpus
    theme, text = corpus.themes["waiting"], texts(reading_of)[THEME]
    assert text.splitlines()[:3] == [f"# {theme.question}", "", theme.answer.text]
    assert all(f"- {message.text}" in text for message in theme.key_messages)
    assert "- Not looked for: Nobody asked librarians." in text
    assert "low confidence, draft" in text


def test_a_review_finding_says_how_sure_one_can_be_and_what_limits_it(reading_of):
    finding, text = reading_of().corpus.review_findings["not-knowing-weighs"], texts(reading_of)[FINDING]
    assert f"Low confidence, draft. {finding.confidence.explanation}" in text
    for link in finding.evidence:
        assert f"- {link.note} (" in text
    assert f"- Coherence: Minor concerns: {finding.confidence.coherence.explanation}" in text


def test_cautions_and_content_notes_travel(reading_of):
    made = texts(reading_of, PREPRINT + NOTED)
    assert made[FINDING].splitlines()[2] == "Content note: loss."
    assert all(re.search(r"^Mind: .+: preprint", made[path], re.MULTILINE) for path in (THEME, FINDING))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* _c_ `d`", r"a \*b\* \_c\_ \`d\`"),
        ("[x](y)", r"\[x\](y)"),
        ("a\n# b", r"a \# b"),
        ("<b>", r"\<b\>"),
    ],
)
def test_markdown_finds_nothing_of_its_own_in_a_text(text: str, expected: str) -> None:
    assert plain(text) == expected
