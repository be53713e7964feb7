/** What is shown beside what is being written: the form of a line. */

import { MarkupKind, type SignatureHelp, type SignatureInformation } from "vscode-languageserver";
import { type Signature, signatureAt } from "../features/signature-help.ts";
import type { Session } from "../session.ts";

export const signatureTriggers = [" ", ",", "{"];

export function serveHints(session: Session): void {
  const { connection } = session;

  connection.onSignatureHelp(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, token, ({ snapshot, file, positions }): SignatureHelp | null => {
      const help = signatureAt(snapshot, file, positions.offsetAt(position));
      if (help === undefined) return null;
      return {
        signatures: help.signatures.map((signature) => informationOf(signature, session)),
        activeSignature: help.active,
        activeParameter: help.signatures[help.active]?.active ?? 0,
      };
    }),
  );
}

function informationOf({ label, parts, active }: Signature, { client }: Session): SignatureInformation {
  const able = client.textDocument?.signatureHelp?.signatureInformation;
  const asWords = able?.parameterInformation?.labelOffsetSupport !== true;
  const isMarkdown = able?.documentationFormat?.includes(MarkupKind.Markdown) === true;
  return {
    label,
    parameters: parts.map(({ start, end, shown, about }) => ({
      label: asWords ? shown : [start, end],
      documentation: isMarkdown ? { kind: MarkupKind.Markdown, value: about } : about,
    })),
    ...(able?.activeParameterSupport === true ? { activeParameter: active } : {}),
  };
}
