import { describe, expect, test } from "vitest";
import { fixPlaybook } from "../../compiler/project/fix-playbook.ts";
import { createProject } from "../../compiler/project/project.ts";
import { createMemoryHost } from "../harness/memory-host.ts";

const fix = async (files: Readonly<Record<string, string>>) => {
  const host = createMemoryHost(new Map(Object.entries(files)));
  const { snapshot, texts, made } = await fixPlaybook(createProject(host), "main.persona");
  return {
    texts: Object.fromEntries(texts),
    made: made.map(({ file, line, fix: { title } }) => `${file}:${line} ${title}`),
    left: snapshot.diagnostics.map(({ code }) => code),
  };
};

describe("fixPlaybook", () => {
  test("goes on until nothing certain is left, and keeps words apart", async () => {
    const { texts } = await fix({
      "main.persona": 'define x as a==b&&!c||(!d)\nweights { when e=="f"then A +1 }\n',
    });
    expect(texts).toEqual({
      "main.persona": 'define x as a is b and not c or (not d)\nweights { when e is "f"then A +1 }\n',
    });
  });

  test("works on all files of the playbook, and says what it did and where", async () => {
    const { texts, made } = await fix({
      "main.persona": 'import "./Parts.persona"\nimport "./Parts.persona"\n',
      "parts.persona": "signals S {\n  a boolean\n}\nweights { when a Technical 2 }\n",
    });
    expect(texts).toEqual({
      "main.persona": 'import "./parts.persona"\n',
      "parts.persona": "signals S {\n  a boolean\n}\nweights { when a then Technical +2 }\n",
    });
    expect(made).toEqual([
      'main.persona:1 write "./parts.persona"',
      'main.persona:2 write "./parts.persona"',
      "main.persona:2 delete this line",
      "parts.persona:4 write `then`",
      "parts.persona:4 write `+2`",
    ]);
  });

  test("leaves to the writer what can be meant in several ways", async () => {
    const text =
      "signals S { a decimal 2; b money USD; c money JPY }\n" +
      'weights { when a > 1,000 or b > $5 or c > ¥5 then Tecnical +2 }\npersona Technical { summary "a" }\n';
    expect(await fix({ "main.persona": text })).toMatchObject({ texts: {}, made: [] });
  });

  test("writes no comma into a text that is never closed, nor where a line end is missing", async () => {
    const text = (summary: string) => `persona Quick "Quick" {\n  summary ${summary}\n}\n`;
    const options = (end: string) =>
      `type Place one of {\n  home "At home", es "En casa"${end} work "At work", es "En el trabajo"\n}\n`;
    for (const source of [
      text('"Wants it", es "Lo quiere,\n    fa "می‌خواهد"'),
      text('"Wants it", es "Lo quiere\n    fa "می‌خواهد"'),
      options(""),
    ])
      expect(await fix({ "main.persona": source })).toMatchObject({ texts: {}, made: [] });
    expect(await fix({ "main.persona": text('"Wants it" es "Lo quiere"') })).toMatchObject({
      texts: { "main.persona": text('"Wants it", es "Lo quiere"') },
    });
  });

  test("of many it makes all, though a check keeps to its limits", async () => {
    const lines = Array.from({ length: 350 }, (_, index) => `  when a${index} = b then A +1`).join("\n");
    const { texts } = await fix({ "main.persona": `weights {\n${lines}\n}\n` });
    expect(texts["main.persona"]).toBe(`weights {\n${lines.replaceAll(" = ", " is ")}\n}\n`);
  });
});
