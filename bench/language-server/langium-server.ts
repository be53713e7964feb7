/** The peer's language server, over standard input and output: Langium's own, for the grammar of the same constructs. */

import { startLanguageServer } from "langium/lsp";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { createLangiumServices } from "../langium/build.ts";

const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
const services = await createLangiumServices({ lsp: { Connection: () => connection } });
startLanguageServer(services.shared);
