import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { at, pdhLog } from '../ingest/samples/dialects/pdh-log.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
function put(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}
/** Without the breaks of lines, which depend on the length of names. */
const plain = (text: string): string => text.replace(/\s+/g, ' ');

describe('a log of eight processors beside an inventory of four', () => {
  it('is told with both numbers, the cell of the inventory and what each decides', async () => {
    const inventory = put('cores/inventory.csv', 'machine,cores,memoryMiB,os\nweb01,4,16384,Ubuntu 22.04\n');
    const processors = Array.from(
      { length: 8 },
      (_, index) => String.raw`\\WEB01\Processor(${index})\% Processor Time`,
    );
    const paths = [...processors, String.raw`\\WEB01\Processor(_Total)\% Processor Time`];
    const log = put(
      'cores/perf.csv',
      pdhLog(
        paths,
        [0, 30].map((seconds) => [at(seconds), ...paths.map(() => 50)]),
      ),
    );
    const out = join(folder, 'cores-out');
    await runCli('assess', inventory, log, '--out', out);
    const told = plain((await runCli('explain', 'web01', out)).out);
    expect(told).toContain(
      'the inventory (inventory.csv:2 [cores]) gives it 4 cores, its samples 8 cores, last on 2026-03-01: what is used',
    );
    // Half of eight, not of four.
    expect(told).toContain('= 4 cores');
  });
});
