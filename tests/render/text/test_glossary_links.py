"""Words of the glossary are linked at their first use in running text, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from build_scripts.model.records.glossary import GlossaryTerm
from build_scripts.read.corpus import Reading
from build_scripts.render.build import build_site
from build_scripts.render.site.renderer import Here
from build_scripts.render.site.site import SiteContent, broken_links
from build_scripts.render.text.glossary_links import Terms
from build_scripts.synthesise.joins import join

LINK = re.compile(r'<a class="ev-term" href="([^"]*)" aria-description="([^"]*)">(.*?)</a>', re.DOTALL)


def term(id_: str, written: str = "", *also: str, **more: object) -> GlossaryTerm:
    return GlossaryTerm.model_validate(
        {"id": id_, "term": written or id_, "also": also, "meaning": f"What {id_} is.", **more}
    )


def linked(html: str, *terms: GlossaryTerm) -> str:
    return Terms(terms).linked(html, Here("themes/waiting/").to)


def words(html: str, *terms: GlossaryTerm) -> list[str]:
    """What is linked in `html`."""
    return [text for _, _, text in LINK.findall(linked(html, *terms))]


def bare(html: str) -> str:
    """`html` with the links of terms taken out again."""
    return LINK.sub(r"\3", html)


def test_the_first_use_leads_to_the_glossary_and_says_what_the_word_means() -> None:
    assert linked("<p>Long queues form.</p>", term("queue", "queue", "queues")) == (
        '<p>Long <a class="ev-term" href="../../glossary/#queue" aria-description="What queue is.">queues</a> '
        "form.</p>"
    )


def test_a_term_is_linked_once_on_a_page() -> None:
    html = "<h2>Queue</h2><p>A queue.</p><section><h2>Queue</h2><p>The queue. Queues.</p></section>"
    made = linked(html, term("queue", "queue", "queues"))
    assert len(LINK.findall(made)) == 1
    assert made.startswith("<h2>Queue</h2><p>A <a ")


def test_a_contested_term_says_so() -> None:
    made = linked("<p>The queue.</p>", term("queue", used_by="Desks.", objections="It blames."))
    assert LINK.findall(made)[0][1] == "What queue is. Contested term: see the glossary."


def test_a_term_that_says_so_is_not_linked() -> None:
    html = "<p>A queue at the desk.</p>"
    assert words(html, term("queue", linked=False), term("desk")) == ["desk"]
    assert linked(html, term("queue", linked=False)) == html


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote><p>The queue</p></blockquote>",
        '<figure class="ev-quote ev-tone-1" id="q"><p>queue</p><figcaption><span>queue</span></figcaption></figure>',
        "<p><q>the queue</q></p>",
        "<p><cite>The queue</cite></p>",
        '<p><a href="x/">the <em>queue</em></a></p>',
        *(f'<h{level} id="_x">The queue</h{level}>' for level in range(1, 7)),
        "<button>queue</button>",
        '<label for="_x">queue</label>',
        "<pre>a <span>queue</span></pre>",
        "<p><code>queue</code></p>",
        "<table><thead><tr><th>queue</th></tr></thead></table>",
        '<table><tr><th scope="row">queue</th></tr></table>',
        "<table><caption>queue</caption></table>",
        '<script type="application/json">{"a": "queue"}</script>',
        "<style>.queue {}</style>",
        '<svg viewBox="0 0 1 1"><g><text>queue</text></g></svg>',
        "<figcaption>queue</figcaption>",
        "<details><summary>Show the queue</summary></details>",
        '<nav aria-label="x"><span>queue</span></nav>',
        *(
            f'<div id="x" class="ev-card {name}"><div><p>A</p></div><p>queue</p></div>'
            for name in ("ev-verbatim", "ev-cell", "ev-notice", "ev-problems", "ev-asked__wording", "ev-cite")
        ),
        '<p class="ev-asked__wording">A queue?</p>',
        '<p class="ev-kicker">Queue</p>',
        '<p class="ev-ribbon"><span>Queue</span></p>',
        '<p><span class="ev-tag">queue</span></p>',
        '<p title="the queue" aria-label="queue">x</p>',
        "<p>He said: “The queue was long.”</p>",
        "<p>“The <em>queue</em> was long.”</p>",
        '<p>“The queue, <a href="x/">he said</a>, was long.”</p>',
        "<p>He said: &#34;The queue was long.&#34;</p>",
        "<p>He said: 'The queue wasn't long' and left</p>",
        "<p>He said: ‘The readers’ queue was long’ and left</p>",
        "<p>“He said ‘queue’ and left”</p>",
        "<p>“A quotation that <strong>never</strong> ends in the queue</p>",
        "<p>queued, aqueue, queue-like, pre-queue, queue_2, queues</p>",
    ],
)
def test_words_of_a_source_links_titles_and_labels_are_left_alone(html: str) -> None:
    assert linked(html, term("queue")) == html
    assert words(f"{html}<p>After it, the queue.</p>", term("queue")) == ["queue"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Queue</p>",
        "<p>(queue)</p>",
        "<p>a queue’s end</p>",
        "<p>the queue — a line</p>",
        "<p>a <strong>queue</strong></p>",
        "<ul><li>queue</li></ul>",
        "<dl><dt>a queue</dt></dl>",
        "<table><tr><td>queue</td></tr></table>",
        "<p>“Quoted.” Then the queue. “Quoted.”</p>",
        "<p>The readers' queue wasn't long</p>",
        "<p>“Ends elsewhere</p><p>the queue</p>",
        "<p>what is called a &#34;queue&#34;</p>",
        "<p>what is called a ‘queue’ in the readers’ words</p>",
        "<p>a “queue”</p>",
        '<article class="ev-finding"><p class="ev-finding__statement">The queue</p></article>',
        "<abbr>x</abbr><article>queue</article>",
    ],
)
def test_running_text_is_linked(html: str) -> None:
    assert [text.lower() for text in words(html, term("queue"))] == ["queue"]


def test_the_longest_term_is_linked() -> None:
    terms = (
        term("peer", "peer support"),
        term("worker", "peer support worker", "peer support workers"),
        term("support"),
    )
    html = "<p>Peer support workers give peer support. It is support.</p>"
    assert words(html, *terms) == ["Peer support workers", "peer support", "support"]
    assert words(html, *reversed(terms)) == words(html, *terms)


def test_a_part_of_a_longer_term_is_not_its_use() -> None:
    assert words("<p>Self-stigma, and self stigma.</p>", term("stigma"), term("self", "self stigma")) == [
        "self stigma"
    ]


def test_capitals_count_only_where_a_term_is_all_capitals() -> None:
    html = "<p>The team met; TEAM stands for more. Readers of Choice.</p>"
    assert words(html, term("team", "TEAM")) == ["TEAM"]
    assert words(html, term("choice", "readers of choice")) == ["Readers of Choice"]
    assert words("<p>ÉLAN in İzmir, and Élan</p>", term("elan", "élan")) == ["ÉLAN"]


@pytest.mark.parametrize("mark", ["'", "’", "&#39;", "&#x27;"])
@pytest.mark.parametrize("written", ["readers' choice", "readers’ choice"])
def test_apostrophes_are_equal(mark: str, written: str) -> None:
    assert words(f"<p>A readers{mark} choice.</p>", term("choice", written)) == [f"readers{mark} choice"]


def test_a_line_break_is_a_space() -> None:
    assert words("<p>thematic\nanalysis</p>", term("analysis", "thematic  analysis")) == [
        "thematic\nanalysis"
    ]


def test_character_references_are_no_words() -> None:
    html = "<p>A &amp; B &lt; C &#39;D&#39; R&amp;D</p>"
    assert linked(html, term("amp"), term("lt"), term("x39", "39"), term("x", "#39")) == html
    assert words(html, term("rd", "R&D")) == ["R&amp;D"]
    assert words("<p>the &lt;b&gt; tag</p>", term("b", "<b> tag")) == ["&lt;b&gt; tag"]
    assert words("<p>the &#34;b&#34; tag</p>", term("b", 'the "b" tag')) == ["the &#34;b&#34; tag"]


def test_hostile_text_stays_text() -> None:
    attack = "\"><img src=x onerror=alert(1)>'{{ 7*7 }}"
    entry = term("attack", f"a {attack} (.*) \\1", meaning=attack, objections="x")
    html = "<p>A a &#34;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;{{ 7*7 }} (.*) \\1.</p>"
    made = linked(html, entry)
    assert "<img" not in made
    assert bare(made) == html
    assert len(LINK.findall(made)) == 1
    assert linked("<p>anything at all</p>", entry) == "<p>anything at all</p>"


def test_a_page_without_a_term_stays_as_it_is() -> None:
    html = "<p>Nothing here.</p>"
    assert linked(html, term("queue")) is html
    assert linked(html) is html


def test_a_page_that_is_no_whole_html_stays_as_it_is() -> None:
    for html in ("", "queue", "<p", "<h2>queue", "<svg><text>queue</text>", "a < b > queue </p>"):
        assert bare(linked(html, term("queue"))) == html


def test_twice_is_as_good_as_once() -> None:
    html = "<p>A queue, a desk.</p><p>A queue, a desk; a “desk”.</p>"
    once = linked(html, term("queue"), term("desk"))
    assert linked(once, term("queue"), term("desk")) == once


@pytest.fixture
def explained(reading_of: Callable[..., Reading]) -> SiteContent:
    """The site of the example with a glossary of words that stand on all its pages."""
    corpus = reading_of(
        "# evidence/glossary.yaml\n"
        + "".join(
            f"- id: {word}\n  term: {word}\n  meaning: What it is.\n"
            for word in ("waiting", "visitors", "study", "library", "time", "people", "question", "rules")
        )
    ).corpus
    return build_site(join(corpus), (), (), hand_written={"contributing/"})


def test_on_real_pages_nothing_but_links_is_added(explained: SiteContent, site: SiteContent) -> None:
    with_terms = 0
    for address, page in explained.pages.items():
        found = LINK.findall(page.html)
        assert len({href for href, _, _ in found}) == len(found), address
        with_terms += bool(found)
        if (
            address in site.pages
            and address not in ("glossary/", "")
            and not address.startswith("contributing/")
        ):
            same = LINK.sub(r"\3", site.pages[address].html)
            assert bare(page.html) == same or "ev-problems" in same, address
    assert with_terms > 8
    assert broken_links(explained, {"contributing/"}) == ()


def test_the_glossary_and_pages_for_authors_link_no_term(explained: SiteContent) -> None:
    for address, page in explained.pages.items():
        if address.startswith(("glossary/", "contributing/", "search/")):
            assert "ev-term" not in page.html, address


def test_no_quotation_wording_or_printed_title_of_the_example_is_touched(
    explained: SiteContent, site: SiteContent
) -> None:
    apart = re.compile(r"<(blockquote|h[1-6]|figcaption|th|caption|summary)\b.*?</\1>", re.DOTALL)
    for address in ("studies/okafor-2021/", "themes/waiting/", "quotes/"):
        assert [found[0] for found in apart.finditer(explained.pages[address].html)] == [
            found[0] for found in apart.finditer(site.pages[address].html)
        ]
    for marked in re.findall(
        r'<(\w+)[^>]*ev-(?:verbatim|asked__wording)"[^>]*>(.*?)</\1>',
        "".join(page.html for page in explained.pages.values()),
        re.DOTALL,
    ):
        assert "ev-term" not in marked[1]


def test_a_term_on_a_long_page_is_linked_once() -> None:
    paragraph = (
        '<article class="ev-finding" id="f{0}"><p>Words of the {0}th finding, and <a href="x/">more</a> of them.</p>'
        + (
            '<dl class="ev-facts"><div><dt>Who</dt><dd>People at the desk, and others who came there later.</dd></div></dl></article>\n'
        )
    )
    html = "".join(paragraph.format(number) for number in range(300))
    terms = Terms([term("desk"), *(term(f"t{number}", f"some term {number}") for number in range(100))])
    assert len(html) > 60_000
    assert terms.linked(html, Here("x/").to).count('class="ev-term"') == 1
