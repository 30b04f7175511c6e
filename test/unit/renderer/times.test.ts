import { describe, expect, test } from "vitest";
import { readTime } from "../../../renderer/parts/times.ts";

describe("a time of day", () => {
  test.each([
    ["09:30", "09:30"],
    ["9:30", "09:30"],
    ["９：３０", "09:30"],
    ["9.30", "09:30"],
    ["0930", "09:30"],
    ["9点半", "09:30"],
    ["9点", "09:00"],
    ["9时05分", "09:05"],
    ["14:00", "14:00"],
    ["下午2点", "14:00"],
    ["晚上7:30", "19:30"],
    ["上午9点半", "09:30"],
    ["2 pm", "14:00"],
    ["12 am", "00:00"],
    ["12:15 pm", "12:15"],
    ["0:00", "00:00"],
    [" 23:59 ", "23:59"],
  ])("%s is %s", (written, held) => {
    expect(readTime(written)).toBe(held);
  });

  test.each(["", "9", "24:00", "9:60", "9:3", "930", "25", "下午13点半x", "now", "9:30:15", "-9:30"])(
    "“%s” is none",
    (written) => {
      expect(readTime(written)).toBeNull();
    },
  );
});
