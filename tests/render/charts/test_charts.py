"""The same numbers in the figure, the picture, the table of the page and the file; and what a card says beside them."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from build_scripts.read.corpus import Reading
from build_scripts.render.charts.card import ChartCard, PrintedTable, chart_cards, json_in_html, table_view
from build_scripts.render.charts.chart_kinds import ChartLayout, layout_of
from build_scripts.render.charts.notes import Note
from build_scripts.render.charts.plotly import spec_of
from build_scripts.render.data.csv_files import downloads
from build_scripts.render.data.study_download import study_downloads
from build_scripts.render.look import design_tokens
from build_scripts.render.site.renderer import Here, environment
from build_scripts.render.views.items import Items
from build_scripts.synthesise.joins import Joined, join

ReadingOf = Callable[..., Reading]
STUDY = "okafor-2021"
ODD = """# evidence/studies/okafor-2021/tables.yaml
- id: groups
  title: All groups at once
  locator: {table: Table 1}
  kind: frequency
  perspective: visitors
  note: A note on the whole table.
  groups:
    - label: Gender
      base: 38
      note: A note on a group.
      cells:
        - {label: Women, n: 20, percent: "52.6"}
        - {label: Other, n: 17, percent: "44.7"}
    - label: Town
      base: 60
      cells:
        - {label: Northtown, n: 55, percent: "91.7"}
        - {label: Other, n: 5, percent: "8.5"}
  charts:
    - {id: chart-groups, title: Both, asked: Two questions., claims: [{largest: [Women], group: Gender}]}
- id: percents
  title: Percents alone
  locator: {table: Table 2}
  kind: frequency
  base: 56
  perspective: visitors
  about: [librarians]
  cells:
    - {label: Often, percent: "70"}
    - {label: Sometimes, n: 10, percent: "17.9"}
    - {label: Hardly ever, percent: "12.1", base: 5000}
  charts:
    - {id: chart-percents, title: Often, asked: A question., claims: [{largest: [Often]}]}
- id: matrix
  title: More answers than people
  locator: {table: Table 3}
  kind: rating_matrix
  perspective: visitors
  rows:
    - label: "At the <b>desk</b> & {{ 7 * 7 }} </script>, where a label is so long that it takes three lines at least"
      base: 20
      as_printed: The paper prints N = 20; the counts add up to 22.
      cells:
        - {label: "Often <img src=x onerror=alert(1)>", n: 12, percent: "60"}
        - {label: Sometimes, n: 10, percent: "50"}
        - {label: Hardly ever, n: 0, percent: "0"}
    - label: By telephone
      cells:
        - {label: "Often <img src=x onerror=alert(1)>", n: 3}
        - {label: Hardly ever, n: 1}
  charts:
    - {id: chart-matrix, title: "</script>", asked: A question., claims: [{largest: [x]}]}
- id: themes
  title: Themes
  locator: {table: Table 4}
  kind: theme_counts
  perspective: visitors
  groups:
    - label: Without a count of its own
      base: 30
      cells:
        - {label: A part, n: 14}
    - label: Waiting
      n: 21
      base: {n: 30, of: answers}
      note: A note on a theme.
      cells:
        - {label: A part, n: 21}
  charts:
    - {id: chart-themes, title: Themes, asked: A question., claims: [{largest: [Waiting]}]}
    - {id: chart-one-theme, title: One, asked: A question., group: Waiting, claims: [{largest: [A part]}]}
