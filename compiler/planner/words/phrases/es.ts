/** A plan's own sentences in Spanish. */

import type { SpanUnit } from "../../../ir/ir.ts";
import { leading, type Moments, type Phrases, trailing } from "../phrases.ts";

const units: Readonly<Record<SpanUnit, readonly [one: string, many: string]>> = {
  minutes: ["minuto", "minutos"],
  hours: ["hora", "horas"],
  days: ["día", "días"],
  "business days": ["día laborable", "días laborables"],
  weeks: ["semana", "semanas"],
  months: ["mes", "meses"],
  years: ["año", "años"],
};

/** "de Puesta en marcha", "del inicio". */
const of = (what: string): string => (what.startsWith("el ") ? `del ${what.slice(3)}` : `de ${what}`);

/** With the words before it, `antes d…` and `a más tardar …`. */
const momentsWith = (of: (moment: string) => string, at: (moment: string) => string): Moments => ({
  "<": (moment) => `antes ${of(moment)}`,
  "<=": (moment) => `a más tardar ${at(moment)}`,
  ">": (moment) => `después ${of(moment)}`,
  ">=": (moment) => `a partir ${of(moment)}`,
  between: (from, before) => `a partir ${of(from)} y antes ${of(before)}`,
});
const clock = (time: string): string => `${time.startsWith("01:") ? "la" : "las"} ${time}`;

