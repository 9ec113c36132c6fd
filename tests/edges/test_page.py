"""The page: one file that asks nothing, shows every mark's words, and stays harmless whatever the reports say."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from tests import factory

from quoth.edges.web.isolation import without_idle_isolation
from quoth.edges.web.one_file import pieces, render_audit_page, render_page
from quoth.types import AnnotatedReport, Audit, Dossier, Lineage, Nearby, Origin, Origins, Side
from quoth.types.statements import Bound

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

JUDGEMENTS = re.compile(r"\b(true|false|fake|verified|biased)\b", re.IGNORECASE)
PAYLOADS = (
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=2>",
    "<svg onload=window.pwned=3>",
    '" onmouseover="window.pwned=4" x="',
    "' onfocus='window.pwned=5' autofocus '",
    "</style><script>window.pwned=6</script>",
    "</title><script>window.pwned=7</script>",
    "{{ 7*7 }}{% raw %}",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/m'>",
    "<iframe src=http://127.0.0.1:9/f></iframe>",
    "<link rel=stylesheet href=http://127.0.0.1:9/l>",
    "<base href=http://127.0.0.1:9/>",
    "<form action=http://127.0.0.1:9/><button>",
    "<a href=javascript:window.pwned=8>",
    "&lt;script&gt;window.pwned=9&lt;/script&gt;",
    "<!-- ]]> -->",
)


def hostile() -> tuple[AnnotatedReport, AnnotatedReport]:
    """Both reports with every payload inside their sentences, their headlines and the line left out."""
    payload = " ".join(PAYLOADS)
    first = factory.harbour(
        factory.HARBOUR.replace("harbour master", payload).replace("Ferry to", f"Ferry {payload} to")
    )
    return first, factory.herald(factory.HERALD.replace("after its", f"after {payload} its").replace("Share", payload))


def hostile_page() -> str:
    """A dossier with payloads in every field that carries words from outside."""
    made: Dossier = factory.poisoned(factory.dossier(*hostile()), " ".join(PAYLOADS))
    return render_page(made)


def hostile_audit() -> str:
    """An audit with payloads in every such field."""
    source, article = hostile()
    made: Audit = factory.poisoned(factory.audit(article, source), " ".join(PAYLOADS))
    return render_audit_page(made)


class Tree(HTMLParser):
    """What a page is made of: its elements, attributes and addresses, and the text outside quotations."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.links: list[str] = []
        self.ours: list[str] = []
        self._open: list[bool] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append(tag)
        self.attributes |= set(known)
        self.ids += [known["id"] or ""] if "id" in known else []
        self.targets += [known["popovertarget"] or ""] if "popovertarget" in known else []
        self.links += [known["href"] or ""] if "href" in known else []
        if tag in ("bdi", "q", "blockquote", "style"):
            self._open.append(True)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("bdi", "q", "blockquote", "style"):
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._open:
            self.ours.append(data)


@pytest.fixture(scope="module")
def page() -> str:
    return render_page(factory.dossier())


@pytest.fixture(scope="module")
def audit_page() -> str:
    return render_audit_page(factory.audit())


