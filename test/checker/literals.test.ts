import { describe, expect, test } from "vitest";
import { readLiteral, readLiterals, writeLiteral } from "../../compiler/checker/literals.ts";
import type { Type, Value } from "../../compiler/ir/ir.ts";
import type { DurationUnit, Literal, NumberLiteral } from "../../compiler/syntax/ast/literals.ts";

const span = { start: 0, end: 1 };
const name = (text: string) => ({ kind: "name", ...span, text }) as const;
const number = (digits: string): NumberLiteral => ({
  kind: "number",
  ...span,
  digits,
  signed: digits.startsWith("-"),
});
const percent = (digits: string): Literal => ({ kind: "percent", ...span, number: number(digits) });
const money = (digits: string, currency: string): Literal => ({
  kind: "money",
  ...span,
  number: number(digits),
  currency: name(currency),
});
const duration = (digits: string, unit: DurationUnit): Literal => ({
  kind: "duration",
  ...span,
  number: number(digits),
  unit,
});
const date = (iso: string) => ({ kind: "date", ...span, iso }) as const;
const time = (iso: string): Literal => ({ kind: "time", ...span, iso });
const text = (value: string): Literal => ({ kind: "text", ...span, value, block: false });
const word = (text: string): Literal => ({ kind: "reference", ...span, text });
const yes = (value: boolean): Literal => ({ kind: "boolean", ...span, value });
const period = (from: string, to: string): Literal => ({
  kind: "period",
  ...span,
  from: date(from),
  to: date(to),
});
const none: Literal = { kind: "none", ...span };

const members = (...names: string[]): Type => ({
  kind: "enumeration",
  members: names.map((name) => ({ name, titles: {} })),
});
const integer: Type = { kind: "integer", places: 0, range: { lower: 0, upper: 500, upperIncluded: true } };
const decimal: Type = { kind: "decimal", places: 2 };
const share: Type = { kind: "percent", places: 2, range: { lower: 0, upper: 10_000, upperIncluded: true } };
const dollars: Type = { kind: "money", places: 2, currency: "USD" };
const yen: Type = { kind: "money", places: 0, currency: "JPY" };
const reason = members("price", "design", "constructor", "__proto__");
const of = (
  kind: Exclude<Type["kind"], "set" | "list" | "enumeration" | "integer" | "decimal" | "percent" | "money">,
): Type => ({ kind });

describe("values that fit", () => {
  test.each<[Literal, Type, Value]>([
    [number("12"), integer, 12],
    [number("0"), integer, 0],
    [number("500"), integer, 500],
    [number("12.5"), decimal, 1_250],
    [number("-12.5"), decimal, -1_250],
    [number("-0"), decimal, 0],
    [percent("80"), share, 8_000],
    [percent("12.5"), share, 1_250],
    [percent("100"), share, 10_000],
    [money("100000", "USD"), dollars, 10_000_000],
    [money("100000", "JPY"), yen, 100_000],
    [duration("2", "days"), of("duration"), 2_880],
    [duration("1", "weeks"), of("duration"), 10_080],
    [duration("1.5", "hours"), of("duration"), 90],
    [date("2028-02-29"), of("date"), "2028-02-29"],
    [time("09:30"), of("time"), "09:30"],
    [period("2026-08-01", "2026-08-01"), of("period"), { from: "2026-08-01", to: "2026-08-01" }],
    [text("Ünï\n"), of("text"), "Ünï\n"],
    [yes(false), of("boolean"), false],
    [word("price"), reason, "price"],
    [word("constructor"), reason, "constructor"],
    [word("__proto__"), reason, "__proto__"],
    [word("pt-br"), of("language"), "pt-BR"],
    [word("NO"), of("country"), "NO"],
    [text("america/denver"), of("timezone"), "America/Denver"],
    [text("a@example.com"), of("email"), "a@example.com"],
    [text("mailto:a@example.com"), of("link"), "mailto:a@example.com"],
    [none, { kind: "set", element: reason }, []],
  ])("%j as %j", (literal, type, value) => {
    expect(readLiteral(literal, type)).toEqual({ value });
  });

  test("a set comes in the order of its members, once each; a list as it is written", () => {
    const values = [word("design"), word("price"), word("design")];
    expect(readLiterals(values, { kind: "set", element: reason })).toEqual({ value: ["price", "design"] });
    expect(readLiterals(values, { kind: "list", element: reason })).toEqual({
      value: ["design", "price", "design"],
    });
    const languages: Type = { kind: "set", element: of("language") };
    expect(readLiterals([word("es"), word("en")], languages)).toEqual({ value: ["en", "es"] });
  });
});

