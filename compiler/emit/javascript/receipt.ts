/**
 * The functions `receipt` and `verify`: what they know of the playbook. What they do is the same in every file
 * (receipt-runtime.ts).
 */

import { type BandedSignal, bandedSignals } from "../../evaluator/bands.ts";
import { encodeValue } from "../../records/encode.ts";
import type { ClassifierModel } from "./model.ts";
import { comparableValue } from "./values.ts";
import { access, block, type Code, constantCode, indent, join, js, literal, type Plain } from "./writers.ts";

/** `digest` is the SHA-256 of the playbook's bytes. */
export function emitReceipt(model: ClassifierModel, digest: string): readonly Code[] {
  const { name, version } = model.playbook;
  return [
    js`/** Which playbook this is; the digest is the SHA-256 of playbook.json. */`,
    js`const thisPlaybook = ${literal({ name, version, digest })};`,
    js``,
    js`/** Personas in the order that decides ties. */`,
    js`const tieOrder = ${literal(model.order)};`,
    js``,
    js`/** How much of each signal a receipt holds: values with an order by their bands. */`,
    js`const inputForms = /* @__PURE__ */ withoutPrototypes([`,
    ...indent(bandedSignals(model.playbook).map((banded) => js`${literal(formEntry(banded))},`)),
    js`]);`,
    js``,
    ...emitDecideTotals(model),
  ];
}

/** `under` is the end of a band as it is compared, and `like` one of its values. */
function formEntry({ signal: { name, type }, banding }: BandedSignal): Plain {
  if (banding.kind !== "bands") return { signal: name, kind: banding.kind };
  const bands = banding.bands.map(({ from, below, like }) => ({
    from: from === undefined ? undefined : plain(from),
    below: below === undefined ? undefined : plain(below),
    under: below === undefined ? undefined : comparableValue(below, type),
    like: plain(like),
  }));
  return { signal: name, kind: banding.kind, bands };

  function plain(value: number | string): Plain {
    return encodeValue(type, value) as Plain;
  }
}

/** From totals that were added up one by one. */
function emitDecideTotals({ order }: ClassifierModel): readonly Code[] {
  const totals = order.map((name) => access(js`totals`, name));
  return [
    js`/** The result from the points of each persona in thousandths, and the weight of what is decided. */`,
    ...block(js`function decideTotals(previous, totals, decided)`, [
      js`return decide(${join([js`previous`, ...totals, js`decided`], ", ")});`,
    ]),
    js``,
    ...block(js`function noTotals()`, [
      js`const totals = Object.create(null);`,
      constantCode("for (const persona of tieOrder) totals[persona] = 0;"),
      js`return totals;`,
    ]),
  ];
}
