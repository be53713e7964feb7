/** A plan's own sentences in Arabic. Counted things take the form that their number asks for. */

import type { SpanUnit } from "../../../ir/ir.ts";
import { leading, type Moments, type Phrases, trailing } from "../phrases.ts";

interface Counted {
  readonly one: string;
  readonly two: string;
  /** After 3 to 10. */
  readonly few: string;
  /** After 11 to 99. */
  readonly many: string;
  /** After 0, 100, 101. */
  readonly other: string;
}

const units: Readonly<Record<SpanUnit, Counted>> = {
  minutes: { one: "دقيقة واحدة", two: "دقيقتين", few: "دقائق", many: "دقيقة", other: "دقيقة" },
  hours: { one: "ساعة واحدة", two: "ساعتين", few: "ساعات", many: "ساعة", other: "ساعة" },
  days: { one: "يوم واحد", two: "يومين", few: "أيام", many: "يومًا", other: "يوم" },
  "business days": {
    one: "يوم عمل واحد",
    two: "يومي عمل",
    few: "أيام عمل",
    many: "يوم عمل",
    other: "يوم عمل",
  },
  weeks: { one: "أسبوع واحد", two: "أسبوعين", few: "أسابيع", many: "أسبوعًا", other: "أسبوع" },
  months: { one: "شهر واحد", two: "شهرين", few: "أشهر", many: "شهرًا", other: "شهر" },
  years: { one: "سنة واحدة", two: "سنتين", few: "سنوات", many: "سنة", other: "سنة" },
};

function counted(count: number, forms: Counted): string {
  if (count === 1) return forms.one;
  if (count === 2) return forms.two;
  const last = count % 100;
  const form = last >= 3 && last <= 10 ? forms.few : last >= 11 ? forms.many : forms.other;
  return `${count} ${form}`;
}

const momentsWith = (of: (moment: string) => string): Moments => ({
  "<": (moment) => `قبل ${of(moment)}`,
  "<=": (moment) => `في موعد أقصاه ${of(moment)}`,
  ">": (moment) => `بعد ${of(moment)}`,
  ">=": (moment) => `من ${of(moment)} فصاعدًا`,
  between: (from, before) => `من ${of(from)} إلى ما قبل ${of(before)}`,
});
const days = momentsWith((day) => day);

