/** Writing the workbook of an estate of 10,000 machines, beside SheetJS with the same cells; and its CSV and Parquet. */
import { read, utils, write } from '@e965/xlsx';
import type { WorkSheet } from '@e965/xlsx';
import { tableFiles, writeReportWorkbook } from '../../src/cli/estate-outputs.js';
import { toMachineId } from '../../src/model/index.js';
import { estateTables, sheetOf } from '../../src/report/index.js';
import type { EstateContents } from '../../src/report/index.js';
import { anAssessedMachine, anAssessment } from '../support/an-assessment.js';
import { expectEqual, ratio, time } from './timing.js';

const MACHINES = 10_000;
/** Of one machine, so that all tables together have about 100,000 rows. */
const DISKS = 3;
const FINDINGS = 3;
const LINES = 3;

function estateOf(count: number): EstateContents {
  const one = anAssessedMachine();
  const many = <T>(items: readonly T[], length: number): T[] =>
    Array.from({ length }, (_, index) => items[index % items.length]!);
  const machines = Array.from({ length: count }, (_, index) => {
    const name = `vm-${String(index).padStart(5, '0')}`;
    return {
      ...one,
      ...{ id: toMachineId(`vmware:vcenter.example/${name}`), name, application: `application ${index % 400}` },
      findings: many(one.findings, FINDINGS).map((finding) => ({
        ...finding,
        message: `${finding.message} (${name})`,
      })),
      need: one.need === null ? null : { ...one.need, disks: many(one.need.disks, DISKS) },
      disks: many(one.disks, DISKS),
      cost: one.cost === null ? null : { ...one.cost, lines: many(one.cost.lines, LINES) },
    };
  });
  const others = { waves: null, calendar: null, graph: null, replication: null, recovery: null, problems: [] };
  return { assessment: anAssessment({ machines }), ...others };
}

/** The same cells with SheetJS: no styles, no frozen headings, which it does not write. */
function withSheetJs(contents: EstateContents): Uint8Array {
  const book = utils.book_new();
  for (const { title, columns, rows } of estateTables(contents).map(sheetOf)) {
    const sheet: WorkSheet = utils.aoa_to_sheet([
      columns.map(({ heading }) => heading),
      ...rows.map((row) => [...row]),
    ]);
    utils.book_append_sheet(book, sheet, title);
  }
  return new Uint8Array(
    write(book, { type: 'array', bookType: 'xlsx', bookSST: true, compression: true }) as ArrayBuffer,
  );
}

/** Filled cells of each sheet, and the sum of all numbers among them. */
function readBack(bytes: Uint8Array): ReadonlyMap<string, readonly [cells: number, sum: number]> {
  const { Sheets, SheetNames } = read(bytes, { type: 'array', dense: true });
  return new Map(
    SheetNames.map((name) => {
      const cells = utils
        .sheet_to_json<unknown[]>(Sheets[name]!, { header: 1 })
        .flatMap((row) => row.filter((cell) => cell !== undefined && cell !== null));
      const sum = cells.reduce<number>((total, cell) => total + (typeof cell === 'number' ? cell : 0), 0);
      return [name, [cells.length, sum]];
    }),
  );
}

export async function benchWorkbook(): Promise<void> {
  const small = estateOf(MACHINES / 10);
  const [ours, theirs] = [readBack(await writeReportWorkbook(small)), readBack(withSheetJs(small))];
  for (const [sheet, [cells, sum]] of theirs) {
    expectEqual(`cells of ${sheet}`, ours.get(sheet)![0], cells);
    expectEqual(`sum of ${sheet}`, ours.get(sheet)![1], sum);
  }
  const contents = estateOf(MACHINES);
  const tables = estateTables(contents);
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  const cells = tables.reduce((sum, table) => sum + table.rows.length * table.columns.length, 0);
  console.log(`${MACHINES} machines, ${tables.length} sheets, ${rows} rows, ${cells} cells`);
  const own = await time('report.xlsx, frozen and styled', () => writeReportWorkbook(contents));
  const other = await time('SheetJS, the same cells, neither frozen nor styled', () => withSheetJs(contents));
  ratio('ours to SheetJS', own, other);
  await time('all tables as CSV', () => tableFiles(contents, 'csv'));
  await time('all tables as Parquet', () => tableFiles(contents, 'parquet'));
}
