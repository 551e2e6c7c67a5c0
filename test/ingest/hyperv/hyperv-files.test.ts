import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEstate } from '../../../src/node/index.js';
import { temporaryFolder } from '../../support/run-cli.js';

const folder = temporaryFolder();
const GIB = 1_073_741_824;

describe('a folder of exports from Hyper-V', () => {
  it('is one inventory of JSON and CSV, in the encodings that PowerShell writes', async () => {
    const machine = { Name: 'büro01', State: 3, ProcessorCount: 2, MemoryStartup: 2 * GIB, Generation: 1 };
    writeFileSync(join(folder, 'vms.json'), Buffer.from(`\ufeff${JSON.stringify(machine, null, 2)}\r\n`, 'utf16le'));
    const vhd = '#TYPE Microsoft.Vhd.PowerShell.VirtualHardDisk\r\n"VMName";"Path";"VhdType";"FileSize";"Size"\r\n';
    const row = `"büro01";"D:\\a.vhdx";"Dynamic";"${GIB}";"${20 * GIB}"\r\n`;
    writeFileSync(join(folder, 'vhds.csv'), Buffer.from(`\ufeff${vhd}${row}`, 'utf8'));
    const { machines, problems, inputs } = await readEstate([folder]);
    expect(problems).toEqual([]);
    expect(inputs.map(({ file, kind }) => [file, kind])).toEqual([
      ['vhds.csv', 'hyperv'],
      ['vms.json', 'hyperv'],
    ]);
    expect(machines).toMatchObject([
      { name: 'büro01', power: 'off', firmware: 'bios', disks: [{ sizeBytes: 20 * GIB, usedBytes: GIB }] },
    ]);
    expect(machines[0]?.origins['cores']).toMatchObject({ file: 'vms.json', line: 1, column: 'ProcessorCount' });
  });
});
