/**
 * The values of a type where readers, comparisons and sums go wrong: its ends, what lies beside them, the largest
 * figures that are exact, empty and full sets, texts of every alphabet.
 *
 * Values as the IR holds them; that few of them are near the bands of a rule is what arbitrary-playbook.ts is for.
 */

import type { Type, Value } from "../../compiler/ir/ir.ts";

const texts = [
  "",
  " ",
  "\u{1f600}",
  "\uffff",
  "\u{10ffff}",
  "\u2028\u2029",
  "ẞ",
  "İ",
  "ﬁ",
  "\u202eabc",
  "constructor",
  "0",
  "null",
  "ο".repeat(5_000),
];

/** All of them fit the type. */
export function edgesOf(type: Type): readonly Value[] {
  switch (type.kind) {
    case "boolean":
      return [true, false];
    case "integer":
    case "decimal":
    case "percent":
    case "money": {
      const most = type.places === 0 ? Number.MAX_SAFE_INTEGER : 10 ** 15 - 1;
      const { lower = -most, upper = most, upperIncluded = true } = type.range ?? {};
      const [least, greatest] = [Number(lower), Number(upper) - (upperIncluded ? 0 : 1)];
      const one = 10 ** type.places;
      return [least, least + 1, greatest - 1, greatest, -one, -1, 0, 1, one].filter(
        (value) => value >= least && value <= greatest,
      );
    }
    case "duration":
      return [0, 1, 1440, 10_080, 999_999];
    case "date":
      return ["0001-01-01", "1969-12-31", "1970-01-01", "2000-02-29", "9999-12-31"];
    case "time":
      return ["00:00", "00:01", "12:00", "23:59"];
    case "enumeration":
      return [type.members[0], type.members.at(-1)].flatMap((member) => member?.name ?? []);
    case "set": {
      const { element } = type;
      const all = element.kind === "enumeration" ? element.members.map(({ name }) => name) : edgesOf(element);
      return [[], all as readonly Value[] as Value, all.slice(-1) as readonly Value[] as Value];
    }
    case "text":
      return texts;
    case "list":
      return [[], edgesOf(type.element) as readonly Value[] as Value];
    case "language":
      return ["en", "zh-Hant", "es-419"];
    case "country":
      return ["AD", "ZW"];
    case "timezone":
      return ["UTC", "Asia/Kathmandu", "Pacific/Apia"];
    case "email":
      return ["o'neill+x@mail.example.org"];
    case "link":
      return ["https://example.com/?a=b#c", "mailto:ana@example.com"];
    case "period":
      return [
        { from: "0001-01-01", to: "9999-12-31" },
        { from: "2028-02-29", to: "2028-02-29" },
      ];
  }
}
