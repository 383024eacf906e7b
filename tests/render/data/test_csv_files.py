"""Files that can be taken away: right in form, complete, and without words that may not be copied in bulk."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import frictionless
import jsonschema
import pytest

from build_scripts.model.corpus import Corpus
from build_scripts.read.corpus import Reading
from build_scripts.render.data import datasets
from build_scripts.render.data.csv_files import csv_bytes, downloads, guarded
from build_scripts.render.data.frames import frames
from build_scripts.render.data.study_download import study_downloads
from build_scripts.synthesise.joins import join

ReadingOf = Callable[..., Reading]
Files = Mapping[str, bytes]

SECRET = "I would never have told them about the garden behind the house"
WITHHELD = f"""# evidence/studies/okafor-2021/quotes.yaml
- id: withheld
  text: "{SECRET} [...] not for anything in the world"
  voice: participant
  speaker: P01
  perspective: [visitors]
  rights: {{basis: quotation}}
  locator: {{section: Waiting, page: "11"}}
- id: permitted
  text: "=HYPERLINK(\\"x\\") is what I read, and then \\u00e9 and \\u2018so\\u2019 on"
  voice: participant
  speaker: not_stated
  perspective: [visitors, librarians]
  rights: {{basis: permission}}
  sensitivity: [suicide, loss]
  also_printed_at:
    - locator: {{section: Summary, page: "2"}}
  locator: {{section: Waiting, page: "11"}}
# evidence/studies/okafor-2021/discrepancies.yaml
- id: quoted-twice
  what: A quotation
  place: {{section: Waiting}}
  printed: "{SECRET}, says one place"
  other_place: {{section: Summary}}
  other: Not for anything
  weight: minor
  handling: Both are shown.
"""


def made(reading: Reading) -> Files:
    joined = join(reading.corpus)
    return downloads(joined, list(study_downloads(joined)))


@pytest.fixture(scope="module")
def example(reading_of: ReadingOf) -> Files:
    return made(reading_of())


@pytest.fixture(scope="module")
def withheld(reading_of: ReadingOf) -> Files:
    return made(reading_of(WITHHELD))


def lines(files: Files, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode(), newline="")))


def test_every_promised_file_is_there(example: Files) -> None:
    names = "studies findings quotes tables checks themes review_findings summary_of_findings pairs recommendations discrepancies"
    promised = {f"data/{name}.csv" for name in names.split()}
    promised |= {"data/evidence.json", "data/evidence.schema.json", "data/datapackage.json"}
    promised |= {f"data/tables/okafor-2021/table-{number}.csv" for number in (1, 2, 3, 4)}
    assert set(example) == promised


def test_csv_is_utf_8_without_mark_with_line_feeds_and_quotes_where_needed() -> None:
    written = csv_bytes(("a", "b"), [("x, y", 'say "hm"'), ("two\nlines", None), ("é", True)])
    assert written == 'a,b\n"x, y","say ""hm"""\n"two\nlines",\né,true\n'.encode()


def test_csv_survives_the_way_there_and_back(example: Files, reading_of: ReadingOf) -> None:
    joined = join(reading_of().corpus)
    given = frames(joined, study_downloads(joined))
    for name in ("studies", "findings", "quotes", "tables", "themes", "discrepancies"):
        frame = given[name]
        back = lines(example, name)
        assert list(back[0]) == list(frame.columns)
        for written, row in zip(back, frame.to_dict("records"), strict=True):
            for column, value in row.items():
                expected = (
                    ";".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
                )
                assert written[column] == (expected.lower() if isinstance(value, bool) else expected)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("@name", "'@name"),
        ("-dash", "'-dash"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        (" =1", "' =1"),
        ("＝1+1", "'＝1+1"),
        ("\u00a0＋1", "'\u00a0＋1"),
        ("－2", "'－2"),
        ("＠name", "'＠name"),
        ("-2", "-2"),
        ("-2.5", "-2.5"),
        ("-2.5+1", "'-2.5+1"),
        ("18-25", "18-25"),
        ("P07", "P07"),
        ("", ""),
    ],
)
def test_text_that_a_spreadsheet_would_run_is_guarded(text: str, safe: str) -> None:
    assert guarded(text) == safe


def test_no_cell_of_any_file_would_run(withheld: Files) -> None:
    for path, content in withheld.items():
        if path.endswith(".csv"):
            for line in csv.reader(io.StringIO(content.decode(), newline="")):
                assert not [cell for cell in line if cell[:1] in tuple("=+-@\t\r")]


def test_an_empty_cell_is_not_printed_and_never_zero(example: Files) -> None:
    themes = {
        line["row"]: line for line in lines(example, "tables") if line["table"] == "okafor-2021/table-4"
    }
    assert themes["Waiting alone"]["percent_printed"] == ""
    assert themes["Waiting alone"]["percent_computed"] == "30.0"
    assert lines(example, "quotes")[0]["speaker"] == ""


