/**
 * Each construct as it is offered where it may stand: complete, in the one style, with examples to type over.
 *
 * In the editors' snippet syntax: `${1:an example}` is gone through with Tab, `${2|one,another|}` is chosen from,
 * and `$0` is where the cursor stays. What they refer to is marked, `${3:Quick@persona}`, for own-names.ts.
 */

import type { DeclarationKind } from "@persona-lang/compiler";

/** Those that begin with a keyword. */
export type Construct = Exclude<DeclarationKind, "signal" | "member" | "assignment">;

export const skeletons: Readonly<Record<Construct, string>> = {
  playbook: `playbook \${1:Welcome} "\${2:Welcoming new customers}" {
	version   "0.1.0"
	owner     "\${3:Your team} <\${4:team@example.com}>"
	languages \${5:en}
	timezone  "\${6:Europe/London}"
	hours     Monday to Friday 09:00 to 17:00
	$0
}`,
  import: 'import "./${1:personas}.persona"',
  signals: `signals \${1:Call} "\${2:First call}" {
	source \${3|internal,research|}
	\${4:wantsFast} \${5|boolean,integer,percent,date,text,one of a\\, b,any of a\\, b|} "\${6:Wants to start as soon as possible}"
	$0
}`,
  type: "type ${1:Goal} one of ${2:speed}, ${3:control}",
  define: "define ${1:inAHurry} as ${2:wantsFast@condition}",
  customer: `customer {
	\${1:stage lifecycle@field}
	$0
}`,
  persona: `persona \${1:Quick} "\${2:Quick starter}" {
	summary   "\${3:Wants it to work, soon, and without choices to make.}"
	challenge "\${4:Has no developers.}"
	$0
}`,
  weights: `weights {
	when \${1:wantsFast@condition} then \${2:Quick@persona} +\${3:3}
	$0
}`,
  classify: `classify {
	accept    when score >= \${1:3}
	?ties      \${2:Quick, Builder@personas}
	otherwise \${3:undecided}
	$0
}`,
  team: `team {
	\${1:skills} any of \${2:onboarding}, \${3:engineering} "\${4:Skills}"
	$0
}`,
  role: 'role ${1:Manager} "${2:Customer manager}" { from ${3|team,customer|} }',
  assign: `assign \${1:Manager@ours} {
	require \${2:skills has onboarding@eligible}
	$0
}`,
  channel: 'channel ${1:email} "${2:E-mail}"',
  journey: `journey {
	stage \${1:Onboarding} "\${2:Onboarding}"
	$0
}`,
  stage: `stage \${1:Onboarding} "\${2:Onboarding}" {
	owner "\${3:Success}"
	goal  "\${4:They use it every day}"
	$0
}`,
  touchpoint: `touchpoint "\${1:First call}" {
	channel \${2:email@channel}
	shows   "\${3:That we have read about them}"
	$0
}`,
  voice: `voice {
	feelings \${1:calm}, \${2:anxious}
	$0
}`,
  resource: `resource \${1:Guide} "\${2:How to begin}" {
	link "\${3:https://example.com/begin}"
	$0
}`,
  play: `play \${1:QuickStart} "\${2:Live in two weeks}" {
	for   \${3:Quick@persona}
	stage \${4:Onboarding@stage}
	$0
}`,
  phase: `phase \${1:Begin} "\${2:Beginning}" {
	window 0 to \${3:30} days after start
	$0
}`,
  if: `if \${1:wantsFast@condition} {
	$0
}`,
  task: `task \${1:review} "\${2:Review what they built}" {
	owner \${3:Manager@ours}
	when  \${4:2} business days after start
	takes \${5:1} business day
	$0
}`,
  meeting: `meeting \${1:kickoff} "\${2:Kick-off}" {
	when   \${3:2} business days after start at \${4:10:00} for \${5:30} minutes
	invite \${6:Manager@ours}, \${7:Contact@theirs}
	$0
}`,
  milestone: `milestone \${1:live} "\${2:Live}" {
	when on \${3:start@date} exactly
	$0
}`,
  message: `message \${1:hello} "\${2:Welcome}" {
	send    \${3:Hello@message}
	to      \${4:Contact@theirs}
	channel \${5:email@channel}
	when    \${6:on start}
	$0
}`,
  "message-text": `message \${1:Hello} {
	subject "\${2:Welcome, {{customer.name\\}\\}}"
	body    """
		\${3:Hello {{customer.name\\}\\},}
		"""
	$0
}`,
  survey: `survey \${1:Recommend} "\${2:Would they recommend us?}" {
	kind     \${3|nps,csat|}
	question "\${4:How likely are you to recommend us?}"
	to       \${5:Contact@theirs}
	channel  \${6:email@channel}
	ask      \${7:30} days after start
	$0
}`,
  test: `test "\${1:in a hurry is Quick}" {
	customer {
		\${3:wantsFast true@customer}
	}
	expect persona \${2:Quick@persona}
	$0
}`,
  "test-customer": `customer {
	\${1:wantsFast true@customer}
	$0
}`,
  cohort: `cohort "\${1:customers of the year}" {
	from "\${2:customers.csv}"
	expect \${3:undecided at most 30%}
	$0
}`,
};
