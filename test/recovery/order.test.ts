import { resolve } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveAssessment } from '../../src/assessment/index.js';
import type { AssessmentInput } from '../../src/assessment/index.js';
import { deriveGraph } from '../../src/graph/index.js';
import { readAssessmentInput } from '../../src/node/index.js';
import { deriveRecoveryPlan } from '../../src/recovery/index.js';
import type { RecoveryInput } from '../../src/recovery/index.js';
import { DATASETS, manufacturer, MANUFACTURER_FILES, webshop, WEBSHOP_FILES } from './a-dataset.js';

/** An order of so many, from numbers. */
const shuffled = <T>(all: readonly T[], keys: readonly number[]): readonly T[] =>
  all
    .map((one, place) => ({ one, key: keys[place % keys.length]! * ((place % 97) + 1) + ((place * 31) % 7) }))
    .sort((left, right) => (left.key % 1009) - (right.key % 1009))
    .map(({ one }) => one);

interface Given {
  readonly read: AssessmentInput;
  readonly input: RecoveryInput;
}

async function given(name: string, files: readonly string[], input: RecoveryInput): Promise<Given> {
  const read = await readAssessmentInput(
    files.map((file) => resolve(DATASETS, name, file)),
    {},
  );
  return { read, input: { ...input, settings: { ...input.settings, simulation: { years: 50, seed: 1 } } } };
}

/** The whole plan as text, made anew from machines, applications and connections in an order of their own. */
function planOf({ read, input }: Given, order: <T>(all: readonly T[]) => readonly T[]): string {
  const { dependencies = null } = read;
  const machines = order(read.estate.machines);
  const turned = {
    ...read,
    estate: { ...read.estate, machines },
    dependencies: dependencies === null ? null : { ...dependencies, connections: order(dependencies.connections) },
  };
  const { settings, site } = input;
  return JSON.stringify(
    deriveRecoveryPlan({
      ...input,
      estate: turned.estate,
      assessment: deriveAssessment(turned),
      graph: deriveGraph({ machines, dependencies: turned.dependencies }),
      settings: { ...settings, elements: order(settings.elements) },
      site: site === null ? null : { ...site, drills: order(site.drills ?? []) },
    }),
    null,
    1,
  );
}

const orders = fc.array(fc.nat(1008), { minLength: 5, maxLength: 40 });

describe('the order of rows', () => {
  let shop: Given;
  let factory: Given;
  beforeAll(async () => {
    shop = await given('webshop', WEBSHOP_FILES, await webshop());
    factory = await given('manufacturer', MANUFACTURER_FILES, await manufacturer());
  }, 240_000);

  it('changes no byte of the plan of the web shop', () => {
    const plain = planOf(shop, (all) => all);
    fc.assert(
      fc.property(orders, (keys) => {
        expect(planOf(shop, (all) => shuffled(all, keys))).toBe(plain);
      }),
      { numRuns: 12 },
    );
  }, 240_000);

  it('changes no byte of the plan of the manufacturer', () => {
    const plain = planOf(factory, (all) => all);
    for (const order of [
      <T>(all: readonly T[]) => all.toReversed(),
      <T>(all: readonly T[]) => shuffled(all, [7, 401, 88, 930, 12, 655, 3]),
    ]) {
      expect(planOf(factory, order)).toBe(plain);
    }
  }, 240_000);
});
