from __future__ import annotations

import json
import pathlib
from collections.abc import Callable, Mapping

import pytest

from build_scripts.author.verify import (
    Compared,
    VerifyResult,
    compare_with_sources,
    receipt_text,
    verify_study,
)
from build_scripts.check.run import check
from build_scripts.model.diagnostics import Severity
from build_scripts.model.records.receipt import Receipt
from build_scripts.read.corpus import read_corpus
from build_scripts.synthesise.quotations.receipts import quote_hash, sealed

SOURCE = pathlib.Path(__file__).parent / "okafor-2021.txt"
RECEIPT = "evidence/receipts/okafor-2021.json"
QUOTES = "evidence/studies/okafor-2021/quotes.yaml"


@pytest.fixture
def project(tmp_path: pathlib.Path, example_files: Callable[[], Mapping[str, bytes]]) -> pathlib.Path:
    """The annotated example in a folder of its own."""
    for name, content in example_files().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def edit(project: pathlib.Path, old: str, new: str, name: str = QUOTES) -> None:
    path = project / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def run(project: pathlib.Path, on: str | None = None, source: pathlib.Path = SOURCE) -> VerifyResult:
    return verify_study(project, "okafor-2021", source, on)


def test_the_receipt_of_the_example_is_what_verify_writes(project: pathlib.Path) -> None:
    before = (project / RECEIPT).read_bytes()
    result = run(project)
    assert (result.found, result.looked_for, result.written) == (2, 2, False)
    assert (project / RECEIPT).read_bytes() == before
    (project / RECEIPT).unlink()
    assert run(project).written
    assert (project / RECEIPT).read_bytes() == before


def test_the_day_is_that_of_the_site_unless_another_is_given(project: pathlib.Path) -> None:
    (project / RECEIPT).unlink()
    receipt = run(project).receipt
    assert receipt is not None
    assert {entry.checked_on for entry in receipt.quotes.values()} == {"2026-11-21"}
    (project / RECEIPT).unlink()
    receipt = run(project, "2026-12-24").receipt
    assert receipt is not None
    assert {entry.checked_on for entry in receipt.quotes.values()} == {"2026-12-24"}


def test_a_quotation_found_as_before_keeps_its_day(project: pathlib.Path) -> None:
    edit(
        project,
        "There was one friendly face at the desk, and",
        "There was one friendly face at the desk - and",
    )
    receipt = run(project, "2026-12-24").receipt
    assert receipt is not None
    assert receipt.quotes["nobody-listened"].checked_on == "2026-11-21"
    assert receipt.quotes["friendly-face"].checked_on == "2026-12-24"


def test_a_quotation_that_differs_is_told_with_both_sides_and_its_place(project: pathlib.Path) -> None:
    edit(project, "nobody was listening", "nobody was hearing")
    result = run(project)
    problem = next(problem for problem in result.problems if problem.severity is Severity.ERROR)
    assert (problem.code, problem.file, problem.place.line) == ("EV403", QUOTES, 4)
    assert problem.message == (
        "Not in the source. It agrees up to “I felt like nobody was”; the source then says “listening to me”, "
        "you have “hearing to me”."
    )
    assert problem.source_line[problem.place.column - 1 : problem.place.end_column - 1] == "hearing to me"
    assert (result.found, result.looked_for) == (1, 2)
    assert json.loads((project / RECEIPT).read_text())["quotes"]["nobody-listened"]["result"] == "not_found"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("wait six months [...] listening to me", "not in this order"),
        ("listening to me, and [not] then they told me", "turns the sentence round"),
        ("There was one friend[ing] face at the desk", "neither with these brackets nor without"),
        ("nobody was listening to m[in]e", "neither with these brackets nor without"),
        ("[...]", "no words that could be looked for"),
        ("zebra crossing ahead", "not one word of this part agrees"),
        (
            "Nearly one friendly face at the desk",
            "It agrees from “one friendly face at the desk”; before that",
        ),
    ],
)
def test_every_reason_has_its_own_words(project: pathlib.Path, text: str, message: str) -> None:
    edit(project, "I felt like nobody was listening to me [...] wait six months", text)
    said = [problem.message for problem in run(project).problems if problem.code == "EV403"]
    assert len(said) == 1
    assert message in said[0]


