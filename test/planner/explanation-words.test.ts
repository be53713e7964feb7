/** Why a customer is who they are, in sentences, in all languages that the compiler speaks. */

import { beforeAll, describe, expect, test } from "vitest";
import { explain } from "../../compiler/evaluator/evaluate.ts";
import { whyNot } from "../../compiler/evaluator/why-not.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { explanationInWords, whyNotInWords } from "../../compiler/planner/words/explanation-words.ts";
import { readPlainCustomer } from "../../compiler/records/plain-records.ts";
import type { CustomerRecord } from "../../compiler/records/record.ts";
import { renderAll, snapshotOf } from "../harness/compile.ts";

const main = `playbook Portal "Portal", es "Portal", el "Πύλη", ar "البوابة", fa "پورتال" {
  version "1.0.0"
  owner "CX <cx@example.com>"
  languages en, es, el, ar, fa
  timezone "UTC"
}
signals Known "Known" {
  source internal
  developers   integer 0 to 500  "Developers", es "Desarrolladores", el "Προγραμματιστές", ar "المطورون", fa "توسعه‌دهندگان"
  systems      any of System     "Systems", es "Sistemas", el "Συστήματα", ar "الأنظمة", fa "سامانه‌ها"
  usesSheets   boolean           "Uses spreadsheets", es "Usa hojas de cálculo", el "Χρησιμοποιεί υπολογιστικά φύλλα", ar "يستخدم الجداول", fa "از صفحه‌گسترده استفاده می‌کند"
  turnaround   duration          "Time for a quote", es "Tiempo por oferta", el "Χρόνος προσφοράς", ar "مدة العرض", fa "زمان پیشنهاد"
  worry        text personal     "Worry", es "Preocupación", el "Ανησυχία", ar "القلق", fa "نگرانی"
  goLive       date              "Go-live", es "Puesta en marcha", el "Έναρξη", ar "الإطلاق", fa "راه‌اندازی"
}
type System one of {
  sap      "SAP"
  hubspot  "HubSpot"
  ledger   "A ledger", es "Un libro", el "Λογιστικό βιβλίο", ar "دفتر", fa "دفتر"
}
persona Technical "Technical", es "Técnico", el "Τεχνική", ar "تقني", fa "فنی" { summary "T" }
persona Marketing "Marketing", es "Marketing", el "Μάρκετινγκ", ar "تسويقي", fa "بازاریابی" { summary "M" }
weights {
  for developers {
    below 3       then Marketing +4
    3 to below 11 then Technical +3
    11 and above  then Technical +5
  }
  for each of systems then Technical +1 at most 3
  when usesSheets and turnaround > 2 days then Technical +2 because "They come for speed", es "Vienen por la rapidez", el "Έρχονται για την ταχύτητα", ar "يأتون من أجل السرعة", fa "برای سرعت می‌آیند"
  when worry contains "logo" then Marketing +3
  when goLive > 2027-06-01 then Marketing +1.5
}
classify {
  accept    when score >= 4
  ties      Technical, Marketing
  otherwise undecided
}
`;

let playbook: Playbook;
beforeAll(async () => {
  const files = new Map([["main.persona", main]]);
  const snapshot = await snapshotOf(files);
  const compiled = snapshot.playbook();
  if (compiled === undefined) throw new Error(renderAll(snapshot.diagnostics, files));
  playbook = compiled;
});

const customers = {
  technical: {
    developers: 12,
    systems: ["sap", "ledger"],
    usesSheets: true,
    turnaround: "3 days",
    worry: "Our logo must stay",
    goLive: "2027-03-01",
  },
  little: { developers: 5, systems: [] },
  nothing: {},
  tie: {
    developers: 2,
    systems: ["sap", "hubspot", "ledger"],
    usesSheets: true,
    turnaround: "3 days",
    worry: "no",
  },
};

function customerOf(signals: object): CustomerRecord {
  const { record, problems } = readPlainCustomer(playbook, { id: "C-1", name: "Ana", signals });
  if (record === undefined) throw new Error(JSON.stringify(problems));
  return record;
}

/** Isolates as brackets that can be seen. */
const visible = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value).replaceAll("\u2068", "⟨").replaceAll("\u2069", "⟩").replaceAll("\u200f", "⟨RLM⟩"),
  );

const languages = ["en", "es", "el", "ar", "fa"];

describe.each(languages)("in %s", (language) => {
  test("why", () => {
    const words = Object.entries(customers).map(([name, given]) => {
      const { signals } = customerOf(given);
      return [name, visible(explanationInWords(playbook, signals, explain(playbook, signals), language))];
    });
    expect(Object.fromEntries(words)).toMatchSnapshot();
  });

  test("why not", () => {
    const words = Object.entries(customers).flatMap(([name, given]) =>
      ["Marketing", "Technical"].map((persona) => {
        const { signals } = customerOf(given);
        return [
          `${name}, ${persona}`,
          visible(whyNotInWords(playbook, signals, whyNot(playbook, signals, persona), language)),
        ];
      }),
    );
    expect(Object.fromEntries(words)).toMatchSnapshot();
  });
});

test("what a customer says in private is in no language", () => {
  for (const language of languages) {
    const { signals } = customerOf(customers.technical);
    const why = explanationInWords(playbook, signals, explain(playbook, signals), language);
    const not = whyNotInWords(playbook, signals, whyNot(playbook, signals, "Marketing"), language);
    expect(JSON.stringify([why, not])).not.toContain("must stay");
  }
});

test("each isolate that is opened is closed, in its own text", () => {
  for (const language of languages) {
    const { signals } = customerOf(customers.technical);
    const { sentence, reasons, notKnown } = explanationInWords(
      playbook,
      signals,
      explain(playbook, signals),
      language,
    );
    for (const text of [sentence, ...reasons, ...notKnown]) {
      let depth = 0;
      for (const character of text) {
        if (character === "\u2068") depth++;
        if (character === "\u2069") depth--;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
    }
  }
});

test("a language that the playbook does not have is read in its first", () => {
  const { signals } = customerOf(customers.technical);
  expect(explanationInWords(playbook, signals, explain(playbook, signals), "de")).toMatchObject({
    language: "en",
    direction: "ltr",
    sentence:
      "Technical, because Developers: 12 (+5), Systems: SAP, A ledger (+2), and They come for speed (+2); Marketing is 6 behind",
  });
});
