"""The pages in a real browser: nothing runs, nothing leaves, everything can be reached by keyboard, on a phone, in print."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.edges.store.small_reports import BRIDGE, FERRY, NOON, fill, record, sources
from tests.edges.web.served import addresses_on, client_of, running, store_in, story_address
from tests.edges.web.test_report_corrections import harmed_by_hand
from tests.edges.web.test_served_pages import payload_reports
from tests.edges.web.visits import Visit

from quoth.types import Source

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The first address, and every page of a store with two stories."""
    with store_in(tmp_path_factory.mktemp("calm")) as store:
        fill(store, sources(FERRY, BRIDGE))
        with client_of(store) as client:
            found = pages_of(client)
        with running(store) as address:
            yield address, found


def pages_of(client: Any, *more: str) -> list[str]:
    """A page or two of each kind."""
    found = addresses_on(client, "/", "/corrections", "/audits", *more, each=2)
    return [address for address, page in found.items() if page and not address.endswith(".html")]


def test_the_printed_address_leads_to_the_stories(browser: "Browser", calm: tuple[str, list[str]]) -> None:
    with Visit(browser, calm[0]) as visit:
        assert visit.page.locator("h1").inner_text().startswith("Stories")
        assert "token" not in visit.page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_accessibility_checker_finds_nothing_on_any_page(
    browser: "Browser", calm: tuple[str, list[str]], scheme: Any
) -> None:
    first, addresses = calm
    assert len(addresses) >= 14
    # The policy lets no script in, the checker's neither: it is let past it here, the pages stay as they are.
    with Visit(browser, first, color_scheme=scheme, bypass_csp=True) as visit:
        for address in addresses:
            visit.go(address)
            assert visit.complaints() == "", address


