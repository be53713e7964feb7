import { expect, test } from "vitest";
import { inDirection } from "../../compiler/emit/pages/in-direction.ts";

/** What is kept in its own order within a text from right to left. */
const kept = (text: string): readonly string[] =>
  [...inDirection(text, "rtl").html.matchAll(/<bdi dir="ltr">(.*?)<\/bdi>/g)].map(([, found = ""]) => found);

test.each([
  ["27 مقابلة، 2026-05", ["2026-05"]],
  ["من 2025-11-03 إلى 2026-02-28.", ["2025-11-03", "2026-02-28"]],
  ["۳۱ گفت‌وگو، ۲۰۲۶-۰۸", ["۲۰۲۶-۰۸"]],
  ["في 14-05-26 أو ١٤-٠٥-٢٦", ["14-05-26", "١٤-٠٥-٢٦"]],
  ["الهاتف +1 303-555-0100 أو (303) 555-0100", ["+1 303-555-0100", "(303) 555-0100"]],
  [
    "زوروا https://example.com/ar/help/ الآن، أو www.example.com.",
    ["https://example.com/ar/help/", "www.example.com"],
  ],
])("dates, telephone numbers and addresses: %s", (text, expected) => {
  expect(kept(text)).toEqual(expected);
});

test.each([
  ["ranges, which are read as the text is", "يستغرق الرد 3–5 أيام أو 3-5 أيام، بين 09:00-17:00"],
  ["names and addresses that begin with a letter", "الطلب C-1042، cx-ops@example.com"],
  ["steps, which are read as the text is", "خطة 30-60-90 يومًا"],
  ["amounts and shares", "خصم 10-20% أو +5 نقاط عند 1.500,00 €"],
])("nothing of %s", (_, text) => {
  expect(inDirection(text, "rtl").html).toBe(text);
});

test("a text from left to right stays as it is, and is text all the same", () => {
  expect(inDirection("since 2026-05 <b>", "ltr").html).toBe("since 2026-05 &lt;b&gt;");
  expect(inDirection("<b> 2026-05", "rtl").html).toBe('&lt;b&gt; <bdi dir="ltr">2026-05</bdi>');
});

test("a long text is looked through in one go", () => {
  const started = performance.now();
  for (const part of ["1", "1-", "(1", "+1 ", "https://", "2026-"]) inDirection(part.repeat(50_000), "rtl");
  expect(performance.now() - started).toBeLessThan(2_000);
});
