import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { START_ORDER } from '../../src/calendar/index.js';
import { deriveBatches } from '../../src/calendar/start-order.js';
import type { DependencyGraph, Tier } from '../../src/graph/index.js';
import { toMachineId } from '../../src/model/index.js';
import type { PlannedMachine } from '../../src/waves/index.js';

const planned = (name: string, tier: Tier): PlannedMachine =>
  ({ id: toMachineId(name), name, tier }) as unknown as PlannedMachine;

/** `kind` of the edges: a dependency. Each group is one of replicas. */
const graphOf = (
  edges: readonly (readonly [client: string, server: string])[],
  groups: readonly (readonly string[])[] = [],
): DependencyGraph =>
  ({
    edges: edges.map(([client, server]) => ({
      ...{ client: toMachineId(client), server: toMachineId(server), kind: 'dependency' },
    })),
    availabilityGroups: groups.map((machines) => ({ kind: 'replicas', machines: machines.map(toMachineId) })),
  }) as unknown as DependencyGraph;

describe('the batches of a cutover', () => {
  it('start databases before what asks them, and who serves before who asks', () => {
    const machines = [
      planned('a-web', 'stateless'),
      planned('b-gateway', 'middleware'),
      planned('c-api', 'middleware'),
      planned('d-db2', 'data'),
      planned('z-db1', 'data'),
    ];
    const graph = graphOf([
      ['a-web', 'b-gateway'],
      ['b-gateway', 'c-api'],
      ['c-api', 'z-db1'],
    ]);
    expect(deriveBatches(machines, graph, 2)).toEqual([['d-db2', 'z-db1'], ['c-api', 'b-gateway'], ['a-web']]);
    // As one set of replicas the two databases are never parted, though the first batch would hold one more.
    const three = [planned('c-db', 'data'), ...machines];
    expect(deriveBatches(three, graphOf([], [['z-db1', 'd-db2']]), 2)[1]).toEqual(['d-db2', 'z-db1']);
  });

  it('do not mind circles and long chains', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `m${String(index).padStart(5, '0')}`);
    const edges = names.map((name, index) => [name, names[(index + 1) % names.length]!] as const);
    const batches = deriveBatches(
      names.map((name) => planned(name, 'middleware')),
      graphOf(edges),
      20_000,
    );
    expect(batches[0]).toEqual([...names].reverse());
  });

  it('hold each machine once, none more than may be, by tier, servers first, whatever the order of the plan', () => {
    const index = fc.integer({ min: 0, max: 9 });
    const estates = fc.record({
      tiers: fc.array(fc.constantFrom(...START_ORDER), { minLength: 1, maxLength: 10 }),
      edges: fc.array(fc.tuple(index, index), { maxLength: 15 }),
      pair: fc.tuple(index, index),
      most: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(estates, ({ tiers, edges, pair, most }) => {
        const machines = tiers.map((tier, at) => planned(`m${at}`, tier));
        // Only edges from a later to an earlier machine: no circles, so that the order can be kept whole.
        const acyclic = edges.filter(([client, server]) => client > server && client < tiers.length);
        const group = [...new Set(pair)].filter((at) => at < tiers.length);
        const graph = graphOf(
          acyclic.map(([client, server]) => [`m${client}`, `m${server}`]),
          [group.map((at) => `m${at}`)],
        );
        const batches = deriveBatches(machines, graph, most);
        expect(batches.flat().toSorted()).toEqual(machines.map(({ id }) => id).toSorted());
        for (const batch of batches) expect(batch.length).toSatisfy((size: number) => size > 0 && size <= most);
        expect(deriveBatches(machines.toReversed(), graph, most)).toEqual(batches);
        const order = new Map(batches.flat().map((id, at) => [id, at]));
        const alone = machines.filter((_, at) => !group.includes(at));
        const rank = (machine: PlannedMachine): number => START_ORDER.indexOf(machine.tier);
        for (const left of alone) {
          for (const right of alone) {
            if (rank(left) < rank(right)) expect(order.get(left.id)!).toBeLessThan(order.get(right.id)!);
          }
        }
        if (group.length < 2) {
          for (const [client, server] of acyclic) {
            if (tiers[client] !== tiers[server]) continue;
            expect(order.get(toMachineId(`m${server}`))!).toBeLessThan(order.get(toMachineId(`m${client}`))!);
          }
        } else if (most >= group.length) {
          const holding = batches.filter((batch) => group.some((at) => batch.includes(toMachineId(`m${at}`))));
          expect(holding).toHaveLength(1);
        }
      }),
      { numRuns: 200 },
    );
  });
});