@pytest.fixture(scope="module")
def two_of_the_demo(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    from quoth import read

    lines = demo_file.read_text(encoding="utf-8").splitlines(keepends=True)
    two = tmp_path_factory.mktemp("two") / "two.jsonl"
    two.write_text(lines[0] + lines[2], encoding="utf-8")
    return render_page(read([two]))


def test_it_is_one_document_without_script(page: str, audit_page: str) -> None:
    for made, blocks in ((page, ['type="application/ld+json"']), (audit_page, [])):
        tree = Tree(made)
        assert made.startswith("<!doctype html>")
        assert re.findall(r"<script ?([^>]*)>", made) == blocks, "data is no script"
        assert not {"link", "img", "iframe", "object", "form", "base"} & set(tree.tags)
        assert not {name for name in tree.attributes if name.startswith("on")} | ({"src", "style"} & tree.attributes)


def test_the_policy_lets_in_this_style_alone(page: str) -> None:
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;; form-action &#39;none&#39;; base-uri &#39;none&#39;"
    assert f'content="{policy}"' in page
    assert len(style[1].encode()) <= 20_000


def test_the_same_dossier_gives_the_same_bytes(page: str) -> None:
    assert render_page(factory.dossier()) == page


def test_the_sections_stand_in_the_order_of_the_terminal(page: str) -> None:
    headings = re.findall(r"<h2[^>]*>([^<]*)", page)
    told = [heading.strip() for heading in headings]
    assert told == [
        "Origin", "The reports disagree", "The speakers disagree", "Figures", "Who says what, through whom",
        "Only one says it", "Timeline", "Brief", "The reports against themselves", "How this was read", "Notes", "Not read",
    ]  # fmt: skip


def test_each_mark_opens_a_card_that_is_there_once(page: str, audit_page: str) -> None:
    for made in (page, audit_page):
        tree = Tree(made)
        assert tree.targets
        assert set(tree.targets) <= set(tree.ids)
        assert len(tree.ids) == len(set(tree.ids))
        assert {link.removeprefix("#") for link in tree.links} <= set(tree.ids)


def test_a_card_shows_the_sentence_and_how_it_was_read(page: str) -> None:
    card = page[page.index('id="e1-A-38"') :].partition("</div>")[0]
    assert "A1 · Harbour Gazette · paragraph 1 · characters 38–123" in card
    assert "The ferry to Osk will stop for about 12 days, harbour master Ada Rell said on Monday." in card
    assert "Ada Rell: asserted · 38–82 · speaker says content" in card


def test_both_wordings_stand_before_what_is_read_from_them(page: str) -> None:
    card = page[page.index('id="e1-d1"') :].partition("</article>")[0]
    first, second = card.index("<mark>about 12 days</mark>"), card.index("<mark>12 days after</mark>")
    assert first < second < card.index("the same number with another bound")
    assert "said by Ada Rell" in card
    assert "Rule: the same number, exact in one report and “about”" in card


def test_a_side_without_a_speaker_has_the_one_its_words_have(page: str) -> None:
    first, second = factory.harbour(), factory.herald()
    side = Side((factory.place(first, "stop for about 12"),), None, ("o1",))
    for kind, told in (("bound", "said by Ada Rell"), ("attribution-dropped", "the report’s own voice")):
        found = factory.difference("d1", side, kind=kind)
        made = render_page(Dossier((first, second), (), (factory.story(first, second, differences=(found,)),)))
        assert told in made[made.index('id="e1-d1"') :].partition("</article>")[0]


def test_counts_that_could_not_be_made_are_left_out(page: str) -> None:
    assert "2 outlets, 1 origin, 1 to 2 sources" in page
    row = page[page.index("disputed</span>") :].partition("</tr>")[0]
    assert '<td class="quiet">1 origin</td>' in row


@pytest.mark.parametrize(
    ("bound", "low", "high", "sign"),
    [
        ("exactly", 12, 12, '<rect class="dot l0" '),
        ("about", 12, 12, '<rect class="dot l0 open" '),
        ("at-most", None, 12, "M-6-8H0V8H-6"),
        ("more-than", 12, None, "M0 0H22M16-5l6 5-6 5"),
        ("between", 8, 12, 'x1="'),
    ],
)
def test_each_bound_has_its_own_mark(bound: Bound, low: int | None, high: int | None, sign: str) -> None:
    first, second = factory.harbour(), factory.herald()
    value = factory.figure_value(factory.place(first, "about 12 days"), 12, "Ada Rell", bound=bound, low=low, high=high)
    other = factory.figure_value(factory.place(second, "12 days after"), 20, None)
    figure = replace(factory.story(first, second).figures[0], values=(value, other))
    made = render_page(Dossier((first, second), (), (factory.story(first, second, figures=(figure,)),)))
    chart = made[made.index('<svg class="plot"') :].partition("</figure>")[0]
    assert sign in chart
    assert chart.count("<tr>") == 3


def test_a_chart_says_in_words_what_it_shows(page: str) -> None:
    assert "How many: days?</title>" in page
    assert "A, Ada Rell: about 12; B, own voice: 12.</desc>" in page


def test_words_of_judgement_stand_in_quotations_only(page: str, audit_page: str, two_of_the_demo: str) -> None:
    for made in (page, audit_page, two_of_the_demo):
        assert not JUDGEMENTS.search(" ".join(Tree(made).ours))


def test_two_reports_keep_within_the_budget(two_of_the_demo: str) -> None:
    assert len(two_of_the_demo.encode()) <= 120_000
    assert len(Tree(two_of_the_demo).tags) <= 1_500


def test_a_sentence_of_ours_is_cut_at_its_quotations() -> None:
    assert pieces("A says “about 12”, B says “12”.") == [
        (False, "A says "), (True, "about 12"), (False, ", B says "), (True, "12"), (False, "."),
    ]  # fmt: skip


def test_payloads_make_no_element_and_no_attribute(page: str, audit_page: str) -> None:
    for harmless, harmed in ((page, hostile_page()), (audit_page, hostile_audit())):
        plain, tree = Tree(harmless), Tree(harmed)
        assert set(tree.tags) <= set(plain.tags)
        assert tree.attributes <= plain.attributes | {"rel", "class"}
        assert tree.tags.count("title") == plain.tags.count("title")
        assert "49" not in re.sub(r"\d{2,}–\d{2,}", "", " ".join(tree.ours))


@pytest.mark.parametrize(
    ("address", "linked"),
    [("https://osk.example/ferry", True), ("javascript:alert(1)", False), ("http:///x", False), ("http://[x", False)],
)
def test_an_address_is_linked_if_it_is_one_of_the_web(address: str, linked: bool) -> None:
    first = factory.harbour()
    first = replace(first, report=replace(first.report, raw=replace(first.report.raw, url=address)))
    made = render_page(factory.dossier(first))
    assert (f'href="{address}" rel="noopener noreferrer nofollow"' in made) is linked
    assert address in made


def test_what_may_not_stand_in_an_address_is_written_as_its_bytes() -> None:
    first = factory.harbour()
    first = replace(
        first, report=replace(first.report, raw=replace(first.report.raw, url="https://osk.example/two words"))
    )
    made = render_page(factory.dossier(first))
    assert 'href="https://osk.example/two%20words"' in made
    assert ">https://osk.example/two words<" in made


def test_characters_that_act_are_shown() -> None:
    first = factory.harbour(factory.HARBOUR.replace("harbour master", "har\u202ebour\x1b[2J mas\x00ter\ud800"))
    made = render_page(factory.dossier(first))
    assert "har⟨U+202E⟩bour␛[2J mas\\x00ter⟨U+D800⟩" in made
    assert made.encode()


def test_a_dossier_of_nothing_and_one_of_one_report_are_pages_too() -> None:
    first, second = factory.harbour(), factory.herald()
    assert "0 stories" in render_page(Dossier((), (), ()))
    alone = Lineage(
        (), Origins(1, 1, "There is one report.", (Origin("o1", "Harbour Gazette", first.id, (first.id,)),))
    )
    bare = factory.story(first, second, reports=(first.id,), lineage=alone, claims=(), differences=(), figures=(),
                         speakers=(), omissions=(), brief=())  # fmt: skip
    made = render_page(Dossier((first,), (), (bare,)))
    assert "One report: nothing to hold it against." in made
    assert "The reports disagree" not in made


def test_every_link_is_told_once_in_the_tree_of_its_origin(page: str) -> None:
    section = page[page.index(">Origin</h2>") : page.index(">The reports disagree <")]
    assert section.count("rewrite of A") == 1
    assert "Why: It came later" in section
    assert "2 of 2 matched sentences in the same order" in section


def test_the_frames_of_the_letters_are_explained(page: str) -> None:
    assert "The frame around a letter, square, round, dashed or double, only helps to tell the first" in page


def test_many_alike_are_one_row_of_the_tree_with_their_names_at_a_click() -> None:
    first = factory.harbour()
    names = [f"Paper {number}" for number in range(12)]
    reads = tuple(
        replace(first, report=replace(first.report, raw=replace(first.report.raw, id=name, outlet=name)))
        for name in names
    )
    made = factory.story(first, factory.herald(), reports=tuple(names))
    edge = replace(made.lineage.edges[0], kind="copy", passages=(), measures=(), parent=names[0])
    origin = Origin("o1", names[0], names[0], tuple(names))
    lineage = Lineage(tuple(replace(edge, child=name) for name in names[1:]), Origins(1, 1, "", (origin,)))
    bare = replace(made, lineage=lineage, claims=(), differences=(), figures=(), speakers=(), omissions=(), brief=())
    html = render_page(Dossier(reads, (), (bare,)))
    section = html[html.index(">Origin</h2>") : html.index(">How this was read</h2>")]
    assert "B to L (11 reports)" in section
    assert section.count("copies of A, very likely (80–95%)") == 1
    assert "All 11 by name" in section
    assert "L Paper 11" in section


def test_several_stories_have_addresses_of_their_own() -> None:
    first, second = factory.harbour(), factory.herald()
    both = Dossier((first, second), (), (factory.story(first, second), factory.story(first, second, id="other")))
    tree = Tree(render_page(both))
    assert len(tree.ids) == len(set(tree.ids))
    assert {"#s1", "#s2"} <= set(tree.links)


def test_an_audit_shows_what_was_changed_beside_the_source(audit_page: str) -> None:
    assert "3 sentences: 1 carried · 1 changed · 1 own judgement · 1 finding" in audit_page
    finding = audit_page[audit_page.index('<div class="finding">') :].partition("</div>")[0]
    assert "changed, bound · medium" in finding
    assert "<mark>about 12 days</mark>" in finding
    assert "Left out by the article" in audit_page


class Opened:
    """A page in the browser, with every request, message and dialog since it was opened."""

    def __init__(self, browser: "Browser", path: Path, html: str, **how: Any) -> None:
        path.write_bytes(html.encode())
        self.page: Page = browser.new_page(**how)
        self.requests: list[str] = []
        self.messages: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("dialog", self.dialog)
        self.page.goto(path.as_uri())

    def dialog(self, dialog: "Dialog") -> None:
        self.messages.append(dialog.message)
        dialog.dismiss()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["dossier", "audit"])
