import { formatProblem, visibleLine } from '../model/index.js';
import type { FindingSeverity } from '../rules/index.js';
import type { SiteCheck, SiteFinding } from '../site/index.js';
import { formatCountOf } from './figures.js';

const HEADINGS: readonly (readonly [severity: FindingSeverity, heading: string])[] = [
  ['blocks', 'Blocks: it will not work'],
  ['unknown', 'Unknown: a fact is missing'],
  ['conditions', 'Conditions: it works once the remedy is done'],
  ['warns', 'Warns: it works, but should not be left so'],
  ['informs', 'Informs'],
];

/** The findings on a site, the worst first, each with where its facts stand and what to do. */
export function renderSiteText(check: SiteCheck): string {
  const { title, file, asOf, counts, findings, problems } = check;
  const { rules, passed, hit, unknown } = counts;
  const parts = [
    `${title === null ? 'Site' : visibleLine(title)} (${visibleLine(file)}), as of ${asOf}`,
    `${formatCountOf(rules, 'rule')}: ${passed} passed, ${hit} hit, ${unknown} unknown`,
    ...HEADINGS.flatMap(([severity, heading]) =>
      sectionOf(
        heading,
        findings.filter((one) => one.severity === severity),
      ),
    ),
    ...(problems.length === 0 ? [] : [['The input contradicts itself', ...problems.map(formatProblem)].join('\n')]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sectionOf(heading: string, findings: readonly SiteFinding[]): readonly string[] {
  if (findings.length === 0) return [];
  return [[`${heading} (${findings.length})`, ...findings.map(findingText)].join('\n')];
}

function findingText({ challenges, message, from, remedy, source, code }: SiteFinding): string {
  const where = from.length === 0 ? '' : ` [${from.join(', ')}]`;
  const coded = code === null ? '' : ` (code ${code})`;
  return [`  ${challenges.join(', ')}${coded}: ${message}${where}`, `    remedy: ${remedy}`, `    source: ${source}`]
    .map(visibleLine)
    .join('\n');
}
