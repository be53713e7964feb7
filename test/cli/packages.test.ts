import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";

const main = `playbook Portal "Portal" {
  version   "1.0.0"
  owner     "CX Operations <cx-ops@example.com>"
  languages en
  timezone  "America/Denver"
}
import "partner-kit/personas.persona"
import Region from "@acme/kit/shared.persona"
signals Market "Market" {
  size   integer 1 to 100 "Size"
  region Region "Region"
}
weights {
  when size > 9 then Technical +2
  when region is europe then Marketing +2
}
classify { otherwise Technical }
`;
const kit = {
  "personas.persona": `import "./parts/more.persona"
persona   Technical "Technical" { summary "One." }
resource Unused "Unused" { link "https://example.com" }
`,
  "parts/more.persona": 'persona Marketing "Marketing" { summary "Two." }\n',
};
const shared = { "shared.persona": "type Region one of americas, europe, asia\n" };

const at = (folder: string, files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [join(folder, path), text]));
const installedIn = (folder: string) => ({
  ...at(join(folder, "node_modules/partner-kit"), kit),
  ...at(join(folder, "node_modules/@acme/kit"), shared),
});
const check = (folder: string) => persona(["check", "--format", "json"], { in: folder });
const problems = (folder: string): { code: string; message: string }[] =>
  JSON.parse(check(folder).stdout).diagnostics;

describe("packages are found as npm installs them", () => {
  test("in the folder of the playbook, and the outputs are the same wherever they are", () => {
    const own = folderWith({ "main.persona": main, ...installedIn(".") });
    const repository = folderWith({ "books/portal/main.persona": main, ...installedIn(".") });
    mkdirSync(join(repository, ".git"));
    const below = join(repository, "books/portal");
    const built = [own, below].map((folder) => {
      expect(check(folder)).toMatchObject({ status: 0, stderr: "" });
      expect(problems(folder)).toEqual([]);
      expect(persona(["build", "--out", "out"], { in: folder }).status).toBe(0);
      return readFileSync(join(folder, "out/playbook.json"), "utf8");
    });
    expect(built[0]).toContain('"Technical"');
    expect(built[1]).toBe(built[0]);
  });

  test("as a link of a workspace to a folder of the same repository", () => {
    const repository = folderWith({
      "books/portal/main.persona": main,
      ...at("packages/partner-kit", kit),
      ...at("node_modules/@acme/kit", shared),
    });
    mkdirSync(join(repository, ".git"));
    symlinkSync("../packages/partner-kit", join(repository, "node_modules/partner-kit"));
    expect(problems(join(repository, "books/portal"))).toEqual([]);
  });

  test("not above the repository, and without one not above the playbook", () => {
    const above = folderWith({ "repository/book/main.persona": main, ...installedIn(".") });
    const folder = join(above, "repository/book");
    const missing = ["package-not-installed", "package-not-installed"];
    expect(problems(folder).map(({ code }) => code)).toEqual(missing);
    mkdirSync(join(above, "repository/.git"));
    expect(problems(folder).map(({ code }) => code)).toEqual(missing);
  });
});

describe("nothing outside a package is read through it", () => {
  const secret = 'persona Secret "Secret" { summary "Nobody is to see this." }\n';
  const setUp = () => {
    const above = folderWith({ "secret.persona": secret, "elsewhere/personas.persona": secret });
    const folder = join(above, "book");
    mkdirSync(join(folder, "node_modules/partner-kit"), { recursive: true });
    writeFileSync(join(folder, "main.persona"), main.replace(/^import Region.*\n/m, ""));
    return folder;
  };
  const expectRefused = (folder: string, code: string) => {
    const { status, stdout } = check(folder);
    expect(status).toBe(1);
    expect(stdout).toContain(`"code": "${code}"`);
    expect(stdout).not.toContain("Nobody is to see");
  };

  test.each(["../../../secret.persona", "../../main.persona"])("not by a link in it to %s", (target) => {
    const folder = setUp();
    symlinkSync(target, join(folder, "node_modules/partner-kit/personas.persona"));
    expectRefused(folder, "outside-package");
  });

  test("not by a package that is a link out of the project", () => {
    const folder = setUp();
    rmSync(join(folder, "node_modules/partner-kit"), { recursive: true });
    symlinkSync("../../elsewhere", join(folder, "node_modules/partner-kit"));
    expectRefused(folder, "outside-package");
  });

  test("not by a path that one of its files names", () => {
    const folder = setUp();
    const lines = 'import "../../../secret.persona"\nimport "../../main.persona"\n';
    writeFileSync(join(folder, "node_modules/partner-kit/personas.persona"), lines);
    expectRefused(folder, "outside-package");
    expect(problems(folder).filter(({ code }) => code === "outside-package")).toHaveLength(2);
  });
});

test("capital letters and misspelled names are told on the disk too", () => {
  const named = (path: string) => main.replace("partner-kit/personas.persona", path);
  const folder = folderWith({ "main.persona": "", ...installedIn(".") });
  for (const [path, code] of [
    ["Partner-Kit/personas.persona", "wrong-case-path"],
    ["partner-kit/Parts/more.persona", "wrong-case-path"],
    ["partner-kit/persona.persona", "missing-file"],
    ["partner-kits/personas.persona", "package-not-installed"],
  ] as const) {
    writeFileSync(join(folder, "main.persona"), named(path));
    const found = problems(folder).find((one) => one.code === code);
    expect(found, path).toBeDefined();
  }
});

test("--fix changes nothing in a package", () => {
  const broken = 'persona Technical "Technical" { summary “One.” }\n';
  const folder = folderWith({
    "main.persona": main,
    ...installedIn("."),
    "node_modules/partner-kit/personas.persona": `import "./parts/more.persona"\n${broken}`,
  });
  const { status } = persona(["check", "--fix"], { in: folder });
  expect(status).toBe(1);
  expect(readFileSync(join(folder, "node_modules/partner-kit/personas.persona"), "utf8")).toContain(broken);
});

/** With a sign that `fmt` and `check --fix` would replace, and an expectation that `test --update` would. */
const alone = `playbook Kit "Kit" {
  version   "1.0.0"
  owner     "CX Operations <cx-ops@example.com>"
  languages en
  timezone  "America/Denver"
}
persona Quick "Quick" { summary "One." }
persona Other "Other" { summary "Two." }
signals Size "Size" { users integer 1 to 9 "Users" }
weights { when users ≥ 5 then Quick +2 }
classify { otherwise Other }
test "large" {
  customer { users 9 }
  expect persona Other
}
`;

test.each([["fmt"], ["check", "--fix"], ["test", "--update", "--yes"]])(
  "%s %s leaves an installed package as it is, and says so",
  (...line) => {
    const path = "node_modules/partner-kit/main.persona";
    const folder = folderWith({ [path]: alone });
    const { status, stdout, stderr } = persona([...line, "node_modules/partner-kit"], { in: folder });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("node_modules/partner-kit: this belongs to an installed package");
    expect(readFileSync(join(folder, path), "utf8")).toBe(alone);
  },
);
