// A reader who has nothing but a keyboard.

import assert from "node:assert/strict";

/** More stops than any page has. */
const manyStops = 300;

/** What is seen of the focus: fails where nothing is. */
export async function assertFocusIsVisible(page) {
  const focus = await page.evaluate(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const onScreen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return { html: element.outerHTML.slice(0, 120), outline: style.outlineStyle, width: parseFloat(style.outlineWidth), onScreen };
  });
  assert.notEqual(focus.outline, "none", focus.html);
  assert.ok(focus.width >= 2, focus.html);
  assert.ok(focus.onScreen, focus.html);
}

/** Tabs until an element that fits `selector` has the focus. */
export async function tabTo(page, selector) {
  for (let stop = 0; stop < manyStops; stop += 1) {
    await page.keyboard.press("Tab");
    await assertFocusIsVisible(page);
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
  }
  assert.fail(`no Tab leads to ${selector}`);
}

/** Enter, and the page that it leads to. */
export async function enter(page, address) {
  await Promise.all([page.waitForURL(address), page.keyboard.press("Enter")]);
}
