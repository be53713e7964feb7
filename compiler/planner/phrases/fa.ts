/** A plan's own sentences in Persian. */

import type { SpanUnit } from "../../ir/ir.ts";
import type { Phrases } from "../phrases.ts";

const units: Readonly<Record<SpanUnit, string>> = {
  minutes: "دقیقه",
  hours: "ساعت",
  days: "روز",
  "business days": "روز کاری",
  weeks: "هفته",
  months: "ماه",
  years: "سال",
};

export const persian: Phrases = {
  language: "fa",
  span: (count, unit) => `${count} ${units[unit]}`,
  anchors: { start: "آغاز", endOf: (title) => `پایان ${title}` },
  reasons: {
    on: (anchor, day) => `روز ${anchor}${day ? `: ${day}` : ""}`,
    given: (day) => `برنامه ${day ?? "همین روز"} را تعیین کرده است`,
    offset: ({ span, direction, anchor, anchorDay, without }, day) =>
      `${span} ${direction === "before" ? "پیش از" : "پس از"} ${anchor}${anchorDay ? ` (${anchorDay})` : ""}` +
      `${without ? `، بدون احتساب ${without}` : ""}${day ? `: ${day}` : ""}`,
    recurring: (every, counted, day) =>
      `هر ${every.replace(/^1 /, "")}${counted ? (counted.how === "after" ? ` پس از ${counted.what}` : ` (${counted.what})`) : ""}${day ? `: ${day}` : ""}`,
    more: (count) => `${count} مورد دیگر`,
    moved: (day, because) => `${because}؛ به ${day} منتقل شد`,
    dayOff: (name) => (name === undefined ? "این روز تعطیل است" : `این روز تعطیل است (${name})`),
    customerDayOff: "این روز برای مشتری تعطیل است",
    outsideCustomerHours: (clock, timezone) => `در ${timezone} ساعت ${clock} است، بیرون از ساعت کاری مشتری`,
    waitedFor: (action, day) => `نخست به «${action}» نیاز دارد؛ به ${day} منتقل شد`,
    fixed: "این روز ثابت است",
    noLength: (minutes) => `مدتی تعیین نشده است؛ ${minutes} دقیقه در نظر گرفته شد`,
    waiting: (anchor) => `در انتظار ${anchor} که هنوز معلوم نیست`,
    waitingForWorkingDay: "در انتظار روزی مناسب",
    notInPlan: (action) => `در انتظار «${action}» که بخشی از این برنامه نیست`,
    notDecided: (signals) => `به ${signals} بستگی دارد که هنوز معلوم نیست`,
    stageOfRecord: "در پروندهٔ مشتری چنین آمده است",
    stageEntered: "شرط ورود به این مرحله برای مشتری برقرار است",
    firstStage: "نخستین مرحله، چون چیز دیگری تعیین نشده است",
  },
  notices: {
    staysOnDayOff: (day, because) => `در ${day} می‌ماند، هرچند ${because}`,
    skipped: (day, because) => `در ${day} برگزار نمی‌شود: ${because}`,
    collapsed: (day) => `دو نوبت در ${day} افتاد؛ یکی کافی است`,
    movedOutOfPhase: (day, phase) => `به ${day} منتقل شد، بیرون از دورهٔ «${phase}»`,
    outsideWindow: (day) => `بیرون از بازهٔ برنامه است: ${day}`,
    clockSkipped: (written, timezone, clock) =>
      `در این روز ساعت ${timezone} از ${written} می‌پرد؛ در ${clock} برگزار می‌شود`,
    clockDoubled: (written, timezone) =>
      `در این روز ساعت ${timezone} دو بار ${written} را نشان می‌دهد؛ منظور بار نخست است`,
    outsideOwnHours: (clock, timezone) => `در ${timezone} ساعت ${clock} است، بیرون از ساعت کاری تیم`,
    channelClosed: (channel, day, clock) =>
      `کانال «${channel}» در ${day}${clock === undefined ? "" : ` ساعت ${clock}`} بسته است`,
    channelWithoutLanguage: (channel, language) => `کانال «${channel}» به ${language} ارائه نمی‌شود`,
    noCustomerTimezone: (timezone) => `منطقهٔ زمانی مشتری معلوم نیست؛ ${timezone} در نظر گرفته شد`,
    notInTime: (from, to) => `میان ${from} و ${to} پیش نمی‌آید`,
    endsFirst: (end, begin) => `هرگز برگزار نمی‌شود: در ${end} پایان می‌یابد، پیش از آنکه در ${begin} آغاز شود`,
    openEnded: (day) => `پایانی ندارد؛ تا ${day} برنامه‌ریزی شد`,
    needsNotInPlan: (action) => `به «${action}» نیاز دارد که بخشی از این برنامه نیست`,
    clauseSkipped: (role, clause, signals) =>
      `${role}: «${clause}» در نظر گرفته نشد، چون ${signals} معلوم نیست`,
    otherLanguage: (missing, taken) => `متنی به ${missing} نیست؛ ${taken} به کار رفت`,
    noContact: (role) => `مشتری کسی را در نقش «${role}» ندارد`,
    severalContacts: (role, name) => `مشتری چند نفر در نقش «${role}» دارد؛ ${name} انتخاب شد`,
  },
  people: {
    onlyOne: "تنها کسی که می‌تواند",
    noRule: "تعیین نشده است که این نقش با کیست",
    noTeam: "بدون تیم برنامه‌ریزی شد",
    contact: "در پروندهٔ مشتری آمده است",
    fails: (clause) => `برقرار نیست: «${clause}»`,
    unknown: (fields, clause) => `${fields} معلوم نیست و برای «${clause}» لازم است`,
    ranked: (points) => `دیگران مناسب‌ترند (${points})`,
    load: (column, value) => `${column}: ${value}`,
    preferred: (clause, points) => `${clause} (${points})`,
    tie: "در همه‌چیز برابر؛ نخستین بر پایهٔ نشانی ایمیل",
  },
  conditions: {
    is: (title, what, negated) => `${title}: ${negated ? "غیر از " : ""}${what}`,
    compare: (title, operator, value) =>
      `${title}: ${{ "<": "کمتر از", "<=": "حداکثر", ">": "بیش از", ">=": "دست‌کم" }[operator]} ${value}`,
    contains: (title, what, negated) => `${title}: ${negated ? "بدون" : "دارای"} «${what}»`,
    starts: (title, what, negated) => `${title}: با «${what}» آغاز ${negated ? "نمی‌شود" : "می‌شود"}`,
    known: (title, negated) => `${title}: ${negated ? "معلوم نیست" : "معلوم است"}`,
    holds: (title, negated) => `${title}: ${negated ? "خیر" : "بله"}`,
  },
  headings: {
    customer: "مشتری",
    persona: "پرسونا",
    stage: "مرحله",
    start: "آغاز",
    goal: "هدف",
    window: "بازه",
    team: "افراد",
    role: "نقش",
    who: "چه کسی",
    to: "گیرنده",
    from: "فرستنده",
    why: "چرا",
    when: "چه زمانی",
    until: "تا",
    otherActions: "بیرون از دوره‌ها",
    resources: "منابع",
    serves: "پاسخ به",
    needs: "نیازمند",
    channel: "کانال",
    subject: "موضوع",
    waiting: "در انتظار",
    notDecided: "تصمیم‌گرفته‌نشده",
    toCome: "در ادامه",
    notices: "توجه کنید",
    problems: "نیازمند اصلاح",
    nothingPlanned: "برای این پرسونا در این مرحله چیزی برنامه‌ریزی نشده است.",
    kinds: { task: "کار", meeting: "جلسه", milestone: "نقطهٔ عطف", message: "پیام" },
  },
};
