"""Every form of the pages in a real browser, by keyboard alone: corrections, audits, adding, display, removal; and what waits."""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from tests.edges.store.small_reports import BRIDGE, FERRY, fill, record, sources
from tests.edges.web.served import OURS, client_of, running, store_in, story_address
from tests.edges.web.test_audits_kept import ARTICLE, SOURCE, held
from tests.edges.web.test_corrections import correct, take_back
from tests.edges.web.test_report_corrections import UNDATED
from tests.edges.web.test_served_pages import wait_for
from tests.edges.web.visits import Visit

from quoth.edges.store.opening import Store
from quoth.edges.web.serving.jobs import Job, Jobs
from quoth.types import Source

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
A_WHILE = 120_000
REPORT = re.compile(r"/r/[0-9a-f]{12}(\?marks=claims)?$")
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "dark forced colours": {"forced_colors": "active", "color_scheme": "dark"},
    "a phone": {"viewport": {"width": 390, "height": 844}},
    "a small phone, dark": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
}


def crew() -> Source:
    """A report without a date and without an outlet, with a line left out and a speaker who speaks through another."""
    return Source("post.jsonl#1", record(UNDATED[0], None, None, UNDATED[1]), "record")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as store:
        fill(store, [*sources(FERRY), crew()])
        yield store


@pytest.fixture
def visit(browser: "Browser", store: Store) -> Iterator[Visit]:
    with running(store) as first, Visit(browser, first) as visit:
        yield visit
        assert all(url.startswith(f"{visit.home}/") for url in visit.asked)
        # What a browser itself says of an answer 422 is no word of the page.
        assert [words for words in visit.said if "status of 422" not in words] == []


def open_story(visit: Visit) -> None:
    """From the stories to the one of them."""
    visit.press(visit.page.locator(".stories a").first)
    visit.page.wait_for_url("**/s/**")


def open_undated(visit: Visit) -> None:
    """From the stories to the form of the report that has no date."""
    open_story(visit)
    visit.follow("set a date")
    visit.page.wait_for_url("**/correct")


def on_the_report(visit: Visit) -> None:
    """Waits until the work is done and has led to the report."""
    visit.page.wait_for_url(REPORT, timeout=A_WHILE)


def sign(visit: Visit, button: str = "Correct") -> None:
    """Writes a name and sends the form."""
    visit.write("#author", "Ida")
    visit.press(visit.page.get_by_role("button", name=button))


def test_a_day_is_given_by_hand(visit: Visit) -> None:
    open_undated(visit)
    visit.choose("It appeared on")
    visit.write('input[name="published"]', "2026-05-07")
    sign(visit)
    on_the_report(visit)
    assert visit.page.get_by_text("Dated 2026-05-07.").is_visible()


def test_a_day_that_is_none_is_told_beside_what_was_written(visit: Visit) -> None:
    open_undated(visit)
    visit.choose("It appeared on")
    visit.write('input[name="published"]', "last Tuesday")
    sign(visit)
    assert "Give the day as 2026-10-23" in visit.page.get_by_role("alert").inner_text()
    assert visit.page.locator('input[name="published"]').input_value() == "last Tuesday"
    assert visit.page.get_by_role("radio", name="It appeared on").is_checked()
    assert visit.page.locator("#author").input_value() == "Ida"
    visit.follow("stories")
    visit.page.wait_for_url(f"{visit.home}/")


def test_an_outlet_is_given_by_hand(visit: Visit) -> None:
    open_undated(visit)
    visit.choose("The outlet is")
    visit.write('input[name="outlet"]', "Vale Mail")
    sign(visit)
    on_the_report(visit)
    assert visit.page.get_by_text("Vale Mail").first.is_visible()


def test_a_line_belongs_to_the_report_by_one_key_and_the_name_of_who_says_so(visit: Visit) -> None:
    open_story(visit)
    visit.press(visit.page.locator(".reports li", has_text=UNDATED[0]).get_by_role("link").first)
    visit.page.wait_for_url("**/r/**")
    visit.press(visit.page.get_by_role("button", name="this belongs to the report"))
    visit.page.wait_for_url("**/correct")
    sign(visit)
    visit.page.wait_for_url("**/work/**")
    on_the_report(visit)
    assert "✎" in visit.page.locator(".aside .made").inner_text()
    assert visit.page.get_by_role("button", name="this belongs to the report").count() == 0


