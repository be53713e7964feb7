/**
 * The fields of a record that a signal may stand in for (`customer { language tongue }` in the playbook).
 *
 * The record's own field wins; else the value of the mapped signal; else it is unknown. The other way round, a mapped
 * signal that is not given itself has the value of the record's field, so that conditions can ask for it.
 */

import type { Playbook, Signal, Stage, Type, Value } from "../ir/ir.ts";
import type { CustomerRecord } from "./record.ts";

/** A language tag. */
export const languageOf = (record: CustomerRecord, playbook: Playbook): string | undefined =>
  record.language ?? mapped(record, playbook.customer.language);

/** An IANA name. */
export const timezoneOf = (record: CustomerRecord, playbook: Playbook): string | undefined =>
  record.timezone ?? mapped(record, playbook.customer.timezone);

/** The declared stage that the record names, itself or by its signal, compared without case. */
export function stageOf(record: CustomerRecord, playbook: Playbook): Stage | undefined {
  const name = (record.stage ?? mapped(record, playbook.customer.stage))?.toLowerCase();
  return name === undefined ? undefined : playbook.stages.find((stage) => stage.name.toLowerCase() === name);
}

/** The declared feeling that the record names, itself or by its signal, compared without case. */
export function feelingOf(record: CustomerRecord, playbook: Playbook): string | undefined {
  const name = (record.feeling ?? mapped(record, playbook.customer.feeling))?.toLowerCase();
  return playbook.feelings.find((feeling) => feeling.toLowerCase() === name);
}

/** The record's fields that signals may stand in for. */
export const mappedFields = ["language", "timezone", "stage", "feeling"] as const;
export type MappedField = (typeof mappedFields)[number];

/** The signals as `signals` of a record must hold them: one that a field of the record can give may be left out. */
export const askedSignals = ({ customer, signals }: Playbook): readonly Signal[] =>
  signals.map((signal) =>
    mappedFields.some((field) => customer[field] === signal.name) ? { ...signal, required: false } : signal,
  );

/** A required signal that the record's own field can give: one of the two there must be. */
export interface EitherOf {
  readonly field: MappedField;
  readonly signal: string;
  /** The values of the field, without regard to case, that the signal has as well; undefined: all. */
  readonly values?: readonly string[];
}

export const requiredOfEither = ({ customer, signals }: Playbook): readonly EitherOf[] =>
  mappedFields.flatMap((field) => {
    const signal = signals.find(({ name }) => name === customer[field]);
    if (signal?.required !== true) return [];
    const { kind } = signal.type;
    const values =
      signal.type.kind === "enumeration"
        ? signal.type.members.map(({ name }) => name)
        : kind === "set" || kind === "list"
          ? []
          : undefined;
    return [{ field, signal: signal.name, ...(values === undefined ? {} : { values }) }];
  });

/** The value that a mapped signal has by the record's field; undefined where its type has no such value. */
export function mappedValue(type: Type, given: string): Value | undefined {
  if (type.kind !== "enumeration") return type.kind === "set" || type.kind === "list" ? undefined : given;
  // Stages and feelings are named without regard to case.
  return type.members.find(({ name }) => name.toLowerCase() === given.toLowerCase())?.name;
}

function mapped(record: CustomerRecord, signal: string | undefined): string | undefined {
  const value = signal === undefined ? undefined : record.signals.get(signal);
  return typeof value === "string" ? value : undefined;
}
