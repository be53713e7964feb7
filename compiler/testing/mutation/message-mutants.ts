/**
 * Faults of what messages say: a branch or the words for what is unknown left out, the words of two tones exchanged.
 *
 * A fault is made in every language in which the message has it, and noticed in any: whether each language is looked at
 * is what coverage tells. Who receives a message is no fault here, for no expectation speaks of it.
 */

import type { Body, Message, Playbook, Template } from "../../ir/ir.ts";
import type { Mutant } from "./mutant.ts";
import { templateFaults } from "./template-faults.ts";

export const messageMutants = (playbook: Playbook): readonly Mutant[] =>
  playbook.messages.flatMap((message) => {
    const actions = new Set(
      playbook.plays.flatMap((play) =>
        play.actions.flatMap((each) =>
          each.kind === "message" && each.send === message.name ? [each.name] : [],
        ),
      ),
    );
    if (actions.size === 0) return [];
    const mutant = (fault: string, changed: Partial<Message>): Mutant => ({
      fault: `${fault}, in ${message.name}`,
      at: message.at,
      ofPlays: false,
      concerns: (expected) =>
        (expected.kind === "says" || expected.kind === "tone") && actions.has(expected.action),
      playbook: {
        ...playbook,
        messages: playbook.messages.map((each) => (each === message ? { ...message, ...changed } : each)),
      },
    });
    const { subject, bodies } = message;
    return [
      ...inAllLanguages(subject).map(({ fault, texts }) =>
        mutant(`in the subject ${fault}`, { subject: texts }),
      ),
      ...bodies.flatMap((body, index) =>
        inAllLanguages(body.texts).map(({ fault, texts }) =>
          mutant(`${where(body, bodies)}${fault}`, { bodies: bodies.with(index, { ...body, texts }) }),
        ),
      ),
      ...bodies.slice(1).map((body, index) => {
        const before = bodies[index] as Body;
        const exchanged = bodies
          .with(index, { ...before, texts: body.texts })
          .with(index + 1, { ...body, texts: before.texts });
        return mutant(`the words ${toneOf(before)} and ${toneOf(body)} are exchanged`, {
          bodies: exchanged,
        });
      }),
    ];
  });

/** Each fault once, made in every language whose text can have it. */
function inAllLanguages(texts: Template): readonly { readonly fault: string; readonly texts: Template }[] {
  const byFault = new Map<string, Template>();
  for (const [language, source] of Object.entries(texts))
    for (const { fault, text } of templateFaults(source)) {
      const faulty = byFault.get(fault) ?? texts;
      byFault.set(fault, Object.assign(Object.create(null), faulty, { [language]: text }));
    }
  return [...byFault].map(([fault, faulty]) => ({ fault, texts: faulty }));
}

const where = (body: Body, bodies: readonly Body[]): string => (bodies.length > 1 ? `${toneOf(body)} ` : "");
const toneOf = ({ tone }: Body): string => (tone === undefined ? "for all tones" : `in the tone ${tone}`);
