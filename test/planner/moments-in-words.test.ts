/** Days and times of day lie before and after one another; only amounts lie below and above. Written by hand. */

import { describe, expect, test } from "vitest";
import { createReader } from "../../compiler/emit/pages/reader.ts";
import { wordArm } from "../../compiler/emit/pages/rule-words.ts";
import type { Condition, Type } from "../../compiler/ir/ir.ts";
import { wordCondition } from "../../compiler/planner/words/condition-words.ts";
import { emptyPlaybook, signalNamed } from "../harness/arbitrary-playbook.ts";

const date: Type = { kind: "date" };
const time: Type = { kind: "time" };
const languages = ["en", "es", "el", "ar", "fa"];
const signals = [signalNamed("visit", date), signalNamed("end", date), signalNamed("call", time)];
const playbook = emptyPlaybook({ languages, signals });
const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069\u200e\u200f]/g, "");

const arm = (language: string, type: Type, lower: string | undefined, below: string | undefined): string => {
  const ends = { ...(lower === undefined ? {} : { lower }), ...(below === undefined ? {} : { below }) };
  return plain(wordArm({ kind: "band", ...ends }, type, createReader(playbook, language)));
};

describe("bands", () => {
  test.each([
    ["en", "before 17:00", "from 09:00 on", "from 09:00 to before 17:00"],
    ["es", "antes de las 17:00", "a partir de las 09:00", "a partir de las 09:00 y antes de las 17:00"],
    ["el", "πριν από τις 17:00", "από τις 09:00 και μετά", "από τις 09:00 έως πριν από τις 17:00"],
    ["ar", "قبل الساعة 17:00", "من الساعة 09:00 فصاعدًا", "من الساعة 09:00 إلى ما قبل الساعة 17:00"],
    ["fa", "پیش از ساعت 17:00", "از ساعت 09:00 به بعد", "از ساعت 09:00 تا پیش از ساعت 17:00"],
  ])("of times of day in %s", (language, before, from, between) => {
    expect(arm(language, time, undefined, "17:00")).toBe(before);
    expect(arm(language, time, "09:00", undefined)).toBe(from);
    expect(arm(language, time, "09:00", "17:00")).toBe(between);
  });

  test.each([
    ["en", "before Sunday, 1 June 2025", "from Sunday, 1 June 2025 on"],
    ["es", "antes del domingo, 1 de junio de 2025", "a partir del domingo, 1 de junio de 2025"],
    ["el", "πριν από Κυριακή 1 Ιουνίου 2025", "από Κυριακή 1 Ιουνίου 2025 και μετά"],
    ["ar", "قبل الأحد، 1 يونيو 2025", "من الأحد، 1 يونيو 2025 فصاعدًا"],
    ["fa", "پیش از یکشنبه 1 ژوئن 2025", "از یکشنبه 1 ژوئن 2025 به بعد"],
  ])("of days in %s", (language, before, from) => {
    expect(arm(language, date, undefined, "2025-06-01")).toBe(before);
    expect(arm(language, date, "2025-06-01", undefined)).toBe(from);
  });

  test("of amounts are below and above", () => {
    expect(arm("en", { kind: "integer", places: 0 }, undefined, "3")).toBe("below 3");
  });
});

describe("conditions", () => {
  type Compare = Extract<Condition, { kind: "compare" }>;
  const said = (language: string, name: string, operator: Compare["operator"], operand: Compare["operand"]) =>
    plain(
      wordCondition(
        { kind: "compare", field: { of: "customer", name }, operator, operand },
        createReader(playbook, language),
      ),
    );

  test.each([
    ["en", "<=", "no later than 17:00"],
    ["en", ">", "after 17:00"],
    ["es", "<=", "a más tardar a las 17:00"],
    ["es", ">", "después de las 17:00"],
    ["el", "<=", "το αργότερο στις 17:00"],
    ["el", ">", "μετά τις 17:00"],
    ["ar", "<=", "في موعد أقصاه الساعة 17:00"],
    ["ar", ">", "بعد الساعة 17:00"],
    ["fa", "<=", "حداکثر تا ساعت 17:00"],
    ["fa", ">", "پس از ساعت 17:00"],
  ] as const)("in %s, %s", (language, operator, told) => {
    const text = said(language, "call", operator, { kind: "value", value: "17:00" });
    expect(text.replace(/^Title of call:? /, "")).toBe(told);
  });

  test("an hour is in the singular where it is one", () => {
    expect(said("es", "call", "<", { kind: "value", value: "01:30" })).toBe(
      "Title of call antes de la 01:30",
    );
    expect(said("el", "call", "<=", { kind: "value", value: "01:30" })).toBe(
      "Title of call: το αργότερο στη 01:30",
    );
  });

  test("what is told by its title takes no article of a day", () => {
    const operand = { kind: "field", field: { of: "customer", name: "end" } } as const;
    expect(said("es", "visit", "<", operand)).toBe("Title of visit antes de Title of end");
    expect(said("en", "visit", "<", operand)).toBe("Title of visit before Title of end");
  });
});
