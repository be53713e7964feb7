import { describe, expect, test } from "vitest";
import { limits } from "../../compiler/limits.ts";
import type { Snapshot } from "../../compiler/project/project.ts";
import { createProject, findEntry } from "../../compiler/project/project.ts";
import type { CompilerHost, HostFile } from "../../compiler/source/host.ts";
import { createMemoryHost } from "../harness/memory-host.ts";

const playbook = `playbook Sales "Sales" {
  version "1.0.0"
  owner "CX Operations <cx@example.com>"
  languages en
  timezone "America/Denver"
}
`;
const rest = `persona Technical "Technical" { summary "One." }
persona Marketing "Marketing" { summary "Two." }
signals Facts "Facts" { source internal; size integer 0 to 100 "Size" }
weights { when size > 3 then Technical +2; when size < 2 then Marketing +1 }
classify { otherwise Technical }
`;
const files = (entries: Record<string, string | Uint8Array>) => new Map(Object.entries(entries));
const codes = (snapshot: Snapshot) => snapshot.diagnostics.map(({ code }) => code);
const check = (entries: Record<string, string | Uint8Array>, entry = "main.persona") =>
  createProject(createMemoryHost(files(entries))).snapshot(entry);

/** A host that answers one path in its own way. */
function hostWith(path: string, answer: HostFile, entries: Record<string, string>): CompilerHost {
  const host = createMemoryHost(files(entries));
  return { ...host, read: async (named) => (named === path ? answer : host.read(named)) };
}

