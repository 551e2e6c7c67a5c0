import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/run-cli.js';
import { readBothWays } from './both-ways.js';
import { bytesOf } from './hostile-csv.js';

const folder = temporaryFolder();
const at = (second: number): string => new Date(Date.UTC(2026, 2, 1) + second * 1000).toISOString().slice(0, 19);
const WIDE = 'timestamp,machine,cores,cpuUsedCores';

/** What reading bytes once got wrong, as the properties beside this file found it; each file in its smallest form. */
const FAULTS: readonly (readonly [what: string, ...files: readonly string[]])[] = [
  [
    'rows of the long form went into the sink twice',
    `timestamp,machine,counter,instance,value\n${at(0)}Z,m,cores,,4\n${at(20)}Z,m,cores,,4\n`,
  ],
  [
    'a date that no calendar has lost the file, where a zone is named',
    `# zone: Australia/Melbourne\n${WIDE}\n${at(0)},m,4,1\n2026-03-32T00:00:00,m,4,1\n`,
  ],
  [
    'reads and writes together had minutes where only writes are there',
    `timestamp,machine,disk[a].writeBytesPerSecond\n${at(0)}Z,m,1000\n`,
  ],
  [
    'a row of which no value counts was not the row before',
    `timestamp,machine,cpuUsedCores\n${at(0)}Z,m,-1\n${at(0)}Z,m,1\n`,
  ],
  [
    'the row before was not that of the file before',
    `timestamp,machine,cpuUsedCores\n${at(0)}Z,m,1\n`,
    `timestamp,machine,disk[a].readIops\n${at(0)}Z,m,1\n`,
  ],
  [
    'a repeated stamp filled what only another row had filled',
    `${WIDE}\n${at(0)}Z,m,4,\n${at(20)}Z,m,4,1\n${at(0)}Z,m,4,2\n`,
  ],
  [
    'a total of a repeated stamp counted beside its disks',
    `timestamp,machine,disk[a].readIops,disk.readIops\n${at(0)}Z,m,5,7\n${at(0)}Z,m,,9\n`,
  ],
  [
    'second and third values of a stamp were not joined by their number',
    `timestamp,machine,disk[a].readIops,disk[b].readIops\n${at(0)}Z,m,5,7\n${at(0)}Z,m,,9\n${at(0)}Z,m,6,\n`,
  ],
  ['a repeated stamp filled what the file before had not', `${WIDE}\n${at(0)}Z,m,4,-1\n`, `${WIDE}\n${at(0)}Z,m,4,2\n`],
  [
    'rows that all repeat those of another file had no span',
    `${WIDE}\n${at(0)}Z,m,4,1\n`,
    `${WIDE}\n${at(0)}Z,m,4,1\n`,
  ],
  [
    'cores were stated at the stamp of a row that states none',
    `timestamp,machine,cores,cpuPercent\n${at(0)}Z,m,1,10\n${at(20)}Z,m,,10\n${at(0)}Z,m,2,10\n`,
  ],
  [
    'cores out of order were not stated at their first stamp',
    `timestamp,machine,cores\n${at(40)}Z,m,4\n${at(0)}Z,m,4\n${at(60)}Z,m,4\n`,
    `timestamp,machine,cpuPercent\n${at(20)}Z,m,50\n`,
  ],
  [
    'a byte that no UTF-8 has was not told in a column without a meaning',
    `${WIDE},note\n${at(0)}Z,m,4,1,\n${at(20)}Z,m,4,1,\ue000\n`,
  ],
  [
    'a file that is given up left the stamp of its last row behind',
    `timestamp,machine,cpuUsedCores\n ${at(0)}Z,m,1\n${at(20)}Z,m,1\r,\n`,
  ],
  [
    'what two halves could not hold of a minute of writes was laid on a minute of 1970',
    `timestamp,machine,disk[a].writeBytesPerSecond\n${at(0)}Z,m,1e15\n${at(20)}Z,m,0.1\n${at(40)}Z,m,1e-30\n`,
  ],
  ['a later row of the first stamp was told as the first', `${WIDE}\n${at(0)}Z,m,4,1\n${at(0)}Z,m,0,-1\n`],
];

it.each(FAULTS)('no longer: %s', async (_, ...files) => {
  const paths = files.map((text, index) => {
    const path = join(folder, `${index}.csv`);
    writeFileSync(path, bytesOf(text));
    return path;
  });
  const { bytes, rows } = await readBothWays(paths);
  expect(bytes).toEqual(rows);
});
