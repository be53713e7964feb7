import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";
import { terminalPicture } from "../harness/terminal-picture.ts";

/** The pictures of terminals in README and docs show what is printed today; `UPDATE=1` draws them anew. */

/** A customer of the flagship, and two everyday mistakes in the playbook that `persona init` makes. */
const pictures = {
  explain: {
    folder: root,
    typed:
      "persona explain playbooks/partner-portal playbooks/partner-portal/customers/riverbend-cabinets.json",
  },
  check: {
    folder: folderWith({ "main.persona": withMistakes() }, "starter"),
    typed: "persona check",
  },
};

function withMistakes(): string {
  const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");
  const changed = starter.replace("then Quick +3", "then Quik +3").replace("5 and above ", "7 and above ");
  expect(changed.length).toBe(starter.length - 1);
  return changed;
}

test.each(Object.entries(pictures))("docs/images/%s.svg", async (name, { folder, typed }) => {
  const { stdout, stderr } = persona(typed.split(" ").slice(1), { in: folder, env: { FORCE_COLOR: "1" } });
  const picture = terminalPicture(`npx ${typed}`, stdout + stderr);
  await expect(picture).toMatchFileSnapshot(join(root, `docs/images/${name}.svg`));
});
