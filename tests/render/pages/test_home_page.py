"""The home page counts what there is, and tells the latest changes first."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.render.pages.home import NEWS_SHOWN, STUDIES_SHOWN, home_view
from build_scripts.render.views.items import Items

ItemsOf = Callable[..., Items]


def test_what_the_site_holds_is_counted(items_of: ItemsOf, several: str) -> None:
    view = home_view(items_of(several), ())
    assert view.holds == "3 studies, 9 findings, 6 quotations and 1 review finding"
    assert view.promise == (
        "A short answer to one question, from 3 studies. It says how sure one can be, and leads down to its place in "
        "the source."
    )
    assert not view.has_more_studies
    assert not view.has_map
    assert home_view(items_of(), (), {"map/"}).has_map


def test_eight_studies_stand_there_and_more_are_elsewhere(
    items_of: ItemsOf, study_like: Callable[..., str]
) -> None:
    ids = [f"a-{number}" for number in range(STUDIES_SHOWN)]
    view = home_view(items_of("".join(study_like(id_) for id_ in ids)), ())
    assert [one.id for one in view.studies] == ids
    assert view.has_more_studies
    assert not home_view(items_of("".join(study_like(id_) for id_ in ids[1:])), ()).has_more_studies


def test_the_latest_change_comes_first_and_of_one_day_the_study(items_of: ItemsOf) -> None:
    changed = (
        "# in evidence/themes/waiting.yaml\n"
        'history: [{date: "2026-11-21", change: First version.}, {date: "2026-12-02", change: Said anew., was: Once}]\n'
    )
    view = home_view(items_of(changed), ())
    assert [(one.date, one.kind, one.link.address, one.change) for one in view.news] == [
        ("2 December 2026", "Changed question", "themes/waiting/", "Said anew."),
        ("21 November 2026", "New study", "studies/okafor-2021/", "Waiting to be heard"),
        ("21 November 2026", "New review finding", "review-findings/not-knowing-weighs/", ""),
    ]


def test_five_changes_are_told(items_of: ItemsOf, study_like: Callable[..., str]) -> None:
    overlay = "".join(
        study_like(f"a-{day}", ('date: "2026-11-21"', f'date: "2026-12-0{day}"')) for day in range(1, 7)
    )
    news = home_view(items_of(overlay), ()).news
    assert [one.link.address for one in news] == [f"studies/a-{day}/" for day in (6, 5, 4, 3, 2)]
    assert len(news) == NEWS_SHOWN == 5


def test_audiences_are_linked_where_they_have_a_page(items_of: ItemsOf) -> None:
    items = items_of()
    (without,) = home_view(items, ()).audiences
    (with_page,) = home_view(items, (), {"audiences/managers/"}).audiences
    assert (without.name, without.address, with_page.address) == (
        "Library managers",
        "",
        "audiences/managers/",
    )