describe("values that do not fit", () => {
  test.each<[Literal, Type, string, string?]>([
    [number("501"), integer, "out-of-range"],
    [number("-1"), integer, "out-of-range"],
    [number("1.0"), integer, "too-precise"],
    [number("1.234"), decimal, "too-precise"],
    [number("99999999999999999999"), decimal, "number-too-large"],
    [number("80"), share, "missing-unit", "80%"],
    [percent("101"), share, "out-of-range"],
    [percent("12.345"), share, "too-precise"],
    [percent("80"), integer, "wrong-value"],
    [number("100"), dollars, "missing-unit", "100 USD"],
    [number("1.234"), dollars, "missing-unit"],
    [money("5", "EUR"), dollars, "wrong-currency"],
    [money("5.5", "JPY"), yen, "too-precise"],
    [number("2"), of("duration"), "missing-unit"],
    [duration("3", "months"), of("duration"), "wrong-unit"],
    [duration("3", "business days"), of("duration"), "wrong-unit"],
    [duration("1.3333", "minutes"), of("duration"), "too-precise"],
    [duration("-2", "days"), of("duration"), "wrong-value"],
    [date("2027-02-29"), of("date"), "no-such-date", "2027-02-28"],
    [date("2027-13-01"), of("date"), "no-such-date"],
    [text("2027-03-01"), of("date"), "wrong-value", "2027-03-01"],
    [text("12"), integer, "wrong-value", "12"],
    [time("24:00"), of("time"), "no-such-time"],
    [period("2026-08-15", "2026-08-01"), of("period"), "backward-range"],
    [period("2026-02-30", "2026-08-01"), of("period"), "no-such-date", "2026-02-28"],
    [word("pricee"), reason, "unknown-member", "price"],
    [word("toString"), reason, "unknown-member"],
    [text("price"), reason, "wrong-value", "price"],
    [number("1"), reason, "wrong-value"],
    [word("yes"), of("boolean"), "wrong-value", "true"],
    [word("constructor"), of("boolean"), "wrong-value"],
    [text("false"), of("boolean"), "wrong-value", "false"],
    [word("english"), of("language"), "unknown-language", "en"],
    [word("klingonish"), of("language"), "unknown-language"],
    [word("de"), of("country"), "unknown-country", "DE"],
    [word("XX"), of("country"), "unknown-country"],
    [text("America/Dever"), of("timezone"), "unknown-timezone", '"America/Denver"'],
    [text("+02:00"), of("timezone"), "unknown-timezone"],
    [word("logo"), of("text"), "wrong-value", '"logo"'],
    [text("nobody"), of("email"), "malformed-email"],
    [text("javascript:alert(1)"), of("link"), "malformed-link"],
    [text("https://user:secret@example.com"), of("link"), "malformed-link"],
    [none, reason, "wrong-value"],
  ])("%j as %j", (literal, type, code, replacement) => {
    const reading = readLiteral(literal, type);
    expect("problem" in reading && [reading.problem.code, reading.problem.replacement]).toEqual([
      code,
      replacement,
    ]);
  });
});

test("a literal is written as it stands in a playbook", () => {
  const literals = [
    number("12.50"),
    percent("80"),
    money("5", "USD"),
    duration("1", "days"),
    duration("2", "business days"),
  ];
  expect(literals.map(writeLiteral)).toEqual(["12.50", "80%", "5 USD", "1 day", "2 business days"]);
});
