"""What a hand does on a page: choose from a list, press an arrow, pick an option, click the map."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

Act = Callable[[Page], None]

SPOT = """
(selector) => {
  const frame = bench.frame(), inside = frame.contentDocument, at = frame.getBoundingClientRect();
  const used = (bench.used ||= new Map());
  const key = (element) => element.closest(".leaflet-marker-icon")?.textContent || element;
  const found = bench.inside(selector).flatMap((element) => {
    const box = element.getBoundingClientRect();
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const hit = inside.elementFromPoint(x, y);
    const own = hit && (hit === element || element.contains(hit));
    const order = [used.get(key(element)) || 0, -box.width * box.height];
    return own ? [{ element, order, spot: [at.x + x, at.y + y] }] : [];
  });
  found.sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]);
  used.set(key(found[0].element), performance.now());
  return found[0].spot;
}
"""


def chosen(box: str, title: str) -> Act:
    """Type a title into the list ``box`` and press Enter; the Enter is what is timed."""

    def act(page: Page) -> None:
        field = page.locator(box).get_by_role("combobox")
        field.click()
        field.fill(title)
        page.get_by_role("option", name=title).first.wait_for()
        page.wait_for_timeout(60)
        page.keyboard.press("Enter")

    return act


def stepped(slider: str, key: str) -> Act:
    """Press an arrow key on a slider."""

    def act(page: Page) -> None:
        handle = page.locator(slider).locator("input[type=range]").first
        handle.focus()
        page.wait_for_timeout(60)
        page.keyboard.press(key)

    return act


def ticked(group: str, position: int) -> Act:
    """Click an option of a group of radio buttons."""

    def act(page: Page) -> None:
        page.locator(group).get_by_test_id("stRadioOption").nth(position).click()

    return act


def spot(page: Page, selector: str) -> tuple[float, float]:
    """A point of the window where a click lands on an element of the map.

    The element clicked longest ago is taken, the largest of several.
    """
    x, y = page.evaluate(SPOT, selector)
    return float(x), float(y)


def clicked(at: tuple[float, float]) -> Act:
    """Click a point of the window."""
    return lambda page: page.mouse.click(*at)
