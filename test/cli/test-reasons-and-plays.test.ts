/** `persona test`: who is before whom, for which reasons, and which plays start; met and not, covered, and updated. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { At } from "../../compiler/ir/ir.ts";
import { folderWith, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8").replace(
  /test "[\s\S]*$/,
  "",
);
const builder = `test "has developers" {
  customer { developers 12; mainGoal control; wantsFast false; goLive 2027-03-01 }
  started 2026-12-01
`;
const folderOf = (...expects: readonly string[]) =>
  folderWith(
    { "main.persona": `${starter}\n${builder}${expects.map((each) => `  expect ${each}\n`).join("")}}\n` },
    "starter",
  );

test("met, in lines of their own and behind commas", () => {
  const { status, stdout, stderr } = persona(["test"], {
    in: folderOf(
      "persona Builder, because developers, because mainGoal, margin at least 1",
      "Builder before Quick, Workshop, kickoff, invites Contact, no QuickStart",
      "no QuickStart, Workshop, kickoff, invites Contact, because developers",
      "kickoff, invites Contact, Builder before Quick",
    ),
  });
  expect({ status, stderr, stdout }).toMatchObject({ status: 0, stderr: "" });
});

describe("not met: what was found, and why", () => {
  const { status, stdout } = persona(["test"], {
    in: folderOf("Quick before Builder", "because wantsFast", "no Workshop", "QuickStart"),
  });

  test.each([
    ["expected  Quick before Builder", "found     Builder before Quick, 8 ahead"],
    ["expected  because wantsFast", "found     wantsFast gives Builder nothing"],
    ["expected  no Workshop", "found     Workshop, as the customer is Builder in Onboarding"],
    [
      "expected  QuickStart",
      "found     no QuickStart: it is for Quick in Onboarding, and the customer is Builder in",
    ],
  ])("%s", (expected, found) => {
    expect(stdout).toContain(`${expected}\n    ${found}`);
  });

  test("with the ranking, and what speaks for whom", () => {
    expect(status).toBe(1);
    expect(stdout).toContain("The ranking\n      Builder: 8 points");
    expect(stdout).toMatch(/What Builder gained and Quick did not\n {6}\S/);
    expect(stdout).toMatch(/What speaks for Builder\n {6}\S/);
  });
});

test("equal personas are told as equal; nobody is before anybody where too little is known", () => {
  const tests = `test "equal" { customer { goLive 2027-03-01 }; expect Builder before Quick, Quick before Builder }
test "missing" { expect Builder before Quick }`;
  const folder = folderWith({ "main.persona": `${starter}\n${tests}\n` }, "starter");
  const { stdout } = persona(["test"], { in: folder });
  expect(stdout).toContain("found     Quick before Builder, equal, by the order of ties");
  expect(stdout).toContain("found     undecided: goLive must be known");
});

test("--update turns the order round and says whether a play starts; reasons are left to people", () => {
  const folder = folderOf("Quick before Builder // as agreed", "no Workshop, QuickStart, because wantsFast");
  const { status, stdout } = persona(["test", "--update", "--yes"], { in: folder });
  expect(status).toBe(1);
  expect(stdout).toContain("left as it is: which signals count, only you can say");
  const written = readFileSync(join(folder, "main.persona"), "utf8");
  expect(written).toContain("  expect Builder before Quick // as agreed\n");
  expect(written).toContain("  expect Workshop, no QuickStart, because wantsFast\n");
});

test("coverage: an expectation of a reason depends on its rules, one of a play on the play", () => {
  const covered = (expects: string) => {
    const { stdout } = persona(["test", "--coverage", "--reporter", "json"], { in: folderOf(expects) });
    const { coverage } = JSON.parse(stdout) as {
      coverage: [{ items: { kind: string; name: string; by?: string }[] }];
    };
    return coverage[0].items.flatMap(({ kind, name, by }) => (by === undefined ? [] : `${kind} ${name}`));
  };
  const band = "bands Developers on their side: 5 and above";
  expect(covered("persona Builder")).not.toContain(band);
  expect(covered("persona Builder, because developers")).toContain(band);
  expect(covered("Workshop")).toContain("plays Workshop");
});

test("faults: a swapped order behind the first two, and a reason that is gone, are noticed", () => {
  const four = (expects: string) => `playbook Four "Four" {
  version "1.0.0"
  owner "CX <cx@example.com>"
  languages en
  timezone "Europe/London"
}
signals Some "Some" { x boolean "X"; y boolean "Y"; z boolean "Z" }
persona A "A" { summary "First." }
persona B "B" { summary "Second." }
persona C "C" { summary "Third." }
persona D "D" { summary "Fourth." }
weights {
  when x then A +9, D +5
  when y then B +1
  when z then A +1
}
classify { ties A, D, C, B; otherwise undecided }
test "all" { customer { x true; y true; z true }; expect persona A${expects} }
`;
  const missed = (expects: string): readonly string[] => {
    const folder = folderWith({ "main.persona": four(expects) });
    const { stdout } = persona(["test", "--mutate", "--reporter", "json"], { in: folder });
    const { mutation } = JSON.parse(stdout) as { mutation: [{ missed: { fault: string; at: At }[] }] };
    return mutation[0].missed.map(({ fault, at }) => `${at.line}: ${fault}`);
  };
  const usual = missed("");
  const noticedBy = (expects: string) => {
    const still = missed(expects);
    return usual.filter((each) => !still.includes(each));
  };
  expect(noticedBy(", because z")).toEqual(["15: A +1 becomes none", "15: the condition is the opposite"]);
  expect(noticedBy(", B before C")).toEqual(["14: B +1 becomes none", "14: the condition is the opposite"]);
});

test("where the persona is another, all else is so because of it, and only that is explained", () => {
  const { stdout } = persona(["test"], {
    in: folderOf("margin at least 99, persona Quick, because wantsFast, no Workshop"),
  });
  expect(stdout.match(/expected {2}/g)).toHaveLength(4);
  expect(stdout).toContain("What Builder gained and Quick did not");
  expect(stdout).not.toContain("The ranking");
  expect(stdout).not.toContain("What speaks for");
});
