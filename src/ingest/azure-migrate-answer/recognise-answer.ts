import { textOfCell } from '../table.js';
import type { Grid } from '../table.js';
import { chooseColumns } from './column-rules.js';
import type { ColumnRules } from './column-rules.js';
import { DISK_RULES } from './disk-rules.js';
import { wordsOfHeader } from './header-words.js';
import { ISSUE_SHEET_RULES } from './issue-rules.js';
import { MACHINE_RULES } from './machine-rules.js';
import { countSettings } from './read-settings.js';

/** What a sheet of an answer holds. */
export type AnswerSheet =
  | { readonly kind: 'machines' | 'disks' | 'issues'; readonly headerIndex: number }
  | { readonly kind: 'settings' }
  /** Answers about databases, web applications and other targets. */
  | { readonly kind: 'otherTarget'; readonly target: string }
  | { readonly kind: 'none' };

/** Rows in which the header is looked for. */
const HEADER_WITHIN_ROWS = 30;
const MAX_HEADER_CHARACTERS = 160;

/** What a sheet holds, by its header alone; the row that fits best is the header, the first of equals. */
export function recogniseAnswerSheet(grid: Grid): AnswerSheet {
  let best: { readonly sheet: AnswerSheet; readonly columns: number } = { sheet: { kind: 'none' }, columns: 0 };
  for (const [headerIndex, row] of grid.rows.slice(0, HEADER_WITHIN_ROWS).entries()) {
    const header = headerOf(row.cells.map(textOfCell));
    if (header.filter((text) => text !== '').length < 2) continue;
    const found = recogniseHeader(header, headerIndex);
    if (found !== null && found.columns > best.columns) best = found;
  }
  if (best.sheet.kind !== 'none') return best.sheet;
  const least = /assess\w*[\W_]*summary|propert|setting/i.test(grid.sheet ?? grid.file) ? 1 : LEAST_SETTINGS;
  return countSettings(grid) >= least ? { kind: 'settings' } : best.sheet;
}

/** In a sheet whose name does not say that it holds settings. */
const LEAST_SETTINGS = 2;

/** Texts that are too long for a header are none. */
const headerOf = (cells: readonly string[]): string[] =>
  cells.map((text) => (text.length > MAX_HEADER_CHARACTERS ? '' : text));

/**
 * Whether a row is the header of machines with what Azure Migrate answered; asked before it is taken for an inventory, which
 * may have a column of readiness of its own, but recommends no size and knows no cost.
 */
export function isAnswerHeader(cells: readonly string[]): boolean {
  if (!cells.some((text) => /read[iy]|recommend|suitab/i.test(text))) return false;
  const header = headerOf(cells);
  if (recogniseHeader(header, 0)?.sheet.kind !== 'machines') return false;
  const fields = fieldsOf(header, MACHINE_RULES);
  return ['size', 'computeStated', 'computePayg', 'totalCost'].some((one) => has(fields, one));
}

interface Recognition {
  readonly sheet: AnswerSheet;
  /** Columns that are known; of other targets every one. */
  readonly columns: number;
}

function recogniseHeader(header: readonly string[], headerIndex: number): Recognition | null {
  const target = targetOf(header);
  if (target !== null) return { sheet: { kind: 'otherTarget', target }, columns: header.length };
  const machines = fieldsOf(header, MACHINE_RULES);
  if (!machines.has('name')) return null;
  const disks = fieldsOf(header, DISK_RULES);
  const isOfDisks = disks.has('diskName') && ['sku', 'type', 'readiness', 'targetSize'].some((one) => has(disks, one));
  const isOfWholeMachines = MACHINE_SIGNS.some((one) => has(machines, one));
  if (isOfDisks && !isOfWholeMachines) return { sheet: { kind: 'disks', headerIndex }, columns: disks.size };
  const issues = fieldsOf(header, ISSUE_SHEET_RULES);
  const isOfIssues =
    ['issues', 'warnings', 'dataIssues'].some((one) => has(issues, one)) &&
    ['category', 'cause', 'recommendation'].some((one) => has(issues, one));
  if (isOfIssues && !has(machines, 'size')) return { sheet: { kind: 'issues', headerIndex }, columns: issues.size };
  const isAnswered = has(machines, 'size') || has(machines, 'readiness');
  if (!isAnswered || machines.size < LEAST_MACHINE_COLUMNS) return null;
  return { sheet: { kind: 'machines', headerIndex }, columns: machines.size };
}

const LEAST_MACHINE_COLUMNS = 3;
const has = (fields: ReadonlySet<string>, field: string): boolean => fields.has(field);

/** What no sheet of disks has. */
const MACHINE_SIGNS = ['computeStated', 'computePayg', 'cores', 'memory', 'os', 'bootType', 'cpuPercent', 'addresses'];

const fieldsOf = <Field extends string>(header: readonly string[], rules: ColumnRules<Field>): ReadonlySet<Field> =>
  new Set(chooseColumns(header, rules).map(({ rule }) => rule.field));

/** What else Azure Migrate assesses, by words that stand together in one header. */
const TARGETS: readonly (readonly [words: readonly string[], target: string])[] = [
  [['sql', 'instance'], 'SQL Server instances'],
  [['postgresql', 'instance'], 'PostgreSQL instances'],
  [['mysql', 'instance'], 'MySQL instances'],
  [['sql', 'mi', 'readiness'], 'SQL Server instances'],
  [['web', 'app', 'name'], 'web applications'],
  [['webapp', 'name'], 'web applications'],
  [['web', 'app', 'readiness'], 'web applications'],
  [['webapp', 'readiness'], 'web applications'],
  [['app', 'service', 'plan'], 'App Service plans'],
  [['node', 'pool'], 'node pools of AKS'],
  [['vmware', 'solution'], 'machines for Azure VMware Solution'],
  [['avs', 'readiness'], 'machines for Azure VMware Solution'],
];

const TARGET_WORDS: ReadonlySet<string> = new Set([
  ...TARGETS.flatMap(([words]) => words),
  ...['webapp', 'id', 'azure', 'type', 'count', 'monthly', 'cost', 'recommended', 'sku', 'plan'],
]);

function targetOf(header: readonly string[]): string | null {
  for (const text of header) {
    if (text === '') continue;
    const words = new Set(wordsOfHeader(text, TARGET_WORDS).words);
    const found = TARGETS.find(([needed]) => needed.every((word) => words.has(word)));
    if (found !== undefined) return found[1];
  }
  return null;
}
