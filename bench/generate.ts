/**
 * Writes playbooks of any length: sound, without warnings, the same for the same length.
 *
 * A playbook is a head that every one has, and as many chapters as fit: signals, the rules that weigh them, a
 * play with its actions, and the message it sends. So the length grows and the shape stays. Types, rules and
 * texts are those of a real playbook; the Langium peer reads the same text with a grammar of the same constructs.
 */

const personas = ["Technical", "Marketing", "Simplicity", "Consulting"] as const;

/** About `lines` lines, never fewer: the last chapter is whole. */
export function generatePlaybook(lines: number): string {
  const parts = [head()];
  let count = countLines(parts[0] as string);
  for (let number = 1; count < lines; number++) {
    const next = chapter(number);
    parts.push(next);
    count += countLines(next);
  }
  return parts.join("");
}

/** The same playbook in files of about `fileLines` lines: the entry holds the head and imports the chapters. */
export function generateFiles(lines: number, fileLines = 1_000): ReadonlyMap<string, string> {
  const files = new Map<string, string>([["main.persona", ""]]);
  let chapters: string[] = [];
  let count = countLines(head());
  let inFile = 0;
  const close = (): void => {
    if (chapters.length > 0) files.set(`chapters-${files.size}.persona`, chapters.join(""));
    chapters = [];
    inFile = 0;
  };
  for (let number = 1; count < lines; number++) {
    const next = chapter(number);
    chapters.push(next);
    count += countLines(next);
    inFile += countLines(next);
    if (inFile >= fileLines) close();
  }
  close();
  const imports = [...files.keys()].slice(1).map((path) => `import "./${path}"\n`);
  return files.set("main.persona", `${head()}\n${imports.join("")}`);
}

export const countLines = (text: string): number => text.split("\n").length - 1;

const head = (): string => `/// A generated playbook, as long as a bench needs it.
playbook Generated "Generated playbook", es "Guía generada" {
  version   "1.0.0"
  owner     "Bench <bench@example.com>"
  languages en, es
  timezone  "Europe/London"
  hours     Monday to Friday 09:00 to 17:00
}

type Reason one of {
  price        "Price", es "Precio"
  design       "Design", es "Diseño"
  integrations "Integrations", es "Integraciones"
  expertise    "Expertise", es "Experiencia"
}

${personas.map(persona).join("\n")}
classify {
  accept    when score >= 4 and coverage >= 50%
  ties      ${personas.join(", ")}
  otherwise Consulting
}

team {
  load percent "Load", es "Carga"
}
role Manager "Manager", es "Responsable" { from team }
role Sponsor "Sponsor", es "Patrocinador" { from customer }
role Developers "Developers", es "Desarrolladores" { from customer; many }
assign Manager {
  spread evenly by load
}

channel email "E-mail"

journey {
  stage Implementation "Implementation", es "Implantación"
}
`;

const persona = (name: string): string => `persona ${name} "${name}" {
  summary   "Judges us by what our portal can do.", es "Nos juzga por lo que puede hacer el portal."
  challenge "Many requests, few people", es "Muchas peticiones, poca gente"
}
`;

function chapter(n: number): string {
  const [first, second, third] = [0, 1, 2].map((step) => personas[(n + step) % personas.length]);
  return `
// ---------- chapter ${n} ----------
signals Group${n} "Group ${n}", es "Grupo ${n}" {
  source internal
  usesOther${n}   boolean "Has used another product ${n}", es "Ha usado otro producto ${n}"
  reason${n}      Reason "Why they chose us ${n}", es "Por qué nos eligieron ${n}"
  people${n}      integer 0 to 500 "Developers ${n}", es "Desarrolladores ${n}"
  worth${n}       money USD 0 and above "Contract value ${n}", es "Valor del contrato ${n}"
  systems${n}     any of salesforce, hubspot, netsuite, sap "Systems ${n}", es "Sistemas ${n}"
  turnaround${n}  duration "Time to a quote ${n}", es "Tiempo por oferta ${n}"
  worry${n}       text "Biggest worry ${n}", es "Mayor preocupación ${n}"
  goLive${n}      date required "Go-live ${n}", es "Puesta en marcha ${n}"
}
define slow${n} as turnaround${n} > 2 days
define deep${n} as people${n} >= 3 and systems${n} has any of sap, netsuite

weights "Chapter ${n}", es "Capítulo ${n}" {
  when usesOther${n} then ${first} +2, ${second} +1
  for reason${n} {
    price        then ${first} +4
    design       then ${second} +5
    integrations then ${third} +5
    expertise    then ${first} +3
  }
  for people${n} {
    below 1       then ${first} +2
    1 to below 11 then ${second} +1
    11 and above  then ${third} +5
  }
  for each of systems${n} then ${third} +1 at most 4
  when worry${n} contains "rounded", "logo", "brand" then ${second} +3
  when slow${n} and not usesOther${n} then ${first} +3, ${third} +1 because "They come for speed", es "Vienen por la rapidez"
  when deep${n} or worth${n} >= 100_000 USD then ${third} +2
}

resource Guide${n} "Guide ${n}", es "Guía ${n}" {
  link en "https://example.com/${n}", es "https://example.com/es/${n}"
}
play Play${n} "Onboarding ${n}", es "Implantación ${n}" {
  for    ${first}
  stage  Implementation
  goal   "First integration live within 60 days", es "Primera integración en marcha en 60 días"
  window start until goLive${n}

  phase First${n} "First 30 days", es "Primeros 30 días" {
    window 0 to 30 days after start
    task brief "Write the brief", es "Redactar el informe" {
      owner Manager
      when  on start
      takes 3 business days
      give  Guide${n}
    }
    meeting kickoff "Kick-off", es "Arranque" {
      when   3 business days after start at 10:00 for 60 minutes
      invite Manager, Sponsor, Developers
      remind 1 day before, 15 minutes before
      agenda en """
        {{customer.name}}: {{or people${n} "your"}} developers on board, live on {{goLive${n}}}.
        """, es """
        {{customer.name}}: {{or people${n} "sus"}} desarrolladores a bordo, en marcha el {{goLive${n}}}.
        """
    }
    message welcome "Welcome", es "Bienvenida" { send Words${n}; to Sponsor; channel email; when on start }
  }
  milestone live "Go-live", es "En marcha" { owner Manager; when on goLive${n} exactly; needs brief, kickoff }
  if deep${n} {
    task rehearse "Rehearse the cut-over", es "Ensayar el cambio" { owner Manager; when 5 business days before goLive${n} }
  }
}
message Words${n} {
  subject en "Welcome to your portal", es "Bienvenidos a su portal"
  body en """
    Welcome, {{customer.name}}.{{#if worth${n}}} Your contract: {{worth${n}}}.{{/if}}
    Your manager answers within a day.
    """, es """
    Bienvenidos, {{customer.name}}.{{#if worth${n}}} Su contrato: {{worth${n}}}.{{/if}}
    Su responsable contesta en un día.
    """
}
`;
}
