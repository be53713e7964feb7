/** A test of a playbook as a person would write it; `persona fmt` puts it into its final form. */

import type { Expectation, Playbook, Signal, Test, Value } from "../../ir/ir.ts";
import { wordExpectation } from "../expected-words.ts";
import { quotedText, valueSource } from "../value-source.ts";

export function testSource(
  { name, signals, previous, started, expectations }: Test,
  playbook: Playbook,
): string {
  const lines = playbook.signals.flatMap((signal) => {
    const value = Object.hasOwn(signals, signal.name) ? signals[signal.name] : undefined;
    return value === undefined ? [] : [`    ${signalSource(signal, value)}`];
  });
  return [
    `test ${quotedText(name)} {`,
    "  customer {",
    ...lines,
    "  }",
    ...(started === undefined ? [] : [`  started ${started}`]),
    ...(previous === undefined ? [] : [`  previous ${previous}`]),
    ...expectationLines(expectations, playbook),
    "}",
  ].join("\n");
}

/** `developers 12` */
export const signalSource = ({ name, type }: Signal, value: Value): string =>
  `${name} ${valueSource(value, type)}`;

/** Who comes out, and the figures, in one line; the plan below. */
function expectationLines(expectations: readonly Expectation[], playbook: Playbook): readonly string[] {
  const word = (expected: Expectation) => wordExpectation(expected, playbook);
  const isFigure = ({ kind }: Expectation) => kind === "persona" || kind === "measure";
  const figures = expectations.filter(isFigure).map(word);
  return [
    ...(figures.length === 0 ? [] : [`  expect ${figures.join(", ")}`]),
    ...expectations.filter((each) => !isFigure(each)).map((each) => `  expect ${word(each)}`),
  ];
}
