/**
 * Pictures: whether the bytes of a file are of the kind that its name says, as browsers tell it: by how they begin.
 *
 * Nothing is decoded; a picture that breaks off half-way is one all the same.
 */

export type PictureKind = ".svg" | ".png" | ".jpg" | ".jpeg" | ".webp";

export function isPicture(bytes: Uint8Array, kind: PictureKind): boolean {
  const begins = (text: string, at = 0) =>
    [...text].every((character, index) => bytes[at + index] === character.charCodeAt(0));
  switch (kind) {
    case ".png":
      return begins("\x89PNG\r\n\x1a\n");
    case ".jpg":
    case ".jpeg":
      return begins("\xff\xd8\xff");
    case ".webp":
      return begins("RIFF") && begins("WEBP", 8);
    case ".svg":
      // As nearly all begin, without a pattern that takes longer to prepare than the picture to read.
      return begins("<svg ") || isSvg(bytes);
  }
}

/** Its first element is `svg`; a declaration, comments and a document type may stand before it. */
function isSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /^(?:\s|<\?[^>]*\?>|<!--(?:(?!-->).)*-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>)*<(?:\w+:)?svg[\s>/]/is.test(
    start,
  );
}
