/** An input method as the browser's protocol gives one, and the keys that macOS sends with it. */
import type { CDPSession, Page } from "@playwright/test";

export async function inputMethod(page: Page) {
  const protocol: CDPSession = await page.context().newCDPSession(page);
  return {
    compose: (text: string) =>
      protocol.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text: string) => protocol.send("Input.insertText", { text }),
    async key(key: string, code: string) {
      await protocol.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key, code, windowsVirtualKeyCode: 229 });
      await protocol.send("Input.dispatchKeyEvent", { type: "keyUp", key, code, windowsVirtualKeyCode: 229 });
    },
  };
}