export const spanish: Phrases = {
  language: "es",
  span: (count, unit) => `${count} ${units[unit][count === 1 ? 0 : 1]}`,
  anchors: {
    start: "el inicio",
    titled: (title) => `«${title}»`,
    endOf: (title) => `el final de «${title}»`,
  },
  reasons: {
    on: (anchor, day) => `el día ${of(anchor)}${day ? ` es ${day}` : ""}`,
    given: (day) => `el plan de acción indica ${day ?? "este día"}`,
    offset: ({ span, direction, anchor, anchorDay, without }, day) =>
      `${span} ${direction === "before" ? "antes" : "después"} ${of(anchor)}${anchorDay ? ` (${anchorDay})` : ""}` +
      `${without ? `, sin contar ${without}` : ""}${day ? `${without ? "," : ""} es ${day}` : ""}`,
    recurring: (every, counted, day) =>
      `cada ${every.replace(/^1 /, "")}${counted ? ` (${counted.how === "after" ? `después ${of(counted.what)}` : counted.what}${counted.anchorDay ? `, ${counted.anchorDay}` : ""})` : ""}${day ? `: ${day}` : ""}`,
    more: (count) => `${count} más`,
    moved: (day, because) => `${because}; pasa a ${day}`,
    dayOff: (name) => (name === undefined ? "no es día laborable" : `no es día laborable (${name})`),
    customerDayOff: "no es día laborable para el cliente",
    elsewhere: (day, timezone, because) => `en ${timezone} es ${day}, y ${because}`,
    outsideCustomerHours: (clock, timezone) =>
      `son las ${clock} en ${timezone}, fuera del horario del cliente`,
    waitedFor: (action, day) => `necesita ${action}; pasa a ${day}`,
    fixed: "este día es fijo",
    noSlack: (what) => `sin margen: un día laborable más tarde no se podría cumplir ${what}`,
    byHand: "este día se fijó a mano",
    noLength: (minutes) => `no se indica duración; se reservan ${minutes} minutos`,
    waiting: (anchor) => `a la espera ${of(anchor)}, que aún no se conoce`,
    past: (anchor) => `${anchor} fue antes de este plan, un día que no se conoce`,
    waitingForWorkingDay: "a la espera de un día que sirva",
    notInPlan: (action) => `a la espera de ${action}, que no forma parte de este plan`,
    notDecided: (signals) => `depende de ${signals}, que aún no se conoce`,
    stageOfRecord: "así consta en la ficha del cliente",
    stageEntered: "el cliente cumple lo que da entrada a esta etapa",
    firstStage: "la primera etapa, pues nada indica otra",
  },
  notices: {
    staysOnDayOff: (day, because) => `se mantiene el ${day}, aunque ${because}`,
    beforeItsNeed: (day, action, end) => `es el ${day}, antes de que termine «${action}» (${end})`,
    skipped: (day, because) => `no tiene lugar el ${day}: ${because}`,
    collapsed: (day) => `dos coincidían en ${day}; basta con una`,
    movedOutOfPhase: (day, phase) => `se ha pasado a ${day}, fuera de su fase ${phase}`,
    outsideWindow: (day) => `queda fuera del plazo del plan de acción: ${day}`,
    clockSkipped: (written, timezone, day, clock) =>
      `el ${day} el reloj de ${timezone} salta las ${written}; tiene lugar a las ${clock}`,
    clockDoubled: (written, timezone, day) =>
      `el ${day} el reloj de ${timezone} marca dos veces las ${written}; se entiende la primera`,
    outsideOwnHours: (clock, timezone) => `son las ${clock} en ${timezone}, fuera del horario del equipo`,
    channelClosed: (channel, day, clock) =>
      `${channel} no atiende el ${day}${clock === undefined ? "" : ` a las ${clock}`}`,
    channelWithoutLanguage: (channel, language) => `${channel} no se ofrece en ${language}`,
    noCustomerTimezone: (timezone) => `no se conoce la zona horaria del cliente; se toma ${timezone}`,
    notInTime: (from, to) => `no llega a tener lugar entre ${from} y ${to}`,
    endsFirst: (end, begin) => `no tiene lugar: termina el ${end}, antes de poder empezar el ${begin}`,
    openEnded: (day) => `no tiene fin; planificado hasta ${day}`,
    tooOften: (times, day) => `tiene lugar más de ${times} veces; planificado hasta ${day}`,
    askedBeforeStart: (day) => `no se pregunta el ${day}, porque es antes del inicio`,
    needsNotInPlan: (action) => `necesita ${action}, que no forma parte de este plan`,
    clauseSkipped: (role, clause, signals) =>
      `${role}: no se ha tenido en cuenta «${clause}», pues no se conoce ${signals}`,
    noLanguage: (taken) => `no se conoce el idioma del cliente; se usa ${taken}`,
    otherLanguage: (missing, taken) => `no hay textos en ${missing}; se toma ${taken}`,
    noContact: (role) => `el cliente no tiene contacto para ${role}`,
    addColumns: (columns) => `añada a los datos del cliente: ${columns}`,
    addContact: (columns, role) =>
      `añada a los datos del cliente: ${columns}; en JSON, un contacto cuyo \`role\` sea ${role}`,
    severalContacts: (role, name) => `el cliente tiene varios contactos para ${role}; se toma ${name}`,
    away: (name, from, to) => `${name} no está del ${from} al ${to}`,
    standIn: "busque quien le sustituya, o cambie la fecha",
    noPlay: (stage, persona) =>
      `no hay nada planificado: ningún plan de acción de la etapa «${stage}» es para ${persona}`,
    checkStage: "corrija `stage` en los datos del cliente, o escriba un plan de acción para esta persona",
    rateIsNoMoney: (title) =>
      `la columna ${title} de la plantilla no contiene importes, así que no se dice nada del coste`,
    declareRate: (example) => `declárela como en ${example}`,
  },
  tones: {
    otherwise: "cuando no vale otro tono",
    noneHolds: "no vale ningún tono",
    noWords: (tone) => `no hay texto en el tono ${tone}`,
    fields: { feeling: "Sentimiento", channel: "Canal", persona: "Persona" },
  },
  people: {
    onlyOne: "la única persona que puede",
    noRule: "no se indica quién asume este papel",
    noTeam: "planificado sin equipo",
    contact: "consta en la ficha del cliente",
    fails: (clause) => `no cumple «${clause}»`,
    unknown: (fields, clause) => `no se conoce ${fields}, que hace falta para «${clause}»`,
    ranked: (points) => `otras personas encajan mejor (${points})`,
    load: (column, value) => `${column}: ${value}`,
    ofLimit: (value, limit) => `${value} de ${limit}`,
    away: (from, to, day, action) =>
      `no está del ${from} al ${to}, y ${action === undefined ? "el inicio" : `«${action}»`} es el ${day}`,
    preferred: (clause, points) => `${clause} (${points})`,
    tie: "igualdad en todo lo demás; primero por dirección de correo",
    keeps: "ya tenía este papel",
    keepsOthers: "el papel lo mantiene quien ya lo tiene",
  },
  conditions: {
    quote: (text) => `«${text}»`,
    is: (title, what, negated) => `${leading(title, ": ")}${negated ? "no " : ""}${what}`,
    serves: (spoken, asked) => `${spoken}, que sirve para ${asked}`,
    compare: (title, operator, value, moments) =>
      leading(title, " ") +
      (moments?.[operator](value) ??
        `${{ "<": "por debajo de", "<=": "como máximo", ">": "por encima de", ">=": "al menos" }[operator]} ${value}`),
    contains: (title, what, negated) => `${leading(title, " ")}que ${negated ? "no " : ""}mencione ${what}`,
    starts: (title, what, negated) => `${leading(title, " ")}que ${negated ? "no " : ""}empiece por ${what}`,
    matches: (title, what, negated) =>
      `${leading(title, " ")}${negated ? "distinto del" : "según el"} patrón ${what}`,
    known: (title, negated) => (negated ? `no se conoce ${title}` : `se conoce ${title}`),
    none: "ninguno",
    holds: (title, negated) => `${leading(title, ": ")}${negated ? "no" : "sí"}`,
  },
  moments: {
    date: momentsWith(
      (day) => `del ${day}`,
      (day) => `el ${day}`,
    ),
    time: momentsWith(
      (time) => `de ${clock(time)}`,
      (time) => `a ${clock(time)}`,
    ),
    titled: momentsWith(
      (title) => `de ${title}`,
      (title) => `en ${title}`,
    ),
  },
  measures: { score: "puntuación", coverage: "cobertura", margin: "margen", fit: "ajuste" },
  explanations: {
    comma: ", ",
    semicolon: ";",
    because: (persona, reasons) => `${persona}, debido a ${reasons}`,
    withoutReason: (persona) => `${persona}, aunque nada habla a su favor`,
    fallback: (persona, unmet) => `${persona}, porque ninguna persona llega a lo que se pide (${unmet})`,
    kept: (persona) => `${persona}, como hasta ahora`,
    undecided: (unmet) => `sin decidir, porque ninguna persona llega a lo que se pide (${unmet})`,
    missing: (signals) => `sin clasificar, porque debe conocerse: ${signals}`,
    behind: (persona, amount) => `${persona} queda a ${amount}`,
    equal: (persona) => `${persona} tiene lo mismo`,
    notKnown: "Aún no se conoce",
    personal: "(dato personal)",
    isFirst: (persona) => `${persona} ya va en primer lugar`,
    firstButUnmet: (persona, unmet) =>
      `${persona} va en primer lugar, pero no llega a lo que se pide (${unmet})`,
    whyNot: (persona, rival, amount) => `No ${persona}: queda a ${amount} de ${rival}`,
    whyNotEqual: (persona, rival) =>
      `No ${persona}: tiene lo mismo que ${rival}, que va antes en caso de empate`,
    lost: (rival, persona) => `Lo que ganó ${rival} y no ${persona}`,
    chances: (persona) => `Lo que podría haber hablado a favor de ${persona}`,
    needed: (needs) => `haría falta ${needs}`,
    toBeKnown: (title, negated) => `que ${negated ? "no " : ""}se conozca${trailing(" ", title)}`,
    away: (amount) => `diferencia: ${amount}`,
  },
  headings: {
    customer: "Cliente",
    persona: "Persona",
    stage: "Etapa",
    start: "Inicio",
    goal: "Objetivo",
    window: "Plazo",
    team: "Participantes",
    hours: "Horas",
    withoutLength: (count) => `${count} sin duración conocida`,
    role: "Papel",
    who: "Quién",
    to: "Para",
    from: "De",
    why: "Por qué",
    when: "Cuándo",
    until: "hasta",
    otherActions: "Fuera de las fases",
    resources: "Recursos",
    serves: "Atiende",
    needs: "Necesita",
    channel: "Canal",
    subject: "Asunto",
    waiting: "A la espera",
    notDecided: "Por decidir",
    toCome: "Más adelante",
    notices: "A tener en cuenta",
    problems: "Por corregir",
    nothingPlanned: "No hay nada planificado en esta etapa.",
    surveys: "Encuestas",
    kinds: { task: "Tarea", meeting: "Reunión", milestone: "Hito", message: "Mensaje", survey: "Encuesta" },
  },
};
