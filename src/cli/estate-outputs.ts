import { writeTable, writeWorkbook } from '../node/index.js';
import type { OutputFile } from '../node/index.js';
import { estateTables, recoveryTables, replicationTables, sheetOf, tableCsv } from '../report/index.js';
import type { EstateContents, ReportTable } from '../report/index.js';

/** The forms in which tables are handed on. */
export const TABLE_FORMATS = ['csv', 'parquet'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** `report.xlsx`: a sheet for each table of the estate; the names of machines stay in sight beside the headings. */
export function writeReportWorkbook(contents: EstateContents): Promise<Uint8Array> {
  const sheets = estateTables(contents).map((table) => ({
    ...sheetOf(table),
    frozenColumns: table.id === 'machines' ? 1 : 0,
  }));
  return writeWorkbook(sheets, `Assessment, ${contents.assessment.asOf}`);
}

/** Every table of a folder as a file of its own, those of plans called after their plan: `replication-windows.csv`. */
export async function tableFiles(contents: EstateContents, format: TableFormat): Promise<readonly OutputFile[]> {
  const files: OutputFile[] = [];
  for (const table of namedTables(contents)) {
    const text = format === 'csv' ? tableCsv(table) : await writeTable(sheetOf(table));
    files.push({ name: `${table.id}.${format}`, text });
  }
  return files;
}

function namedTables(contents: EstateContents): readonly ReportTable[] {
  const { replication, recovery } = contents;
  const called = (plan: string, tables: readonly ReportTable[]): readonly ReportTable[] =>
    tables.map((table) => ({ ...table, id: `${plan}-${table.id}` }));
  return [
    ...estateTables(contents),
    ...(replication === null ? [] : called('replication', replicationTables(replication))),
    ...(recovery === null ? [] : called('recovery', recoveryTables(recovery))),
  ];
}
