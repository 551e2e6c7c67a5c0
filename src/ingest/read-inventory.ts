import type { InputSummary, Problem, SheetSummary } from '../model/index.js';
import { readArgdata } from './argdata/read-argdata.js';
import { readHyperv } from './hyperv/read-hyperv.js';
import type { HypervTable } from './hyperv/read-hyperv.js';
import { summariseAnswer } from './azure-migrate-answer/answer-among-inputs.js';
import { looksLikeSamples } from './looks-like-samples.js';
import { foldProblems, noMachines, perhapsSamples, raggedRow, shown, unrecognised } from './problems.js';
import { readFlat } from './read-flat.js';
import { readRvtools } from './read-rvtools.js';
import type { RvtoolsTable } from './read-rvtools.js';
import { withSharedStyle } from './rvtools-style.js';
import { describeGrid, recogniseGrid } from './recognise.js';
import type { Recognised } from './recognise.js';
import { reportImplausible } from './report-implausible.js';
import { reportUnusedSheets } from './report-unused-sheets.js';
import { tableBelow, textOfCell } from './table.js';
import type { Grid, Table } from './table.js';
import { nothingRead, summaryOfUnusedGrid } from './tally.js';
import type { ReadMachines } from './tally.js';

/** One input file, opened: a workbook has a grid per sheet, a text has one. */
export interface InventoryFile {
  /** The label in every location; unique among the inputs. */
  readonly file: string;
  /** Files of one group may be tabs of one RVTools export, or the output of several cmdlets; in practice their folder. */
  readonly group: string;
  readonly isWorkbook: boolean;
  readonly grids: readonly Grid[];
  /** What opening it found. */
  readonly problems: readonly Problem[];
}

/** What one file, or the tabs of one export in several files, says. */
export interface EstatePart {
  readonly inputs: readonly InputSummary[];
  readonly read: ReadMachines;
  readonly problems: readonly Problem[];
}

interface SeenGrid {
  readonly grid: Grid;
  readonly recognised: Recognised;
}

interface SeenFile {
  readonly file: InventoryFile;
  readonly grids: readonly SeenGrid[];
}

/**
 * Recognises and reads files, in the order given. Texts of one group that are tabs of RVTools are read as one export, at the
 * place of the first of them; so are those that Hyper-V's cmdlets wrote.
 */
export function readInventories(files: readonly InventoryFile[]): EstatePart[] {
  const seen = files.map((file) => ({
    file,
    grids: withoutListsOfAnswers(
      file,
      file.grids.map((grid) => ({ grid, recognised: recogniseGrid(grid) })),
    ),
  }));
  const parts: EstatePart[] = [];
  const done = new Set<SeenFile>();
  for (const one of seen) {
    if (done.has(one)) continue;
    const family = familyOf(one);
    const together =
      family === null
        ? [one]
        : seen.filter((other) => familyOf(other) === family && other.file.group === one.file.group);
    for (const other of together) done.add(other);
    parts.push(readTogether(together));
  }
  return parts;
}

/** A workbook with an answer lists machines beside it, such as those to be switched off: they are no inventory. */
function withoutListsOfAnswers({ isWorkbook }: InventoryFile, grids: readonly SeenGrid[]): readonly SeenGrid[] {
  const answer = grids.map(({ recognised }) => recognised).find((one) => one.kind === 'azureMigrateAnswer');
  if (!isWorkbook || answer === undefined) return grids;
  return grids.map((one) => (one.recognised.kind === 'flat' ? { ...one, recognised: answer } : one));
}

/** Of what export a text is one part of several, or null. A workbook is whole. */
function familyOf({ file, grids }: SeenFile): 'rvtools' | 'hyperv' | null {
  const kinds = file.isWorkbook ? [] : grids.map(({ recognised }) => recognised.kind);
  if (kinds.includes('rvtools')) return 'rvtools';
  return kinds.includes('hyperv') ? 'hyperv' : null;
}

function readTogether(files: readonly SeenFile[]): EstatePart {
  const problems: Problem[] = files.flatMap(({ file }) => file.problems);
  const summaries = new Map<Grid, SheetSummary>();
  const grids = files.flatMap((one) => one.grids);
  const read = combine([
    readTabs(grids, summaries, problems),
    readHypervTables(grids, summaries, problems),
    ...readFlats(grids, summaries, problems),
  ]);
  const inputs = files.map((one): InputSummary => {
    const { kind, by } = kindOfFile(one);
    if (kind === 'azure-migrate-answer') return summariseAnswer(one.file, by, problems);
    if (kind === 'unrecognised') reportUnread(one, problems);
    else reportUnusedSheets(one.file.file, one.grids, problems);
    return {
      file: one.file.file,
      kind,
      recognisedBy: by,
      sheets: one.grids.map(({ grid }) => summaries.get(grid) ?? summaryOfUnusedGrid(grid)),
    };
  });
  reportImplausible(read.machines, problems);
  const isRead = summaries.size > 0;
  if (isRead && read.rows === 0) problems.push(noMachines({ file: files[0]!.file.file }));
  return { inputs, read, problems: foldProblems(problems) };
}

