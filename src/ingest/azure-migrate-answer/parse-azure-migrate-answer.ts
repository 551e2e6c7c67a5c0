import type { Origin, Problem, SheetSummary } from '../../model/index.js';
import type { InventoryFile } from '../read-inventory.js';
import { foldProblems, shown } from '../problems.js';
import { summaryOfTable, summaryOfUnusedGrid } from '../tally.js';
import type { Grid } from '../table.js';
import { buildAnswer } from './build-answer.js';
import type { AnswerReading, AzureMigrateAnswer, SizingCriterion, TakenColumn } from './answer.js';
import { answerWithoutMachines, orphanOfAnswer, sheetNotRead } from './answer-problems.js';
import type { AnswerTable } from './bind-answer.js';
import { DISK_RULES } from './disk-rules.js';
import type { DiskField } from './disk-rules.js';
import { ISSUE_SHEET_RULES } from './issue-rules.js';
import type { IssueField } from './issue-rules.js';
import { MACHINE_RULES } from './machine-rules.js';
import type { MachineField } from './machine-rules.js';
import { readAnswerRows } from './read-answer-rows.js';
import type { AnswerRows } from './read-answer-rows.js';
import { readSettings } from './read-settings.js';
import { recogniseAnswerSheet } from './recognise-answer.js';

/** What reads an answer needs to know of an opened file. */
export type AnswerFile = Pick<InventoryFile, 'file' | 'group' | 'isWorkbook' | 'grids' | 'problems'>;

/**
 * Reads what Azure Migrate answered, in any of its three exports: the sheets of a workbook, or one text for each of them. A
 * column is known by the words of its header, in any order, case and currency; which column was taken for what is told.
 *
 * The sheets of a workbook with one sizing criterion are one answer: `All_VM_…` and `VM_…` describe the same machines, and
 * the second adds what the first lacks. A text with machines is an answer of its own, and those of disks and settings beside
 * it in its folder belong to it. Issues find their machines in every answer.
 */
export function parseAzureMigrateAnswer(files: readonly AnswerFile[]): AnswerReading {
  const problems: Problem[] = files.flatMap((one) => one.problems);
  const sheets = files.flatMap((file) => file.grids.map((grid) => readSheet(file, grid, problems)));
  const answers: AzureMigrateAnswer[] = [];
  const issueSheets = sheets.filter((one): one is IssueSheet => one.kind === 'issues');
  const used = new Set<ReadSheet>();
  for (const set of answerSets(sheets)) {
    const settings = readSettings(set.settings.map(({ grid }) => grid));
    const built = buildAnswer({
      machines: set.machines.map(({ rows }) => rows),
      disks: set.disks.map(({ rows }) => rows),
      issues: issueSheets.map(({ file, rows }) => ({ rows, isOwn: file === set.machines[0]?.file })),
      settings,
      criterion: set.criterion ?? settings.sizingCriterion?.value ?? null,
      problems,
    });
    for (const one of [...set.disks, ...set.settings]) used.add(one);
    answers.push(built);
  }
  reportStrayIssues(issueSheets, answers, problems);
  reportUnused(sheets, { used, hasAnswers: answers.length > 0, problems });
  if (answers.length === 0) problems.push(answerWithoutMachines({ file: files[0]?.file ?? '' }));
  return {
    answers,
    columns: sheets.flatMap(columnsOf),
    sheets: sheets.map((one) => ({ ...summaryOf(one), file: one.file.file })),
    problems: foldProblems(problems),
  };
}

/** The number of machines in some files, counted once for each answer's largest, as one assessment has them twice. */
export function countAnsweredMachines({ answers }: AnswerReading): number {
  return new Set(answers.flatMap(({ machines }) => machines.map(keyOf))).size;
}

const keyOf = ({ name, machineId, group }: AzureMigrateAnswer['machines'][number]): string =>
  machineId === null ? `name ${name.toLowerCase()} ${group?.toLowerCase() ?? ''}` : `id ${machineId.toLowerCase()}`;

