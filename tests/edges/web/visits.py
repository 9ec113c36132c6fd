"""A browser that was let in, with everything that it asked for and said, and how somebody uses it who has a keyboard alone."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Locator, Page

MOST_TABS = 300
# How long a page may take where the machine is busy with other tests.
PATIENCE = 60_000
ON_IT = "element => element === document.activeElement"


class Visit:
    """A browser that was let in, with everything that it asked for, said or was told."""

    def __init__(self, browser: "Browser", address: str, **how: Any) -> None:
        self.home = address.partition("/?")[0]
        self.page: Page = browser.new_page(**how)
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("dialog", self.dialog)
        self.page.set_default_timeout(PATIENCE)
        self.page.goto(address)
        self.page.wait_for_url(f"{self.home}/")

    def dialog(self, dialog: "Dialog") -> None:
        self.said.append(dialog.message)
        dialog.dismiss()

    def go(self, address: str) -> None:
        self.page.goto(f"{self.home}{address}")

    def __enter__(self) -> "Visit":
        return self

    def __exit__(self, *raised: object) -> None:
        self.page.close()

    def look(self, *, viewport: Any = None, color_scheme: Any = "light", forced_colors: Any = "none") -> None:
        """The same page in other colours or of another width."""
        self.page.emulate_media(color_scheme=color_scheme, forced_colors=forced_colors)
        wide: Any = {"width": 1280, "height": 720}
        self.page.set_viewport_size(viewport or wide)

    def tab_to(self, what: "Locator") -> None:
        """Presses Tab until it is there."""
        for _ in range(MOST_TABS):
            if what.evaluate(ON_IT):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no key leads to {what}")

    def follow(self, link: str, *, first: bool = True) -> None:
        """Goes to a link by Tab and opens it by Enter."""
        found = self.page.get_by_role("link", name=link)
        self.press(found.first if first else found.last)

    def press(self, what: "Locator", key: str = "Enter") -> None:
        """Goes to something by Tab and presses a key on it."""
        self.tab_to(what)
        self.page.keyboard.press(key)

    def choose(self, label: str) -> None:
        """Takes one of several choices: by Tab to them, then by the arrow keys, as radio buttons are used."""
        wanted = self.page.get_by_role("radio", name=label, exact=False)
        group = str(wanted.get_attribute("name"))
        for _ in range(MOST_TABS):
            if self.page.evaluate("name => document.activeElement.name === name", group):
                break
            self.page.keyboard.press("Tab")
        for _ in range(12):
            if wanted.evaluate(ON_IT):
                self.page.keyboard.press("Space")
                assert wanted.is_checked()
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no key leads to {label}")

    def write(self, field: str, words: str) -> None:
        """Fills in a field that is reached by Tab, in place of what stands in it."""
        self.tab_to(self.page.locator(field))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def complaints(self) -> str:
        """What the accessibility checker finds, every fold of the page open; nothing where all is well."""
        from axe_playwright_python.sync_playwright import Axe

        self.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found = Axe().run(self.page)
        return str(found.generate_report()) if found.violations_count else ""
