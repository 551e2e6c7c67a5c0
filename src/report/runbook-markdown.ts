import type { Runbook, RunbookPart, RunbookStep } from '../cutover/index.js';
import { visibleLine } from '../model/index.js';

/** What Markdown takes for markup anywhere in a line; `_` within a word and a lone colon stand for themselves. */
const MARKUP = /[\\`*{}[\]~|$#@]|(?<![a-z0-9])_|_(?![a-z0-9])|:(?=\/)|(?<=www)\./gi;
/** What begins a list or underlines a heading at the start of a line. */
const OPENING_MARK = /^([-+=])/;
const OPENING_NUMBER = /^(\d{1,9})([.)])/;
const BACKTICKS = /`+/g;

/**
 * A runbook as Markdown: a heading for each part, a check box for each step and for each thing that must be seen, lines to copy in
 * code blocks. Names from inventories do no harm: markup in them is escaped, control characters are shown, and a code block is fenced
 * by more backticks than any line of it has in a row.
 *
 * @returns text that ends with a line feed; the same bytes for the same runbook
 */
export function renderRunbookMarkdown(runbook: Runbook): string {
  return [
    `# ${escape(runbook.title)}`,
    '',
    `**Rollback point.** ${escape(runbook.rollbackPoint)}`,
    '',
    ...listOf('Assumptions', runbook.assumptions),
    `**Machines.** ${escape(runbook.machines.map(({ name }) => visibleLine(name)).join(', '))}`,
    '',
    ...runbook.parts.flatMap((part, index) => partLines(part, index + 1)),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
}

const listOf = (title: string, entries: readonly string[]): readonly string[] =>
  entries.length === 0 ? [] : [`**${title}**`, '', ...entries.map((entry) => `- ${escape(entry)}`), ''];

const partLines = ({ title, steps }: RunbookPart, number: number): readonly string[] => [
  `## ${number}. ${escape(title)}`,
  '',
  ...steps.flatMap(stepLines),
];

function stepLines(step: RunbookStep): readonly string[] {
  return [
    `### ${step.number} ${escape(step.title)}`,
    '',
    '- [ ] done, by whom and when:',
    '',
    ...(step.warning === null ? [] : [`> **Warning.** ${escape(step.warning)}`, '']),
    ...step.what.flatMap((said) => [escape(said), '']),
    ...codeBlock(step.lines),
    ...(step.expect.length === 0
      ? []
      : ['**Must be seen**', '', ...step.expect.map((said) => `- [ ] ${escape(said)}`), '']),
    ...rollbackLines(step),
    `<sub>${escape(step.source)}</sub>`,
    '',
  ];
}

const rollbackLines = ({ rollback, rollbackLines: lines }: RunbookStep): readonly string[] =>
  rollback.length + lines.length === 0
    ? []
    : ['**Back**', '', ...rollback.flatMap((said) => [escape(said), '']), ...codeBlock(lines)];

function codeBlock(lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(BACKTICKS) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines.map(visibleLine), fence, ''];
}

/** One line that Markdown prints as it stands. */
const escape = (text: string): string =>
  visibleLine(text)
    .trim()
    .replace(MARKUP, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(OPENING_MARK, '\\$1')
    .replace(OPENING_NUMBER, '$1\\$2');