def test_withheld_words_stand_in_no_file(withheld: Files) -> None:
    for path, content in withheld.items():
        assert SECRET not in content.decode(), path
        assert "not for anything in the world" not in content.decode(), path


def test_a_withheld_quotation_keeps_its_line(withheld: Files) -> None:
    by_id = {line["id"]: line for line in lines(withheld, "quotes")}
    line = by_id["okafor-2021/withheld"]
    assert (line["text"], line["withheld"], line["rights_basis"]) == ("", "true", "quotation")
    assert line["locator"] == "Waiting; p. 11"
    quotes = json.loads(withheld["data/evidence.json"])["studies"]["okafor-2021"]["quotes"]
    assert [(quote["id"], quote["text"] == "", quote["withheld"]) for quote in quotes] == [
        ("withheld", True, True),
        ("permitted", False, False),
    ]


def test_other_texts_that_repeat_withheld_words_show_a_gap(withheld: Files) -> None:
    assert lines(withheld, "discrepancies")[0]["printed"] == "[words withheld], says one place"
    study = json.loads(withheld["data/evidence.json"])["studies"]["okafor-2021"]
    assert study["discrepancies"][0]["printed"] == "[words withheld], says one place"


def test_permitted_words_are_exact_in_json_and_guarded_in_csv(withheld: Files) -> None:
    text = '=HYPERLINK("x") is what I read, and then é and ‘so’ on'
    quotes = json.loads(withheld["data/evidence.json"])["studies"]["okafor-2021"]["quotes"]
    assert quotes[1]["text"] == text
    line = {quote["id"]: quote for quote in lines(withheld, "quotes")}["okafor-2021/permitted"]
    assert line["text"] == f"'{text}"
    assert line["perspective"] == "librarians;visitors"
    assert line["sensitivity"] == "loss;suicide"
    assert line["also_printed_at"] == "Summary, p. 2"


def test_words_of_a_study_that_could_not_be_read_are_withheld(reading_of: ReadingOf) -> None:
    files = made(reading_of("# evidence/studies/okafor-2021/study.yaml\ntitle: 3\n"))
    assert {line["withheld"] for line in lines(files, "quotes")} == {"true"}
    assert lines(files, "studies") == []
    assert "friendly face at the desk, and" not in files["data/evidence.json"].decode()


def test_evidence_json_is_what_its_schema_says_and_keeps_percents_as_text(example: Files) -> None:
    whole = json.loads(example["data/evidence.json"])
    schema = json.loads(example["data/evidence.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(whole, schema)
    assert whole["schema_version"] == 1
    assert whole["studies"]["okafor-2021"]["tables"][1]["cells"][2]["percent"] == "24.0"
    assert whole["studies"]["okafor-2021"]["study"]["title-short"] == "Okafor and Lee 2021"
    assert "receipt" not in whole["studies"]["okafor-2021"]


def test_a_review_that_has_settled_no_study_yet_keeps_the_studies_where_they_belong(
    reading_of: ReadingOf,
) -> None:
    seen = "# in evidence/{}.yaml\nseen: {{items: {{}}, studies: {{}}}}\n"
    files = made(reading_of(seen.format("review") + seen.format("themes/waiting")))
    whole = json.loads(files["data/evidence.json"])
    assert list(whole["studies"]) == ["okafor-2021"]
    assert (whole["review"]["seen"], whole["themes"]["waiting"]["seen"]) == (
        {"items": {}, "studies": {}},
    ) * 2


def test_the_data_package_describes_every_file_and_holds(example: Files, tmp_path: Path) -> None:
    for path, content in example.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    report = frictionless.validate(str(tmp_path / "data/datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "message"])
    package = json.loads(example["data/datapackage.json"])
    assert {resource["path"] for resource in package["resources"]} == {
        path.removeprefix("data/") for path in example if path.endswith(".csv") and "/tables/" not in path
    }


def test_addresses_begin_with_the_sites_own_where_it_has_one(reading_of: ReadingOf, example: Files) -> None:
    assert lines(example, "studies")[0]["url"] == "studies/okafor-2021/"
    moved = made(reading_of("# in evidence/site.yaml\nurl: https://example.org/heard\n"))
    assert lines(moved, "studies")[0]["url"] == "https://example.org/heard/studies/okafor-2021/"
    assert lines(moved, "findings")[0]["url"].startswith("https://example.org/heard/studies/okafor-2021/#")


def test_the_same_corpus_gives_the_same_bytes(reading_of: ReadingOf, example: Files) -> None:
    assert made(reading_of()) == example


def test_a_corpus_without_anything_still_has_every_file() -> None:
    joined = join(Corpus(site=None, review=None, studies={}))
    files = downloads(joined, list(study_downloads(joined)))
    assert files["data/quotes.csv"].decode() == ",".join(datasets.QUOTES.header) + "\n"
    assert json.loads(files["data/evidence.json"])["studies"] == {}
