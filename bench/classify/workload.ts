/**
 * The work that classifiers are measured by: 250 signals, 4 personas, 400 rules, ten of them about texts.
 *
 * The rules are data; the playbook and each peer are written from them, each in its own way. `times` draws as many
 * rules again about the same signals, for playbooks of any length: V8 makes an object of more than some thousand
 * properties into a dictionary, and reading one would hide what the rules cost. Customers are plain objects from one literal, as an
 * application has them that builds them itself; every fifth value is unknown, and of one customer in ten nearly all.
 */

export const personas = ["Technical", "Marketing", "Simplicity", "Consulting"] as const;
export type Persona = (typeof personas)[number];
export type Points = Readonly<Partial<Record<Persona, number>>>;

export const members = ["price", "design", "integrations", "expertise", "speed"] as const;
export const systems = ["sap", "hubspot", "netsuite", "salesforce", "customApi"] as const;
export const words = [
  "rounded",
  "logo",
  "brand",
  "colour",
  "legacy",
  "wiring",
  "deadline",
  "budget",
] as const;

export type Kind = "boolean" | "choice" | "number" | "amount" | "set" | "text";
export interface Signal {
  readonly name: string;
  readonly kind: Kind;
}

export type Rule =
  | { readonly kind: "is"; readonly signal: string; readonly points: Points }
  | {
      readonly kind: "choice";
      readonly signal: string;
      readonly arms: readonly (readonly [members: readonly string[], points: Points])[];
    }
  | {
      readonly kind: "bands";
      readonly signal: string;
      readonly arms: readonly (readonly [from: number, points: Points])[];
    }
  | { readonly kind: "atLeast"; readonly signal: string; readonly bound: number; readonly points: Points }
  | { readonly kind: "each"; readonly signal: string; readonly points: Points }
  | {
      readonly kind: "has";
      readonly signal: string;
      readonly members: readonly string[];
      readonly points: Points;
    }
  | {
      readonly kind: "contains";
      readonly signal: string;
      readonly words: readonly string[];
      readonly points: Points;
    }
  | { readonly kind: "both"; readonly signals: readonly [string, string]; readonly points: Points };

export type Value = boolean | number | string | readonly string[] | undefined;
export type Row = Readonly<Record<string, Value>>;

export interface Workload {
  readonly signals: readonly Signal[];
  readonly rules: readonly Rule[];
}

/** Of each kind in 250 signals. */
const counts = { boolean: 90, choice: 70, number: 70, amount: 10, set: 5, text: 5 } as const;

export function createWorkload(times = 1, options: { readonly texts?: boolean } = {}): Workload {
  const random = createRandom(20_261_127);
  const all = (Object.keys(counts) as Kind[]).flatMap((kind) =>
    Array.from({ length: counts[kind] }, (_, index): Signal => ({ name: `${kind}${index}`, kind })),
  );
  const signals = shuffled(all, random);
  const rules = Array.from({ length: times }, () => rulesFor(all, random, options.texts !== false)).flat();
  return { signals, rules };
}

function rulesFor(signals: readonly Signal[], random: Random, texts: boolean): readonly Rule[] {
  const points = (): Points => {
    const first = random(personas.length);
    const given: Partial<Record<Persona, number>> = { [personas[first] as Persona]: 1 + random(5) };
    if (random(2) === 0) given[personas[(first + 1 + random(3)) % 4] as Persona] = 1 + random(3);
    return given;
  };
  const of = (kind: Kind) => signals.filter((signal) => signal.kind === kind).map(({ name }) => name);
  const [booleans, numbers] = [of("boolean"), [...of("number"), ...of("amount")]];
  const text = texts
    ? of("text").flatMap((signal): Rule[] =>
        [0, 1].map((which) => ({
          kind: "contains",
          signal,
          words: words.slice(4 * which, 4 * which + 2 + random(3)),
          points: points(),
        })),
      )
    : [];
  return [
    ...booleans.map((signal): Rule => ({ kind: "is", signal, points: points() })),
    ...of("choice").map((signal): Rule => {
      const cut = 1 + random(2);
      return {
        kind: "choice",
        signal,
        arms: [
          [members.slice(0, cut), points()],
          [members.slice(cut, cut + 1), points()],
          [members.slice(cut + 1), {}],
        ],
      };
    }),
    ...numbers.map((signal): Rule => {
      const cut = 5 + random(20);
      return {
        kind: "bands",
        signal,
        arms: [
          [0, {}],
          [cut, points()],
          [cut + 30, points()],
          [cut + 90, points()],
        ],
      };
    }),
    // Overlapping with the bands.
    ...numbers
      .slice(0, 60)
      .map((signal): Rule => ({ kind: "atLeast", signal, bound: 20 + random(130), points: points() })),
    ...of("set").flatMap((signal): Rule[] => [
      { kind: "each", signal, points: { [personas[random(4)] as Persona]: 1 } },
      { kind: "has", signal, members: systems.slice(random(3), 4), points: points() },
    ]),
    ...text,
    ...Array.from({ length: texts ? 80 : 90 }, (): Rule => {
      const first = random(booleans.length);
      const second = (first + 1 + random(booleans.length - 1)) % booleans.length;
      return {
        kind: "both",
        signals: [booleans[first] as string, booleans[second] as string],
        points: points(),
      };
    }),
  ];
}

// ---------- customers ----------

/** A module that makes a row of values into an object, as a literal does. */
export function rowModule({ signals }: Workload): string {
  return `export const createRow = (v) => ({ ${signals.map(({ name }, index) => `${name}: v[${index}]`).join(", ")} });\n`;
}

export function createValues({ signals }: Workload, count: number): readonly (readonly Value[])[] {
  const random = createRandom(42);
  const texts = Array.from({ length: Math.max(1, Math.floor(count / 10)) }, () => createText(random));
  const draw: Readonly<Record<Kind, () => Value>> = {
    boolean: () => random(2) === 1,
    choice: () => members[random(members.length)],
    number: () => random(200),
    amount: () => random(20_000) / 100,
    set: () => systems.filter(() => random(3) === 0),
    text: () => texts[random(texts.length)],
  };
  return Array.from({ length: count }, (_, row) =>
    signals.map(({ kind }) => (random(10) < (row % 10 === 0 ? 9 : 2) ? undefined : draw[kind]())),
  );
}

/** Some forty letters. One in ten of the customers' texts is written for the first time. */
function createText(random: Random): string {
  const more = [
    "we",
    "need",
    "the",
    "portal",
    "by",
    "Our",
    "partners",
    "want",
    "a",
    "better",
    "look",
    "soon",
  ];
  return Array.from({ length: 7 }, () => {
    const from = random(6) === 0 ? words : more;
    const word = from[random(from.length)] as string;
    return random(4) === 0 ? word.toUpperCase() : word;
  }).join(" ");
}

export type Random = (below: number) => number;

export function createRandom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}
