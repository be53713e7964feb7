/**
 * What schemas tell of a signal beside its form: title, description, unit, bounds, and whether it is personal or
 * sensitive. The same in `schema.json`, in the metadata of `schema.js` and in `openapi.json`.
 *
 * No standard keyword names a unit, or bounds of a date or duration; those stand in one keyword, `x-signal`.
 */

import type { Signal, Type } from "../../ir/ir.ts";
import { expectedOf, rangeText } from "../../records/read-scalar.ts";
import { firstText } from "../javascript/positions.ts";
import { naturalNumber } from "../javascript/values.ts";

/** In natural units, of durations in minutes; `below` is not included. */
export type Bounds = {
  readonly minimum?: number | string;
  readonly maximum?: number | string;
  readonly below?: number | string;
};

export type Annotations = {
  readonly title?: string;
  readonly description?: string;
  readonly "x-signal": Bounds & {
    readonly kind: Type["kind"];
    /** ISO 4217 for money, `percent`, or `minute` for the bounds of a duration. */
    readonly unit?: string;
    readonly personal?: true;
    readonly sensitive?: true;
  };
};

export function annotationsOf({ titles, type, personal, sensitive }: Signal): Annotations {
  const title = firstText(titles);
  const description = describe(type);
  const unit = unitOf(type);
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    "x-signal": {
      kind: type.kind,
      ...(unit === undefined ? {} : { unit }),
      ...boundsOf(type),
      ...(personal ? { personal } : {}),
      ...(sensitive ? { sensitive } : {}),
    },
  };
}

export function boundsOf(type: Type): Bounds {
  if (!("range" in type) || type.range === undefined) return {};
  const { lower, upper, upperIncluded } = type.range;
  const bound = (value: number | string) => (typeof value === "number" ? naturalNumber(value, type) : value);
  return {
    ...(lower === undefined ? {} : { minimum: bound(lower) }),
    ...(upper === undefined ? {} : { [upperIncluded ? "maximum" : "below"]: bound(upper) }),
  };
}

/** Of an enumeration its members say enough. */
function describe(type: Type): string | undefined {
  if (type.kind === "enumeration") return undefined;
  const range = "range" in type && type.range ? `, ${rangeText(type, type.range)}` : "";
  return `Is ${expectedOf(type)}${range}.${unitText(type)}`;
}

function unitText({ kind }: Type): string {
  if (kind === "percent") return " In percent: 80 means 80 %.";
  return kind === "duration" ? " Days have 24 hours." : "";
}

function unitOf(type: Type): string | undefined {
  switch (type.kind) {
    case "money":
      return type.currency;
    case "percent":
      return "percent";
    case "duration":
      return "minute";
    case "set":
    case "list":
      return unitOf(type.element);
    default:
      return undefined;
  }
}
