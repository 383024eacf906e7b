"""How a study is cited: names that can be told apart, no stop doubled, none lost."""

from __future__ import annotations

import pytest

from build_scripts.model.records.study import Name
from build_scripts.render.pages.studies import authors
from build_scripts.render.pages.study_parts import citation

DEPARTMENT = Name(literal="Department for Health, Housing and Social Care")
BODY = Name(literal="Mind and Body")
BERG = Name(family="Berg", given="A.")
LEE = Name(family="Lee", given="Min")


@pytest.fixture(scope="module")
def study_with(reading_of):
    """`study_with(name=value)`: the example's study, changed."""
    study = reading_of().corpus.studies["okafor-2021"].study
    return lambda **changed: study.model_copy(update=changed)


def test_semicolons_part_the_names_of_a_citation(study_with):
    cited = citation(study_with(author=(DEPARTMENT, BODY, BERG), issued="2021"))
    assert cited.before == "Department for Health, Housing and Social Care; Mind and Body; Berg, A. (2021)."


def test_no_stop_is_doubled_after_the_publisher(study_with):
    cited = citation(study_with(publisher="The Listening Co.", review_status="report"))
    assert cited.after.endswith("The Listening Co.")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((BERG, LEE), "A. Berg and Min Lee"),
        ((BERG, BODY, LEE), "A. Berg; Mind and Body; Min Lee"),
        ("not_stated", "Authors not stated"),
    ],
)
def test_authors_are_listed_in_printed_order(study_with, names, said):
    assert authors(study_with(author=names)) == said
