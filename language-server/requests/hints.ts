/** What is shown beside what is written: the form of a line, and what it comes to. */

import {
  type InlayHint,
  MarkupKind,
  type SignatureHelp,
  type SignatureInformation,
} from "vscode-languageserver";
import { type Signature, signatureAt } from "../features/signature-help.ts";
import { type Session, signalOf } from "../session.ts";
import { inSteps } from "../turns.ts";

export const signatureTriggers = [" ", ",", "{"];

export function serveHints(session: Session): void {
  const { connection } = session;

  connection.onSignatureHelp(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, "resolved", token, ({ snapshot, file, positions }): SignatureHelp | null => {
      const help = signatureAt(snapshot, file, positions.offsetAt(position));
      if (help === undefined) return null;
      return {
        signatures: help.signatures.map((signature) => informationOf(signature, session)),
        activeSignature: help.active,
        activeParameter: help.signatures[help.active]?.active ?? 0,
      };
    }),
  );

  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    session.answer(uri, "lowered", token, async ({ snapshot, file, positions }): Promise<InlayHint[]> => {
      // What it takes to plan is loaded when somebody asks for it.
      const { inlayHintsIn } = await import("../features/inlay-hints.ts");
      const start = await session.exampleStart(uri);
      const hints = await inSteps(
        inlayHintsIn(snapshot, file, positions.spanOf(range), start),
        signalOf(token),
        (found) =>
          found.map(({ offset, label, tooltip }) => ({
            position: positions.positionAt(offset),
            label,
            tooltip,
            paddingLeft: true,
          })),
      );
      return hints.flat();
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
