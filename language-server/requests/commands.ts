/** Commands: what a client sends to have done, each by its name. */

import { ErrorCodes, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import { type PersonaCommand, personaCommands } from "../protocol/persona-commands.ts";
import type { Session } from "../session.ts";
import { applyEditCommand } from "./actions.ts";
import { givenIn, problemWith } from "./command-arguments.ts";
import { handlers } from "./persona-commands.ts";

export const commands: string[] = [applyEditCommand, ...personaCommands];

export function serveCommands(session: Session): void {
  const { connection } = session;
  connection.onExecuteCommand(async ({ command, arguments: sent }, token, progress) => {
    const first: unknown = sent?.[0];
    if (command === applyEditCommand) return { applied: await applied(session, first) };
    if (!personaCommands.includes(command as PersonaCommand))
      throw new ResponseError(ErrorCodes.InvalidParams, `there is no command ${command}`);
    const given = givenIn(first);
    const problem = problemWith(given);
    if (problem !== undefined) return { problem };
    const failed = { problem: "this went wrong; the log of the server says more" };
    return session.guarded(token, failed, () =>
      handlers[command as PersonaCommand](given as never, { session, token, progress }),
    );
  });
}

/** Whether the client made the edit: one that knows code actions makes its edits itself, and has none to send here. */
async function applied({ client, connection }: Session, edit: unknown): Promise<boolean> {
  const knowsActions = client.textDocument?.codeAction?.codeActionLiteralSupport !== undefined;
  if (client.workspace?.applyEdit !== true || knowsActions) return false;
  try {
    return (await connection.workspace.applyEdit(edit as WorkspaceEdit)).applied;
  } catch (error) {
    connection.console.error(`the client did not make an edit: ${String(error)}`);
    return false;
  }
}