"""


class Charts:
    """Every chart of a corpus, with all the forms it takes."""

    def __init__(self, reading: Reading) -> None:
        assert reading.problems == ()
        self.joined: Joined = join(reading.corpus)
        self.items = Items(self.joined)
        self.files = downloads(self.joined, list(study_downloads(self.joined)))
        self.cards: dict[str, tuple[ChartCard, ChartLayout, str | None]] = {}
        for table_id, table in self.joined.tables.items():
            for card, chart in zip(chart_cards(self.items, table_id), table.charts, strict=True):
                lines = [line for line in self.items.cells(table_id) if chart.group in (None, line.group)]
                self.cards[card.id] = card, layout_of(table, lines), chart.group

    def html(self, id_: str, **settings: object) -> str:
        given = "".join(f", {name}={value!r}" for name, value in {"at_home": False, **settings}.items())
        template = environment().from_string(
            '{% import "_partials/chart_card.html.j2" as charts with context %}'
            f"{{{{ charts.chart_card(card{given.lower()}) }}}}"
        )
        return template.render(here=Here("studies/x/"), site=self.items.site, card=self.cards[id_][0])

    def csv(self, id_: str) -> list[dict[str, str]]:
        card, _, group = self.cards[id_]
        lines = csv.DictReader(io.StringIO(self.files[card.csv].decode(), newline=""))
        return [line for line in lines if group in (None, line["group"])]


@pytest.fixture(scope="module")
def example(reading_of: ReadingOf) -> Charts:
    return Charts(reading_of())


@pytest.fixture(scope="module")
def odd(reading_of: ReadingOf) -> Charts:
    return Charts(reading_of(ODD))


EXAMPLE = ("chart-gender", "chart-kept-away", "chart-heard", "chart-open-answers")
ODDITIES = ("chart-groups", "chart-percents", "chart-matrix", "chart-themes", "chart-one-theme")


@pytest.fixture(params=[*(("example", id_) for id_ in EXAMPLE), *(("odd", id_) for id_ in ODDITIES)])
def chart(request: pytest.FixtureRequest) -> tuple[Charts, str]:
    corpus, id_ = request.param
    return request.getfixturevalue(corpus), id_


def coloured(value: Any, scheme: design_tokens.Scheme = "light") -> Any:
    """A specification with colours for the names of tokens, as the page's script makes it."""
    if isinstance(value, str) and value.startswith(f"var({design_tokens.PREFIX}"):
        return design_tokens.palette(scheme)[value[len(f"var({design_tokens.PREFIX}") : -1]]
    if isinstance(value, list):
        return [coloured(item, scheme) for item in value]
    if isinstance(value, dict):
        return {key: coloured(item, scheme) for key, item in value.items()}
    return value


def figure_numbers(spec: dict[str, Any]) -> list[str]:
    """`18 of 38 people (47.4%)` of every number in a specification, from the top down and from the left."""
    found = [
        (y, position, re.findall(r"<span>(.*?)</span>", text)[0])
        for position, trace in enumerate(spec["data"])
        for y, text in zip(trace["y"], trace.get("customdata", ()), strict=False)
    ]
    return [html.unescape(count) for _, _, count in sorted(found, key=lambda row: row[:2])]


def picture_numbers(picture: str) -> list[str]:
    """The same of a picture, from the titles of its bars."""
    root = ElementTree.fromstring(picture)
    titles = [title.text or "" for title in root.iterfind(".//g/title")]
    return [re.findall(r": ((?:[\d.]+%? of [\d,]+|[\d.]+ \().*?)(?:\. |$)", title)[-1] for title in titles]