describe("a snapshot", () => {
  test("of a sound playbook has no errors and its data", async () => {
    const snapshot = await check({ "main.persona": playbook + rest });
    expect(snapshot.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(snapshot.playbook()?.personas.map(({ name }) => name)).toEqual(["Technical", "Marketing"]);
    expect(snapshot.playbook()).toBe(snapshot.playbook());
    expect(snapshot.text("main.persona")).toBe(playbook + rest);
  });

  test("tells what names are before anything is checked, and the same after", async () => {
    const entries = { "main.persona": playbook + rest };
    const [early, late] = [await check(entries), await check(entries)];
    expect(late.playbook()).toBeDefined();
    for (const { program, types } of [early, late]) {
      const [size] = program?.symbols("signal") ?? [];
      expect(size && types?.typeOf(size)).toMatchObject({ kind: "integer" });
      expect(types?.languages).toEqual(["en"]);
    }
  });

  test("of mistakes says each once, whatever was asked before", async () => {
    const wrong = { "main.persona": playbook + rest.replace("integer 0 to 100", "integer 9 to 1 Nowhere") };
    const [asked, fresh] = [await check(wrong), await check(wrong)];
    for (const symbol of asked.program?.symbols("signal") ?? []) asked.types?.typeOf(symbol);
    expect(asked.playbook()).toBeUndefined();
    expect(asked.diagnostics).toEqual(fresh.diagnostics);
    expect(asked.diagnostics.length).toBeGreaterThan(0);
  });

  test("is of the file as it is read, though it was whole a moment before", async () => {
    const map = files({ "main.persona": playbook + rest });
    const host = createMemoryHost(map);
    const cut: CompilerHost = {
      ...host,
      // As an editor saves: emptied after the first reading, which looks for the entry.
      async read(path) {
        const answer = await host.read(path);
        map.set(path, rest);
        return answer;
      },
    };
    const snapshot = await createProject(cut).snapshot("main.persona");
    expect(codes(snapshot)).toContain("no-playbook");
    expect(snapshot.playbook()).toBeUndefined();
  });

  test("of one with errors has none", async () => {
    const snapshot = await check({ "main.persona": playbook + rest.replace("+2", "+two") });
    expect(snapshot.playbook()).toBeUndefined();
  });

  test("is made anew on the day when a review is due", async () => {
    const reviewed = playbook.replace("languages", "reviewed 2026-10-01 every 6 months; languages");
    let day = "2027-04-01";
    const host = { ...createMemoryHost(files({ "main.persona": reviewed + rest })), today: () => day };
    const project = createProject(host);
    const first = await project.snapshot("main.persona");
    expect(await project.snapshot("main.persona")).toBe(first);
    expect(codes(first)).not.toContain("overdue-review");
    day = "2027-04-02";
    expect(codes(await project.snapshot("main.persona"))).toContain("overdue-review");
  });

  test("is given again while nothing changes, and made anew when something does", async () => {
    const map = files({ "main.persona": `import "./rest.persona"\n${playbook}`, "rest.persona": rest });
    const project = createProject(createMemoryHost(map));
    const first = await project.snapshot("main.persona");
    expect(await project.snapshot("main.persona")).toBe(first);

    map.set("rest.persona", rest.replace("otherwise Technical", "otherwise Technicl"));
    const second = await project.snapshot("main.persona");
    expect(codes(second)).toContain("unknown-name");
    expect(second.files[0]).toBe(first.files[0]);
    expect(second.files[1]).not.toBe(first.files[1]);
    expect(first.diagnostics).not.toEqual(second.diagnostics);

    map.delete("rest.persona");
    expect(codes(await project.snapshot("main.persona"))).toContain("missing-file");
  });

  test("reads open buffers before the disk, until they are closed", async () => {
    const project = createProject(createMemoryHost(files({ "main.persona": playbook + rest })));
    const disk = await project.snapshot("main.persona");
    project.update("main.persona", playbook + rest.replace("otherwise Technical", "otherwise Somebody"), 2);
    const open = await project.snapshot("main.persona");
    expect(codes(open)).toContain("unknown-name");
    expect(open.files[0]?.source.version).toBe(2);
    project.close("main.persona");
    expect((await project.snapshot("main.persona")).diagnostics).toEqual(disk.diagnostics);
  });

  test("of a part is that of the whole", async () => {
    const entries = { "main.persona": `import "./rest.persona"\n${playbook}`, "rest.persona": rest };
    const whole = await check(entries);
    const part = await check(entries, "rest.persona");
    expect(part.entry).toBe("main.persona");
    expect(part.diagnostics).toEqual(whole.diagnostics);
  });

  test("stops between files when it is cancelled, and can be asked for again", async () => {
    const stop = new AbortController();
    const memory = createMemoryHost(
      files({ "main.persona": `import "./rest.persona"\n${playbook}`, "rest.persona": rest }),
    );
    const host: CompilerHost = {
      list: memory.list,
      read: (path) => {
        if (path === "rest.persona") stop.abort(new Error("edited"));
        return memory.read(path);
      },
    };
    const project = createProject(host);
    await expect(project.snapshot("main.persona", stop.signal)).rejects.toThrow("edited");
    expect((await project.snapshot("main.persona")).playbook()).toBeDefined();
  });
});

describe("files that cannot be read", () => {
  test.each<[string, HostFile]>([
    ["missing-file", { kind: "missing" }],
    ["outside-project", { kind: "outside" }],
    ["wrong-case-path", { kind: "wrong-case", found: "Main.persona" }],
    ["file-too-large", { kind: "too-large", size: 2 ** 30, limit: limits.sourceBytes }],
    ["unreadable-file", { kind: "unreadable", reason: "permission denied" }],
  ])("%s: of the entry and of an import", async (code, answer) => {
    const asEntry = await createProject(hostWith("main.persona", answer, {})).snapshot("main.persona");
    expect(codes(asEntry)).toEqual([code]);
    expect(asEntry.playbook()).toBeUndefined();

    const entries = { "main.persona": `import "./rest.persona"\n${playbook}` };
    const asPart = await createProject(hostWith("rest.persona", answer, entries)).snapshot("main.persona");
    expect(codes(asPart)).toEqual([code]);
  });

  test("bytes that are no text are one message, in the entry and in a part", async () => {
    const bytes = new Uint8Array([0x61, 0xff, 0xfe, 0x80]);
    expect(codes(await check({ "main.persona": bytes }))).toEqual(["not-utf8"]);
    const part = await check({
      "main.persona": `import "./rest.persona"\n${playbook}`,
      "rest.persona": bytes,
    });
    expect(codes(part)).toEqual(["not-utf8"]);
  });
});

describe("limits", () => {
  const chain = (length: number) => {
    const entries: Record<string, string> = { "main.persona": `import "./f1.persona"\n${playbook}${rest}` };
    for (let at = 1; at <= length; at++)
      entries[`f${at}.persona`] = at < length ? `import "./f${at + 1}.persona"\n` : "\n";
    return entries;
  };

  test("a chain of imports may be as long as the limit says, and no longer", async () => {
    expect(codes(await check(chain(limits.importDepth)))).not.toContain("imports-too-deep");
    const tooDeep = await check(chain(limits.importDepth + 1));
    expect(codes(tooDeep).filter((code) => code === "imports-too-deep")).toHaveLength(1);
  });

  test("a file is gone through once, by however many ways it is reached", async () => {
    const entries: Record<string, string> = {
      "main.persona": `import "./a0.persona"\n${playbook}${rest}`,
    };
    const levels = limits.importDepth - 2;
    for (let level = 0; level < levels; level++)
      for (const one of "ab")
        entries[`${one}${level}.persona`] =
          level + 1 < levels ? `import "./a${level + 1}.persona"\nimport "./b${level + 1}.persona"\n` : "";
    const snapshot = await check(entries);
    expect(codes(snapshot)).not.toContain("imports-too-deep");
    expect(snapshot.files).toHaveLength(2 * levels);
  });

  test("too-many-files is said once the limit is reached", async () => {
    const entries: Record<string, string> = {};
    let main = "";
    for (let at = 1; at <= limits.files; at++) {
      entries[`f${at}.persona`] = "";
      main += `import "./f${at}.persona"\n`;
    }
    const snapshot = await check({ "main.persona": main + playbook + rest, ...entries });
    expect(codes(snapshot).filter((code) => code === "too-many-files")).toHaveLength(1);
    expect(snapshot.files).toHaveLength(limits.files);
  });

  test("playbook-too-large is said of the first file that is too much, and a smaller one after it is taken", async () => {
    const part = `// ${"x".repeat(limits.projectLength / 5)}\n`;
    const entries = Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`f${at}.persona`, part]));
    const main = [1, 2, 3, 4, 5, 6].map((at) => `import "./f${at}.persona"\n`).join("");
    const snapshot = await check({
      "main.persona": main + playbook + rest,
      ...entries,
      "f6.persona": "// small\n",
    });
    const found = snapshot.diagnostics.filter(({ code }) => code === "playbook-too-large");
    expect(found.map(({ span }) => main.slice(span.start, span.end))).toEqual(['"./f5.persona"']);
    expect(snapshot.files.map(({ source }) => source.path)).toContain("f6.persona");
  });

  test("a playbook may have as many characters as the limit says", async () => {
    const main = `import "./rest.persona"\n${playbook}${rest}`;
    const most = limits.projectLength - main.length;
    const filled = (length: number) => ({ "main.persona": main, "rest.persona": "\n".repeat(length) });
    expect(codes(await check(filled(most)))).not.toContain("playbook-too-large");
    expect(codes(await check(filled(most + 1)))).toContain("playbook-too-large");
  });

  test("of packages as many are taken as the limit says, and files of one's own besides", async () => {
    const entries: Record<string, string> = { "first.persona": "", "last.persona": "" };
    let packages = "";
    for (let at = 1; at <= limits.packages; at++) {
      entries[`node_modules/kit${at}/a.persona`] = "";
      packages += `import "kit${at}/a.persona"\n`;
    }
    const imports = `import "./first.persona"\n${packages}import "./last.persona"\n`;
    const snapshot = await check({ "main.persona": imports + playbook + rest, ...entries });
    expect(codes(snapshot)).not.toContain("too-many-packages");
    expect(snapshot.files).toHaveLength(3 + limits.packages);
  });

  test("too-many-packages is said of the first that is too many, and files of the others are taken", async () => {
    const entries: Record<string, string> = {};
    let main = "";
    for (let at = 0; at <= limits.packages; at++) {
      for (const path of [`kit${at}/a.persona`, `kit${at}/b.persona`]) {
        entries[`node_modules/${path}`] = "";
        main += `import "${path}"\n`;
      }
    }
    const snapshot = await check({ "main.persona": main + playbook + rest, ...entries });
    const found = snapshot.diagnostics.filter(({ code }) => code === "too-many-packages");
    expect(found.map(({ span }) => main.slice(span.start, span.end))).toEqual(
      ["a", "b"].map((name) => `"kit${limits.packages}/${name}.persona"`),
    );
    expect(snapshot.files).toHaveLength(1 + 2 * limits.packages);
  });

  test("thousands of mistakes are held to a readable number, errors first", async () => {
    const lines = Array.from(
      { length: 3_000 },
      (_, at) =>
        `persona Same${at % 2} "P" { summary "One."; need a "A"; need a "B"; need a "C"; channels none${at} }`,
    );
    const snapshot = await check({ "main.persona": `${playbook}${rest}${lines.join("\n")}\n` });
    expect(snapshot.diagnostics.length).toBeLessThanOrEqual(limits.diagnosticsPerFile + 1);
  });

  test("too-many-problems says how many are not shown", async () => {
    const parts = Array.from({ length: 40 }, (_, at) => [
      `p${at}.persona`,
      `${'role __proto__ "R" { from team; from team; from team; many; many; foo; bar }\n'.repeat(120)}`,
    ]);
    const main = parts.map(([path]) => `import "./${path}"`).join("\n");
    const snapshot = await check({
      "main.persona": `${main}\n${playbook}${rest}`,
      ...Object.fromEntries(parts),
    });
    if (snapshot.diagnostics.length > limits.diagnosticsPerRun)
      expect(codes(snapshot)).toContain("too-many-problems");
    expect(snapshot.diagnostics.length).toBeLessThanOrEqual(limits.diagnosticsPerRun + 1);
  });
});

