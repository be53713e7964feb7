/**
 * The output, with what editor and server tell each other in it as soon as the setting asks for that: by itself, the
 * language client would wait until the output's own level is raised, too.
 */

import * as vscode from "vscode";

export interface Traced extends vscode.Disposable {
  readonly channel: vscode.LogOutputChannel;
}

export function tracedInto(output: vscode.LogOutputChannel): Traced {
  const isAsked = (): boolean =>
    vscode.workspace.getConfiguration("persona").get("trace.server", "off") !== "off";
  const level = (): vscode.LogLevel => (isAsked() ? vscode.LogLevel.Trace : output.logLevel);
  const changed = new vscode.EventEmitter<vscode.LogLevel>();
  const channel: vscode.LogOutputChannel = Object.create(output, {
    logLevel: { get: level },
    onDidChangeLogLevel: { value: changed.event },
    trace: { value: (message: string) => (isAsked() ? output.info(message) : output.trace(message)) },
  });
  const all = vscode.Disposable.from(
    changed,
    output.onDidChangeLogLevel(() => changed.fire(level())),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("persona.trace")) changed.fire(level());
    }),
  );
  return { channel, dispose: () => all.dispose() };
}
