import { describe, expect, test } from "vitest";
import { isPicture, type PictureKind } from "../../compiler/values/picture.ts";

const bytesOf = (base64: string) => Uint8Array.from(Buffer.from(base64, "base64"));
/** The smallest whole pictures of each kind, one dot each, as image programs wrote them. */
const png = bytesOf(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
);
const jpeg = bytesOf(
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=",
);
const webp = bytesOf("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';
const bytesOfText = (text: string) => new TextEncoder().encode(text);

describe("a picture is known by how it begins", () => {
  const pictures: readonly (readonly [PictureKind, Uint8Array])[] = [
    [".png", png],
    [".jpg", jpeg],
    [".webp", webp],
    [".svg", bytesOfText(svg)],
  ];
  test.each(pictures)("%s", (kind, bytes) => {
    expect(isPicture(bytes, kind)).toBe(true);
    for (const [other] of pictures) expect(isPicture(bytes, other)).toBe(other === kind);
    expect(isPicture(bytes.subarray(0, 2), kind)).toBe(false);
  });

  test.each([
    `<?xml version="1.0" encoding="UTF-8"?>\n<!-- a > b -->\n${svg}`,
    `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${svg}`,
    `<!DOCTYPE svg [ <!ENTITY blue "#00f"> ]>${svg}`,
    `\ufeff  ${svg}`,
    '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"></svg:svg>',
  ])("svg: %s", (text) => {
    expect(isPicture(bytesOfText(text), ".svg")).toBe(true);
  });

  test.each(["", "svg", "<html><svg/></html>", "<!-- <svg/> -->", "<svgs/>", "<!DOCTYPE html><body>"])(
    "no svg: %s",
    (text) => {
      expect(isPicture(bytesOfText(text), ".svg")).toBe(false);
    },
  );

  test("in a moment, even where a file is made to take long", () => {
    const begun = performance.now();
    for (const part of ["<!-- -->", "<!--", "<? ?>", "<!DOCTYPE []>", "<!DOCTYPE [", " "])
      expect(isPicture(bytesOfText(part.repeat(10_000)), ".svg")).toBe(false);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
