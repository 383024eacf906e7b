"""What a study's folder lacks is told once, with its cause, and not at everything that leads into it."""

from __future__ import annotations

import pytest

from build_scripts.check.links.missing_files import study_without_findings
from build_scripts.check.links.permalinks import EVERY
from build_scripts.check.run import check
from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.diagnostics import Severity
from build_scripts.read.corpus import read_files
from build_scripts.synthesise.joins import join

STUDY = "evidence/studies/okafor-2021/"


@pytest.fixture
def without(example_files):
    """The problems of the example without some files."""

    def problems(*gone: str):
        files = {path: content for path, content in example_files().items() if path not in gone}
        return check(read_files(files))

    return problems


@pytest.fixture
def renamed(example_files):
    """The problems of the example, its ledger complete, with a file or folder under another name."""

    def problems(old: str, new: str):
        files = {path.replace(old, new): content for path, content in example_files().items()}
        return check(read_files(files | {"evidence/permalinks/_site.txt": EVERY.encode()}))

    return problems


def test_a_study_without_findings_is_told_once_with_what_names_them(without):
    (problem,) = without(f"{STUDY}findings.yaml")
    assert (problem.code, problem.severity, problem.file) == ("EV229", Severity.ERROR, f"{STUDY}study.yaml")
    assert "evidence/pairs/not-knowing.yaml" in problem.message
    assert problem.message.endswith("evidence/studies/okafor-2021/study.yaml and 1 more.")


def test_a_study_whose_findings_nothing_names_is_a_warning(reading_of):
    corpus = reading_of().corpus
    folder = corpus.studies["okafor-2021"]
    study = folder.study.model_copy(update={"key_points": ()})
    folder = StudyFolder(folder.id, study)
    checked = join(Corpus(corpus.site, corpus.review, {folder.id: folder}))
    (found,) = study_without_findings(checked)
    assert (found.severity, found.message) == (
        Severity.WARNING,
        "The study okafor-2021 has no findings: findings.yaml is missing or empty.",
    )


def test_a_level_of_confidence_needs_the_appraisal_of_each_study_it_rests_on(without):
    (problem,) = without(f"{STUDY}appraisal.yaml")
    assert (problem.code, problem.severity, problem.file) == ("EV533", Severity.ERROR, f"{STUDY}study.yaml")
    assert problem.message.startswith(
        "The study okafor-2021 has no appraisal.yaml, and not-knowing-weighs is a review finding"
    )


def test_the_lost_addresses_of_one_study_are_told_together_with_their_cause(example_files):
    files = {path: content for path, content in example_files().items() if path != f"{STUDY}findings.yaml"}
    lost, study = check(read_files(files | {"evidence/permalinks/_site.txt": EVERY.encode()}))
    assert (lost.code, study.code) == ("EV801", "EV229")
    assert "addresses of studies/okafor-2021/ would be lost, because findings.yaml is gone" in lost.message


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (f"{STUDY}quotes.yaml", f"{STUDY}quotes.yml", "EV055"),
        (f"{STUDY}findings.yaml", f"{STUDY}finding.yaml", "EV055"),
        (STUDY, "evidence/studies/Okafor 2021/", "EV056"),
        ("evidence/themes/waiting.yaml", "evidence/themes/Waiting.yaml", "EV056"),
        ("evidence/glossary.yaml", "evidence/glossary.yaml.txt", "EV055"),
    ],
)
def test_a_wrong_name_is_told_and_nothing_that_follows_from_it(renamed, old: str, new: str, code: str):
    assert [problem.code for problem in renamed(old, new)] == [code]


def test_a_glossary_that_is_gone_is_told_with_its_addresses(example_files):
    ledger = {"evidence/permalinks/_site.txt": f"{EVERY}glossary/#queue\n".encode()}
    files = {path: content for path, content in example_files().items() if "glossary" not in path}
    (problem,) = check(read_files(files | ledger))
    assert problem.message == (
        "2 addresses of glossary/ would be lost, because evidence/glossary.yaml is gone: queue and "
        "thematic-analysis. People may link to them."
    )
