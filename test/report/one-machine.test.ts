import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeMadeEstate } from '../replication/a-plan.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();

/** The texts of a folder of results; workbooks say what the tables beside them do. */
const textsIn = (at: string): readonly (readonly [name: string, text: string])[] =>
  readdirSync(at)
    .filter((name) => /\.(?:html|json|csv|md|ics)$/u.test(name))
    .map((name) => [name, readFileSync(join(at, name), 'utf8')]);

const THINGS =
  'machines|disks|hosts|applications|waves|points|groups|rules|subnets|accounts|appliances|connections|plans|days|links|samples|files|rows|findings|steps|questions|dependencies|batches|cutovers|windows|sizes|times|volumes|drills|breaches|minutes|hours';

/** `0 of 1 machines` is how people count parts of a whole. */
const ONE_OF_MANY = new RegExp(String.raw`(?<!of )(?<![\w.,:-])1 (?:${THINGS})\b`, 'gu');

describe('an estate of one machine', () => {
  it.each(['vmware', 'hyperv', 'physical'])('of %s is one machine in every sentence', async (source) => {
    const at = join(folder, source);
    const from = { from: '2026-11-02T00:00:00Z', minutes: 2 * 1440 };
    const [inventory, samples] = writeMadeEstate(folder, [{ name: 'db01', writes: () => 1_000_000 }], from);
    writeFileSync(inventory, readFileSync(inventory, 'utf8').replace(',vmware,', `,${source},`));
    let told = '';
    for (const words of [
      ['assess', inventory, samples, '--out', at],
      ['waves', inventory, samples, '--out', at],
      ['replication', 'plan', inventory, samples, '--out', at, '--all'],
      ['recovery', 'plan', inventory, samples, '--out', at, '--all'],
      ['report', at],
    ]) {
      const { out, error, exitCode } = await runCli(...words);
      expect([words[0], exitCode, error]).toEqual([words[0], 0, error]);
      told += out + error;
    }
    const found = [...textsIn(at), ['the terminal', told] as const].flatMap(([name, text]) =>
      [...text.matchAll(ONE_OF_MANY)].map(({ index }) => `${name}: ${text.slice(Math.max(0, index - 40), index + 40)}`),
    );
    expect(found).toEqual([]);
    expect(told).toContain('1 machine');
  });
});