describe("findEntry", () => {
  const find = (entries: Record<string, string>, path: string) =>
    findEntry(createMemoryHost(files(entries)), path);

  test("of a file is the file", async () => {
    expect(await find({}, "plays/x.persona")).toBe("plays/x.persona");
  });
  test("of a folder is its main.persona", async () => {
    expect(await find({ "main.persona": "", "a.persona": playbook }, "")).toBe("main.persona");
    expect(await find({ "x/main.persona": "" }, "x/")).toBe("x/main.persona");
  });
  test("or the only file with a playbook", async () => {
    expect(await find({ "a.persona": rest, "b.persona": playbook }, ".")).toBe("b.persona");
    expect(await find({ "a.persona": rest }, ".")).toBe("a.persona");
  });
  test("and unknown where there is none, or several", async () => {
    expect(await find({ "a.txt": "" }, "")).toBeUndefined();
    expect(await find({ "a.persona": playbook, "b.persona": playbook }, "")).toBeUndefined();
    expect(await find({ "a.persona": rest, "b.persona": rest }, "")).toBeUndefined();
  });
});

describe("holidays", () => {
  test("are read from beside the playbook and given by the path as written", async () => {
    const calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n";
    const text = playbook.replace("languages en", 'languages en\n  holidays "days/us.ics"') + rest;
    const snapshot = await check({ "main.persona": text, "days/us.ics": calendar });
    const asset = snapshot.program?.asset("main.persona", "days/us.ics");
    expect(asset?.path).toBe("days/us.ics");
    expect(new TextDecoder().decode(asset?.bytes)).toBe(calendar);
  });
});
