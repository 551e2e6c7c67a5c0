import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DEFAULT_POLICY, findProfile } from '../../src/assessment/index.js';
import { bytesOfGib, bytesOfMib, cores, derivePressure, percent } from '../../src/model/index.js';
import type { Condition } from '../../src/model/index.js';
import { deriveNeed } from '../../src/sizing/index.js';
import type { MachineNeed, SizingPolicy } from '../../src/sizing/index.js';
import { aCondition, aMachine, aStatedUse } from '../support/a-machine.js';

const { sizing } = DEFAULT_POLICY;

/** 8 cores and 32 GiB, of which 10 % of the cores and 25 % of the memory are in use. */
function needOf(condition: Partial<Condition>, policy: SizingPolicy = sizing): MachineNeed {
  const machine = aMachine({
    cores: cores(8),
    memoryBytes: bytesOfGib(32),
    statedUse: aStatedUse({ cpuPercent: percent(10), memoryPercent: percent(25) }),
    condition: aCondition(condition),
  });
  const result = deriveNeed(machine, {
    sizing: policy,
    disks: { oneDiskFromRvtools: false },
    environment: 'production',
    environmentIsAssumed: false,
    isFromRvtools: true,
    measured: null,
  });
  if (result.kind !== 'need') throw new Error('a machine with cores and memory has a need');
  return result.need;
}

/** Memory needed in GiB, to a thousandth. */
const gibOf = ({ memoryBytes }: MachineNeed): number => Math.round((memoryBytes / 2 ** 30) * 1000) / 1000;

describe('a machine that was held back', () => {
  it('is sized on its use where nothing held it back: 8 x 10 % x 1.3 is under the floor of 2, 32 x 25 % x 1.3 are 10.4 GiB', () => {
    const need = needOf({});
    expect([need.cores, gibOf(need)]).toEqual([2, 10.4]);
    expect(need.pressure).toBeUndefined();
  });

  it('keeps its memory where some of it was ballooned, and its cores are still sized on use', () => {
    const need = needOf({ balloonedBytes: bytesOfMib(512) });
    expect([need.cores, need.memoryBytes]).toEqual([2, bytesOfGib(32)]);
    expect(need.memorySteps.map(({ kind }) => kind)).toEqual(['read', 'used', 'comfort', 'pressure']);
    expect(need.memorySteps.at(-1)?.text).toBe(
      '10.4 GiB is less than it has, and 512 MiB of its memory are ballooned = 32 GiB',
    );
    expect(need.pressure).toEqual([
      { resource: 'memory', sign: 'ballooned', said: '512 MiB of its memory are ballooned' },
    ]);
  });

  it.each([
    ['swapped', { swappedBytes: bytesOfMib(1) }, [2, 32]],
    ['limited below what it has', { memoryLimitBytes: bytesOfGib(16) }, [2, 32]],
    ['limited at what it has', { memoryLimitBytes: bytesOfGib(32) }, [2, 10.4]],
    ['ready for 5 %', { cpuReadyPercent: percent(5) }, [8, 10.4]],
    ['ready for 4.9 %', { cpuReadyPercent: percent(4.9) }, [2, 10.4]],
    ['a limit of CPU that binds', { cpuLimitMhz: 4000, cpuMaxMhz: 4000 }, [8, 10.4]],
    ['a limit of CPU above what the host gives', { cpuLimitMhz: 40_000, cpuMaxMhz: 19_200 }, [2, 10.4]],
    ['a limit of CPU of which nobody knows whether it binds', { cpuLimitMhz: 4000 }, [2, 10.4]],
  ] as const)('%s', (_what, condition, wanted) => {
    const need = needOf(condition);
    expect([need.cores, gibOf(need)]).toEqual(wanted);
  });

  it('is sized on its use under a policy that trusts what was measured, and the signs are still told', () => {
    const need = needOf({ swappedBytes: bytesOfMib(64) }, { ...sizing, pressureForbidsDownsizing: false });
    expect(gibOf(need)).toBe(10.4);
    expect(need.pressure).toHaveLength(1);
    expect(findProfile('azure-migrate')?.sizing.pressureForbidsDownsizing).toBe(false);
  });

  it('never needs less than without pressure, nor less than it has, and no more than the greater of both', () => {
    const condition = fc.record({
      balloonedBytes: fc.option(fc.integer({ min: 0, max: 4096 }).map(bytesOfMib)),
      swappedBytes: fc.option(fc.integer({ min: 0, max: 4096 }).map(bytesOfMib)),
      memoryLimitBytes: fc.option(fc.integer({ min: 1, max: 65_536 }).map(bytesOfMib)),
      cpuReadyPercent: fc.option(fc.integer({ min: 0, max: 20 }).map(percent)),
      cpuLimitMhz: fc.option(fc.integer({ min: 1, max: 20_000 })),
      cpuMaxMhz: fc.option(fc.integer({ min: 1, max: 20_000 })),
    });
    fc.assert(
      fc.property(condition, (given) => {
        const [free, need] = [needOf({}), needOf(given)];
        const signs = derivePressure({ condition: aCondition(given), memoryBytes: bytesOfGib(32) });
        const isHeld = (resource: string): boolean => signs.some((sign) => sign.resource === resource);
        expect(need.cores).toBe(isHeld('cpu') ? 8 : free.cores);
        expect(need.memoryBytes).toBe(isHeld('memory') ? bytesOfGib(32) : free.memoryBytes);
        expect(need.pressure ?? []).toEqual(signs);
      }),
    );
  });
});
