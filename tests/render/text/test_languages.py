"""Words in another language say so, wherever they stand; words in the pages' own say nothing."""

from __future__ import annotations

import pytest

from build_scripts.render.text.languages import language_attributes, other_language

ARABIC = """\
# in evidence/studies/okafor-2021/study.yaml
language: ar
"""
ONE_QUOTATION = """\
# in evidence/studies/okafor-2021/quotes.yaml
- id: nobody-listened
  text: "Nadie me escuchaba."
  language: es-MX
  voice: participant
  speaker: P07, visitor
  perspective: [visitors]
  locator: {section: Waiting, page: "11"}
"""


@pytest.mark.parametrize(
    ("language", "tag"),
    [("en-GB", ""), ("en", ""), ("EN-us", ""), ("ar", "ar"), ("pt-BR", "pt-BR"), ("enm", "enm")],
)
def test_only_another_language_than_the_pages_own_is_told(language, tag):
    assert other_language(language) == tag


def test_the_attributes_leave_the_direction_to_the_words():
    assert language_attributes("ar") == ' lang="ar" dir="auto"'
    assert language_attributes("") == ""


def test_a_study_in_another_language_is_told_wherever_its_words_stand(site_of):
    site = site_of(ARABIC)
    study = site.pages["studies/okafor-2021/"].html
    assert '<blockquote><p lang="ar" dir="auto">' in study
    assert '<cite lang="ar" dir="auto">Waiting to be heard</cite>' in study
    assert '<span lang="ar" dir="auto">Waiting to be heard</span>' in study
    assert '<p lang="ar" dir="auto">' in site.pages["quotes/"].html
    assert 'class="ev-verbatim" lang="ar" dir="auto">Waiting to be heard' in site.pages["studies/"].html
    assert {entry.language for entry in site.search if entry.kind == "quotation"} == {"ar"}


def test_a_quotation_may_have_a_language_of_its_own(site_of):
    body = site_of(ONE_QUOTATION).pages["studies/okafor-2021/"].html
    assert body.count('lang="es-MX" dir="auto"') == body.count("lang=") > 0


def test_a_language_that_is_no_tag_is_told(problems_of):
    found = problems_of(ARABIC.replace("language: ar", "language: spoken Arabic"))
    assert [problem.message for problem in found if problem.code == "EV036"] == [
        '`language` is a language\'s tag, and "spoken Arabic" is none.'
    ]