@pytest.mark.parametrize("words", ["light.strong.compact", "dark.usual.compact", "dark.strong.loose"])
def test_the_accessibility_checker_finds_nothing_whatever_is_chosen_for_display(
    browser: "Browser", calm: tuple[str, list[str]], words: str
) -> None:
    first, addresses = calm
    some = [
        next(one for one in addresses if kind in one) for kind in ("/s/", "/r/", "/d/", "/read", "/audit", "correct")
    ]
    opposite: Any = "light" if words.startswith("dark") else "dark"
    with Visit(browser, first, color_scheme=opposite, bypass_csp=True) as visit:
        visit.go("/display")
        for word in words.split("."):
            visit.page.locator(f'input[value="{word}"]').check()
        visit.page.get_by_role("button", name="Keep").click()
        visit.page.wait_for_load_state()
        assert (
            visit.page.evaluate("getComputedStyle(document.documentElement).colorScheme")
            == words.split(".", maxsplit=1)[0]
        )
        for address in ("/display", "/", *some):
            visit.go(address)
            assert visit.complaints() == "", address


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_never_scrolls_sideways(browser: "Browser", tmp_path: Path, width: int) -> None:
    with store_in(tmp_path) as store:
        long = [
            (f"{title} {LONG}", f"{outlet}{LONG}", day, text.replace("Rell", LONG))
            for title, outlet, day, text in FERRY
        ]
        fill(
            store,
            [
                *sources(long),
                Source(
                    "x.jsonl#1", record(LONG, LONG, NOON, f"{LONG} {LONG}", url=f"https://{LONG}.example/"), "record"
                ),
            ],
        )
        with client_of(store) as client:
            addresses = pages_of(client, f"/?q={LONG}")
        with running(store) as first, Visit(browser, first, viewport={"width": width, "height": 800}) as visit:
            for address in addresses:
                visit.go(address)
                visit.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
                assert visit.page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_300_payloads_run_nowhere_and_no_request_leaves(browser: "Browser", tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        fill(store, payload_reports())
        with client_of(store) as client:
            harmed_by_hand(client, story_address(client, "osk"))
            addresses = pages_of(client, "/?q=window", "/?q=%22%3E%3Cscript%3Ewindow.pwned%3D1%3C/script%3E")
        with running(store) as first, Visit(browser, first) as visit:
            for address in addresses:
                visit.go(address)
                assert visit.page.evaluate("window.pwned") is None, address
            visit.page.wait_for_timeout(200)
            assert all(url.startswith(f"{visit.home}/") for url in visit.asked)
            assert visit.said == []


def test_a_note_opens_by_enter_and_closes_by_escape_and_leads_to_its_sentence(
    browser: "Browser", calm: tuple[str, list[str]]
) -> None:
    first, addresses = calm
    story = next(address for address in addresses if address.count("/") == 2 and address.startswith("/s/"))
    with Visit(browser, first) as visit:
        visit.go(story)
        mark = visit.page.locator(".mark").first
        card = visit.page.locator(f"#{mark.get_attribute('popovertarget')}")
        assert not card.is_visible()
        mark.focus()
        visit.page.keyboard.press("Enter")
        assert card.is_visible()
        visit.page.keyboard.press("Escape")
        assert not card.is_visible()
        visit.page.keyboard.press("Enter")
        card.get_by_text("Open in the report").click()
        visit.page.wait_for_url("**/r/**", wait_until="domcontentloaded")
        assert visit.page.evaluate("document.querySelector(':target') !== null")


def test_a_story_is_reached_by_keyboard_alone(browser: "Browser", calm: tuple[str, list[str]]) -> None:
    with Visit(browser, calm[0]) as visit:
        for _ in range(40):
            visit.page.keyboard.press("Tab")
            if visit.page.evaluate("document.activeElement.closest('.stories') !== null"):
                break
        outline = visit.page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px"
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/s/**")


def test_targets_are_large_enough_to_hit(browser: "Browser", calm: tuple[str, list[str]]) -> None:
    small = (
        "[...document.querySelectorAll('button, .mark, .n, nav a, .choice a, summary')].filter(e => e.checkVisibility())"
        ".map(e => [e.outerHTML, e.getBoundingClientRect()]).filter(([h, r]) => r.height < 24 || r.width < 20).map(([h]) => h)"
    )
    with Visit(browser, calm[0], viewport={"width": 390, "height": 800}) as visit:
        for address in calm[1]:
            visit.go(address)
            assert visit.page.evaluate(small) == [], address


def test_the_demo_is_one_click_away_and_a_correction_is_two(browser: "Browser", tmp_path: Path) -> None:
    with store_in(tmp_path) as store, running(store) as first, Visit(browser, first) as visit:
        page = visit.page
        page.get_by_role("button", name="Read the demo story").click()
        page.get_by_role("link", name="Fire at Ellery").first.click(timeout=60_000)
        page.wait_for_url("**/s/**")
        before = page.locator("article.card").count()
        page.get_by_role("link", name="Correct this reading").first.click()
        page.get_by_label("This is no difference").check()
        page.get_by_role("button", name="Correct").click()
        page.wait_for_url("**/s/*", timeout=60_000)
        assert page.locator("article.card").count() == before - 1
        page.get_by_text("1 correction by people").click()
        page.get_by_role("button", name="Take back").click()
        page.wait_for_url("**/corrections", timeout=60_000)
        page.go_back()


def test_a_difference_is_accepted_by_one_click_in_place(browser: "Browser", tmp_path: Path) -> None:
    with store_in(tmp_path) as store:
        fill(store, sources(BRIDGE))
        with running(store) as first, Visit(browser, first) as visit:
            page = visit.page
            page.locator(".stories a").first.click()
            page.wait_for_url("**/s/**")
            page.get_by_role("button", name="Accept").first.click()
            assert "Say who corrects this" in page.get_by_role("alert").inner_text()
            page.locator("#author").fill("Ida")
            page.get_by_role("button", name="Correct").click()
            page.wait_for_url("**#e1-*")
            assert "✓ accepted by Ida" in page.locator("article.card:target").inner_text()
            assert page.locator("article.card:target").get_by_role("button", name="Accept").count() == 0


def test_print_shows_the_story_and_nothing_to_click(browser: "Browser", calm: tuple[str, list[str]]) -> None:
    with Visit(browser, calm[0]) as visit:
        for address in calm[1]:
            visit.go(address)
            visit.page.emulate_media(media="print")
            assert visit.page.evaluate(
                "[...document.querySelectorAll('.rooms, .forms, .links, .tools')].every(e => !e.checkVisibility())"
            ), address
            assert visit.page.evaluate(
                "[...document.querySelectorAll('.note, details:not(.on-screen) > :last-child:not(.on-screen)')].every(e => e.checkVisibility())"
            ), address


def test_forced_colours_keep_marks_and_borders(browser: "Browser", calm: tuple[str, list[str]]) -> None:
    report = next(address for address in calm[1] if "/r/" in address and "correct" not in address)
    with Visit(browser, calm[0], forced_colors="active") as visit:
        visit.go(report)
        assert visit.page.evaluate("getComputedStyle(document.querySelector('.badge')).borderTopStyle") != "none"
        for mark in visit.page.locator(".text mark").all()[:3]:
            assert mark.evaluate("e => getComputedStyle(e).borderBottomWidth") == "2px"


def test_find_in_page_reaches_the_whole_text_of_a_report(browser: "Browser", calm: tuple[str, list[str]]) -> None:
    report = next(address for address in calm[1] if "/r/" in address and "correct" not in address)
    with Visit(browser, calm[0]) as visit:
        visit.go(report)
        assert visit.page.evaluate("window.find('booked for the week') || window.find('Engineers')")
