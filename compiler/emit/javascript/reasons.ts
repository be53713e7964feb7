/**
 * The function `classifyWithReasons`: the same as `classify`, and which rules gave points on the way.
 *
 * Points are added up by functions of its own, so that `classify` pays nothing for it. In them a bit for each reason
 * code goes along with the points that it stands for (lanes.ts); in the end the bits are read in the order of the rules.
 */

import { requiredOf } from "./decision.ts";
import { bitsOfSmall } from "./lanes.ts";
import { type ClassifierModel, withReasons } from "./model.ts";
import { emitScore } from "./score.ts";
import { access, block, type Code, docComment, indent, join, js, literal } from "./writers.ts";

export function emitReasons(ofOne: ClassifierModel): readonly Code[] {
  const model = withReasons(ofOne);
  const collected = model.collected ?? [];
  const missing = requiredOf(model).map((name) => js`${access(js`own`, name)} == null`);
  const noneFired = literal(new Array<number>(Math.ceil(collected.length / bitsOfSmall)).fill(0));
  return [
    ...docComment([
      "The same classification with `reasons`: the codes of the rules that gave points, in the order of the playbook.",
    ]),
    ...block(js`export function classifyWithReasons(signals, options)`, [
      js`const own = ownSignals(signals);`,
      js`const previous = optionIn(options, "previous");`,
      ...(missing.length > 0
        ? [js`if (${join(missing, " || ")}) return { ...nothingScored(own, previous), reasons: [] };`]
        : []),
      js`const fired = ${noneFired};`,
      js`const classification = scoreWithReasons(own, previous, fired);`,
      js`return { ...classification, reasons: codesOfBits(fired) };`,
    ]),
    js``,
    ...emitScore(model),
    js``,
    js`/** The codes that the bits of \`fired\` stand for, ${bitsOfSmall} in each number, the lowest first. */`,
    js`const firedCodes = [`,
    ...indent(collected.map((code) => js`${literal(code)},`)),
    js`];`,
    js``,
    ...block(js`function codesOfBits(fired)`, [
      js`const reasons = [];`,
      ...block(js`for (let at = 0; at < fired.length; at++)`, [
        js`for (let bits = fired[at]; bits !== 0; bits &= bits - 1)`,
        js`  reasons.push(firedCodes[${bitsOfSmall} * at + 31 - Math.clz32(bits & -bits)]);`,
      ]),
      js`return reasons;`,
    ]),
  ];
}
