import { expect, test } from "vitest";
import { exampleLine } from "../../compiler/checker/properties.ts";
import { type DeclarationKind, specificationOf, vocabulary } from "../../compiler/syntax/vocabulary.ts";

const required = (Object.keys(vocabulary) as DeclarationKind[]).flatMap((kind) =>
  Object.entries(specificationOf(kind).properties).flatMap(([word, { required }]) =>
    required ? [[kind, word] as const] : [],
  ),
);

test.each(required)("a missing line of %s is shown by an example: %s", (kind, word) => {
  expect(exampleLine(kind, word)).toMatch(new RegExp(`^${word} (?!…)`));
});