interface SheetPlace {
  readonly file: AnswerFile;
  readonly grid: Grid;
}
type MachineSheet = SheetPlace & { readonly kind: 'machines'; readonly rows: AnswerRows<MachineField> };
type DiskSheet = SheetPlace & { readonly kind: 'disks'; readonly rows: AnswerRows<DiskField> };
type IssueSheet = SheetPlace & { readonly kind: 'issues'; readonly rows: AnswerRows<IssueField> };
type PlainSheet = SheetPlace & { readonly kind: 'settings' | 'none' };
type TargetSheet = SheetPlace & { readonly kind: 'otherTarget'; readonly target: string };
type ReadSheet = MachineSheet | DiskSheet | IssueSheet | PlainSheet | TargetSheet;

function readSheet(file: AnswerFile, grid: Grid, problems: Problem[]): ReadSheet {
  const found = recogniseAnswerSheet(grid);
  const place = { file, grid };
  switch (found.kind) {
    case 'machines': {
      const rows = readAnswerRows<MachineField>(grid, found.headerIndex, { rules: MACHINE_RULES, problems });
      return { ...place, kind: 'machines', rows };
    }
    case 'disks': {
      const rows = readAnswerRows<DiskField>(grid, found.headerIndex, { rules: DISK_RULES, problems });
      return { ...place, kind: 'disks', rows };
    }
    case 'issues': {
      const rows = readAnswerRows<IssueField>(grid, found.headerIndex, { rules: ISSUE_SHEET_RULES, problems });
      return { ...place, kind: 'issues', rows };
    }
    case 'otherTarget':
      return { ...place, kind: 'otherTarget', target: found.target };
    case 'settings':
    case 'none':
      return { ...place, kind: found.kind };
  }
}

/** The sheets that together are one answer. */
interface AnswerSet {
  readonly machines: readonly MachineSheet[];
  readonly disks: readonly DiskSheet[];
  readonly settings: readonly PlainSheet[];
  readonly criterion: SizingCriterion | null;
}

function answerSets(sheets: readonly ReadSheet[]): AnswerSet[] {
  const bySet = new Map<string, MachineSheet[]>();
  for (const sheet of sheets) {
    if (sheet.kind !== 'machines') continue;
    const { file, grid } = sheet;
    const key = file.isWorkbook ? `${file.file}\n${criterionOf(grid) ?? ''}` : file.file;
    const known = bySet.get(key);
    if (known === undefined) bySet.set(key, [sheet]);
    else known.push(sheet);
  }
  const sets = [...bySet.values()];
  return sets.map((machines) => {
    const { file, grid } = machines[0]!;
    const rivals = sets.map(([one]) => one!.file).filter((one) => one !== file && isBeside(one, file));
    const isOwn = (other: ReadSheet): boolean =>
      other.file === file || (isBeside(other.file, file) && isNearest(other.file.file, file.file, rivals));
    const criterion = criterionOf(grid);
    return {
      machines: machines.toSorted((one, other) => other.rows.rows.length - one.rows.rows.length),
      disks: sheets.filter(
        (one): one is DiskSheet => one.kind === 'disks' && isOwn(one) && agrees(one.grid, criterion),
      ),
      settings: sheets.filter((one): one is PlainSheet => one.kind === 'settings' && isOwn(one)),
      criterion,
    };
  });
}

/** Two texts of one folder; a workbook is whole. */
const isBeside = (one: AnswerFile, other: AnswerFile): boolean =>
  !one.isWorkbook && !other.isWorkbook && one.group === other.group;

/** With several texts of machines in a folder, one of disks belongs to that whose name differs from its own in its part alone. */
function isNearest(file: string, owner: string, rivals: readonly AnswerFile[]): boolean {
  if (stemOf(file) === stemOf(owner)) return true;
  return !rivals.some((rival) => stemOf(rival.file) === stemOf(file));
}

