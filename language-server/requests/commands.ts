/** Commands: what a client sends back to have done. */

import { ErrorCodes, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import type { Session } from "../session.ts";
import { applyEditCommand } from "./actions.ts";

export const commands = [applyEditCommand];

export function serveCommands({ connection }: Session): void {
  connection.onExecuteCommand(async ({ command, arguments: [first] = [] }) => {
    if (command === applyEditCommand) {
      const { applied } = await connection.workspace.applyEdit(first as WorkspaceEdit);
      return { applied };
    }
    throw new ResponseError(ErrorCodes.InvalidParams, `there is no command ${command}`);
  });
}
