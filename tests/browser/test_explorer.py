"""Long lists can be searched, narrowed down, sorted and taken away: with mouse and keyboard, on a desk and in a hand."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from benchmarks.corpus import make_corpus
from build_scripts.read.corpus import read_corpus
from build_scripts.render.build import build_site
from build_scripts.render.explorers.explorer import FEW
from build_scripts.synthesise.joins import join
from tests.browser.axe import thin_out, violations

Open = Callable[..., BrowserContext]
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 740}
MANY = 14
KINDS = ("findings", "quotes", "recommendations", "studies", "review-findings")


def status(page: Page) -> str:
    return page.locator("[data-explorer-status]").inner_text()


def rows(page: Page) -> list[str]:
    """Texts of the rows that are shown."""
    return [" ".join(text.split()) for text in page.locator("[data-explorer-rows] > *").all_inner_texts()]


def counts(page: Page, facet: str) -> dict[str, int]:
    return page.locator(f"[data-facet={facet}]").evaluate(
        """box => Object.fromEntries([...box.querySelectorAll('input[type=checkbox]')].map(
          one => [one.value, Number(one.parentElement.querySelector('.ev-facet__count').textContent)]))"""
    )


def opened(page: Page, address: str) -> Page:
    """The page, once the rows it asks for are there."""
    page.goto(address)
    expect(page.locator("[data-explorer-status]")).not_to_have_text("Loading…")
    return page


def downloaded(page: Page) -> tuple[str, list[dict[str, str]], str]:
    """Name, lines and text of the file that the link gives."""
    with page.expect_download() as waiting:
        page.locator("[data-explorer-download]").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    return waiting.value.suggested_filename, list(csv.DictReader(io.StringIO(text))), text


def test_every_finding_on_training_is_a_file_in_three_steps(site: str, open_context: Open) -> None:
    """Path length: findings 1, theme 2, download 3."""
    page = open_context(viewport=DESK).new_page()
    page.goto(site + "findings/")
    page.get_by_role("checkbox", name=re.compile("^Training and confidence")).check()
    expect(page).to_have_url(re.compile(r"/findings/\?theme=training-and-confidence$"))
    expect(page.locator("[data-explorer-status]")).to_have_text(re.compile(r"^\d+ findings of \d+$"))
    name, lines, _ = downloaded(page)
    assert name == "findings-theme-training-and-confidence.csv"
    assert len(lines) == int(status(page).split(", ")[-1].split()[0]) > 5
    assert all("training-and-confidence" in line["themes"].split(";") for line in lines)


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_has_exactly_the_published_lines_of_what_is_shown(
    kind: str, site: str, site_folder: Path, open_context: Open
) -> None:
    page = open_context(viewport=DESK).new_page()
    key = {"studies": "status"}.get(kind, "theme")
    page.goto(f"{site}{kind}/")
    value = max(counts(page, key).items(), key=lambda item: item[1])[0]
    opened(page, f"{site}{kind}/?{key}={value}")
    while (more := page.get_by_role("button", name="Show more")).is_visible():
        more.click()
    shown = {
        address.partition("#")[2] or address.rstrip("/").rpartition("/")[2]
        for address in page.locator("[data-explorer-rows] > *").evaluate_all(
            "all => all.map(one => [...one.querySelectorAll('a')].map(link => link.getAttribute('href'))"
            ".find(href => /#|review-findings|studies/.test(href)))"
        )
    }
    _, lines, text = downloaded(page)
    published = (site_folder / "data" / f"{kind.replace('-', '_')}.csv").read_text(encoding="utf-8")
    by_id = {line["id"]: line for line in csv.DictReader(io.StringIO(published))}
    assert {line["id"].rpartition("/")[2] for line in lines} == shown
    assert all(by_id[line["id"]] == line for line in lines)
    assert text.startswith(published[: published.index("\n") + 1])


def test_words_without_an_open_licence_are_shown_and_not_in_the_file(
    site: str, site_folder: Path, open_context: Open
) -> None:
    text = (site_folder / "data" / "quotes.csv").read_text(encoding="utf-8")
    published = csv.DictReader(io.StringIO(text))
    withheld = next(line for line in published if line["withheld"] == "true")
    page = opened(open_context(viewport=DESK).new_page(), f"{site}quotes/?study={withheld['study']}")
    assert len(page.locator("[data-explorer-rows] blockquote").first.inner_text()) > 1
    assert [line["text"] for line in downloaded(page)[1] if line["id"] == withheld["id"]] == [""]


def test_counts_are_what_a_choice_would_leave_and_several_values_are_either(
    site: str, open_context: Open
) -> None:
    page = opened(open_context(viewport=DESK).new_page(), site + "findings/?theme=barriers")
    before = counts(page, "perspective")
    total = int(status(page).split()[0])
    page.locator("[name=perspective][value=staff]").check()
    expect(page.locator("[data-explorer-status]")).to_have_text(re.compile(f"^{before['staff']} findings of"))
    assert counts(page, "perspective") == before
    assert before["staff"] <= sum(counts(page, "theme").values())
    page.locator("[name=perspective][value=researchers]").check()
    both = int(status(page).split()[0])
    assert max(before["staff"], before["researchers"]) <= both <= before["staff"] + before["researchers"]
    assert both <= total


def test_back_and_forward_restore_every_choice(site: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + "quotes/")
    at_rest = status(page)
    page.locator("[name=perspective][value=staff]").check()
    expect(page.locator("[data-explorer-rows] > *").first).to_be_visible()
    staff = status(page)
    page.locator("[name=theme][value=barriers]").check()
    expect(page.locator("[data-explorer-status]")).not_to_have_text(staff)
    both = status(page)
    page.go_back()
    expect(page.locator("[data-explorer-status]")).to_have_text(staff)
    expect(page.locator("[name=theme][value=barriers]")).not_to_be_checked()
    page.go_back()
    expect(page.locator("[data-explorer-status]")).to_have_text(at_rest)
    expect(page.locator("[data-explorer-plain]")).to_be_visible()
    page.go_forward()
    page.go_forward()
    expect(page.locator("[data-explorer-status]")).to_have_text(both)
    page.locator("[data-explorer-rows] a").first.click()
    expect(page).to_have_url(re.compile("/studies/"))
    page.go_back()
    expect(page.locator("[data-explorer-status]")).to_have_text(both)


def test_words_are_found_without_accents_and_capitals_and_every_word_must_occur(
    site: str, open_context: Open
) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(site + "findings/")
    entries = page.evaluate("history.length")
    page.get_by_label("Words in the text").press_sequentially("STÀFF training")
    expect(page).to_have_url(re.compile(r"\?q=ST%C3%80FF\+training$"))
    expect(page.locator("[data-explorer-rows] > *").first).to_be_visible()
    assert page.evaluate("history.length") == entries
    found = rows(page)
    assert len(found) > 1
    assert all("staff" in text.lower() and "training" in text.lower() for text in found)
    expect(page.get_by_label("Words in the text")).to_be_focused()


def test_an_order_turns_the_rows(site: str, open_context: Open) -> None:
    page = opened(open_context(viewport=DESK).new_page(), site + "quotes/?sort=shortest&voice=participant")
    page.get_by_label("Order").select_option("longest")
    expect(page).to_have_url(re.compile("sort=longest"))
    texts = page.locator("[data-explorer-rows] blockquote").all_inner_texts()
    lengths = [len(text.split()) for text in texts]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 20


def test_where_nothing_fits_the_choice_to_drop_is_named(site: str, open_context: Open) -> None:
    page = opened(
        open_context(viewport=PHONE).new_page(),
        site + "findings/?theme=barriers&q=zzzzqqqq&perspective=staff",
    )
    assert status(page) == "No finding fits what was chosen."
    box = page.locator("[data-explorer-nothing]")
    expect(box).to_contain_text("Without the words there would be")
    expect(page.locator("[data-explorer-download]")).to_be_hidden()
    box.get_by_role("button", name="Drop the words").click()
    expect(page.locator("[data-explorer-rows] > *").first).to_be_visible()
    assert page.evaluate("document.activeElement.dataset.explorerResults") == ""
    assert "q=" not in page.url


def test_what_the_address_has_and_nobody_knows_is_left_out_and_said(site: str, open_context: Open) -> None:
    page = opened(
        open_context(viewport=DESK).new_page(), site + "findings/?theme=<b>x&theme=stigma&sort=no&utm=1"
    )
    assert status(page).startswith("“no”, “<b>x” in the address is not known here and was left out. ")
    assert page.url.endswith("/findings/?utm=1&theme=stigma")
    assert counts(page, "theme")["stigma"] == len(rows(page)) > 1


def test_by_keyboard_alone_with_the_focus_never_lost(site: str, open_context: Open) -> None:
    page = open_context(viewport=PHONE).new_page()
    page.goto(site + "findings/")
    page.get_by_label("Words in the text").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("theme="))
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("summary", has_text="Filter and sort (2)")).to_be_visible()
    page.locator("[data-explorer-done]").press("Enter")
    expect(page.locator("[data-explorer-results]")).to_be_focused()
    chips = page.locator("[data-explorer-chips] button")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(chips.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(chips).to_have_count(2)
    expect(chips.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(chips).to_have_count(0)
    expect(page.locator("[data-explorer-results]")).to_be_focused()
    expect(page.locator("[data-explorer-plain]")).to_be_visible()


def test_more_rows_come_when_asked_for_and_the_focus_is_on_the_first_of_them(
    site: str, open_context: Open
) -> None:
    page = opened(
        open_context(viewport=DESK).new_page(), site + "findings/?theme=barriers&theme=relational-practice"
    )
    assert len(rows(page)) == 50
    page.get_by_role("button", name="Show more").press("Enter")
    expect(page.locator("[data-explorer-rows] > :nth-child(51) a").first).to_be_focused()
    assert "the first 100 are shown" in status(page)
    page.reload()
    expect(page.locator("[data-explorer-rows] > *")).to_have_count(100)


def test_a_row_says_what_the_plain_list_says(site: str, open_context: Open) -> None:
    """Quotations are the same word for word; the sorted list has them in the same order."""
    page = open_context(viewport=DESK).new_page()
    page.goto(site + "quotes/")
    plain = page.locator("[data-explorer-plain] figure").evaluate_all(
        "all => all.slice(0, 50).map(one => [one.textContent.replace(/\\s+/g, ' ').trim(), one.className])"
    )
    value = "&perspective=".join(counts(page, "perspective"))
    opened(page, f"{site}quotes/?perspective={value}")
    shown = page.locator("[data-explorer-rows] figure").evaluate_all(
        "all => all.map(one => [one.textContent.replace(/\\s+/g, ' ').trim(), one.className])"
    )
    assert [re.sub(r"\s", "", text) for text, _ in shown] == [re.sub(r"\s", "", text) for text, _ in plain]
    assert ["ev-quote--other" in look for _, look in shown] == [
        "ev-quote--other" in look for _, look in plain
    ]


@pytest.fixture(scope="module")
def many(
    tmp_path_factory: pytest.TempPathFactory, serving: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    """The list of findings of many studies, without its host."""
    root, out = tmp_path_factory.mktemp("many"), tmp_path_factory.mktemp("bare")
    make_corpus(root, MANY)
    site = build_site(join(read_corpus(root).corpus), (), ())
    written = {
        path: content
        for path, content in site.files.items()
        if path.endswith((".js", ".css", ".json", ".csv"))
    }
    html = site.pages["findings/"].html
    written["findings/index.html"] = (
        f'<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="../assets/site.css">{html}'
    ).encode()
    for path, content in written.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(content)
    with serving(out) as address:
        yield address


def test_of_many_studies_a_few_stand_open_and_any_is_found(many: str, open_context: Open) -> None:
    page = open_context(viewport=DESK).new_page()
    page.goto(many + "findings/")
    box = page.locator("[data-facet=study]")
    labels = box.locator("li:visible")
    expect(labels).to_have_count(FEW)
    box.get_by_role("button", name=f"Show all {MANY}").press("Enter")
    expect(labels).to_have_count(MANY)
    find = box.get_by_label("Find in: Study")
    expect(find).to_be_focused()
    find.fill("nobody")
    expect(box.get_by_role("status")).to_have_text("None has these words.")
    find.fill(f"STUDY {MANY}")
    expect(box.get_by_role("status")).to_have_text("")
    expect(labels).to_have_count(1)
    box.get_by_role("checkbox", name=f"Made study {MANY}").check()
    expect(page).to_have_url(re.compile(f"study=study-00{MANY}$"))
    assert len(rows(page)) == 15
    box.get_by_role("button", name="Show fewer").click()
    expect(labels).to_have_count(FEW + 1)
    page.reload()
    expect(box.get_by_role("checkbox", name=f"Made study {MANY}")).to_be_checked()
    expect(page.locator("[data-explorer-status]")).to_have_text(f"15 findings of {15 * MANY}")


def test_nothing_is_loaded_before_the_first_touch(site: str, open_context: Open) -> None:
    page = open_context(viewport=PHONE).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + "findings/", wait_until="networkidle")
    assert not [url for url in asked if "rows" in url]
    with page.expect_request("**/*rows.json"):
        page.get_by_label("Words in the text").focus()


@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts_the_list_stands_alone(kind: str, site: str, open_context: Open) -> None:
    page = open_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(f"{site}{kind}/")
    expect(page.locator(".ev-explorer__form")).to_be_hidden()
    expect(page.locator("[data-explorer-plain] a").first).to_be_visible()
    expect(page.locator("[data-explorer-download]")).to_be_visible()


def test_a_later_page_of_the_list_leads_to_the_explorer(site: str, open_context: Open) -> None:
    page = open_context(viewport=PHONE).new_page()
    page.goto(site + "findings/2/")
    expect(page.locator("[data-explorer]")).to_have_count(0)
    page.get_by_role("link", name=re.compile("^Search and filter all")).click()
    expect(page.get_by_label("Words in the text")).to_be_visible()


IN_USE = [
    ("light", 1280, "findings/?theme=stigma&q=people"),
    ("dark", 375, "quotes/?perspective=staff&q=they"),
    ("light", 320, "recommendations/?origin=participants"),
    ("dark", 1280, "review-findings/?theme=barriers"),
    ("light", 375, "studies/?sort=newest"),
    ("dark", 320, "findings/?q=zzzz"),
]


@pytest.mark.parametrize(("scheme", "width", "address"), IN_USE)
def test_explorers_in_use_pass_axe(
    scheme: str, width: int, address: str, site: str, open_context: Open
) -> None:
    context = open_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = opened(context.new_page(), site + address)
    page.evaluate("document.querySelector('.ev-explorer__facets').open = true")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    thin_out(page)
    assert violations(page, ".ev") == []
    assert context.strangers == []  # type: ignore[attr-defined]


CUT = [
    ("plain", "id,text\na,one\nb,two\n", ["b", "a"], "id,text\nb,two\na,one\n"),
    ("line ends and marks", 'id,text\na,"one\n""x"", y"\nb,"two"\n', ["a"], 'id,text\na,"one\n""x"", y"\n'),
    ("no last line end", 'id,text\na,one\nb,"two"', ["b"], 'id,text\nb,"two"\n'),
    ("other line ends", "id,text\r\na,one\r\nb,two\r\n", ["b"], "id,text\nb,two\n"),
    ("quoted id", 'id,text\n"a,b",one\n', ["a,b"], 'id,text\n"a,b",one\n'),
    ("unknown", "id,text\na,one\n", ["z"], "id,text\n"),
]


@pytest.mark.parametrize(("what", "text", "ids", "expected"), CUT, ids=[case[0] for case in CUT])
def test_a_file_is_cut_by_records_not_by_lines(
    what: str, text: str, ids: list[str], expected: str, site: str, open_context: Open
) -> None:
    page = open_context().new_page()
    page.goto(site + "404.html")
    cut = page.evaluate(
        f"async () => (await import('{site}assets/explorer-csv.js')).cut({json.dumps(text)}, {json.dumps(ids)})"
    )
    assert cut == expected, what
