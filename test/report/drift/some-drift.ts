/** The drift of two personas between two files of thirty customers. */

import type { Drift } from "../../../compiler/report/drift/drift.ts";

const summary = { refused: 0, undated: 0, customers: 30, undecided: 0, coverage: 80, personas: {} };
const share = { customers: 10, share: 40, low: 20, high: 60 };
/** @param moved so many personas have moved by more than chance */
export const someDrift = (
  index: number,
  stability: Drift["personasIndex"]["stability"],
  moved: number,
): Drift => ({
  format: "persona-drift",
  driftVersion: 1,
  playbook: { name: "portal", version: "1.0.0", title: "Portal" },
  baseline: { ...summary, file: "2025.csv" },
  current: { ...summary, file: "2026.csv" },
  personasIndex: { index, byChance: 0.398, stability },
  personas: ["Technical", "Marketing"].map((name, place) => ({
    ...{ name, title: name, before: share, now: share },
    change: { points: 30, low: place < moved ? 5 : -5, high: 50, sure: place < moved },
  })),
  ...{
    review: [],
    signals: [],
    newValues: [],
    unknownValues: [],
    words: [],
    unread: [],
    months: [],
    gate: [],
  },
});
