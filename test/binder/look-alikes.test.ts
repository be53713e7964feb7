import { describe, expect, test } from "vitest";
import { skeletonOf } from "../../compiler/binder/look-alikes.ts";
import { mixedScripts } from "../../compiler/binder/scripts.ts";

describe("skeletonOf", () => {
  test.each([
    ["Technical", "Tесhnical"],
    ["Technical", "TechnicaI"],
    ["paypal", "раураl"],
    ["Omega", "Οmega"],
    ["l1I", "lll"],
    ["ﬁt", "fit"],
    ["full", "ｆｕｌｌ"],
    ["modern", "rnodern"],
    ["über", "u\u0308ber"],
    ["می\u200cخواهم", "میخواهم"],
  ])("%s looks like %s", (one, other) => expect(skeletonOf(one)).toBe(skeletonOf(other)));

  test.each([
    ["Technical", "technical"],
    ["price", "prize"],
    ["über", "uber"],
    ["Region", "Reason"],
    ["نام", "نان"],
    ["שם", "של"],
    ["東京", "京都"],
  ])("%s does not look like %s", (one, other) => expect(skeletonOf(one)).not.toBe(skeletonOf(other)));
});

describe("mixedScripts", () => {
  test.each([
    "Technical",
    "Größe_2",
    "Ωμέγα",
    "Тест1",
    "قیمت۲",
    "می\u200cخواهم",
    "日本語カナひら",
    "한국어漢字",
    "שלום",
    "हिन्दी",
    "ᓀᐦᐃᔭᐍᐏᐣ",
  ])("%s is of one script", (name) => expect(mixedScripts(name)).toEqual([]));

  test.each([
    ["Tесhnical", ["Latin", "Cyrillic"]],
    ["Ωmega", ["Greek", "Latin"]],
    ["שalom", ["Hebrew", "Latin"]],
    ["日本abc", ["Han", "Latin"]],
    ["한かな", ["Hangul", "Hiragana"]],
  ])("%s mixes %j", (name, scripts) => expect(mixedScripts(name)).toEqual(scripts));

  test("names of ASCII alone are as the table has them", () => {
    const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
    for (const character of characters)
      expect(skeletonOf(`x${character}ж`)).toBe(skeletonOf(`x${character}`) + skeletonOf("ж"));
  });
});