const stemOf = (file: string): string =>
  file
    .toLowerCase()
    .replace(/machines?|servers?|disks?|propert(?:y|ies)|settings?|summary|ass?ess?e?d|assessments?|all|[\W_]+/g, '');

/** By the name of the sheet or the text, where it says so in a word of its own. */
function criterionOf({ sheet, file }: Grid): SizingCriterion | null {
  const name = sheet ?? file;
  if (/(?:^|[^a-z])perf/i.test(name)) return 'performance';
  return /(?:^|[^a-z])as[-_ ]?(?:is(?![a-z])|on[-_ ]?prem)/i.test(name) ? 'asIs' : null;
}

const agrees = (grid: Grid, criterion: SizingCriterion | null): boolean => {
  const own = criterionOf(grid);
  return own === null || criterion === null || own === criterion;
};

function reportUnused(
  sheets: readonly ReadSheet[],
  context: { readonly used: ReadonlySet<ReadSheet>; readonly hasAnswers: boolean; readonly problems: Problem[] },
): void {
  const { used, hasAnswers, problems } = context;
  for (const sheet of sheets) {
    const { kind, grid } = sheet;
    const at = placeOf(grid);
    const rows = Math.max(0, grid.rows.length - 1);
    if (kind === 'otherTarget') problems.push(sheetNotRead(at, rows, sheet.target));
    if (kind === 'none' && hasAnswers && rows > 0) problems.push(sheetNotRead(at, rows, 'nothing that is compared'));
    if (kind === 'disks' && !used.has(sheet) && sheet.rows.rows[0] !== undefined) {
      problems.push(orphanOfAnswer(at, `the sheet of ${sheet.rows.rows.length} disks`, shown(sheet.rows.rows[0].name)));
    }
  }
}

/** Issues from a file of their own, of machines that no answer has. */
function reportStrayIssues(
  sheets: readonly IssueSheet[],
  answers: readonly AzureMigrateAnswer[],
  problems: Problem[],
): void {
  const names = new Set(answers.flatMap(({ machines }) => machines.map(({ name }) => name.trim().toLowerCase())));
  const homes = new Set(answers.map(({ file }) => file));
  for (const { grid, rows } of sheets) {
    if (homes.has(grid.file)) continue;
    for (const { name, row } of rows.rows) {
      if (!names.has(name.trim().toLowerCase())) problems.push(orphanOfAnswer(row.origin, 'an issue', name));
    }
  }
}

const placeOf = (grid: Grid): Origin => ({
  file: grid.file,
  ...(grid.sheet === null ? {} : { sheet: grid.sheet }),
  how: 'read',
});

const tableOf = (sheet: ReadSheet): AnswerTable<string> | null => {
  if (sheet.kind !== 'machines' && sheet.kind !== 'disks' && sheet.kind !== 'issues') return null;
  return sheet.rows.table;
};

function columnsOf(sheet: ReadSheet): TakenColumn[] {
  const { grid } = sheet;
  const table = tableOf(sheet);
  if (table === null) return [];
  return table.chosen
    .toSorted((one, other) => one.index - other.index)
    .map(({ rule, index, unknownWords }) => ({
      file: grid.file,
      sheet: grid.sheet,
      header: table.bound.table.header[index] ?? '',
      field: rule.field,
      unknownWords,
    }));
}

function summaryOf(sheet: ReadSheet): SheetSummary {
  const table = tableOf(sheet);
  if (table === null || !('rows' in sheet)) {
    const unused = summaryOfUnusedGrid(sheet.grid);
    return sheet.kind === 'settings'
      ? { ...unused, isUsed: true, rowsUsed: unused.rowsRead, rowsSkipped: 0, columnsIgnored: [] }
      : unused;
  }
  return summaryOfTable(table.bound, sheet.rows.rows.length);
}
