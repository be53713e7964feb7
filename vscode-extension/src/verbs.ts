/**
 * The verbs of the `persona` command as the extension offers them, and what each has to be told first.
 *
 * Nothing of the editor is in here: package.json has a command for each verb, and a test holds both against the command
 * line itself.
 */

/** What a person is asked before a verb runs. */
export type Asked = "nothing" | "customers" | "customer" | "plan" | "rest";

/**
 * - `nothing`: it runs on the playbook as it is.
 * - `customers`: a file of customers.
 * - `customer`: one of the customers who lie beside the playbook.
 * - `plan`: one of them, and the day on which their plan starts.
 * - `rest`: more than can be asked; the beginning is put into a terminal, for a person to go on.
 */
export const verbs: Readonly<Record<string, Asked>> = {
  check: "nothing",
  fmt: "nothing",
  build: "nothing",
  docs: "nothing",
  test: "nothing",
  "propose-tests": "nothing",
  classify: "customers",
  evaluate: "customers",
  explain: "customer",
  receipt: "customer",
  plan: "plan",
  verify: "rest",
  replan: "rest",
  migrate: "rest",
  report: "rest",
  drift: "rest",
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
  /** A path below the playbook's folder, with forward slashes. */
  readonly file?: string;
  readonly id?: string;
  readonly start?: string;
}

/** What stands behind `persona`: handed over as it is, and read by no shell. */
export function argumentsOf(verb: string, { playbook = "", file, id, start }: Answers): readonly string[] {
  const [command, ...options] = Object.hasOwn(variants, verb) ? (variants[verb] ?? [verb]) : [verb];
  // A name may look like an option, so each path says that it is one.
  const within = (path: string): string => (playbook === "" ? `./${path}` : `./${playbook}/${path}`);
  const folder = playbook === "" ? "." : `./${playbook}`;
  const one = id === undefined ? [] : ["--id", id];
  const path = file === undefined ? [] : [within(file)];
  if (command === "plan") {
    const day = start === undefined ? [] : ["--start", start];
    const out = within(`plans/${folderFor(id ?? "customer")}`);
    return ["plan", folder, "--customer", ...path, ...one, ...day, "--out", out];
  }
  const into = written[command];
  const out = into === undefined || playbook === "" ? [] : ["--out", within(into)];
  return [command, folder, ...path, ...one, ...options, ...out];
}

/** A customer's id as the name of a folder: letters and digits of any script, and hyphens. */
function folderFor(id: string): string {
  return id.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "") || "customer";
}
