import { describe, expect, test } from "vitest";
import { diagnosticsOf } from "./compile.ts";
import { standardPath, wrapFragment } from "./wrap-fragment.ts";

const standardOf = (fragment: string) => wrapFragment(fragment).files.get(standardPath) ?? "";

describe("the standard playbook", () => {
  test("is right by itself, but for what is not used", async () => {
    const { files, entry } = wrapFragment("// nothing\n");
    const diagnostics = await diagnosticsOf(files, entry);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("gives way to what a fragment declares", () => {
    expect(standardOf("// nothing\n")).toContain("classify {");
    expect(standardOf("classify { otherwise Technical }\n")).not.toContain("classify {");
    expect(standardOf('persona Technical "T" { summary "x" }\n')).not.toContain("persona Technical");
    expect(standardOf('persona Technical "T" { summary "x" }\n')).toContain("persona Marketing");
    expect(standardOf('signals Mine "Mine" { developers integer }\n')).not.toContain("developers integer");
    expect(standardOf('signals Mine "Mine" { developers integer }\n')).toContain("goLive date");
    expect(standardOf('message Welcome { subject "a"; body "b" }\n')).not.toContain("message Welcome");
  });

  test("leaves every place of a fragment where it was", () => {
    const fragment = "weights {\n  when fromSpreadsheets then Technical +1\n}\n";
    expect(wrapFragment(fragment).files.get("main.persona")).toBe(fragment);
  });

  test("follows a fragment that is a playbook itself", () => {
    const { entry, files } = wrapFragment('playbook Mine "Mine" { version "1.0.0" }\n');
    expect(entry).toBe("main.persona");
    expect(files.get("main.persona")).toMatch(/^playbook Mine .*\nimport ".\/standard.persona"\n$/);
    expect(files.get(standardPath)).not.toContain("playbook");
  });
});
