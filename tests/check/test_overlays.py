from __future__ import annotations

from build_scripts.check.rule import lay_over, marked_place

FILES = {
    "evidence/glossary.yaml": b"# head\n- id: a\n  term: one\n- id: b\n  term: two\n",
    "evidence/site.yaml": b"title: T\nperspectives:\n  - id: p\nas_of: x\n",
}


def test_a_named_file_takes_the_place_of_the_whole_file():
    laid = lay_over(FILES, "# evidence/glossary.yaml\n- id: c\n")
    assert laid["evidence/glossary.yaml"] == b"- id: c\n"
    assert laid["evidence/site.yaml"] == FILES["evidence/site.yaml"]


def test_an_entry_of_a_list_takes_the_place_of_the_one_with_its_id_or_comes_last():
    laid = lay_over(FILES, "# in evidence/glossary.yaml\n- term: three\n  id: a\n- id: c\n")
    assert (
        laid["evidence/glossary.yaml"] == b"# head\n- term: three\n  id: a\n- id: b\n  term: two\n- id: c\n"
    )


def test_a_key_takes_the_place_of_the_same_key_with_all_under_it():
    laid = lay_over(FILES, "# in evidence/site.yaml\nperspectives:\n  - id: q\nurl: u\n")
    assert laid["evidence/site.yaml"] == b"title: T\nperspectives:\n  - id: q\nas_of: x\nurl: u\n"


def test_several_files_follow_one_another_and_new_ones_are_added():
    laid = lay_over(FILES, "# evidence/waivers.yaml\n- code: EV1\n# in evidence/site.yaml\ntitle: U\n")
    assert laid["evidence/waivers.yaml"] == b"- code: EV1\n"
    assert laid["evidence/site.yaml"].startswith(b"title: U\n")


def test_no_overlay_leaves_everything_as_it_was():
    assert lay_over(FILES, "") == FILES


def test_the_marked_line_is_found_with_its_file():
    laid = lay_over(FILES, "# in evidence/glossary.yaml\n- id: c  # <- here\n")
    assert marked_place(laid) == ("evidence/glossary.yaml", 6)
    assert marked_place(FILES) is None
