import { readFile } from 'node:fs/promises';
import { decodeText, looksLikeJson, textOfCell } from '../ingest/index.js';
import type { InventoryFile } from '../ingest/index.js';
import { AssessmentError } from '../model/index.js';
import type { Machine, Problem } from '../model/index.js';
import {
  emptyPlan,
  isCalledAfterWave,
  joinRows,
  noPlan,
  resourcesOfGrid,
  rowsOfPlan,
  rowsOfResources,
  rowsOfTable,
  severalPlans,
  wavesBySheet,
} from '../plan-file/index.js';
import type { PlanRows, ReadPlan } from '../plan-file/index.js';
import { cannotRead } from './file-problems.js';
import { labelsOf } from './list-files.js';
import { openFile } from './read-inputs.js';

/** A plan of a hundred thousand machines has about 40 MB. */
const MAX_JSON_BYTES = 268_435_456;

interface Found {
  readonly rows: PlanRows;
  readonly problems: readonly Problem[];
}

/**
 * Reads a plan of waves, whoever made it: `plan.csv` or `waves.json` of ours, a table of a spreadsheet (CSV or workbook, packed by gzip
 * or not) with a column for the wave and one for the machine or the application, or Azure Migrate's waves as Azure Resource Graph
 * lists them (JSON, or CSV with the column `properties`). Columns in any order; days in the usual
 * forms, as far as they leave no doubt. Where no table has a column for the wave, sheets may be called after waves.
 *
 * @param machines of the estate, in its order
 * @returns each machine once; what a row lacks is a problem, and the others are read
 * @throws {AssessmentError} `plan/not-a-plan`; `plan/empty`: no machine of the estate is in a wave; `node/cannot-read`; the file is damaged, huge or no text
 */
export async function readWavePlan(path: string, machines: readonly Machine[]): Promise<ReadPlan> {
  const [file = path] = labelsOf([path]);
  const found = (await planOfJson(path, file)) ?? (await planOfTables(path, file));
  const read = joinRows(file, found.rows, machines);
  if (read.given.machines.every(({ wave }) => wave === null)) throw new AssessmentError(emptyPlan(file));
  return { ...read, given: { ...read.given, problems: [...found.problems, ...read.given.problems] } };
}

async function planOfJson(path: string, file: string): Promise<Found | null> {
  const content = await readFile(path).catch((cause: unknown) => cannotRead(path, cause));
  if (content.length > MAX_JSON_BYTES) return null;
  const { text } = decodeText(content, file);
  const parsed = looksLikeJson(text) ? parsedJson(text) : undefined;
  if (parsed === undefined) return null;
  const saved = rowsOfPlan(parsed, file);
  if (saved !== null) return { rows: saved, problems: [] };
  const listed = rowsOfResources(parsed, file);
  return listed === null ? null : { rows: listed.found, problems: listed.problems };
}

/** One value, or one a line; undefined for a text that is neither. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      const lines = text.split('\n').filter((line) => line.trim() !== '');
      return lines.map((line): unknown => JSON.parse(line));
    } catch {
      return undefined;
    }
  }
}

async function planOfTables(path: string, file: string): Promise<Found> {
  const opened = await openFile(path, file);
  // What is no inventory either is told as no plan: that is what was asked for.
  if (!('grids' in opened)) throw new AssessmentError(opened.code === 'ingest/unrecognised' ? noPlan(file) : opened);
  const tables = tablesOf(opened, file);
  const [first] = tables;
  if (first === undefined) throw new AssessmentError(noPlan(file, headersOf(opened)));
  return {
    rows: tables.length === 1 ? first.found : together(tables.map(({ found }) => found)),
    problems: [...opened.problems, ...aboutSheets(file, tables), ...tables.flatMap(({ problems }) => problems)],
  };
}

interface SheetOfPlan {
  readonly found: PlanRows;
  readonly problems: readonly Problem[];
  readonly sheet: string;
  /** Whether the sheet is called after the wave of its machines, and no column says it. */
  readonly isByName: boolean;
}

/** Tables that name waves; where none does, sheets that are each called after one. */
function tablesOf({ grids }: InventoryFile, file: string): readonly SheetOfPlan[] {
  const named = grids.flatMap((grid) => {
    const resources = resourcesOfGrid(grid);
    const read = (resources === null ? null : rowsOfResources(resources, file)) ?? rowsOfTable(grid);
    return read === null ? [] : [{ ...read, sheet: grid.sheet ?? '', isByName: false }];
  });
  if (named.length > 0) return named;
  return grids.flatMap((grid) => {
    const read = grid.sheet !== null && isCalledAfterWave(grid.sheet) ? rowsOfTable(grid, grid.sheet.trim()) : null;
    return read === null ? [] : [{ ...read, sheet: grid.sheet ?? '', isByName: true }];
  });
}

function aboutSheets(file: string, tables: readonly SheetOfPlan[]): readonly Problem[] {
  const sheets = tables.map(({ sheet }) => sheet);
  if (tables.some(({ isByName }) => isByName)) return [wavesBySheet(file, sheets)];
  return tables.length > 1 ? [severalPlans(file, sheets)] : [];
}

/** The columns that a reader looks at: those of the widest of the first rows. */
const headersOf = ({ grids }: InventoryFile): readonly string[] =>
  (grids[0]?.rows ?? [])
    .slice(0, 5)
    .map(({ cells }) => cells.map(textOfCell).filter((text) => text !== ''))
    .reduce<readonly string[]>((widest, cells) => (cells.length > widest.length ? cells : widest), []);

/** Sheets with columns of their own keep each row's cells under the columns of all. */
function together(tables: readonly PlanRows[]): PlanRows {
  const extraColumns = [...new Set(tables.flatMap((one) => one.extraColumns))];
  const rows = tables.flatMap(({ rows: own, extraColumns: columns }) =>
    own.map((row) => ({ ...row, extra: extraColumns.map((column) => row.extra[columns.indexOf(column)] ?? '') })),
  );
  return { form: tables[0]!.form, rows, extraColumns };
}
