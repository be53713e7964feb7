// `npm run demo`: the main job on the flagship playbook, with the command as a user would type it.
// Each step prints its command first; the files are in playbooks/partner-portal/out.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const command = join(root, "compiler/bin/persona.js");
const playbook = "playbooks/partner-portal";
const out = `${playbook}/out`;

const width = Math.min(process.stdout.columns ?? 80, 96);
const heading = (text) => console.log(`\n${styleText(["bold", "cyan"], `── ${text} `.padEnd(width, "─"))}`);

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
  const [hour, minute] = valueOf("DTSTART").slice(-6).match(/../g);
  console.log(`${styleText("bold", name)}  ${valueOf("SUMMARY")}, ${hour}:${minute}`);
  console.log(`  ${people.join(", ")}`);
}

heading("Another customer's plan, in Arabic, as a page to open in a browser");
persona(
  ...[
    "plan",
    playbook,
    "--customer",
    `${playbook}/customers/nile-lamps.json`,
    "--team",
    `${playbook}/team.csv`,
  ],
  ...["--start", "2026-12-18", "--out", `${out}/nile-lamps`],
);
console.log(`  open ${out}/nile-lamps/plan.html`);

heading("Somebody moves a meeting and deletes another: what calendars are told");
const first = `${out}/talleres-ibarra/plan.json`;
const plan = JSON.parse(readFileSync(join(root, first), "utf8"));
const meetings = plan.plays
  .flatMap(({ actions }) => actions)
  .filter(({ kind, recurrence }) => kind === "meeting" && !recurrence);
const [moved, deleted] = meetings;
if (moved === undefined || deleted === undefined) throw new Error("this plan has too few meetings");
const day = new Date(Date.parse(moved.date) + 86_400_000).toISOString().slice(0, 10);
for (const play of plan.plays) {
  play.actions = play.actions
    .filter(({ identity }) => identity !== deleted.identity)
    .map((action) => (action.identity === moved.identity ? { ...action, date: day } : action));
}
const live = `${out}/talleres-ibarra-now.json`;
writeFileSync(join(root, live), JSON.stringify(plan, undefined, 2));
persona(
  ...[
    "replan",
    playbook,
    "--base",
    first,
    "--live",
    live,
    "--customer",
    customer,
    "--team",
    `${playbook}/team.csv`,
  ],
  ...["--today", "2026-12-18", "--out", `${out}/talleres-ibarra-again`],
);

heading("Why that day? A date that had to move");
const { plays } = JSON.parse(readFileSync(join(root, out, "talleres-ibarra/plan.json"), "utf8"));
const rolled = plays.flatMap((play) => play.actions).find((action) => action.reasons.length > 1);
if (rolled === undefined) throw new Error("no date was moved in this plan");
console.log(`${styleText("bold", rolled.title)}: ${rolled.date}`);
for (const reason of rolled.reasons) console.log(`  ${reason}`);

heading("What customers answered, and whether the targets are reached");
persona(
  ...["report", playbook, `${playbook}/outcomes.csv`, "--customers", `${playbook}/customers.csv`],
  ...["--today", "2026-11-27", "--out", `${out}/report`],
);
