import { beforeAll, describe, expect, it } from 'vitest';

import type { Estate, Machine } from '../../src/model/index.js';
import { deriveReadiness, factsOf, RULES } from '../../src/readiness/index.js';
import { EVERY_EDITION } from '../../src/readiness/rule.js';
import { contextOf } from './catalogue.js';
import { datasetEstates, guestInventory, oddHyperv, oddWorkbook, rolesOf } from './fixture-estates.js';

/** Rules that speak of a machine of these files under any edition and method, with the machine that each was reached by. */
const reached = new Map<string, string>();
const UNDER = EVERY_EDITION.flatMap((edition) =>
  (['agentless', 'agentBased'] as const).map((method) => contextOf(edition, {}, method)),
).map((context) => ({ ...context, policy: { ...context.policy, computeLimits: 'page' as const } }));

function judge(machine: Machine, { machines }: Estate): void {
  const namesakes = machines.filter(({ name }) => name === machine.name).length - 1;
  const options = { need: null, fromImport: false, roles: rolesOf(machine), namesakes };
  const sized = { vcpus: machine.cores ?? 1, memoryBytes: machine.memoryBytes ?? 0, hasTemporaryDisk: true };
  for (const chosen of [sized, null]) {
    const facts = factsOf(machine, { ...options, chosen });
    for (const context of UNDER) {
      for (const { rule } of deriveReadiness(facts, context).findings) {
        if (!reached.has(rule)) reached.set(rule, machine.name);
      }
    }
  }
}

let estates: readonly Estate[] = [];
beforeAll(async () => {
  estates = [...(await datasetEstates()), oddWorkbook(), guestInventory(), oddHyperv()];
  // Machines of an estate repeat each other: each kind is asked once.
  for (const estate of estates) for (const machine of estate.machines) judge(machine, estate);
});

describe('every rule', () => {
  it.each(RULES.map(({ id }) => [id]))('%s is reached by a machine of a file', (id) => {
    expect([...reached.keys()]).toContain(id);
  });

  it('is asked of estates that were read without an error', () => {
    const errors = estates.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'));
    expect(errors).toEqual([]);
  });
});
