/**
 * Meetings to put into a calendar: with words in several scripts, three people, an alarm and a description that has to
 * be folded and escaped; made one after the other, the same for each contestant.
 */

export interface Meeting {
  readonly uid: string;
  readonly title: string;
  readonly text: string;
  /** `2026-12-01`, at 10:00 in America/Denver, for an hour. */
  readonly date: string;
  readonly people: readonly { readonly name: string; readonly email: string }[];
}

const titles = [
  "Technical kick-off, part one; with everybody",
  "Arranque técnico con el equipo de integraciones",
  "Εναρκτήρια συνάντηση με την ομάδα του έργου",
  "الاجتماع الافتتاحي مع فريق المشروع",
  "Weekly check-in 👩‍💻👨🏽‍💻 and open questions",
];
const texts = [
  "First HubSpot and SAP; twelve developers on board.\nPlease bring: the list of systems, who owns them, and what nobody may switch off.\n\nhttps://example.com/api",
  "Primero HubSpot y SAP; doce personas a bordo.\nTraigan, por favor: la lista de sistemas, quién responde de ellos y qué no puede apagarse por el camino.",
  "Πρώτα τα συστήματα· μετά οι άνθρωποι.\nΦέρτε, παρακαλώ, τη λίστα των συστημάτων, ποιος τα έχει και τι δεν σβήνει ποτέ.",
  "نبدأ بالأنظمة، ثم بالناس.\nأحضروا من فضلكم قائمة الأنظمة، ومن المسؤول عنها، وما لا يجوز إيقافه في الطريق.",
  "Notes 📋: what works ✅, what does not ❌, and 🇪🇸🇬🇷 for whom; all of it on one page, please.",
];

export function* meetings(count: number): Generator<Meeting> {
  for (let index = 0; index < count; index++) {
    const day = new Date(Date.UTC(2026, 10, 2) + (index % 900) * 86_400_000).toISOString().slice(0, 10);
    yield {
      uid: `PartnerPortal/C-${index}/TechnicalOnboarding/kickoff@persona`,
      title: titles[index % titles.length] as string,
      text: texts[index % texts.length] as string,
      date: day,
      people: [
        { name: "Ana Ruiz", email: "ana.ruiz@example.com" },
        { name: "Jon Etxeberria, engineer", email: `jon-${index}@customer.example` },
        { name: "سلمى حسن", email: `salma-${index}@customer.example` },
      ],
    };
  }
}
