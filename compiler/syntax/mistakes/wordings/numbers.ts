/** Numbers, amounts and percentages. */

import { as, condition, type Wording, wording } from "./wording.ts";

export const numberWordings = (): readonly Wording[] => [
  wording(
    String.raw`(?<!\b(?:target|amount|currency|price)\s+)\b(?<currency>[A-Z]{3}) (?<number>\d(?:[\d_.,]*\d)?)(?:,[-–—])?`,
    ({ currency, number }) => [`${withoutSeparators(number)} ${currency}`],
  ),
  wording(String.raw`\bmoney (?<slip>\((?<code>[A-Z]{3})\))`, ({ code = "" }) => [code]),
  wording(String.raw`(?<![\d.])\d{1,3}(?:\.\d{3}){2,}(?![\d.])`, ({ slip }) => [
    slip?.replaceAll(".", "_") ?? "",
  ]),
  wording(
    String.raw`(?:(?<sign>US\$|[$€£])\s?)?(?<number>\d{1,3}(?:[.,]\d{1,3})?)\s?(?<scale>[kKmM]|thousand|mn|mio|million|bn|billion)\b\.?(?: ?(?<currency>[A-Z]{3}|[$€£])(?!\w))?`,
    ({ sign, number = "", scale = "", currency }) => {
      // `m` alone may be minutes.
      if (/^m$/i.test(scale) && sign === undefined && currency === undefined) return [];
      const unit = currencies.get(sign ?? currency ?? "") ?? currency;
      return [`${scaled(number, scale)}${unit === undefined ? "" : ` ${unit}`}`];
    },
  ),
  wording(String.raw`\bUS\$\s?(?<number>\d[\d_.]*)`, ({ number }) => [`${number} USD`]),
  wording(
    String.raw`\b(?<number>\d[\d_.]*) (?<word>euros?|pounds?|yen|rupees?)\b`,
    ({ number, word = "" }) => [`${number} ${currencies.get(word.replace(/s$/, ""))}`],
  ),
  wording(String.raw`\b(?<number>\d[\d_.]*) (?:dollars?|bucks)\b`, ({ number }) => [`${number} USD`], {
    uncertain: true,
  }),
  wording(String.raw`\b(?<number>\d[\d_.]*),(?:-|–|—)(?!\d)`, ({ number = "" }) => [number]),
  wording(
    String.raw`(?<=\d )(?<slip>usd|eur|gbp|chf|cad|aud|mxn|jpy)\b`,
    ({ slip = "" }) => [slip.toUpperCase()],
    condition,
  ),
  wording(
    String.raw`\b(?:[yY] ?/ ?[nN]|[oOjJ] ?/ ?[nN]|[yY]es ?/ ?[nN]o|true ?/ ?false|oui ?/ ?non|s[ií] ?/ ?no|ja ?/ ?nein)\b`,
    as("boolean"),
  ),

  wording(String.raw`%\s?(?<number>\d[\d_.]*)`, ({ number }) => [`${number}%`]),
  wording(String.raw`\b(?<number>\d[\d_.]*) ?(?:percent|per cent|pct)\b`, ({ number }) => [`${number}%`]),
];

const currencies: ReadonlyMap<string, string> = new Map([
  ...(["$", "US$"] as const).map((sign) => [sign, "USD"] as const),
  ...(["€", "euro"] as const).map((sign) => [sign, "EUR"] as const),
  ...(["£", "pound"] as const).map((sign) => [sign, "GBP"] as const),
  ["yen", "JPY"],
  ["rupee", "INR"],
]);

/** `50,000.00` is `50_000`, and `1.234,50` is `1_234.50`. */
function withoutSeparators(number = ""): string {
  const {
    whole,
    sign,
    part = "",
  } = /^(?<whole>\d{1,3}(?:(?<sign>[.,])\d{3})+)(?:(?!\k<sign>)[.,](?<part>\d{1,2}))?$/.exec(number)
    ?.groups ?? {};
  if (whole === undefined || (sign === "." && part === "")) return number;
  return `${whole.replaceAll(/[.,]/g, "_")}${/[1-9]/.test(part) ? `.${part}` : ""}`;
}

/** `1.5` and `million` are `1_500_000`. */
function scaled(number: string, scale: string): string {
  const zeros = /^[kt]/i.test(scale) ? 3 : /^m/i.test(scale) ? 6 : 9;
  const [whole = "", part = ""] = number.split(/[.,]/);
  const digits = (whole + part.padEnd(zeros, "0")).replace(/^0+(?=\d)/, "");
  return inThousands(digits);
}

/** `1500000` is `1_500_000`. */
function inThousands(digits: string): string {
  const parts: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) parts.unshift(digits.slice(Math.max(0, end - 3), end));
  return parts.join("_");
}