def test_any_speaker_of_a_chain_is_named_anew(visit: Visit) -> None:
    open_story(visit)
    visit.press(visit.page.locator(".reports li", has_text=UNDATED[0]).get_by_role("link").first)
    visit.page.wait_for_url("**/r/**")
    visit.follow("all that it says")
    visit.page.wait_for_url("**marks=claims")
    visit.press(visit.page.locator(".singles li", has_text="→").get_by_role("link", name="correct"))
    visit.page.wait_for_url("**statement=**")
    visit.choose("It is said by others")
    visit.write('input[name="through"] >> nth=0', "Radio Nord")
    sign(visit)
    on_the_report(visit)
    assert "Radio Nord" in visit.page.locator(".aside .made").inner_text()


def test_a_difference_is_accepted_in_place_by_whom_is_written_beside_it(visit: Visit) -> None:
    open_undated(visit)
    visit.choose("The outlet is")
    sign(visit)
    on_the_report(visit)
    visit.follow("stories")
    open_story(visit)
    visit.press(visit.page.get_by_role("button", name="Accept").first)
    visit.page.wait_for_url("**#e1-*")
    card = visit.page.locator("article.card:target")
    assert "✓ accepted by Ida" in card.inner_text()
    assert visit.page.evaluate("scrollY") > 0


def test_a_correction_is_taken_back_in_the_log(visit: Visit) -> None:
    open_undated(visit)
    visit.choose("The outlet is")
    visit.write('input[name="outlet"]', "Vale Mail")
    sign(visit)
    on_the_report(visit)
    visit.follow("corrections")
    visit.page.wait_for_url("**/corrections")
    visit.press(visit.page.get_by_role("button", name="Take back"))
    visit.page.get_by_text("taken back by Ida").wait_for(timeout=A_WHILE)
    assert visit.page.get_by_role("button", name="Take back").count() == 0


def test_a_report_is_removed_once_it_is_said_twice(visit: Visit) -> None:
    open_undated(visit)
    removing = visit.page.get_by_role("button", name="Remove the report")
    visit.press(removing)
    assert visit.page.url.endswith("/correct"), "the browser asks for the tick first"
    visit.press(visit.page.get_by_role("checkbox", name="go for good"), "Space")
    visit.press(removing)
    visit.page.wait_for_url(f"{visit.home}/", timeout=A_WHILE)
    assert UNDATED[0] not in visit.page.locator("main").inner_text()


def test_an_audit_is_made_found_again_and_taken_away(visit: Visit) -> None:
    visit.follow("audit")
    visit.page.wait_for_url("**/audit")
    visit.tab_to(visit.page.locator("#article"))
    visit.page.keyboard.insert_text(ARTICLE)
    visit.tab_to(visit.page.locator("#source"))
    visit.page.keyboard.insert_text(SOURCE)
    visit.press(visit.page.get_by_role("button", name="Hold against"))
    visit.page.wait_for_url("**/audit/*", timeout=A_WHILE)
    made = visit.page.url
    assert "40 days" in visit.page.locator("main").inner_text()
    mark = visit.page.locator(".mark").first
    visit.press(mark)
    assert visit.page.locator(f"#{mark.get_attribute('popovertarget')}").is_visible()
    visit.page.keyboard.press("Escape")
    visit.follow("audits")
    visit.page.wait_for_url("**/audits")
    visit.follow("Ferry halted")
    visit.page.wait_for_url(made)
    visit.press(visit.page.get_by_role("button", name="Take this audit away"))
    visit.page.wait_for_url("**/audits")
    assert "None so far" in visit.page.locator("main").inner_text()


def test_how_the_pages_look_is_chosen(visit: Visit) -> None:
    visit.follow("display")
    visit.page.wait_for_url("**/display")
    visit.choose("dark")
    visit.choose("compact")
    visit.press(visit.page.get_by_role("button", name="Keep"))
    visit.page.wait_for_load_state()
    visit.follow("stories")
    visit.page.wait_for_url(f"{visit.home}/")
    assert visit.page.locator("html.dark.compact").count() == 1
    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 26)"


def test_a_report_is_pasted_with_its_outlet_and_its_day(visit: Visit) -> None:
    title, _, _, text = BRIDGE[0]
    visit.follow("add")
    visit.page.wait_for_url("**/add")
    visit.tab_to(visit.page.locator("#text"))
    visit.page.keyboard.insert_text(f"{title}\n\n{text}")
    visit.write("#outlet", "Tamm Courier")
    visit.tab_to(visit.page.locator("#published"))
    visit.page.keyboard.type("02172026")
    visit.press(visit.page.locator("button.main"))
    visit.page.wait_for_url("**/work/**")
    visit.page.get_by_role("link", name="To the stories").wait_for(timeout=A_WHILE)
    visit.follow(title)
    visit.page.wait_for_url("**/s/**")
    listed = visit.page.locator(".reports").inner_text()
    assert "Tamm Courier" in listed
    assert "2026-02-17" in listed


