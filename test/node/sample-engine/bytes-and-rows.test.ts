import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineIdFinder } from '../../../src/ingest/index.js';
import { toMachineId } from '../../../src/model/index.js';
import type { Cores, Instant, MachineId } from '../../../src/model/index.js';
import { temporaryFolder } from '../../support/run-cli.js';
import { someBucketMinutes } from '../../timeseries/readings.js';
import { readBothWays } from './both-ways.js';
import type { Comparable } from './both-ways.js';
import { readInParts } from './read-in-parts.js';
import { readSamples } from '../../../src/node/read-samples.js';
import type { SampleReading } from '../../../src/ingest/index.js';
import { someFiles, someMappedFile, someOrdinaryFiles } from './hostile-csv.js';
import type { HostileFile } from './hostile-csv.js';

const folder = temporaryFolder();

/** `place`: one for each test, since they may overlap. */
function put(place: string, files: readonly HostileFile[]): readonly string[] {
  mkdirSync(join(folder, place), { recursive: true });
  return files.map(({ bytes, isPacked }, index) => {
    const path = join(folder, place, `${index}.csv`);
    writeFileSync(path, isPacked ? gzipSync(bytes) : bytes);
    return path;
  });
}

const aMachine = (id: string, name: string): { id: MachineId; name: string; uuid: string | null } => ({
  id: toMachineId(id),
  name,
  uuid: id,
});
const INVENTORY = [aMachine('id-1', 'web01'), aMachine('id-2', 'DB'), aMachine('id-3', 'other')];

/** What a caller may say beside the files. */
const someOptions = fc
  .record({
    zone: fc.constantFrom(null, 'Australia/Melbourne', '+05:30'),
    latestMs: fc.constantFrom(null, Date.UTC(2026, 2, 1, 0, 10), Date.UTC(2026, 5, 1)),
    hasInventory: fc.boolean(),
    bucketMinutes: someBucketMinutes,
    hasCores: fc.boolean(),
  })
  .map(({ zone, latestMs, hasInventory, hasCores, bucketMinutes }) => ({
    zone,
    bucketMinutes,
    latestMs: latestMs as Instant | null,
    ...(hasInventory ? { machineIdOf: machineIdFinder(INVENTORY) } : {}),
    ...(hasCores ? { coresOf: (machine: MachineId) => (machine === 'id-1' ? (6 as Cores) : null) } : {}),
  }));

/** Comparing for a message costs ten times as much. */
function expectEqual({ bytes, rows }: Comparable): void {
  if (!isDeepStrictEqual(bytes, rows)) expect(bytes).toEqual(rows);
}

/** The same files every time; other ones are for `npm run fuzz`. */
const SEED = 20_261_121;

describe('reading bytes', () => {
  it('gives what reading rows gives, whatever the files hold', async () => {
    let runs = 0;
    let byBytes = 0;
    await fc.assert(
      fc.asyncProperty(someFiles, someOptions, async (files, options) => {
        const both = await readBothWays(put('any', files), options);
        runs += 1;
        if (both.isByBytes) byBytes += 1;
        expectEqual(both);
      }),
      { numRuns: 700, seed: SEED },
    );
    // The comparison says something only where the kernel did the work.
    expect(byBytes / runs).toBeGreaterThan(0.25);
  });

  it('gives the same in parts, wherever they are cut', async () => {
    const someCuts = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(someOrdinaryFiles, someCuts, someOptions, async (given, cuts, options) => {
        const paths = put(
          'parts',
          given.map(({ bytes }) => ({ bytes, isPacked: false })),
        );
        const readParts = async (): Promise<SampleReading> =>
          (await readInParts(paths, cuts, options)) ?? readSamples(paths, options);
        expectEqual(await readBothWays(paths, options, readParts));
      }),
      { numRuns: 150, seed: SEED },
    );
  });

  it('gives what reading rows gives of the files of other tools', async () => {
    await fc.assert(
      fc.asyncProperty(someMappedFile, someOptions, async ({ mapping, bytes }, options) => {
        const both = await readBothWays(put('tools', [{ bytes, isPacked: false }]), { ...options, mapping });
        expectEqual(both);
      }),
      { numRuns: 300, seed: SEED },
    );
  });
});
