// `npm run demo`: the main job on the flagship playbook, with the command as a user would type it.
// Each step prints its command first; the files are in playbooks/partner-portal/out.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const command = join(root, "compiler/bin/persona.js");
const playbook = "playbooks/partner-portal";
const out = `${playbook}/out`;

const heading = (text) => console.log(`\n${styleText(["bold", "cyan"], `── ${text} `.padEnd(96, "─"))}`);

function persona(...args) {
  console.log(styleText("dim", `$ npx persona ${args.join(" ")}`));
  const { status } = spawnSync(process.execPath, [command, ...args], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

heading("Is the playbook sound?");
persona("check", playbook);

heading("What applications import, and what a team reviews");
persona("build", playbook, "--out", `${out}/build`, "--start", "2026-12-01");

heading("Who are these forty customers?");
persona("classify", playbook, `${playbook}/customers.csv`);

heading("Why is this one Technical?");
const customer = `${playbook}/customers/talleres-ibarra.json`;
persona("explain", playbook, customer);

heading("What happens next for them, in Spanish");
persona(
  ...["plan", playbook, "--customer", customer, "--team", `${playbook}/team.csv`],
  ...["--start", "2026-12-18", "--language", "es", "--out", `${out}/talleres-ibarra`],
);
console.log();
console.log(readFileSync(join(root, out, "talleres-ibarra/plan.md"), "utf8"));

heading("The invitations, with the right people in them");
const invitations = join(root, out, "talleres-ibarra/invitations");
for (const name of readdirSync(invitations).sort()) {
  const lines = readFileSync(join(invitations, name), "utf8").replaceAll("\r\n ", "").split("\r\n");
  const event = lines.slice(lines.indexOf("BEGIN:VEVENT"));
  const valueOf = (word) => event.find((line) => line.startsWith(word))?.replace(/^[^:]*:/, "");
  const people = event
    .filter((line) => line.startsWith("ATTENDEE"))
    .map((line) => /mailto:(.*)$/.exec(line)?.[1]);
  console.log(`${styleText("bold", name)}  ${valueOf("SUMMARY")}, ${valueOf("DTSTART")}`);
  console.log(`  ${people.join(", ")}`);
}

heading("Why that day? A date that had to move");
const { plays } = JSON.parse(readFileSync(join(root, out, "talleres-ibarra/plan.json"), "utf8"));
const moved = plays.flatMap((play) => play.actions).find((action) => action.reasons.length > 1);
if (moved === undefined) throw new Error("no date was moved in this plan");
console.log(`${styleText("bold", moved.title)}: ${moved.date}`);
for (const reason of moved.reasons) console.log(`  ${reason}`);

heading("What customers answered, and whether the targets are reached");
persona(
  ...["report", playbook, `${playbook}/outcomes.csv`, "--customers", `${playbook}/customers.csv`],
  ...["--today", "2026-11-27", "--out", `${out}/report`],
);
