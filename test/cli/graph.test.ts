import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FunctionGroups } from '../../src/dependency/index.js';
import type { DependencyGraph } from '../../src/graph/index.js';
import { newForm } from '../support/connection-export.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { schemaErrors } from '../support/schema-errors.js';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);

const INVENTORY = `machine,cores,memoryMiB,os,disks,application,environment,tags
web01,2,4096,Ubuntu 22.04,40,Shop,production,
"=HYPERLINK(""x"")",2,4096,Ubuntu 22.04,40,Shop,production,
__proto__,2,4096,Ubuntu 22.04,40,,,
pg01,4,32768,Red Hat Enterprise Linux 8,128,Shop,production,
mon01,2,4096,Ubuntu 22.04,40,,,role=monitoring
idle01,2,4096,Ubuntu 22.04,40,,,
`;
const ROWS = newForm(
  '2026-11-09,appl,,web01,,nginx,nginx,,__proto__,,,python3,8080,40',
  '2026-11-09,appl,,__proto__,,,python3,,pg01,,,postgres,5432,60',
  '2026-11-10,appl,,mon01,,,prometheus,,pg01,,,node_exporter,9100,1',
  '2026-11-10,appl,,web01,,nginx,nginx,,,203.0.113.9,,,443,5',
);

beforeAll(() => {
  writeFileSync(at('inventory.csv'), INVENTORY);
  writeFileSync(at('connections.csv'), ROWS);
});

const graph = (...words: readonly string[]): ReturnType<typeof runCli> =>
  runCli('graph', at('inventory.csv'), at('connections.csv'), ...words);

type Printed = DependencyGraph & { readonly functions: FunctionGroups | null };

describe('portolan graph', () => {
  it('prints JSON that fits its schema, and writes the same', async () => {
    const { exitCode, out } = await graph('--json', '--functions', '--out', at('out'));
    expect(exitCode).toBe(0);
    expect(readFileSync(join(at('out'), 'graph.json'), 'utf8')).toBe(out);
    const found = JSON.parse(out) as Printed;
    expect(schemaErrors('graph', found)).toBeNull();
    expect(schemaErrors('graph', { ...found, more: 1 })).not.toBeNull();
    expect(found.observed).toEqual({ from: '2026-11-09', to: '2026-11-10', days: 2 });
    expect(found.edges.map(({ port, kind }) => [port, kind])).toEqual(
      expect.arrayContaining([
        [8080, 'dependency'],
        [5432, 'dependency'],
        [9100, 'noise'],
      ]),
    );
    expect(found.outside.map(({ direction, addresses }) => [direction, ...addresses])).toEqual([
      ['asks', '203.0.113.9'],
    ]);
    expect(found.functions?.groups.length).toBeGreaterThan(1);
  });

  it('keeps what the functions were found to be where waves are planned into the same folder, and only there', async () => {
    const inputs = [at('inventory.csv'), at('connections.csv')];
    const functionsIn = (name: string): unknown =>
      (JSON.parse(readFileSync(join(at(name), 'graph.json'), 'utf8')) as Printed).functions;
    await graph('--functions', '--out', at('kept'));
    const before = functionsIn('kept');
    for (const name of ['kept', 'new']) {
      expect((await runCli('waves', ...inputs, '--out', at(name))).exitCode).toBe(0);
    }
    expect([before === null, functionsIn('kept'), functionsIn('new')]).toEqual([false, before, null]);
    await graph('--out', at('kept'));
    expect(functionsIn('kept')).toBeNull();
  });

  it('tells it in words, and keeps the noise that it is told to keep', async () => {
    const { out } = await graph('--all');
    expect(out).toContain('2 dependencies, 0 of replication, 1 of noise');
    expect(out).toContain('monitoring: monitoring and its agents, 1 edge');
    expect(out).toMatch(/Nothing is known of what 2 machines need/);
    const kept = await graph('--keep-noise', 'monitoring');
    expect(kept.out).toContain('3 dependencies, 0 of replication, 0 of noise');
    expect(kept.out).toContain('kept as asked');
  });

  it('says which rule was meant by a slip', async () => {
    const { error, exitCode } = await graph('--keep-noise', 'monitorng');
    expect(exitCode).toBe(2);
    expect(error).toContain('graph/unknown-noise-rule');
    expect(error).toContain('did you mean monitoring?');
  });
});
