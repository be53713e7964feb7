/**
 * The verbs of the `persona` command as the extension offers them, and what each has to be told first.
 *
 * Nothing of the editor is in here: package.json has a command for each verb, and a test holds both against the command
 * line itself.
 */

/** A file that a verb is told of, and the option that stands before it. */
export interface AskedFile {
  readonly what: "customers" | "before" | "now" | "answers" | "receipt";
  readonly option?: string;
}

/**
 * What a person is asked before a verb runs.
 *
 * - `nothing`: it runs on the playbook as it is.
 * - files: one after the other.
 * - `customer`: one of the customers who lie beside the playbook.
 * - `plan`: one of them, and the day on which their plan starts.
 * - `rest`: more than can be asked; the beginning is put into a terminal, for a person to go on.
 */
export type Asked = "nothing" | "customer" | "plan" | "rest" | readonly AskedFile[];

export const verbs: Readonly<Record<string, Asked>> = {
  check: "nothing",
  fmt: "nothing",
  build: "nothing",
  docs: "nothing",
  test: "nothing",
  "propose-tests": "nothing",
  classify: [{ what: "customers" }],
  evaluate: [{ what: "customers" }],
  explain: "customer",
  receipt: "customer",
  plan: "plan",
  verify: [{ what: "receipt" }],
  replan: "rest",
  migrate: "rest",
  report: [{ what: "answers" }, { what: "customers", option: "--customers" }],
  drift: [
    { what: "before", option: "--baseline" },
    { what: "now", option: "--current" },
  ],
};

/** Verbs with an option that makes something else of them. */
export const variants: Readonly<Record<string, readonly [verb: string, ...options: string[]]>> = {
  coverage: ["test", "--coverage"],
  mutate: ["test", "--mutate"],
};

/** Where a verb writes to if nothing is said: beside the playbook, wherever that lies in the folder that is open. */
const written: Readonly<Record<string, string>> = { build: "out", docs: "site" };

export interface Answers {
  /** The playbook's folder, from the one that the command is started in; absent or `""`: that one. */
  readonly playbook?: string;
  /** Of a verb that is told of files: those, as paths below the playbook's folder, with forward slashes. */
  readonly files?: readonly string[];
  /** The file of one customer, and which. */
  readonly file?: string;
  readonly id?: string;
  /** The roster, for a plan. */
  readonly team?: string;
  readonly start?: string;
}

/** What stands behind `persona`: handed over as it is, and read by no shell. */
export function argumentsOf(verb: string, answers: Answers): readonly string[] {
  const { playbook = "", files = [], file, id, team, start } = answers;
  const [command, ...options] = Object.hasOwn(variants, verb) ? (variants[verb] ?? [verb]) : [verb];
  // A name may look like an option, so each path says that it is one.
  const within = (path: string): string => (playbook === "" ? `./${path}` : `./${playbook}/${path}`);
  const given = (option: string | undefined, value: string | undefined): readonly string[] =>
    value === undefined ? [] : option === undefined ? [value] : [option, value];
  const out = outputOf(command, playbook, id);
  const asked = verbs[command];
  const told =
    typeof asked === "object" ? files.flatMap((path, at) => given(asked[at]?.option, within(path))) : [];
  return [
    ...[command, playbook === "" ? "." : `./${playbook}`, ...told],
    ...given(command === "plan" ? "--customer" : undefined, file && within(file)),
    ...given("--id", id),
    ...given("--team", team && within(team)),
    ...given("--start", start),
    ...options,
    ...given("--out", out && within(out)),
  ];
}

/** Below the playbook's folder; undefined for what is printed, and where the command writes there by itself. */
function outputOf(command: string, playbook: string, id: string | undefined): string | undefined {
  if (command === "plan") return `plans/${nameFor(id)}`;
  if (command === "receipt") return `receipt-${nameFor(id)}.json`;
  return playbook === "" ? undefined : written[command];
}

/** A customer's id as the name of a file or folder: letters and digits of any script, and hyphens. */
function nameFor(id = ""): string {
  return id.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|(?<!-)-+$/g, "") || "customer";
}
