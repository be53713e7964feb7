/**
 * The peer: Langium 4, reading the same text with a grammar of the same constructs.
 *
 * Its build parses, links every reference and validates, as an editor or a command line made with it would. Signals
 * and actions are made visible where the language has them visible; nothing else of Langium is changed. It
 * reads no templates, no types of conditions and no schedules, so it has less to do.
 */

import { readFileSync } from "node:fs";
import { type AstNode, AstUtils, DefaultScopeComputation, URI } from "langium";
import { createServicesForGrammar } from "langium/grammar";

export interface LangiumBuild {
  /** Reads, links and validates; gives what was found wrong. */
  build(text: string): Promise<readonly string[]>;
}

interface Named extends AstNode {
  readonly name?: string;
}

/** `sharedModule`: the connection, for the language server made with it. */
export async function createLangiumServices(
  sharedModule: Parameters<typeof createServicesForGrammar>[0]["sharedModule"] = {},
) {
  const grammar = readFileSync(new URL("generated.langium", import.meta.url), "utf8");
  const services = await createServicesForGrammar({
    grammar,
    sharedModule,
    module: {
      references: {
        ScopeComputation: (all: ConstructorParameters<typeof DefaultScopeComputation>[0]) =>
          new Visibility(all),
      },
    },
    languageMetaData: {
      languageId: "generated",
      fileExtensions: [".generated"],
      caseInsensitive: false,
      mode: "production",
    },
  });
  services.validation.ValidationRegistry.register({
    Persona: (node: AstNode, accept) => {
      if (Reflect.get(node, "summary") === undefined) accept("error", "no summary", { node });
    },
    Arm: (node: AstNode, accept) => {
      const { from, below } = node as AstNode & { from?: string; below?: string };
      if (Number(from) >= Number(below)) accept("error", "an empty band", { node });
    },
    Model: (node: AstNode, accept) => {
      const names = new Set<string>();
      for (const child of AstUtils.streamContents(node)) {
        const { name } = child as Named;
        if (name === undefined) continue;
        if (names.has(name)) accept("error", `two of the name ${name}`, { node: child });
        names.add(name);
      }
    },
  } as Parameters<typeof services.validation.ValidationRegistry.register>[0]);

  return services;
}

export async function createLangiumBuild(): Promise<LangiumBuild> {
  const services = await createLangiumServices();
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;
  let count = 0;
  return {
    async build(text) {
      const document = LangiumDocumentFactory.fromString(text, URI.parse(`file:///${count++}.generated`));
      await DocumentBuilder.build([document], { validation: true });
      const found = (document.diagnostics ?? []).map(({ message }) => message);
      if (LangiumDocuments.hasDocument(document.uri)) LangiumDocuments.deleteDocument(document.uri);
      return found;
    },
  };
}

class Visibility extends DefaultScopeComputation {
  protected override addLocalSymbol(
    ...[node, document, symbols]: Parameters<DefaultScopeComputation["addLocalSymbol"]>
  ): void {
    const { name } = node as Named;
    if (name === undefined || node.$container === undefined) return;
    const play = AstUtils.getContainerOfType(
      node.$container,
      (each): each is AstNode => each.$type === "Play",
    );
    const everywhere = ["Signal", "Stage"].includes(node.$type);
    const holder = everywhere ? document.parseResult.value : (play ?? node.$container);
    symbols.add(holder, this.descriptions.createDescription(node, name, document));
  }
}
