/**
 * What is watched of each customer: into which bin the value of a signal falls.
 *
 * The bins are those that the playbook itself tells apart: bands between the values that rules compare with, the
 * members of an enumeration, yes and no. Of a set each member is a feature by itself. What is unknown is a bin, too:
 * a field that nobody fills in any more is a change like others. Of what is personal, and of free text, it is only
 * watched whether it is known.
 */

import { type Band, bandedSignals, isMasked } from "../../evaluator/bands.ts";
import type { Playbook, Signal, Type } from "../../ir/ir.ts";
import { encodeValue, type JsonValue } from "../../records/encode.ts";
import { parseDuration } from "../../values/duration.ts";

export interface Feature {
  readonly signal: Signal;
  /** The signal's place in the playbook. */
  readonly place: number;
  /** Of a set: customers who have this one, and who have not. */
  readonly member?: string;
  /** The first is of those of whom it is unknown. */
  readonly bins: readonly Bin[];
  /** The bin of a value as JSON holds it. */
  codeOf(value: JsonValue | undefined): number;
}

export type Bin =
  | { readonly kind: "unknown" | "known" | "has" | "has not" | "yes" | "no" }
  | { readonly kind: "member"; readonly name: string }
  /** Canonical ends; the lower is included, the upper is not. */
  | { readonly kind: "band"; readonly from?: number | string; readonly below?: number | string };

export const featuresOf = (playbook: Playbook): readonly Feature[] => {
  const bands = new Map(
    bandedSignals(playbook).flatMap(({ signal, banding }) =>
      banding.kind === "bands" ? [[signal.name, banding.bands] as const] : [],
    ),
  );
  return playbook.signals.flatMap((signal, place) =>
    isOpen(signal) ? [] : featuresOfSignal(signal, place, bands.get(signal.name)),
  );
};

/** Signals whose values are counted as they are, since nobody can list them: languages, countries and time zones. */
export const isOpen = (signal: Signal): boolean =>
  !isMasked(signal) && ["language", "country", "timezone"].includes(signal.type.kind);

const [unknown, known, has, hasNot, yes, no] = (
  ["unknown", "known", "has", "has not", "yes", "no"] as const
).map((kind): Bin => ({ kind })) as [Bin, Bin, Bin, Bin, Bin, Bin];

function featuresOfSignal(
  signal: Signal,
  place: number,
  bands: readonly Band[] | undefined,
): readonly Feature[] {
  const { type } = signal;
  const feature = (bins: readonly Bin[], codeOf: (value: JsonValue) => number): Feature => ({
    signal,
    place,
    bins: [unknown, ...bins],
    codeOf: (value) => (value === undefined ? 0 : codeOf(value)),
  });
  if (isMasked(signal)) return [feature([known], () => 1)];
  if (type.kind === "boolean") return [feature([yes, no], (value) => (value === true ? 1 : 2))];
  if (type.kind === "enumeration") {
    const codes = new Map(type.members.map(({ name }, index) => [name, index + 1]));
    return [feature(membersOf(type.members), (value) => codes.get(String(value)) ?? 0)];
  }
  if (type.kind === "set" && type.element.kind === "enumeration")
    return type.element.members.map(({ name }) => ({
      ...feature([has, hasNot], (value) => (Array.isArray(value) && value.includes(name) ? 1 : 2)),
      member: name,
    }));
  if (bands === undefined || bands.length < 2) return [feature([known], () => 1)];
  const cuts = bands.slice(1).map(({ from }) => encoded(type, from as number | string));
  return [
    feature(
      bands.map(({ from, below }) => ({
        kind: "band",
        ...(from === undefined ? {} : { from }),
        ...(below === undefined ? {} : { below }),
      })),
      (value) => {
        const ordered = comparable(type, value);
        const after = cuts.findIndex((cut) => ordered < cut);
        return (after < 0 ? cuts.length : after) + 1;
      },
    ),
  ];
}

const membersOf = (members: readonly { readonly name: string }[]): readonly Bin[] =>
  members.map(({ name }) => ({ kind: "member", name }));

/** Numbers in their own unit, minutes of durations, ISO texts of days and times: in this form they can be compared. */
const encoded = (type: Type, value: number | string): number | string =>
  type.kind === "duration" ? value : (encodeValue(type, value) as number | string);

const comparable = (type: Type, value: JsonValue): number | string =>
  type.kind === "duration" ? Number(parseDuration(String(value))) : (value as number | string);