function readTabs(grids: readonly SeenGrid[], summaries: Map<Grid, SheetSummary>, problems: Problem[]): ReadMachines {
  const found: (RvtoolsTable & { readonly grid: Grid })[] = [];
  for (const { grid, recognised } of grids) {
    if (recognised.kind !== 'rvtools') continue;
    const table = tableBelow(grid, recognised.headerIndex);
    reportRagged(table, problems);
    found.push({ tab: recognised.tab, table, grid });
  }
  if (found.length === 0) return nothingRead();
  const tables = withSharedStyle(found);
  const reading = readRvtools(tables, problems);
  for (const { grid, table } of tables) {
    const summary = reading.summaries.get(table);
    if (summary !== undefined) summaries.set(grid, summary);
  }
  return reading.read;
}

function readHypervTables(
  grids: readonly SeenGrid[],
  summaries: Map<Grid, SheetSummary>,
  problems: Problem[],
): ReadMachines {
  const tables: (HypervTable & { readonly grid: Grid })[] = [];
  for (const { grid, recognised } of grids) {
    if (recognised.kind !== 'hyperv') continue;
    const table = tableBelow(grid, recognised.headerIndex);
    reportRagged(table, problems);
    tables.push({ kind: recognised.table, table, grid });
  }
  if (tables.length === 0) return nothingRead();
  const reading = readHyperv(tables, problems);
  for (const { grid, table } of tables) {
    const summary = reading.summaries.get(table);
    if (summary !== undefined) summaries.set(grid, summary);
  }
  return reading.read;
}

function readFlats(
  grids: readonly SeenGrid[],
  summaries: Map<Grid, SheetSummary>,
  problems: Problem[],
): ReadMachines[] {
  return grids.flatMap(({ grid, recognised }) => {
    if (recognised.kind !== 'flat' && recognised.kind !== 'argdata') return [];
    const table = tableBelow(grid, recognised.headerIndex);
    reportRagged(table, problems);
    const { read, summary } =
      recognised.kind === 'flat' ? readFlat(table, recognised.format, problems) : readArgdata(table, problems);
    summaries.set(grid, summary);
    return [read];
  });
}

function combine(readings: readonly ReadMachines[]): ReadMachines {
  const all = nothingRead();
  for (const { machines, rows, merged, skipped, hosts, datastores } of readings) {
    for (const machine of machines) all.machines.push(machine);
    all.rows += rows;
    all.merged += merged;
    all.skipped += skipped;
    if (hosts !== undefined) all.hosts = [...(all.hosts ?? []), ...hosts];
    if (datastores !== undefined) all.datastores = [...(all.datastores ?? []), ...datastores];
  }
  return all;
}

/** In a text every row has as many cells as the header; a sheet has no such rule. Empty cells at the end do not count. */
function reportRagged(table: Table, problems: Problem[]): void {
  if (table.sheet !== null) return;
  for (const { line, cells } of table.rows) {
    const extra = cells.slice(table.header.length).some((cell) => textOfCell(cell) !== '');
    const found = cells.length;
    if (extra || found < table.header.length) {
      problems.push(raggedRow({ file: table.file, line }, found, table.header.length));
    }
  }
}

const KINDS = { hyperv: 'hyperv', argdata: 'azure-migrate-argdata' } as const;

/** The first sheet that can be read decides. */
function kindOfFile({ file, grids }: SeenFile): { readonly kind: string; readonly by: string } {
  const found = grids.map(({ recognised }) => recognised);
  const tab = found.find((one) => one.kind === 'rvtools');
  if (tab !== undefined) return { kind: file.isWorkbook ? 'rvtools-workbook' : 'rvtools-csv', by: tab.by };
  const flat = found.find((one) => one.kind === 'flat');
  if (flat !== undefined) return { kind: flat.format.kind, by: flat.by };
  const vendor = found.find((one) => one.kind === 'hyperv' || one.kind === 'argdata');
  if (vendor !== undefined) return { kind: KINDS[vendor.kind], by: vendor.by };
  const answer = found.find((one) => one.kind === 'azureMigrateAnswer');
  if (answer !== undefined) return { kind: 'azure-migrate-answer', by: answer.by };
  const connections = grids.find(({ recognised }) => recognised.kind === 'connections');
  if (connections !== undefined) return { kind: 'connections', by: connectionsIn(connections) };
  const other = found.find((one) => one.kind === 'rvtoolsOther');
  if (other !== undefined) return { kind: 'rvtools-other', by: other.by };
  return { kind: 'unrecognised', by: 'no header of a known kind was found' };
}

/** How many rows there are, and why none of them is used. */
function connectionsIn({ grid, recognised }: SeenGrid): string {
  if (recognised.kind !== 'connections') return '';
  const rows = grid.rows.length - recognised.headerIndex - 1;
  const counted = `${rows} ${rows === 1 ? 'row' : 'rows'}`;
  return `${recognised.by}; ${counted} of connections between machines: an assessment does not use them`;
}

function reportUnread({ file }: SeenFile, problems: Problem[]): void {
  if (file.grids.length === 0) return;
  const sheets = file.grids.map(
    (grid) => (grid.sheet === null ? '' : `sheet "${shown(grid.sheet)}": `) + describeGrid(grid),
  );
  const tell = file.grids.some(looksLikeSamples) ? perhapsSamples : unrecognised;
  problems.push(tell({ file: file.file }, sheets.slice(0, 4).join('; ')));
}
