import { expect, test } from "vitest";
import { countBefore } from "../../compiler/source/ascending.ts";

test("the number of items that come before is found in as many questions as their number has binary digits", () => {
  for (let length = 0; length <= 70; length++)
    for (let before = 0; before <= length; before++) {
      const asked: number[] = [];
      const found = countBefore(length, (index) => {
        asked.push(index);
        return index < before;
      });
      expect(found).toBe(before);
      expect(asked.every((index) => index >= 0 && index < length)).toBe(true);
      expect(asked.length).toBeLessThanOrEqual(length.toString(2).length);
    }
});