class Held(Jobs):
    """Work that is not begun before it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = Event()

    def _carry_out(self, job: Job) -> None:
        self.go.wait(60)
        super()._carry_out(job)


def test_a_story_that_is_told_anew_says_so_and_stands_as_it_was_until_then(browser: "Browser", store: Store) -> None:
    jobs = Held()
    with running(store, jobs=jobs) as first, Visit(browser, first, bypass_csp=True) as visit:
        open_story(visit)
        story = visit.page.url
        visit.follow("set a date")
        visit.page.wait_for_url("**/correct")
        visit.choose("The outlet is")
        visit.write('input[name="outlet"]', "Vale Mail")
        sign(visit)
        visit.page.wait_for_url("**/work/**")
        work = visit.page.url
        visit.page.goto(f"{visit.home}/")
        assert "stands here as it was until it is told anew" in visit.page.locator(".notice").inner_text()
        visit.page.goto(story)
        assert "being told anew since a correction" in visit.page.get_by_role("status").inner_text()
        for look in LOOKS.values():
            visit.look(**look)
            for address in (work, story):
                visit.page.goto(address)
                assert visit.complaints() == "", (look, address)
        jobs.go.set()
        visit.page.goto(work)
        on_the_report(visit)
        visit.page.goto(story)
        assert "Vale Mail" in visit.page.locator(".reports").inner_text()
        assert visit.page.get_by_text("being told anew").count() == 0


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The first address of a store in which people have decided a good deal, and every page on which they do so."""
    with store_in(tmp_path_factory.mktemp("desk")) as store:
        fill(store, [*sources(FERRY, BRIDGE), crew()])
        with client_of(store) as client:
            yield_pages = decided_pages(client)
        with running(store) as first:
            yield first, yield_pages


def decided_pages(client: Any) -> list[str]:
    """Accepts, corrects, takes back, audits and adds; gives the addresses of what shows it."""
    bridge = story_address(client, "bridge")
    correct(client, f"{bridge}/r/A/correct", choice="outlet", outlet="Tamm Courier, late edition")
    bridge = story_address(client, "bridge")
    correct(client, f"{bridge}/r/A/correct", choice="published", published="2026-02-18")
    take_back(client)
    page = client.get(story_address(client, "bridge")).text
    one = page.partition(' formaction="')[2].partition('"')[0]
    assert client.post(one, headers=OURS, data={"choice": "accept", "author": "Ida"}).status_code == 303
    audit = held(client)
    files = [("files", ("photo.jpg", b"\xff\xd8")), ("files", ("fog.txt", b"Fog on the Vale\n\nThe Vale lay in fog."))]
    work = str(client.post("/add", headers=OURS, files=files).headers["location"])
    wait_for(client, work)
    bridge, osk = story_address(client, "bridge"), story_address(client, "osk")
    told = client.get(f"{osk}/r/A?marks=claims").text
    statement = told.partition("/correct?statement=")[2].partition('"')[0]
    return [
        "/", bridge, f"{bridge}/r/A", f"{bridge}/r/A/correct", one.removesuffix("/correct"), one, f"{bridge}/correct",
        f"{osk}/r/A?marks=claims", f"{osk}/r/A/correct?statement={statement}", "/corrections", "/audit", f"/audit?story={osk[-12:]}",
        "/audits", audit, "/add", "/display", "/help", work, "/nothing", "/?q=bridge", "/?q=zebra",
    ]  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
def test_the_accessibility_checker_finds_nothing_on_any_form_however_it_is_looked_at(
    browser: "Browser", desk: tuple[str, list[str]], look: str
) -> None:
    first, addresses = desk
    with Visit(browser, first, bypass_csp=True, **LOOKS[look]) as visit:
        for address in addresses:
            visit.go(address)
            assert visit.complaints() == "", address
            wide = visit.page.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert not wide, address


@pytest.mark.parametrize("path", ["/add", "/audit"])
def test_a_form_that_was_sent_empty_says_what_is_missing_where_a_screen_reader_hears_it(
    browser: "Browser", desk: tuple[str, list[str]], path: str
) -> None:
    with Visit(browser, desk[0], bypass_csp=True) as visit:
        visit.go(path)
        visit.press(visit.page.locator("button.main"))
        visit.page.get_by_role("alert").wait_for()
        assert visit.complaints() == ""


def test_every_field_has_a_name_and_every_button_a_word(browser: "Browser", desk: tuple[str, list[str]]) -> None:
    with Visit(browser, desk[0]) as visit:
        for address in desk[1]:
            visit.go(address)
            for field in visit.page.locator("input:not([type=hidden]), textarea, select, button").all():
                shown = field.evaluate(
                    "e => (e.labels?.[0]?.textContent || e.getAttribute('aria-label') || e.textContent).trim()"
                )
                assert shown, (address, field.evaluate("e => e.outerHTML"))
