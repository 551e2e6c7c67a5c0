import { countOf } from '../model/index.js';
import type { FindingSeverity } from '../rules/index.js';
import type { DescribedFact, DescribedRule, RuleArea } from './described-rule.js';

const AREAS: Readonly<Record<RuleArea, string>> = {
  machine: 'Machines',
  site: 'The site',
  service: 'Services in place of machines',
  workload: 'Databases and web applications',
  avs: 'Azure VMware Solution',
};

const SEVERITIES: Readonly<Record<FindingSeverity, string>> = {
  blocks: 'blocks: it will not work',
  conditions: 'conditions: it works once the remedy is done',
  unknown: 'unknown: it cannot be told',
  warns: 'warns: it works, but should not be left so',
  informs: 'informs: good to know',
};

const WHEN_UNKNOWN: Readonly<Record<DescribedRule['whenUnknown'], string>> = {
  unknown: 'answers unknown, and says which fact is missing and how to get it',
  informs: 'says which fact is missing and how to get it, and decides nothing by it',
  silent: 'says nothing',
};

const waysOf = ({ howToGet }: DescribedFact): string =>
  howToGet.map(({ platform, how }) => (platform === null ? how : `${platform}: ${how}`)).join('; ');

/** The rules of a list in their order, cut where what `of` says of them changes. */
function runsOf(
  rules: readonly DescribedRule[],
  of: (rule: DescribedRule) => string,
): readonly (readonly DescribedRule[])[] {
  const groups = new Map<string, DescribedRule[]>();
  for (const rule of rules) {
    const group = groups.get(of(rule));
    if (group === undefined) groups.set(of(rule), [rule]);
    else group.push(rule);
  }
  return [...groups.values()];
}

/** One line a rule, by what is judged and what is asked. */
export function renderRulesText(rules: readonly DescribedRule[]): string {
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  const blocks = runsOf(rules, ({ area, question }) => `${area} ${question}`).map((group) => {
    const { area, question } = group[0]!;
    const lines = group.map(({ id, severity, message }) => `  ${id.padEnd(width)}  ${severity.padEnd(10)}  ${message}`);
    return [`${AREAS[area]} – ${question} (${countOf(group.length, 'rule')})`, ...lines].join('\n');
  });
  return `${[...blocks, `${countOf(rules.length, 'rule')} in all; portolan rules ID tells all about one`].join('\n\n')}\n`;
}

/** Everything about one rule, in lines. */
export function renderRuleText(rule: DescribedRule): string {
  const rows: readonly (readonly [string, string])[] = [
    ['question', rule.question],
    ['severity', SEVERITIES[rule.severity]],
    ...(rule.editions === null ? [] : [['editions', rule.editions.join(', ')] as const]),
    ...(rule.methods === null ? [] : [['methods', rule.methods.join(', ')] as const]),
    ['says', rule.message],
    ['remedy', rule.remedy],
    ...rule.needs.map((fact) => ['needs', `${fact.label} – ${waysOf(fact)}`] as const),
    ...(rule.needs.length > 0 ? [['if missing', WHEN_UNKNOWN[rule.whenUnknown]] as const] : []),
    ['source', `${rule.source}; read ${rule.readOn}, to be reviewed by ${rule.reviewBy}`],
    ...(rule.code === null ? [] : [["vendor's code", rule.code] as const]),
    ['examples', `${rule.examples.passing} that pass and ${rule.examples.failing} that fail, run by the tests`],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return `${[rule.id, ...rows.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`)].join('\n')}\n`;
}

/** Text as Markdown shows it: no character of it is markup. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, (sign) => `\\${sign}`);

/** Where a rule stands, if not everywhere. */
const standing = ({ editions, methods }: DescribedRule): readonly string[] => [
  ...(editions === null ? [] : [`in the editions ${editions.join(', ')}`]),
  ...(methods === null ? [] : [`with the method ${methods.join(', ')}`]),
];

function ruleSection(rule: DescribedRule): string {
  const rows: readonly string[] = [
    `- ${[SEVERITIES[rule.severity], ...standing(rule)].join('; ')}`,
    `- Says: ${plain(rule.message)}`,
    `- Remedy: ${plain(rule.remedy)}`,
    ...rule.needs.map((fact) => `- Needs ${plain(fact.label)} – ${plain(waysOf(fact))}`),
    ...(rule.needs.length > 0 ? [`- If it is missing, the rule ${WHEN_UNKNOWN[rule.whenUnknown]}`] : []),
    `- Source: ${plain(rule.source)}; read ${rule.readOn}, to be reviewed by ${rule.reviewBy}`,
    ...(rule.code === null ? [] : [`- The vendor's code: \`${rule.code}\``]),
  ];
  return [`#### \`${rule.id}\``, '', ...rows].join('\n');
}

/** The page `docs/rules.md`: every rule with its words, remedy, facts and source. */
export function renderRulesMarkdown(rules: readonly DescribedRule[]): string {
  const areas = runsOf(rules, ({ area }) => area);
  const rows = areas.flatMap((ofArea) =>
    runsOf(ofArea, ({ question }) => question).map(
      (group) => `| ${AREAS[group[0]!.area]} | ${plain(group[0]!.question)} | ${group.length} |`,
    ),
  );
  const sections = areas.flatMap((ofArea) => [
    `## ${AREAS[ofArea[0]!.area]}`,
    ...runsOf(ofArea, ({ question }) => question).flatMap((group) => [
      `### ${plain(group[0]!.question)}`,
      ...group.map(ruleSection),
    ]),
  ]);
  const head = [
    '# Rules',
    'Made by `npm run rules` from the rules themselves; do not edit. `{name}` stands for a value that was found.',
    ['| what is judged | question | rules |', '|---|---|---|', ...rows].join('\n'),
    `${countOf(rules.length, 'rule')} in all.`,
  ];
  return `${[...head, ...sections].join('\n\n')}\n`;
}