def test_nothing_is_written_where_nothing_could_be_checked(
    project: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    before = (project / RECEIPT).read_bytes()
    damaged = tmp_path / "damaged.txt"
    damaged.write_bytes(b"It\x92s")
    for source, words in (
        (damaged, "is not UTF-8"),
        (tmp_path / "nowhere.txt", "cannot be read"),
        (tmp_path, "cannot be read"),
        (SOURCE.with_suffix(".pdf"), "cannot be read"),
    ):
        result = run(project, source=source)
        assert words in result.refused
        assert result.receipt is None
    assert (
        "There is no study lee-2019. Studies: okafor-2021"
        in verify_study(project, "lee-2019", SOURCE).refused
    )
    edit(project, "voice: participant", "voice: nobody")
    assert "run `evidence check`" in run(project).refused
    assert (project / RECEIPT).read_bytes() == before


def test_evidence_without_a_date_needs_a_day(project: pathlib.Path) -> None:
    for path in (project / "evidence").rglob("*.yaml"):
        if path.name != "quotes.yaml":
            path.unlink()
    assert "`history`" in run(project).refused
    assert run(project, "2026-11-21").refused == ""


def test_nothing_else_is_written(project: pathlib.Path) -> None:
    files = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    (project / RECEIPT).unlink()
    run(project)
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == files


def test_what_was_left_out_of_the_source_is_told(project: pathlib.Path) -> None:
    assert run(project).left_out == ("10", "11", "12")


def test_a_source_that_is_damaged_leaves_no_entry_and_asks_to_mend_the_text(
    project: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    damaged = tmp_path / "okafor-2021.txt"
    damaged.write_text(SOURCE.read_text().replace("one friendly face", "one friend\n145 ly face"))
    result = run(project, source=damaged)
    assert [problem.code for problem in result.problems] == ["EV417"]
    assert (
        "line 9 of the source's text has “friend 145 ly”, the quotation “friendly”"
        in result.problems[0].message
    )
    assert result.problems[0].hint == "Mend the text file, not the quotation."
    assert (result.found, result.looked_for) == (1, 2)
    assert "friendly-face" not in json.loads((project / RECEIPT).read_text())["quotes"]


def test_a_reason_for_a_cut_silences_what_it_gives_a_reason_for(project: pathlib.Path) -> None:
    edit(
        project,
        "I felt like nobody was listening to me [...] wait six months",
        "nobody was listening to me, and then",
    )
    assert [problem.code for problem in run(project).problems] == ["EV408", "EV408"]
    edit(project, "  speaker: P07", "  cut_because: The point stands before it.\n  speaker: P07")
    assert run(project).problems == ()


# With the sources at hand


def compared(project: pathlib.Path, tmp_path: pathlib.Path, text: str = "") -> Compared:
    sources = tmp_path / "sources"
    sources.mkdir(exist_ok=True)
    (sources / "okafor-2021.txt").write_text(text or SOURCE.read_text())
    return compare_with_sources(read_corpus(project), sources)


def test_a_true_receipt_agrees_with_its_source(project: pathlib.Path, tmp_path: pathlib.Path) -> None:
    assert compared(project, tmp_path) == Compared((), ("okafor-2021",), ())


def test_a_made_up_receipt_differs_from_the_source(project: pathlib.Path, tmp_path: pathlib.Path) -> None:
    edit(
        project,
        "There was one friendly face at the desk, and that was enough.",
        "Everybody was most kind to me.",
    )
    receipt = Receipt.model_validate_json((project / RECEIPT).read_bytes())
    made_up = receipt.quotes["friendly-face"].model_copy(
        update={"quote_sha256": quote_hash("Everybody was most kind to me."), "end": 25}
    )
    quotes = {**receipt.quotes, "friendly-face": sealed(made_up, receipt.source_sha256)}
    (project / RECEIPT).write_text(receipt_text(receipt.model_copy(update={"quotes": quotes})))
    # Nothing speaks against it but the source.
    assert [problem.code for problem in check(read_corpus(project))] == []
    assert {problem.code for problem in compared(project, tmp_path).problems} == {"EV403", "EV418"}


def test_another_text_than_that_of_the_receipt_is_told(project: pathlib.Path, tmp_path: pathlib.Path) -> None:
    found = compared(project, tmp_path, "Foreword.\n\n" + SOURCE.read_text())
    assert [problem.code for problem in found.problems] == ["EV418"] * 3
    assert found.problems[0].message == "The receipt was made from another text than okafor-2021.txt."
    assert "differs from okafor-2021.txt in end, offset" in found.problems[1].message


def test_a_source_that_cannot_be_read_is_named(project: pathlib.Path, tmp_path: pathlib.Path) -> None:
    assert compared(project, tmp_path, " \n").refused[0].endswith("Is it the right file?")
    assert compare_with_sources(read_corpus(project), tmp_path / "nowhere") == Compared((), (), ())


def test_a_receipt_of_the_old_form_gives_one_message_with_the_command(project: pathlib.Path) -> None:
    old = {"tool": "evidence verify 1", "source_sha256": "0", "source_tokens": 89, "quotes": {}}
    (project / RECEIPT).write_text(json.dumps(old))
    (problem,) = check(read_corpus(project))
    assert (problem.code, problem.file) == ("EV059", RECEIPT)
    assert "An earlier version wrote this receipt" in problem.message
    assert "`evidence verify okafor-2021 --source FILE`" in problem.hint
    assert run(project).written
    assert check(read_corpus(project)) == ()