def page_numbers(page: str) -> list[str]:
    """The same of the page's table."""
    cells = [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<td>(.*?)</td>", page)]
    return [html.unescape(cell).removesuffix(" *") for cell in cells if cell != "not printed"]


def test_figure_picture_table_and_file_hold_the_same_numbers(chart: tuple[Charts, str]) -> None:
    charts, id_ = chart
    card, _, _ = charts.cards[id_]
    spec = json.loads(card.spec)
    words = page_numbers(charts.html(id_))
    lines = charts.csv(id_)
    assert len(words) == len(lines) > 0
    assert figure_numbers(spec) == words
    assert picture_numbers(card.picture) == words
    for word, line in zip(words, lines, strict=True):
        assert "%" not in word or " of " in word
        if line["n"]:
            assert line["n"] in re.findall(r"\d+", word)
        if line["base"]:
            assert f" of {line['base']} " in word


def test_bars_of_figure_and_picture_are_as_long_as_the_numbers_in_the_file(chart: tuple[Charts, str]) -> None:
    charts, id_ = chart
    card, drawing, _ = charts.cards[id_]
    spec = json.loads(card.spec)
    lines = charts.csv(id_)
    column = "percent_printed" if id_ == "chart-percents" else "n"
    printed = [float(line[column]) for line in lines]

    traces = [trace for trace in spec["data"] if "customdata" in trace]
    bars = [
        (y, position, x)
        for position, trace in enumerate(traces)
        for y, x in zip(trace["y"], trace["x"], strict=True)
    ]
    in_figure = [x for _, _, x in sorted(bars)]
    assert in_figure == pytest.approx(printed, abs=0.5 if column != "n" else 0)

    root = ElementTree.fromstring(card.picture)
    widths = []
    for group in root.iterfind(".//g"):
        rect = group.find("rect")
        widths.append(float(rect.get("width", "").rstrip("%")) if rect is not None else 0.0)
    assert [width * drawing.most / 100 for width in widths] == pytest.approx(printed, abs=0.5)


def test_every_kind_of_specification_is_one_that_plotly_knows(chart: tuple[Charts, str]) -> None:
    charts, id_ = chart
    spec = json.loads(charts.cards[id_][0].spec)
    for shown in (spec, in_percent(spec)):
        for scheme in ("light", "dark"):
            figure = go.Figure({name: coloured(shown[name], scheme) for name in ("data", "layout")})
            assert all(trace.type == "bar" for trace in figure.data)
    assert "var(" not in json.dumps(coloured(spec))


def in_percent(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification as the page's script changes it where the reader chooses percent."""
    if "percent" not in spec:
        return spec
    lengths = zip(spec["data"], spec["percent"]["x"], strict=True)
    return {
        "data": [{**trace, "x": x} for trace, x in lengths],
        "layout": {**spec["layout"], "xaxis": spec["percent"]["xaxis"]},
    }


def test_in_percent_each_bar_is_out_of_its_own_base_and_its_words_stay(chart: tuple[Charts, str]) -> None:
    charts, id_ = chart
    spec = json.loads(charts.cards[id_][0].spec)
    if "percent" not in spec:
        return
    shown = in_percent(spec)
    assert figure_numbers(shown) == figure_numbers(spec)
    assert shown["layout"]["annotations"] == spec["layout"]["annotations"]
    assert shown["layout"]["xaxis"]["title"]["text"].startswith("Percent of ")
    bars = sorted(
        (y, place, x)
        for place, trace in enumerate(shown["data"])
        if "customdata" in trace
        for y, x in zip(trace["y"], trace["x"], strict=True)
    )
    lines = charts.csv(id_)
    assert [x for _, _, x in bars] == pytest.approx(
        [100 * int(line["n"]) / int(line["base"]) for line in lines], abs=0.01
    )


def test_percent_is_offered_only_where_every_count_and_base_is_known(example: Charts, odd: Charts) -> None:
    offered = {id_: "percent" in json.loads(card.spec) for id_, (card, _, _) in example.cards.items()}
    assert all(offered[id_] for id_ in EXAMPLE)
    offered = {id_: "percent" in json.loads(card.spec) for id_, (card, _, _) in odd.cards.items()}
    assert offered["chart-groups"]
    assert not offered["chart-percents"]
    assert not offered["chart-matrix"]


def test_the_axis_says_what_percents_are_out_of(example: Charts, odd: Charts) -> None:
    titles = [
        json.loads(corpus.cards[id_][0].spec)["percent"]["xaxis"]["title"]["text"]
        for corpus, id_ in ((example, "chart-gender"), (odd, "chart-groups"))
    ]
    assert titles == ["Percent of 38 people", "Percent of the people in each row"]


def test_quotation_marks_of_our_own_words_are_set_and_labels_stay_as_printed(reading_of: ReadingOf) -> None:
    overlay = ODD.replace("title: Both", "title: \"The 'largest'\"").replace(
        "A note on a group.", "They say 'none'."
    )
    charts = Charts(reading_of(overlay.replace("label: Gender", "label: \"Gender 'as asked'\"")))
    page = html.unescape(charts.html("chart-groups"))
    assert "The ‘largest’" in page
    assert "Gender 'as asked':</strong> They say ‘none’." in page


def test_all_three_kinds_are_among_these_charts(example: Charts) -> None:
    assert {drawing.kind for _, drawing, _ in example.cards.values()} == {
        "frequency",
        "rating_matrix",
        "theme_counts",
    }


def test_a_specification_holds_plain_lists_and_no_bare_percent(chart: tuple[Charts, str]) -> None:
    charts, id_ = chart
    _, drawing, _ = charts.cards[id_]
    spec = spec_of(drawing)
    assert json.loads(json.dumps(spec, allow_nan=False)) == spec
    for note in spec["layout"]["annotations"]:
        assert "%" not in note["text"] or " of " in note["text"]


def test_rows_of_the_same_name_in_different_groups_stay_apart(odd: Charts) -> None:
    spec = json.loads(odd.cards["chart-groups"][0].spec)
    assert len(set(spec["data"][1]["y"])) == 4
    assert spec["data"][0]["x"] == [38, 38, 60, 60]


def test_numbers_that_do_not_agree_are_marked_and_both_are_said(odd: Charts) -> None:
    page = odd.html("chart-groups")
    assert "5 of 60 people (8.3%) <abbr" in page
    assert '<strong class="ev-verbatim">Town, Other:</strong> The paper prints 8.5%; 5 of 60 is 8.3%.' in page
    assert "5 of 60 people (8.3%) *" in odd.cards["chart-groups"][0].picture
    assert "5 of 60 people (8.3%) *" in odd.cards["chart-groups"][0].spec


def test_people_not_accounted_for_are_said_and_notes_stand_once(odd: Charts) -> None:
    page = odd.html("chart-groups")
    assert "1 of the 38 people is not accounted for in the printed table." in page
    assert page.count("A note on a group.") == 1
    assert page.count("A note on the whole table.") == 1
    assert odd.html("chart-themes").count("</strong> A note on a theme.") == 1


def test_a_row_that_does_not_add_up_carries_its_mark_and_note(odd: Charts) -> None:
    card = odd.cards["chart-matrix"][0]
    assert "out of 20 people *" in card.picture
    assert "The paper prints N = 20; the counts add up to 22." in odd.html("chart-matrix")


def test_a_count_that_was_worked_out_says_so(odd: Charts) -> None:
    assert "70% of 56 people (39, worked out by us)" in odd.html("chart-percents")


def test_estimates_about_others_are_called_so(odd: Charts) -> None:
    assert "These are estimates by visitors about librarians." in odd.html("chart-percents")


def test_the_whole_table_prints_each_percent_exactly_as_printed(odd: Charts) -> None:
    view = table_view(odd.items, f"{STUDY}/groups")
    rows = [row for group in view.numbers.groups for row in group.rows]
    assert [row.numbers[0].text for row in rows if row.numbers[0]] == [
        "20 of 38 people (52.6%)",
        "17 of 38 people (44.7%)",
        "55 of 60 people (91.7%)",
        "5 of 60 people (8.5%)",
    ]
    assert any("8.3%" in note.text for note in view.notes)


def test_a_card_has_its_id_at_home_only(example: Charts) -> None:
    at_home = example.html("chart-gender", at_home=True)
    away = example.html("chart-gender", level=4)
    assert 'id="chart-gender"' in at_home
    ids = re.findall(r'\sid="([^"]*)"', away)
    assert ids
    assert all(id_.startswith("_") for id_ in ids)
    assert re.search(r'<h4 class="ev-chart-card__title">[^<]+</h4>', away)
    assert '<a href="../../studies/okafor-2021/#chart-gender">This chart in its study</a>' in away


def test_a_card_links_its_table_its_file_and_its_own_address(example: Charts) -> None:
    page = example.html("chart-gender")
    for link in ("studies/okafor-2021/#table-1", "data/tables/okafor-2021/table-1.csv", "#chart-gender"):
        assert f'{link}"' in page
    assert example.cards["chart-gender"][0].csv in example.files


def test_hostile_text_stays_text(odd: Charts) -> None:
    page = odd.html("chart-matrix")
    card = odd.cards["chart-matrix"][0]
    assert "<img" not in page
    assert "{{ 7 * 7 }}" in page
    assert "49" not in re.sub(r'"[^"]*"', "", page)
    assert page.count("</script>") == 1
    assert "<img" not in json.dumps(json.loads(card.spec))
    ElementTree.fromstring(card.picture)
    assert "<" not in card.spec


def test_json_in_a_page_cannot_end_its_element() -> None:
    value = {"a": "</script><!--&\u2028\u2029"}
    written = str(json_in_html(value))
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == value


UNLIKE = """# in evidence/studies/okafor-2021/tables.yaml
- id: unlike
  title: Counts, percents and what is printed instead
  locator: {table: Table 6}
  kind: frequency
  base: 38
  perspective: visitors
  cells:
    - {label: Women, n: 20}
    - {label: Others, printed: "<5"}
    - {label: Men, percent: "39"}
    - {label: Nobody asked, printed: "n/a"}
    - {label: Total, n: 38}
  charts:
    - {id: chart-unlike, title: Women, asked: One question., claims: [{largest: [Women]}]}
"""


def test_a_table_says_what_is_printed_and_what_was_worked_out(reading_of: ReadingOf) -> None:
    items = Items(join(reading_of(UNLIKE).corpus))
    view = table_view(items, f"{STUDY}/unlike")
    assert view.numbers.caption == "The numbers as printed, and what we worked out"
    assert view.numbers.columns == ("Answer", "People (percent worked out by us)")
    assert [(row.label, row.numbers[0].text) for row in view.numbers.groups[0].rows if row.numbers[0]] == [
        ("Women", "20 of 38 people (52.6%, worked out by us)"),
        ("Others", "<5 of 38 people"),
        ("Men", "39% of 38 people (15, worked out by us)"),
        ("Nobody asked", "n/a"),
        ("Total", "38 of 38 people (100.0%, worked out by us)"),
    ]
    (card,) = view.cards
    assert [row.label for row in card.numbers.groups[0].rows] == ["Women", "Others", "Men", "Nobody asked"]


def test_a_weighted_table_says_so_once_and_works_nothing_out(reading_of: ReadingOf) -> None:
    weighted = UNLIKE.replace("  base: 38", "  base: 38\n  not_recomputable: weighted")
    view = table_view(Items(join(reading_of(weighted).corpus)), f"{STUDY}/unlike")
    assert [note.text for note in view.notes] == [
        "The source weights these numbers, so counts and percents do not follow from one another."
    ]
    assert view.numbers.caption == "The numbers as printed"
    assert [row.numbers[0].text for row in view.numbers.groups[0].rows if row.numbers[0]] == [
        "20 of 38 people",
        "<5 of 38 people",
        "39% of 38 people",
        "n/a",
        "38 of 38 people",
    ]
    assert view.cards[0].drawing.in_percent() is None


def printed(charts: Charts, table: PrintedTable) -> str:
    """The table as its study's page prints it."""
    template = environment().from_string(
        '{% import "_partials/chart_card.html.j2" as charts with context %}{{ charts.printed_table(table) }}'
    )
    return template.render(here=Here("studies/x/"), site=charts.items.site, table=table)


def test_of_several_charts_of_a_table_the_first_is_open_and_each_title_opens_one(example: Charts) -> None:
    table = table_view(example.items, f"{STUDY}/table-1")
    page = printed(
        example, replace(table, cards=(table.cards[0], replace(table.cards[0], id="chart-second")))
    )
    folds = re.findall(r'<article [^>]*id="([^"]+)">\s*<details ([^>]*)>', page)
    assert folds == [
        ("chart-gender", 'class="ev-fold" name="_charts-table-1" open'),
        ("chart-second", 'class="ev-fold" name="_charts-table-1"'),
    ]


def test_the_whole_table_unfolds_below_its_charts_and_stands_open_without_any(example: Charts) -> None:
    table = table_view(example.items, f"{STUDY}/table-1")
    drawn, bare = printed(example, table), printed(example, replace(table, cards=()))
    assert f"<summary>The whole table, as printed ({table.lines} lines)</summary>" in drawn
    assert drawn.index("ev-chart__still") < drawn.index("<table")
    assert drawn.count("<table") == 1
    assert "<details" not in bare
    assert bare.count("<table") == 1


@pytest.mark.parametrize(("number", "shown", "more"), [(0, 0, ""), (3, 3, ""), (4, 2, "2"), (9, 2, "7")])
def test_two_notes_stand_under_a_table_and_the_others_unfold(
    example: Charts, number: int, shown: int, more: str
) -> None:
    notes = tuple(Note("", "", "", f"Note {place}.") for place in range(number))
    table = replace(table_view(example.items, f"{STUDY}/table-1"), notes=notes)
    assert [len(part) for part in (table.folded_notes.shown, table.folded_notes.unfolding)] == [
        shown,
        number - shown,
    ]
    assert re.findall(r"Show (\d+) more notes on these numbers", printed(example, table)) == (
        [more] if more else []
    )
