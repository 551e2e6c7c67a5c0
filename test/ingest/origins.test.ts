import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetCell } from '../../src/ingest/index.js';
import { leafPaths } from '../support/leaf-paths.js';
import { estateOf, textFile, workbookFile, type SheetRows } from '../support/workbook.js';

const name = fc.constantFrom<SheetCell>('a', 'b', 'A', '__proto__', 'constructor', null);
const size = fc.constantFrom<SheetCell>(0, 1, 4096, 81_920, '1.234', 'x', -1, null);
const flag = fc.constantFrom<SheetCell>('True', 'False', true, 1, 'maybe', null);
const word = fc.constantFrom<SheetCell>(
  'poweredOn',
  'C:\\',
  '/',
  'Windows Server 2019',
  '=1+1',
  '</script>',
  'toString',
  '10.0.0.1',
  null,
);

const sheet = (columns: Readonly<Record<string, fc.Arbitrary<SheetCell>>>): fc.Arbitrary<SheetCell[][]> =>
  fc
    .array(fc.tuple(...Object.values(columns)), { maxLength: 5 })
    .map((rows) => [Object.keys(columns), ...rows.map((row) => [...row])]);

const workbook: fc.Arbitrary<SheetRows> = fc.record(
  {
    vInfo: sheet({
      VM: name,
      Powerstate: word,
      Template: flag,
      CPUs: size,
      Memory: size,
      Disks: size,
      'Provisioned MiB': size,
      'OS according to the configuration file': word,
      Firmware: word,
      CBT: flag,
      'Primary IP Address': word,
      Annotation: word,
      Environment: word,
      Host: word,
    }),
    vDisk: sheet({
      VM: name,
      Disk: word,
      'Disk Key': size,
      'Capacity MiB': size,
      Raw: flag,
      'Disk Mode': word,
      'Unit #': size,
      Controller: word,
    }),
    vPartition: sheet({ VM: name, Disk: word, 'Disk Key': size, 'Capacity MiB': size, 'Consumed MiB': size }),
    vNetwork: sheet({
      VM: name,
      'NIC label': word,
      Network: word,
      'Mac Address': word,
      'IPv4 Address': word,
      Connected: flag,
    }),
    vSnapshot: sheet({ VM: name, Name: word, 'Size MiB (total)': size }),
    vTools: sheet({ VM: name, Tools: word, 'Tools Version': size }),
    vCD: sheet({ VM: name, 'Device Node': word, 'Device Type': word, Connected: flag }),
    vHealth: sheet({ Name: name, Message: word, 'Message type': word }),
    vHost: sheet({ Host: word, 'CPU Model': word }),
  },
  { requiredKeys: [] },
);
const quoted = (cell: SheetCell): string => (cell === null ? '' : `"${String(cell)}"`);
const inventory = sheet({
  machine: name,
  cores: size,
  memoryMiB: size,
  os: word,
  disks: size,
  tags: word,
  cpuPercent: size,
  macs: word,
  addresses: word,
}).map((rows) => rows.map((row) => row.map(quoted).join(',')).join('\n'));

describe('the origins of a machine', () => {
  it('name a place for each value that is known, and for nothing else', () => {
    fc.assert(
      fc.property(workbook, inventory, (sheets, text) => {
        const { machines } = estateOf(workbookFile(sheets), textFile(text));
        for (const machine of machines) {
          expect(Object.keys(machine.origins).toSorted()).toEqual(leafPaths(machine).toSorted());
          expect(Object.getPrototypeOf(machine.origins)).toBeNull();
          for (const origin of Object.values(machine.origins)) {
            expect(origin.file).toMatch(/^estate\.(xlsx|csv)$/);
            expect(origin.line).toBeGreaterThan(0);
            if (origin.how !== 'read') expect(origin.note).toBeTruthy();
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