export const arabic: Phrases = {
  language: "ar",
  span: (count, unit) => counted(count, units[unit]),
  anchors: { start: "البداية", titled: (title) => `«${title}»`, endOf: (title) => `نهاية «${title}»` },
  reasons: {
    on: (anchor, day) => `في يوم ${anchor}${day ? `: ${day}` : ""}`,
    given: (day) => `الخطة تحدد ${day ?? "هذا اليوم"}`,
    offset: ({ span, direction, anchor, anchorDay, without }, day) =>
      `${direction === "before" ? "قبل" : "بعد"} ${span} من ${anchor}${anchorDay ? ` (${anchorDay})` : ""}` +
      `${without ? `، دون احتساب ${without}` : ""}${day ? `: ${day}` : ""}`,
    recurring: (every, counted, day) =>
      `كل ${every.replace(/ واحدة?$/, "")}${counted ? (counted.how === "after" ? ` بعد ${counted.what}${counted.anchorDay ? ` (${counted.anchorDay})` : ""}` : ` (${counted.what}${counted.anchorDay ? `، ${counted.anchorDay}` : ""})`) : ""}${day ? `: ${day}` : ""}`,
    more: (count) => `${count} غيرها`,
    moved: (day, because) => `${because}؛ نُقل إلى ${day}`,
    dayOff: (name) => (name === undefined ? "هذا يوم عطلة" : `هذا يوم عطلة (${name})`),
    customerDayOff: "هذا يوم عطلة لدى العميل",
    elsewhere: (day, timezone, because) => `التاريخ في ${timezone} هو ${day}، و${because}`,
    outsideCustomerHours: (clock, timezone) => `الساعة ${clock} في ${timezone}، خارج أوقات عمل العميل`,
    waitedFor: (action, day) => `يحتاج أولًا إلى «${action}»؛ نُقل إلى ${day}`,
    fixed: "هذا اليوم ثابت",
    noSlack: (what) => `بلا هامش: لو تأخر يوم عمل واحدًا لما أمكن الالتزام بـ${what}`,
    byHand: "حُدد هذا اليوم يدويًا",
    noLength: (minutes) => `لم تُحدد المدة، فحُجزت ${counted(minutes, units.minutes)}`,
    waiting: (anchor) => `بانتظار ${anchor}، وهو غير معروف بعد`,
    past: (anchor) => `${anchor} كانت قبل هذه الخطة، في يوم غير معروف`,
    waitingForWorkingDay: "بانتظار يوم مناسب",
    notInPlan: (action) => `بانتظار «${action}»، وهو ليس جزءًا من هذه الخطة`,
    notDecided: (signals) => `يتوقف على ${signals}، وهو غير معروف بعد`,
    stageOfRecord: "هكذا ورد في سجل العميل",
    stageEntered: "ينطبق على العميل ما يُدخله هذه المرحلة",
    firstStage: "المرحلة الأولى، إذ لا شيء يحدد غيرها",
  },
  notices: {
    staysOnDayOff: (day, because) => `يبقى في ${day}، مع أن ${because}`,
    beforeItsNeed: (day, action, end) => `موعده ${day}، قبل أن ينتهي «${action}» (${end})`,
    skipped: (day, because) => `لا يُعقد في ${day}: ${because}`,
    collapsed: (day) => `اجتمع اثنان في ${day}؛ يكفي واحد`,
    movedOutOfPhase: (day, phase) => `نُقل إلى ${day}، خارج مرحلته «${phase}»`,
    outsideWindow: (day) => `يقع خارج مدة الخطة: ${day}`,
    clockSkipped: (written, timezone, day, clock) =>
      `في ${day} تتخطى الساعة في ${timezone} الوقت ${written}؛ الموعد ${clock}`,
    clockDoubled: (written, timezone, day) =>
      `في ${day} تُظهر الساعة في ${timezone} الوقت ${written} مرتين؛ المقصود الأولى`,
    outsideOwnHours: (clock, timezone) => `الساعة ${clock} في ${timezone}، خارج أوقات عمل الفريق`,
    channelClosed: (channel, day, clock) =>
      `القناة «${channel}» مغلقة في ${day}${clock === undefined ? "" : ` الساعة ${clock}`}`,
    channelWithoutLanguage: (channel, language) => `القناة «${channel}» غير متاحة باللغة ${language}`,
    noCustomerTimezone: (timezone) => `المنطقة الزمنية للعميل غير معروفة؛ تُعتمد ${timezone}`,
    notInTime: (from, to) => `لا يحين بين ${from} و${to}`,
    endsFirst: (end, begin) => `لا يُعقد أبدًا: ينتهي في ${end} قبل أن يبدأ في ${begin}`,
    openEnded: (day) => `بلا نهاية؛ خُطط له حتى ${day}`,
    tooOften: (times, day) => `يتكرر أكثر من ${times} مرة؛ خُطط له حتى ${day}`,
    askedBeforeStart: (day) => `لا يُطرح السؤال في ${day} لأنه قبل البداية`,
    needsNotInPlan: (action) => `يحتاج إلى «${action}»، وهو ليس جزءًا من هذه الخطة`,
    clauseSkipped: (role, clause, signals) => `${role}: لم يُنظر في «${clause}»، لأن ${signals} غير معروف`,
    noLanguage: (taken) => `لغة العميل غير معروفة؛ استُخدمت ${taken}`,
    otherLanguage: (missing, taken) => `لا نصوص باللغة ${missing}؛ استُخدمت ${taken}`,
    noContact: (role) => `ليس للعميل جهة اتصال بصفة «${role}»`,
    addColumns: (columns) => `أضف إلى بيانات العميل: ${columns}`,
    addContact: (columns, role) =>
      `أضف إلى بيانات العميل: ${columns}؛ وفي JSON جهة اتصال \`role\` فيها ${role}`,
    severalContacts: (role, name) => `للعميل عدة جهات اتصال بصفة «${role}»؛ اختير ${name}`,
    away: (name, from, to) => `${name} في غياب من ${from} إلى ${to}`,
    standIn: "اطلب من ينوب عنه أو غيّر الموعد",
    noPlay: (stage, persona) => `لا شيء مخطط: لا خطة عمل في مرحلة «${stage}» مخصصة لـ: ${persona}`,
    checkStage: "صحّح `stage` في بيانات العميل أو اكتب خطة عمل لهذه الشخصية",
    rateIsNoMoney: (title) => `العمود ${title} في قائمة الفريق لا يحوي مبالغ، فلا يُذكر شيء عن الكلفة`,
    declareRate: (example) => `عرّفه كما في ${example}`,
  },
  tones: {
    otherwise: "حين لا تنطبق نبرة أخرى",
    noneHolds: "لا تنطبق أي نبرة",
    noWords: (tone) => `لا يوجد نص بالنبرة ${tone}`,
    fields: { feeling: "الشعور", channel: "القناة", persona: "الشخصية" },
  },
  people: {
    onlyOne: "الوحيد القادر على ذلك",
    noRule: "لم يُحدد من يتولى هذا الدور",
    noTeam: "خُطط له دون فريق",
    contact: "مذكور في سجل العميل",
    fails: (clause) => `غير متحقق: «${clause}»`,
    unknown: (fields, clause) => `${fields} غير معروف، وهو لازم لـ«${clause}»`,
    ranked: (points) => `غيره أنسب (${points})`,
    load: (column, value) => `${column}: ${value}`,
    ofLimit: (value, limit) => `${value} من ${limit}`,
    away: (from, to, day, action) =>
      `في غياب من ${from} إلى ${to}، و${action === undefined ? "البداية" : `«${action}»`} في ${day}`,
    preferred: (clause, points) => `${clause} (${points})`,
    tie: "تساوٍ في كل ما عداه؛ الأول بحسب البريد الإلكتروني",
    keeps: "يتولى هذا الدور من قبل",
    keepsOthers: "يبقى الدور مع من يتولاه",
  },
  conditions: {
    quote: (text) => `«${text}»`,
    is: (title, what, negated) => `${leading(title, ": ")}${negated ? "ليس " : ""}${what}`,
    serves: (spoken, asked) => `${spoken}، وهي تفي بـ${asked}`,
    compare: (title, operator, value, moments) =>
      leading(title, ": ") +
      (moments?.[operator](value) ??
        `${{ "<": "أقل من", "<=": "لا يزيد على", ">": "أكثر من", ">=": "لا يقل عن" }[operator]} ${value}`),
    contains: (title, what, negated) => `${leading(title, ": ")}${negated ? "لا يذكر" : "يذكر"} ${what}`,
    starts: (title, what, negated) => `${leading(title, ": ")}${negated ? "لا يبدأ" : "يبدأ"} بـ${what}`,
    matches: (title, what, negated) =>
      `${leading(title, ": ")}${negated ? "لا يطابق" : "يطابق"} النمط ${what}`,
    known: (title, negated) => `${title}: ${negated ? "غير معروف" : "معروف"}`,
    none: "لا شيء",
    holds: (title, negated) => `${leading(title, ": ")}${negated ? "لا" : "نعم"}`,
  },
  moments: { date: days, time: momentsWith((time) => `الساعة ${time}`), titled: days },
  measures: { score: "النقاط", coverage: "التغطية", margin: "الفارق", fit: "الملاءمة" },
  explanations: {
    comma: "، ",
    semicolon: "؛",
    because: (persona, reasons) => `${persona}، بسبب: ${reasons}`,
    withoutReason: (persona) => `${persona}، وإن لم يكن هناك ما يرجحها`,
    fallback: (persona, unmet) => `${persona}، لأن أيًا من الشخصيات لم تبلغ المطلوب (${unmet})`,
    kept: (persona) => `${persona}، كما في السابق`,
    undecided: (unmet) => `لم يُحسم، لأن أيًا من الشخصيات لم تبلغ المطلوب (${unmet})`,
    missing: (signals) => `لم يُصنَّف، إذ يجب أن يُعرف: ${signals}`,
    behind: (persona, amount) => `${persona} متأخرة بمقدار ${amount}`,
    equal: (persona) => `${persona} متساوية معها`,
    notKnown: "غير معروف بعد",
    personal: "(بيان شخصي)",
    isFirst: (persona) => `${persona} هي الأولى أصلًا`,
    firstButUnmet: (persona, unmet) => `${persona} هي الأولى، لكنها لم تبلغ المطلوب (${unmet})`,
    whyNot: (persona, rival, amount) => `ليست ${persona}: فهي متأخرة عن ${rival} بمقدار ${amount}`,
    whyNotEqual: (persona, rival) => `ليست ${persona}: فهي متساوية مع ${rival}، التي تتقدم عند التساوي`,
    lost: (rival, persona) => `ما كسبته ${rival} ولم تكسبه ${persona}`,
    chances: (persona) => `ما كان يمكن أن يرجح ${persona}`,
    needed: (needs) => `كان يلزم ${needs}`,
    toBeKnown: (title, negated) => `${negated ? "ألا يكون" : "أن يكون"} معروفًا${trailing(": ", title)}`,
    away: (amount) => `الفارق: ${amount}`,
  },
  headings: {
    customer: "العميل",
    persona: "الشخصية",
    stage: "المرحلة",
    start: "البداية",
    goal: "الهدف",
    window: "المدة",
    team: "المشاركون",
    hours: "الساعات",
    withoutLength: (count) => `${count} بلا مدة معروفة`,
    role: "الدور",
    who: "من",
    to: "إلى",
    from: "المرسل",
    why: "السبب",
    when: "متى",
    until: "حتى",
    otherActions: "خارج المراحل",
    resources: "المواد",
    serves: "يلبي",
    needs: "يحتاج إلى",
    channel: "القناة",
    subject: "الموضوع",
    waiting: "قيد الانتظار",
    notDecided: "لم يُحسم",
    toCome: "لاحقًا",
    notices: "يرجى الانتباه",
    problems: "يلزم تصحيحه",
    nothingPlanned: "لا شيء مخطط في هذه المرحلة.",
    surveys: "الاستطلاعات",
    kinds: { task: "مهمة", meeting: "اجتماع", milestone: "محطة", message: "رسالة", survey: "استطلاع" },
  },
};
