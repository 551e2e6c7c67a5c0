import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync, deflateRawSync, crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readConnections, readInputs, separateConnections } from '../../src/node/index.js';
import { classic } from '../support/connection-export.js';
import { temporaryFolder } from '../support/run-cli.js';
import { aWorkbook } from '../support/workbook.js';

const folder = temporaryFolder();
const ROW = '12/18/2024 18:00-0:00,web01,10.0.0.1,,nginx,db01,10.0.0.9,,postgres,5432';
const TEXT = classic(ROW);

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** A zip archive with these texts, each deflated. */
function zipOf(entries: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    const at = Buffer.alloc(14);
    at.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, at, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

describe('exports of connections on disk', () => {
  it('are told from other inputs by their content, packed or not', async () => {
    const csv = put('plain.csv', TEXT);
    const packed = put('packed.csv.gz', gzipSync(TEXT));
    const zip = put('export.zip', zipOf({ 'readme.txt': 'hello', 'Dependencies.csv': TEXT }));
    const first = put('first.zip', zipOf({ 'Dependencies.csv': TEXT }));
    const inventory = put('inventory.csv', 'machine,cores\nweb01,2\n');
    const workbook = put('book.xlsx', aWorkbook({ vInfo: [['VM'], ['web01']] }));
    expect(await separateConnections([csv, packed, zip, first, inventory, workbook])).toEqual({
      connections: [csv, packed, zip, first],
      others: [inventory, workbook],
    });
  });

  it('are read from gzip and zip, with a label for each text in an archive', async () => {
    const packed = put('a.csv.gz', gzipSync(TEXT));
    const zip = put(
      'b.zip',
      zipOf({ 'x/one.csv': TEXT, 'two.csv': classic(ROW.replace('5432', '5433')), 'notes.csv': 'a,b\n' }),
    );
    const { counts, inputs, problems, connections } = await readConnections([packed, zip], []);
    expect(problems).toEqual([]);
    expect(counts).toEqual({ read: 3, used: 2, repeated: 1, skipped: 0 });
    expect(inputs.map(({ file }) => file)).toEqual(['a.csv.gz', 'b.zip/x/one.csv', 'b.zip/two.csv']);
    expect(connections.map(({ port, origin }) => [port, origin])).toEqual([
      [5432, { file: 'a.csv.gz', line: 2 }],
      [5433, { file: 'b.zip/two.csv', line: 2 }],
    ]);
  });

  it('use nothing of a damaged archive, and read the others', async () => {
    const whole = gzipSync(
      classic(...Array.from({ length: 5000 }, (_, index) => ROW.replace('5432', String(index + 1)))),
    );
    const cut = put('cut.csv.gz', whole.subarray(0, whole.length - 200));
    const zip = zipOf({ 'one.csv': TEXT });
    const torn = put('torn.zip', zip.subarray(0, zip.length - 10));
    const good = put('good.csv', TEXT);
    const { counts, problems, inputs } = await readConnections([cut, torn, good], []);
    expect(counts).toEqual({ read: 1, used: 1, repeated: 0, skipped: 0 });
    expect(problems.map(({ code, at }) => [code, at?.file])).toEqual([
      ['ingest/damaged-gzip', 'cut.csv.gz'],
      ['ingest/damaged-zip', 'torn.zip'],
    ]);
    expect(inputs.map(({ file }) => file).toSorted()).toEqual(['cut.csv.gz', 'good.csv', 'torn.zip']);
  });

  it('are an input like others: joined to the machines, listed, and their faults told', async () => {
    mkdirSync(join(folder, 'estate'));
    writeFileSync(join(folder, 'estate', 'inventory.csv'), 'machine,cores,memoryMiB\nweb01,2,4096\ndb01,2,4096\n');
    writeFileSync(join(folder, 'estate', 'connections.csv'), `${TEXT}bad,,,,,,,,,\n`);
    const { estate, dependencies } = await readInputs([join(folder, 'estate')]);
    expect(estate.machines.map(({ name }) => name)).toEqual(['web01', 'db01']);
    expect(estate.inputs.map(({ file, kind }) => [file, kind])).toEqual([
      ['inventory.csv', 'inventory-csv'],
      ['connections.csv', 'connections'],
    ]);
    expect(estate.inputs[1]?.sheets[0]).toMatchObject({ rowsRead: 2, rowsUsed: 1, rowsSkipped: 1 });
    expect(estate.problems.map(({ code }) => code)).toEqual(['dependency/no-source']);
    expect(dependencies?.connections.map(({ source, target }) => [source.kind, target.kind])).toEqual([
      ['machine', 'machine'],
    ]);
  });

  it('are linear: two hundred thousand rows in pieces take some seconds at most', async () => {
    const rows = Array.from({ length: 200_000 }, (_, index) => {
      const day = String(1 + (index % 28)).padStart(2, '0');
      const machine = Math.floor(index / 28) % 3000;
      return `11/${day}/2026 0:00-6:00,m${machine},10.1.${machine >> 8}.${machine & 255},,java,m${(machine * 7) % 3000},,,postgres,5432`;
    });
    const path = put('large.csv', `${classic()}${rows.join('\n')}\n`);
    const startMs = performance.now();
    const { counts, connections } = await readConnections([path], []);
    expect(counts.read).toBe(200_000);
    expect(counts.used + counts.repeated).toBe(200_000);
    expect(connections.length).toBe(3000);
    expect(performance.now() - startMs).toBeLessThan(8000);
  });

  it('of the invented estates are read whole', async () => {
    const datasets = resolve(import.meta.dirname, '../../datasets');
    const { connections } = await separateConnections([join(datasets, 'manufacturer'), join(datasets, 'webshop')]);
    expect(connections.map((path) => path.slice(datasets.length + 1))).toEqual([
      join('manufacturer', 'dependencies-classic.csv.gz'),
      join('manufacturer', 'dependencies-new.csv.gz'),
      join('webshop', 'connections.csv.gz'),
    ]);
  });
});