def test_the_accessibility_checker_finds_nothing(
    browser: "Browser", tmp_path: Path, page: str, audit_page: str, scheme: str, kind: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened = Opened(browser, tmp_path / "page.html", page if kind == "dossier" else audit_page, color_scheme=scheme)
    opened.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = Axe().run(opened.page)
    assert found.violations_count == 0, found.generate_report()
    opened.page.close()


@pytest.mark.browser
def test_payloads_do_nothing_in_a_browser(browser: "Browser", tmp_path: Path) -> None:
    for html in (hostile_page(), hostile_audit()):
        opened = Opened(browser, tmp_path / "page.html", html)
        opened.page.wait_for_timeout(200)
        assert opened.page.evaluate("window.pwned") is None
        assert len(opened.requests) == 1
        assert opened.messages == []
        opened.page.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_never_scrolls_sideways(browser: "Browser", tmp_path: Path, width: int) -> None:
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
    first = factory.harbour(factory.HARBOUR.replace("harbour master", long))
    made: Dossier = factory.poisoned(factory.dossier(first), long)
    for html in (render_page(made), render_audit_page(factory.poisoned(factory.audit(source=first), long))):
        opened = Opened(browser, tmp_path / "page.html", html, viewport={"width": width, "height": 800})
        opened.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        opened.page.close()


@pytest.mark.browser
def test_evidence_opens_by_click_and_by_enter_and_closes_by_escape(
    browser: "Browser", tmp_path: Path, page: str
) -> None:
    opened = Opened(browser, tmp_path / "page.html", page).page
    mark = opened.locator("#e1-d1 .mark").first
    card = opened.locator(f"#{mark.get_attribute('popovertarget')}")
    assert not card.is_visible()
    mark.click()
    assert card.is_visible()
    opened.keyboard.press("Escape")
    assert not card.is_visible()
    mark.focus()
    opened.keyboard.press("Enter")
    assert card.is_visible()
    opened.close()


@pytest.mark.browser
def test_in_print_every_card_and_every_fold_is_open(browser: "Browser", tmp_path: Path, page: str) -> None:
    opened = Opened(browser, tmp_path / "page.html", page).page
    opened.emulate_media(media="print")
    shown = opened.evaluate(
        "[...document.querySelectorAll('.note, details:not(.on-screen) > :last-child:not(.on-screen)')].every(one => one.checkVisibility())"
    )
    assert shown
    opened.close()


def test_what_a_lone_report_perhaps_belongs_to_stands_below_the_reports() -> None:
    page = render_page(factory.dossier(nearby=Nearby("other", "Ferry <b>lost</b>", "Both name Ada Rell.")))
    assert "Perhaps belongs to “Ferry &lt;b&gt;lost&lt;/b&gt;”: Both name Ada Rell." in page


def test_words_that_turn_the_line_are_set_apart_and_no_others() -> None:
    told = '<p><bdi>Ada Rell</bdi>, <bdi>عادة</bdi>, <bdi>רל 12</bdi>, <bdi>&lt;a&gt; \u2067x</bdi>, <bdi class="q">“stop”</bdi></p>'
    assert without_idle_isolation(told) == told.replace("<bdi>Ada Rell</bdi>", "Ada Rell")
    one = factory.harbour()
    raw = replace(one.report.raw, outlet="جريدة الميناء")
    read = replace(one, report=replace(one.report, raw=raw))
    second = factory.herald()
    made = render_page(Dossier((read, second), (), (factory.story(read, second),)))
    assert "<bdi>Osk Herald</bdi>" not in made
    assert "<bdi>جريدة الميناء</bdi>" in made
