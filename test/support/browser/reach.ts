/** Whether a page fits its window: nothing stands out sideways, and every control can be brought into sight and pressed. */
import type { Page } from "@playwright/test";

/**
 * What does not fit: elements beyond the right edge that nothing scrolls to, and controls that something covers or that
 * cannot be brought into sight. Grids are left out: they scroll by themselves and draw only what is in sight.
 */
export async function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const told = (element: Element, what: string) =>
      `${what}: ${element.tagName.toLowerCase()}.${element.className} "${(element.textContent || element.getAttribute("aria-label") || "").trim().slice(0, 30)}"`;
    const shown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && getComputedStyle(element).visibility === "visible";
    };
    const ancestors = (element: Element) => {
      const all: Element[] = [];
      for (let at = element.parentElement; at && at.id !== "main" && at !== document.body; at = at.parentElement)
        all.push(at);
      return all;
    };
    const overflow = (element: Element) => getComputedStyle(element).overflowX;
    const looked = [...document.querySelectorAll("#root *")].filter(
      (element) => !element.closest(".ag-root-wrapper, .visually-hidden, svg") && shown(element),
    );
    const wrong: string[] = [];
    const wide = document.documentElement.scrollWidth;
    if (wide > innerWidth) wrong.push(`the page is ${wide} wide in a window of ${innerWidth}`);
    for (const element of looked)
      if (
        element.getBoundingClientRect().right > innerWidth + 1 &&
        ancestors(element).every((one) => overflow(one) === "visible")
      )
        wrong.push(told(element, "stands out"));
    const controls = looked.filter((element) => element.matches("button, a[href], input, select, textarea"));
    for (const control of controls) {
      // What skips to the text comes into sight with the focus.
      if (control.matches(":disabled") || control.getBoundingClientRect().right < 0) continue;
      control.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const { left, top, width, height } = control.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      if (!hit || !(control.contains(hit) || hit.contains(control) || hit.closest("label")?.contains(control)))
        wrong.push(told(control, hit ? `covered by ${hit.tagName}.${hit.className}` : "out of sight"));
    }
    return wrong.slice(0, 8);
  });
}
