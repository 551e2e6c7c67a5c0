import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAzureMigrateAnswer, readEstate } from '../../src/node/index.js';
import { aTold, exportUtility, portal2024, portal2025 } from '../ingest/azure-migrate-answer/answers.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared-material.js';
import { aWorkbook, aZip } from '../support/workbook.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portolan-answer-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const MACHINES = [aTold(), aTold({ name: 'db01' })];
const CSV = 'Machine,Azure VM readiness,Recommended size,Cores\nweb01,Ready,Standard_D2s_v5,2\n';

describe('readAzureMigrateAnswer', () => {
  it.each([
    ['portal-2024', portal2024, 1],
    ['portal-2025', portal2025, 1],
    ['export-utility', exportUtility, 2],
  ] as const)('reads a workbook of %s', async (generation, write, count) => {
    const path = await put('answer.xlsx', aWorkbook(write(MACHINES)));
    const { answers, problems } = await readAzureMigrateAnswer([path]);
    expect(answers).toHaveLength(count);
    expect(answers[0]).toMatchObject({ file: 'answer.xlsx', generation });
    expect(answers[0]?.machines.map(({ name, disks }) => [name, disks.length])).toEqual([
      ['web01', 1],
      ['db01', 1],
    ]);
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('reads texts, packed by gzip or not, and a folder as the files in it', async () => {
    await put('All_Assessed_Machines.csv.gz', gzipSync(CSV));
    await put('All_Assessed_Disks.csv', 'Machine,Disk name,Recommended disk size SKU\nWEB01,scsi0:0,Premium_P10\n');
    const { answers } = await readAzureMigrateAnswer([folder]);
    expect(answers[0]?.machines).toMatchObject([{ name: 'web01', cores: 2, disks: [{ tier: 'P10' }] }]);
  });

  it('reads sheets whose XML has a namespace prefix and no dimension', async () => {
    const cell = (at: string, text: string): string =>
      `<x:c r="${at}" t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`;
    const row = (line: number, cells: readonly string[]): string =>
      `<x:row r="${line}">${cells.map((text, index) => cell(`${'ABCD'[index]!}${line}`, text)).join('')}</x:row>`;
    const main = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const parts: Readonly<Record<string, string>> = {
      '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
      '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<x:workbook ${main} xmlns:r="${relations}"><x:sheets><x:sheet name="VM_IaaS_Server_Rehost_Perf" sheetId="1" state="hidden" r:id="r1"/></x:sheets></x:workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': `<x:worksheet ${main}><x:sheetData>${row(1, ['Machine Name', 'Azure VM Readiness', 'Recommended VM Size', 'Cores'])}${row(2, ['web01', 'ReadyWithConditions', 'Standard_F1', '2'])}</x:sheetData></x:worksheet>`,
    };
    const zip = aZip(Object.entries(parts).map(([name, text]) => ({ name, content: Buffer.from(text) })));
    const { answers } = await readAzureMigrateAnswer([await put('core.xlsx', zip)]);
    expect(answers[0]).toMatchObject({ generation: 'export-utility', criterion: 'performance' });
    expect(answers[0]?.machines).toMatchObject([
      { name: 'web01', readiness: 'readyWithConditions', size: 'Standard_F1' },
    ]);
  });

  it('tells a file that cannot be opened, and reads the others', async () => {
    const { answers, problems } = await readAzureMigrateAnswer([
      await put('broken.xlsx', 'PK\u0003\u0004 nothing'),
      await put('machines.csv', CSV),
    ]);
    expect(answers).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: 'error', at: { file: 'broken.xlsx' } });
  });

  it.skipIf(!hasShared)(`finds no answer in a report of discovery${NEEDS_SHARED}`, async () => {
    const path = sharedPath('data/inventory/azure-migrate-export/AzureMigrate_Discovery_Report.xlsx');
    const { answers, problems } = await readAzureMigrateAnswer([path]);
    expect(answers).toEqual([]);
    expect(problems.map(({ code }) => code)).toContain('ingest/answer-no-machines');
  });
});

describe('an answer among the inventories', () => {
  it.each([
    ['portal-2024', portal2024],
    ['portal-2025', portal2025],
    ['export-utility', exportUtility],
  ] as const)('is listed with its machines and compared, not assessed: %s', async (_, write) => {
    const path = await put('answer.xlsx', aWorkbook(write(MACHINES)));
    const { inputs, machines, problems } = await readEstate([path]);
    expect(inputs).toMatchObject([{ file: 'answer.xlsx', kind: 'azure-migrate-answer' }]);
    expect(machines).toEqual([]);
    expect(problems).toMatchObject([{ code: 'ingest/azure-migrate-answer', severity: 'info' }]);
    expect(problems[0]?.message).toContain('an answer of Azure Migrate with 2 machines; it is compared, not assessed');
  });

  it('is told from an inventory by what it recommends, whatever its columns are called', async () => {
    const path = await put('renamed.csv', 'Machine,Cores,Ready?,Target VM SKU,Memory MB\nweb01,2,Ready,D2s_v5,4096\n');
    expect((await readEstate([path])).inputs[0]?.kind).toBe('azure-migrate-answer');
  });

  it('is not seen in an inventory with a column of readiness of its own', async () => {
    const path = await put(
      'own.csv',
      'machine,cores,memoryMiB,os,Migration readiness\nweb01,2,4096,Ubuntu 22.04,ready\n',
    );
    const { inputs, machines } = await readEstate([path]);
    expect([inputs[0]?.kind, machines.length]).toEqual(['inventory-csv', 1]);
  });

  it('leaves the list of machines to be switched off, in its workbook, out of the estate', async () => {
    const listed = [
      ['Machine Name', 'Operating System', 'Cores', 'Machine ID'],
      ['old01', 'Windows', 2, 'id'],
    ];
    const path = await put('core.xlsx', aWorkbook({ Decommissioned_Machines: listed, ...exportUtility(MACHINES) }));
    const estate = await readEstate([path]);
    expect(estate.inputs[0]?.kind).toBe('azure-migrate-answer');
    expect(estate.machines).toEqual([]);
  });
});
