/**
 * The Markdown template of a play, as it is generated: plain Handlebars, there to be read and replaced.
 *
 * Headings are in the template's language, everything else comes from the plan; planner/words/plan-context.ts says what
 * there is. A team copies the file, changes it, and gives it to `plan --template`.
 */

import type { Play, Playbook } from "../../ir/ir.ts";
import { chainOf, titleOf } from "../../planner/words/language.ts";
import { phrasesFor } from "../../planner/words/phrases/by-language.ts";
import { plainLine } from "../../planner/words/plain-text.ts";

export function planTemplateSource(playbook: Playbook, play: Play, language: string): string {
  const title = comment(titleOf(play, chainOf(language, playbook.languages)));
  return `{{!-- The plan of "${title}" (${language}), made once for each customer.
     Copy it, change it, and use your own: persona plan … --template own.hbs
     "first" and "last" are true in the first and last play of a plan. --}}
${planTemplateBody(play, language)}`;
}

/** Without the comment that it begins with: the same for all plays with phases in a language, and for all without. */
export function planTemplateBody(play: Play, language: string): string {
  const { headings: h } = phrasesFor(language);
  const phaseHeading =
    play.phases.length === 0
      ? "{{#each phases}}"
      : `{{!-- The phases in order; actions outside of them come last, without a title. --}}
{{#each phases}}
{{#if title}}
### {{title}}{{#if from}} ({{from}}{{#if to}} – {{to}}{{/if}}){{/if}}
{{else}}
### ${h.otherActions}
{{/if}}
`;
  return `{{#if first}}
# {{plan.title}}: {{customer.name}}

{{!-- The reader may be the customer: "persona.title", what you call people like them, is left to your own template. --}}
| | |
| --- | --- |
{{#if stage.title}}
| ${h.stage} | {{stage.title}} |
{{/if}}
| ${h.start} | {{plan.start}} ({{plan.timezone}}) |

{{#if hasTeam}}
## ${h.team}

{{!-- The reader may be the customer: "reason", why somebody was chosen, is left to your own template. --}}
| ${h.role} | ${h.who} |
| --- | --- |
{{#each team}}
| {{role}} | {{people}} |
{{/each}}

{{/if}}
{{#if hasHours}}
## ${h.hours}

| ${h.role} | ${h.hours} |
| --- | --- |
{{#each hours}}
| {{role}} | {{time}} |
{{/each}}

{{/if}}
{{/if}}
{{#if hasProblems}}
## ${h.problems}

{{#each problems}}
- {{message}}{{#if help}} — {{help}}{{/if}}
{{/each}}

{{/if}}
## {{play.title}}

{{#if play.goal}}
**${h.goal}:** {{play.goal}}

{{/if}}
{{#if play.from}}
**${h.window}:** {{play.from}}{{#if play.to}} – {{play.to}}{{/if}}

{{/if}}
${phaseHeading}
{{#each actions}}
${play.phases.length > 0 ? "####" : "###"} {{title}}

- {{kind}}: **{{when}}**
{{#if reason}}
- ${h.why}: {{reason}}
{{/if}}
{{#if people}}
- {{#if isMessage}}${h.to}{{else}}${h.who}{{/if}}: {{people}}
{{/if}}
{{#if sender}}
- ${h.from}: {{sender}}
{{/if}}
{{#if channel}}
- ${h.channel}: {{channel}}
{{/if}}
{{#if serves}}
- ${h.serves}: {{serves}}
{{/if}}
{{#if needs}}
- ${h.needs}: {{needs}}
{{/if}}
{{#if hasResources}}
- ${h.resources}:{{#each resources}} [{{title}}]({{link}}){{/each}}
{{/if}}
{{#if subject}}
- ${h.subject}: {{subject}}
{{/if}}

{{#if hasText}}
{{#each text}}
> {{line}}
{{/each}}

{{/if}}
{{/each}}
{{/each}}
{{#if hasWaiting}}
### ${h.waiting}

{{#each waiting}}
- {{title}}: {{reason}}
{{/each}}

{{/if}}
{{#if hasNotDecided}}
### ${h.notDecided}

{{#each notDecided}}
- {{title}}: {{reason}}
{{/each}}

{{/if}}
{{#if hasNotices}}
### ${h.notices}

{{#each notices}}
- {{#if about}}{{about}}: {{/if}}{{message}}
{{/each}}

{{/if}}
{{#if last}}
{{#if hasToCome}}
## ${h.toCome}

{{#each toCome}}
- {{title}} ({{stage}})
{{/each}}
{{/if}}
{{/if}}
`;
}

/** A title inside a comment of Handlebars, which ends at two dashes and braces. */
const comment = (title: string): string =>
  plainLine(title).replace(/--|[{}]|\s+/g, (found) => (/\s/.test(found) ? " " : "·"));
