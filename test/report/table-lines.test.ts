import { describe, expect, it } from 'vitest';

import { tableLines } from '../../src/report/tables/table-lines.js';
import { amountColumn, textColumn } from '../../src/report/tables/table.js';
import type { ReportTable } from '../../src/report/tables/table.js';

const table: ReportTable = {
  id: 'limits',
  title: 'Limits',
  said: 'What is broken.',
  columns: [textColumn('Machine or datastore'), amountColumn('Value', 'GB')],
  rows: [
    ['db01', 5],
    ['db02', null],
  ],
};

describe('some columns of a table', () => {
  it('stand in the order asked for, and say what is left out', () => {
    expect(tableLines(table, ['Value', 'Machine or datastore'], 1)).toEqual([
      '  Value (GB)  Machine or datastore',
      '           5  db01',
      '  and 1 more; --all lists them',
    ]);
  });

  it('are refused where one is not there, since nobody would miss it', () => {
    expect(() => tableLines(table, ['Machine', 'Value'], 2)).toThrow('the table "limits" has no column "Machine"');
  });
});
