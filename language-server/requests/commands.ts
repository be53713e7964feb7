/** Commands: what a client sends to have done, each by its name. */

import { ErrorCodes, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import { type PersonaCommand, personaCommands } from "../protocol/persona-commands.ts";
import { type Session, takenBack } from "../session.ts";
import { applyEditCommand } from "./actions.ts";
import { handlers } from "./persona-commands.ts";

export const commands: string[] = [applyEditCommand, ...personaCommands];

export function serveCommands(session: Session): void {
  const { connection } = session;
  connection.onExecuteCommand(async ({ command, arguments: [first] = [] }, token, progress) => {
    if (command === applyEditCommand) {
      if (!session.client.workspace?.applyEdit) return { applied: false };
      const { applied } = await connection.workspace.applyEdit(first as WorkspaceEdit);
      return { applied };
    }
    if (!personaCommands.includes(command as PersonaCommand))
      throw new ResponseError(ErrorCodes.InvalidParams, `there is no command ${command}`);
    try {
      return await handlers[command as PersonaCommand]((first ?? {}) as never, { session, token, progress });
    } catch (error) {
      if (token.isCancellationRequested) throw takenBack();
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return { problem: "this went wrong; the log of the server says more" };
    }
  });
}
