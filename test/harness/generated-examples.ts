/**
 * The wrong examples that no page of the documentation can hold: odd bytes, what nobody can see, and what reaches
 * a limit. Their pages say `No example:` and show the message; generated-examples.test.ts checks both.
 */

import type { Code } from "../../compiler/diagnostics/catalog.ts";
import { limits } from "../../compiler/limits.ts";
import type { CompilerHost, HostFile } from "../../compiler/source/host.ts";
import { createMemoryHost, type Files } from "./memory-host.ts";

export interface GeneratedExample {
  readonly host: CompilerHost;
  /** The code comes on top of others: it is about there being many. */
  readonly amongOthers?: true;
}

const head = `playbook Small "A small playbook" {
  version   "1.0.0"
  owner     "CX Operations <cx-ops@example.com>"
  languages en
  timezone  "America/Denver"
}
`;
const rest = `signals Facts "Facts" {
  size integer 0 and above
}
persona Starter "Técnico" { summary "Just begins." }
weights {
  when size > 3 then Starter +1
}
classify { otherwise Starter }
`;
const playbook = head + rest;
const mebibyte = 1024 * 1024;

const inMemory = (entries: Iterable<readonly [string, string | Uint8Array]>): GeneratedExample => ({
  host: createMemoryHost(new Map(entries)),
});
const oneFile = (content: string | Uint8Array) => inMemory([["main.persona", content]]);

/** A disk on which the imported `weights.persona` gives this answer. */
function answering(answer: HostFile): GeneratedExample {
  const files: Files = new Map([["main.persona", `import "./weights.persona"\n${playbook}`]]);
  const host = createMemoryHost(files);
  return {
    host: { ...host, read: async (path) => (path === "weights.persona" ? answer : host.read(path)) },
  };
}

const numbered = <T>(length: number, one: (number: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => one(index + 1));

export const generatedExamples: Readonly<Partial<Record<Code, () => GeneratedExample>>> = {
  "not-utf8": () => oneFile(Buffer.from(playbook, "latin1")),
  "utf16-text": () => oneFile(Buffer.from(`\u{feff}${playbook}`, "utf16le")),
  "byte-order-mark": () => oneFile(`\u{feff}${playbook}`),
  "hidden-character": () => oneFile(playbook.replace("Just begins.", "Just\u{200b} begins.")),
  "odd-blank": () => oneFile(playbook.replace("size integer", "size\u{a0}integer")),
  "too-deep": () => {
    const depth = limits.nesting + 1;
    return oneFile(`${playbook}define deep as ${"(".repeat(depth)}size > 3${")".repeat(depth)}\n`);
  },
  "definition-too-deep": () => {
    const line = (number: number) => `define d${number} as d${number - 1} and size < ${number}\n`;
    const chain = numbered(limits.definitionDepth, (number) => line(number + 1));
    return oneFile(`${playbook}define d1 as size > 0\n${chain.join("")}`);
  },
  "unreadable-file": () => answering({ kind: "unreadable", reason: "no permission" }),
  "file-too-large": () => answering({ kind: "too-large", size: 20 * mebibyte, limit: limits.sourceBytes }),
  "imports-too-deep": () => {
    const part = (number: number) => `import "./part${number}.persona"\n`;
    const chain = numbered(
      limits.importDepth + 1,
      (number) => [`part${number}.persona`, number > limits.importDepth ? "" : part(number + 1)] as const,
    );
    return inMemory([["main.persona", part(1) + playbook], ...chain]);
  },
  "too-many-files": () => {
    const parts = numbered(limits.files, (number) => `part${number}.persona`);
    const imports = parts.map((path) => `import "./${path}"\n`).join("");
    return inMemory([["main.persona", imports + playbook], ...parts.map((path) => [path, ""] as const)]);
  },
  "playbook-too-large": () => {
    const part = `// ${"x".repeat(Math.floor(limits.projectLength / 5))}\n`;
    const parts = numbered(5, (number) => [`part${number}.persona`, part] as const);
    const imports = parts.map(([path]) => `import "./${path}"\n`).join("");
    return inMemory([["main.persona", imports + playbook], ...parts]);
  },
  "too-many-packages": () => {
    const parts = numbered(limits.packages + 1, (number) => `kit${number}/part.persona`);
    const imports = parts.map((path) => `import "${path}"\n`).join("");
    const files = parts.map((path) => [`node_modules/${path}`, ""] as const);
    return inMemory([["main.persona", imports + playbook], ...files]);
  },
  "too-many-problems": () => {
    const lines = numbered(
      limits.diagnosticsPerCode,
      (number) => `persona Same "P" { channels none${number}; sumary; summary "A"; summary "B"; need a-b "N" }
role constructor "R" { form team; from nobody; many; many }
define large${number} as size == 3,5 and (size >
signals test { text text; s${number} integer 9 to 0; size }
define small${number} as (size > 3
role Role${number} "R" { from team, ; many }
resource Guide${number} { link "x", es "y"; was }
`,
    );
    return { ...oneFile(playbook + lines.join("")), amongOthers: true };
  },
};
