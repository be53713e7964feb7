/**
 * What panels may tell the extension: each message is read as data from outside, and what is none of these is dropped.
 *
 * A panel can choose what it shows and have a place shown in the editor; nothing it says runs a command or writes a file.
 */

export type PanelMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "choose"; readonly file: string; readonly id: string }
  | { readonly kind: "type"; readonly signals: Readonly<Record<string, SignalValue>> }
  | { readonly kind: "whyNot"; readonly persona: string }
  | { readonly kind: "persona"; readonly persona: string }
  | { readonly kind: "language"; readonly language: string }
  | { readonly kind: "show"; readonly place: number };
export type SignalValue = Scalar | readonly Scalar[];
type Scalar = string | number | boolean;

const longest = 10_000;
const most = 1_000;

/** Undefined for what no panel of ours would say. */
export function readMessage(value: unknown): PanelMessage | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const own = (key: string): unknown => (Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined);
  const text = (key: string): string | undefined => {
    const found = own(key);
    return typeof found === "string" && found.length <= longest ? found : undefined;
  };
  switch (own("kind")) {
    case "ready":
      return { kind: "ready" };
    case "choose": {
      const [file, id] = [text("file"), text("id")];
      return file === undefined || id === undefined ? undefined : { kind: "choose", file, id };
    }
    case "type": {
      const signals = readSignals(own("signals"));
      return signals && { kind: "type", signals };
    }
    case "whyNot":
    case "persona": {
      const persona = text("persona");
      return persona === undefined ? undefined : { kind: own("kind") as "whyNot" | "persona", persona };
    }
    case "language": {
      const language = text("language");
      return language === undefined ? undefined : { kind: "language", language };
    }
    case "show": {
      const place = own("place");
      return Number.isSafeInteger(place) ? { kind: "show", place: place as number } : undefined;
    }
    default:
      return undefined;
  }
}

function readSignals(value: unknown): Readonly<Record<string, SignalValue>> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value);
  if (entries.length > most) return undefined;
  const signals: [string, SignalValue][] = [];
  for (const [name, given] of entries) {
    if (!isValue(given)) return undefined;
    signals.push([name, given]);
  }
  // Without a prototype: a signal may have any name that a person can type.
  return Object.assign(Object.create(null), Object.fromEntries(signals));
}

const isValue = (value: unknown): value is SignalValue =>
  isScalar(value) || (Array.isArray(value) && value.length <= most && value.every(isScalar));

const isScalar = (value: unknown): value is Scalar =>
  typeof value === "boolean" ||
  (typeof value === "number" && Number.isFinite(value)) ||
  (typeof value === "string" && value.length <= longest);
