/** The way between a panel's page and the extension: messages, and the words of the page in the editor's language. */

declare function acquireVsCodeApi(): { postMessage(message: object): void };
const editor = acquireVsCodeApi();
export const tell = (message: object): void => editor.postMessage(message);

export let words: Readonly<Record<string, string>> = {};

/** What comes before the words is left out: all of it is told again after them. */
export function listen(receive: (message: { readonly kind: string }) => void): void {
  let isReady = false;
  window.addEventListener("message", ({ data }: MessageEvent<{ readonly kind: string }>) => {
    if (data.kind === "words") {
      ({ words } = data as never as { readonly words: typeof words });
      isReady = true;
    } else if (isReady) receive(data);
  });
  tell({ kind: "ready" });
}
