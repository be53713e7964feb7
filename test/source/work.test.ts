import { expect, test } from "vitest";
import { finish, mapInSteps, oneIn, stepLength, type Work } from "../../compiler/source/work.ts";

/** What a piece of work comes to, and after how many results each of its steps ends. */
function inSteps<Result>(work: Work<Result>, done: () => number) {
  const ends: number[] = [];
  for (;;) {
    const step = work.next();
    if (step.done) return { ends, result: step.value };
    ends.push(done());
  }
}

test("a step takes so many of many, and what comes of them is in their order", () => {
  const asked: number[] = [];
  const half = (each: number) => {
    asked.push(each);
    return each / 2;
  };
  const { ends, result } = inSteps(mapInSteps([2, 4, 6, 8, 10], half, 2), () => asked.length);
  expect(result).toEqual([1, 2, 3, 4, 5]);
  expect(ends).toEqual([2, 4]);
});

test("a step takes two thousand where nothing else is said", () => {
  const many = Array.from({ length: 2 * stepLength + 1 }, (_, at) => at);
  let count = 0;
  const { ends } = inSteps(
    mapInSteps(many, () => count++),
    () => count,
  );
  expect(ends).toEqual([stepLength, 2 * stepLength]);
});

test("work that is finished at once comes to the same", () => {
  const same = (each: string) => each;
  expect(finish(mapInSteps("abc", same, 1))).toEqual(["a", "b", "c"]);
  expect(finish(mapInSteps("", same, 1))).toEqual([]);
});

test("one in three ends a step", () => {
  const ends = oneIn(3);
  expect(Array.from({ length: 7 }, () => ends())).toEqual([false, false, true, false, false, true, false]);
});
