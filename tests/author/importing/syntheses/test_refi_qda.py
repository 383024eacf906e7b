from __future__ import annotations

import io
import zipfile

import pytest

from build_scripts.author.importing.import_result import ImportRefusedError
from build_scripts.author.importing.syntheses import refi_qda
from build_scripts.author.importing.syntheses.refi_qda import (
    Code,
    Project,
    Segment,
    read_codebook,
    read_project,
)

CODEBOOK = """<CodeBook><Codes>
<Code guid="C1" name="Waiting" isCodable="true"><Description>What waiting does.</Description>
<Code guid="C2" name="Not knowing" isCodable="true"/></Code>
<Code guid="C3" name="Desk" isCodable="true"/></Codes></CodeBook>"""
TEXT = "Às vezes I waited.\nNobody told me how long."


def selection(start: object, end: object, *codes: str) -> str:
    coding = "".join(f'<Coding guid="k"><CodeRef targetGUID="{code}"/></Coding>' for code in codes)
    return f'<PlainTextSelection guid="s" startPosition="{start}" endPosition="{end}">{coding}</PlainTextSelection>'


def packed(*selections: str, text: str | None = TEXT, name: str = "project.qde", inside: str = "") -> bytes:
    source = f'<TextSource guid="T" name="Interview 1" plainTextPath="internal://t1.txt">{inside}{"".join(selections)}</TextSource>'
    project = f'<Project xmlns="urn:QDA-XML:project:1.0">{CODEBOOK}<Sources>{source}</Sources></Project>'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(name, project)
        if text is not None:
            archive.writestr("Sources/T1.txt", "\ufeff" + text)
    return content.getvalue()


def test_segments_are_the_characters_of_their_source_with_their_codes() -> None:
    project = read_project(packed(selection(9, 18, "c1"), selection(19, 43, "C1", "C2"), selection(0, 3)))
    assert project == Project(
        codes=(
            Code("Waiting", "What waiting does.", 2),
            Code("Waiting / Not knowing", "", 1),
            Code("Desk"),
        ),
        segments=(
            Segment("I waited.", "Interview 1", ("Waiting",)),
            Segment("Nobody told me how long.", "Interview 1", ("Waiting", "Waiting / Not knowing")),
        ),
    )


def test_a_text_may_stand_in_the_project_itself() -> None:
    inside = f"<PlainTextContent>{TEXT}</PlainTextContent>"
    assert (
        read_project(packed(selection(9, 18, "C3"), text=None, inside=inside)).segments[0].text == "I waited."
    )


@pytest.mark.parametrize("places", [(9, 999), (18, 9), ("x", 9), ("9" * 40, 9)])
def test_a_segment_outside_of_its_text_is_left_out_and_said(places: tuple[object, object]) -> None:
    project = read_project(packed(selection(*places, "C1"), selection(9, 18, "C1")))
    assert [segment.text for segment in project.segments] == ["I waited."]
    assert project.remarks == ("Some segments of Interview 1 lie outside of its text and were left out.",)


def test_a_source_without_its_text_is_said() -> None:
    project = read_project(packed(selection(9, 18, "C1"), text=None))
    assert project.segments == ()
    assert project.remarks == ("The text of Interview 1 is not in the file; its segments were left out.",)


def test_a_codebook_is_a_list_of_codes() -> None:
    assert read_codebook(CODEBOOK.encode()).codes[1] == Code("Waiting / Not knowing")


def test_what_is_no_project_or_too_large_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImportRefusedError, match=r"holds no project\.qde"):
        read_project(packed(name="other.xml"))
    with pytest.raises(ImportRefusedError, match="not whole"):
        read_project(b"no archive")
    with pytest.raises(ImportRefusedError, match="would lie outside"):
        read_project(packed(name="../project.qde"))
    monkeypatch.setattr(refi_qda, "MOST_SEGMENTS", 1)
    with pytest.raises(ImportRefusedError, match="has 2 coded segments"):
        read_project(packed(selection(9, 18, "C1"), selection(9, 18, "C2")))
