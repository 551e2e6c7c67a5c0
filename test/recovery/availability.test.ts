import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { lostParts, lostShare } from '../../src/recovery/availability-closed.js';
import type { FailoverTerms } from '../../src/recovery/availability-closed.js';
import { percentDown } from '../../src/recovery/availability-words.js';
import { deriveAvailability } from '../../src/recovery/index.js';
import type { AvailabilityPlan, ElementFigures } from '../../src/recovery/index.js';
import { createDiagrams } from '../../src/recovery/model-diagram.js';
import type { BuiltElement } from '../../src/recovery/model-elements.js';
import { downShare, oldDownShare } from '../../src/recovery/model-figures.js';
import { evaluateModel } from '../../src/recovery/model.js';
import type { Need, ReliabilityModel } from '../../src/recovery/model.js';
import { exponential, uniformOf } from '../../src/recovery/simulate-random.js';
import { HOURS_PER_YEAR, simulateService } from '../../src/recovery/simulate.js';
import { readEstate, SETTINGS } from './an-estate.js';
import type { ReadEstate } from './an-estate.js';
import { lostByEnumeration, randomModels } from './random-models.js';

const element = (mtbfHours: number, mttrHours: number): BuiltElement => ({
  ...{ id: 'e', name: 'e', kind: 'machine', mtbfHours, mttrHours, basis: 'test' },
  ...{ isCurable: true, downInRecovery: 0 },
});
const chain = (count: number): ReliabilityModel => ({
  ...{ elements: count, nodes: [] },
  root: { kind: 'all', of: Array.from({ length: count }, (_, place): Need => ({ kind: 'element', element: place })) },
});
const lostOf = (model: ReliabilityModel, elements: readonly BuiltElement[], failover: FailoverTerms | null): number =>
  lostShare(createDiagrams(model)!.root, elements, { failover });

const figures = fc.record({
  mtbfHours: fc.integer({ min: 500, max: 50_000 }),
  mttrHours: fc.double({ min: 0.1, max: 48, noNaN: true }),
});
const builtOf = (all: readonly { readonly mtbfHours: number; readonly mttrHours: number }[]): readonly BuiltElement[] =>
  all.map(({ mtbfHours, mttrHours }) => element(mtbfHours, mttrHours));
const modelsWithFigures = randomModels({ elements: 6, nodes: 4 }).chain((model) =>
  fc.record({
    model: fc.constant(model),
    all: fc.array(figures, { minLength: model.elements, maxLength: model.elements }),
    place: fc.integer({ min: 0, max: model.elements - 1 }),
    rtoHours: fc.double({ min: 0, max: 24, noNaN: true }),
    success: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
);

describe('what is lost with a second site', () => {
  it('is min(repair, recovery time) for each fault of a single element', () => {
    const machine = element(4000, 8);
    const worked = lostOf(chain(1), [machine], { rtoHours: 1, success: 1 });
    expect(worked).toBeCloseTo(1 / 4008, 15);
    expect(lostOf(chain(1), [element(4000, 0.5)], { rtoHours: 1, success: 1 })).toBeCloseTo(0.5 / 4000.5, 15);
    expect(lostOf(chain(1), [machine], { rtoHours: 1, success: 0.9 })).toBeCloseTo(0.9 * worked + (0.1 * 8) / 4008, 15);
  });

  it('is what waits for a failover and what fails of them, whatever the model', () => {
    fc.assert(
      fc.property(modelsWithFigures, ({ model, all, rtoHours, success }) => {
        const [diagram, failover] = [createDiagrams(model)!.root, { rtoHours, success }];
        const { waiting, failing } = lostParts(diagram, builtOf(all), failover);
        expect(waiting + failing).toBeCloseTo(lostOf(model, builtOf(all), failover), 12);
        expect(Math.min(waiting, failing)).toBeGreaterThanOrEqual(-1e-15);
        expect(lostParts(diagram, builtOf(all), { rtoHours, success: 1 }).failing).toBeCloseTo(0, 15);
      }),
    );
  });

  it('is not cured where the failover does not get around what is down', () => {
    const outside = { ...element(1000, 10), isCurable: false };
    expect(lostOf(chain(1), [outside], { rtoHours: 1, success: 1 })).toBeCloseTo(10 / 1010, 15);
  });

  it('is what the states of every element say: up, down for a short time, down for longer', () => {
    fc.assert(
      fc.property(modelsWithFigures, ({ model, all, rtoHours, success }) => {
        const elements = builtOf(all);
        const works = (isUp: Uint8Array): boolean => evaluateModel(model, isUp);
        const known =
          lostByEnumeration(model, elements.map(downShare), works) -
          success *
            lostByEnumeration(
              model,
              elements.map((one) => oldDownShare(one, rtoHours)),
              works,
            );
        expect(lostOf(model, elements, { rtoHours, success })).toBeCloseTo(known, 12);
      }),
    );
  });

  it('never grows by a shorter recovery time, by a failover that works more often, or by having one at all', () => {
    fc.assert(
      fc.property(
        modelsWithFigures,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ model, all, rtoHours, success }, part) => {
          const elements = builtOf(all);
          const now = lostOf(model, elements, { rtoHours, success });
          const less = 1e-12;
          expect(lostOf(model, elements, { rtoHours: rtoHours * part, success })).toBeLessThanOrEqual(now + less);
          expect(lostOf(model, elements, { rtoHours, success: success + (1 - success) * part })).toBeLessThanOrEqual(
            now + less,
          );
          expect(now).toBeLessThanOrEqual(lostOf(model, elements, null) + less);
        },
      ),
    );
  });

  it('never grows by a better element, at home always, and with a second site while faults are rarely young', () => {
    fc.assert(
      fc.property(
        modelsWithFigures,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ model, all, place, rtoHours, success }, part) => {
          const elements = builtOf(all);
          const calm = elements.reduce(
            (chance, one) => chance * ((1 - downShare(one)) / (1 - oldDownShare(one, rtoHours))),
            1,
          );
          const { mtbfHours, mttrHours } = all[place]!;
          const failover = { rtoHours, success: Math.min(success, (calm * mtbfHours) / (mtbfHours + rtoHours)) };
          const better = elements.with(place, element(mtbfHours * (1 + part), mttrHours));
          const quicker = elements.with(place, element(mtbfHours, mttrHours * part));
          for (const terms of [null, failover]) {
            const now = lostOf(model, elements, terms) + 1e-12;
            expect(lostOf(model, better, terms)).toBeLessThanOrEqual(now);
            expect(lostOf(model, quicker, terms)).toBeLessThanOrEqual(now);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never grows by one member more that does the same', () => {
    const pools = fc
      .array(figures, { minLength: 2, maxLength: 6 })
      .chain((all) => fc.tuple(fc.constant(all), fc.integer({ min: 1, max: all.length })));
    fc.assert(
      fc.property(pools, ([all, needed]) => {
        const pool = (count: number): ReliabilityModel => ({
          ...{ elements: count, nodes: [] },
          root: {
            kind: 'atLeast',
            needed,
            of: Array.from({ length: count }, (_, at): Need => ({ kind: 'element', element: at })),
          },
        });
        const elements = builtOf([...all, all[0]!]);
        const failover = { rtoHours: 1, success: 0.9 };
        for (const terms of [null, failover]) {
          const before = lostOf(pool(all.length), elements.slice(0, -1), terms);
          expect(lostOf(pool(all.length + 1), elements, terms)).toBeLessThanOrEqual(before + 1e-12);
        }
      }),
    );
  });
});

describe('the simulation', () => {
  it('draws exponential numbers without a logarithm', () => {
    const uniform = uniformOf(42);
    const drawn = Array.from({ length: 200_000 }, () => exponential(uniform));
    const share = (limit: number): number => drawn.filter((one) => one > limit).length / drawn.length;
    expect(drawn.reduce((sum, one) => sum + one, 0) / drawn.length).toBeCloseTo(1, 2);
    for (const limit of [0.1, 0.5, 1, 2, 4]) expect(share(limit)).toBeCloseTo(Math.exp(-limit), 2);
  });

  it('says the same for the same seed and lies around the closed form', () => {
    const elements = [element(400, 6), element(300, 2), element(500, 20), element(350, 4)];
    const model: ReliabilityModel = {
      elements: 4,
      nodes: [],
      root: {
        kind: 'all',
        of: [
          { kind: 'element', element: 0 },
          { kind: 'atLeast', needed: 2, of: [1, 2, 3].map((place): Need => ({ kind: 'element', element: place })) },
        ],
      },
    };
    for (const failover of [null, { rtoHours: 1, success: 0.8 }]) {
      const runs = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
        simulateService({ model, elements, failover, years: 500, seed }),
      );
      expect(simulateService({ model, elements, failover, years: 500, seed: 1 })).toEqual(runs[0]);
      const closed = 1 - lostOf(model, elements, failover);
      const mean = runs.reduce((sum, { availability }) => sum + availability, 0) / runs.length;
      const error = runs[0]!.plusMinus / 1.96 / Math.sqrt(runs.length);
      // The closed form loses at most a second-order term more than the process does.
      expect(Math.abs(mean - closed)).toBeLessThan(4 * error + (failover === null ? 0 : 5e-5));
    }
  });

  it('gives the rule of three where nothing was seen to fail', () => {
    const { availability, plusMinus, outages } = simulateService({
      ...{ model: chain(1), elements: [element(1e9, 5)], failover: null, years: 100, seed: 3 },
    });
    expect([availability, outages]).toEqual([1, 0]);
    expect(plusMinus).toBeCloseTo((3 / 100) * (5 / HOURS_PER_YEAR), 12);
  });
});

describe('the web shop of brief 0', () => {
  let shop: ReadEstate;
  let plan: AvailabilityPlan;
  const planWith = (elements: readonly ElementFigures[], more: object = {}): AvailabilityPlan =>
    deriveAvailability({
      ...shop,
      settings: { ...SETTINGS, elements, simulation: { years: 300, seed: 1 } },
      ...more,
    })[0]!;
  const stated = (
    name: string,
    figures: Partial<Record<'mtbfHours' | 'mttrHours' | 'availabilityPercent' | 'needed', number>>,
  ): ElementFigures => {
    const figure = (value: number | undefined) => (value === undefined ? null : { value, basis: 'stated: the test' });
    return {
      name,
      mtbfHours: figure(figures.mtbfHours),
      mttrHours: figure(figures.mttrHours),
      availabilityPercent: figure(figures.availabilityPercent),
      needed: figure(figures.needed),
    };
  };
  beforeAll(async () => {
    shop = await readEstate('webshop');
    [plan] = deriveAvailability({ ...shop, settings: SETTINGS }) as [AvailabilityPlan];
  });

  it('has one service that users ask, by its three front ends', () => {
    expect(deriveAvailability({ ...shop, settings: { ...SETTINGS, simulation: { years: 1, seed: 1 } } })).toHaveLength(
      1,
    );
    expect([plan.service, plan.entries]).toEqual(['Front end', ['fe01', 'fe03', 'fe02']]);
  });

  it('has the NAT firewall, the room and both hosts as single points, the firewall first', () => {
    const single = plan.present.shares.filter(({ isSinglePoint }) => isSinglePoint).map(({ name }) => name);
    expect(single).toEqual(['nat01', 'Machine room', 'esx01.shop.example', 'esx02.shop.example']);
  });

  it('does not come to 99.95 % with figures called ours, and says what would have to hold', () => {
    expect([percentDown(plan.present.availability), percentDown(plan.withPlan.availability)]).toEqual([
      '99.749 %',
      '99.938 %',
    ]);
    expect(plan.objective).toEqual({ present: 0.995, target: 0.9995 });
    expect([plan.verdict.presentHolds, plan.verdict.targetHolds]).toEqual([true, false]);
    expect(plan.needed.map(({ design, input, needed }) => [design, input, needed])).toEqual([
      ['present', 'repair of everything', '1.997 times as long'],
      ['present', 'faults of everything', '1.997 times as often'],
      ['present', 'what is taken as always there, together', '99.75 % or more'],
      ['withPlan', 'recovery time', '41 min or less'],
      ['withPlan', 'failovers that work', '95.384 % or more'],
      ['withPlan', 'repair of everything', '0.555 times as long'],
      ['withPlan', 'faults of everything', '0.815 times as often'],
    ]);
    expect([plan.present.simulation.agrees, plan.withPlan.simulation.agrees]).toEqual([true, true]);
  });

  it('reaches the target with what it says would have to hold, and just misses it a step further', () => {
    const target = 0.9995;
    const failover = (availabilityPercent: number) =>
      planWith([stated('failover', { availabilityPercent })]).withPlan.availability;
    expect(failover(95.384)).toBeGreaterThanOrEqual(target);
    expect(failover(95.38)).toBeLessThan(target);
    const rto = (value: number) => planWith([], { rto: { value, basis: 'stated: the test' } }).withPlan.availability;
    expect(rto(41)).toBeGreaterThanOrEqual(target);
    expect(rto(43)).toBeLessThan(target);
  });

  it('takes every stated figure: of a machine, a role, a group, a host, the site and planned maintenance', () => {
    const share = (one: AvailabilityPlan, name: string) => one.present.elements.find((each) => each.name === name);
    const told = planWith([
      stated('NAT01', { availabilityPercent: 99.99 }),
      stated('esx01.shop.example', { mttrHours: 1 }),
      stated('site', { mtbfHours: 100_000, mttrHours: 4 }),
      stated('rec', { needed: 0 }),
      stated('api', { mttrHours: 3 }),
    ]);
    expect(share(told, 'nat01')!.availability).toBeCloseTo(0.9999, 12);
    expect(share(told, 'esx01.shop.example')).toMatchObject({ mtbfHours: 17_532, mttrHours: 1 });
    expect(share(told, 'Machine room')).toMatchObject({ mtbfHours: 100_000, mttrHours: 4 });
    expect(share(told, 'rec')!.redundancy).toEqual({ members: 4, needed: 0 });
    expect(share(told, 'api01')!.mttrHours).toBe(3);
    const planned = planWith([stated('maintenance', { mtbfHours: 718, mttrHours: 2 })]);
    expect(planned.present.availability).toBeCloseTo(planWith([]).present.availability * (1 - 2 / 720), 12);
  });

  it('gains nothing by a second site that has no database', () => {
    const bare = planWith([], { site: null, statements: { ...shop.statements, recoverySiteDatabase: [] } });
    expect(bare.withPlan.availability).toBeCloseTo(bare.present.availability, 12);
    expect(bare.present.said.join('\n')).toContain('the recovery site has nothing for mysql01, mysql02');
  });

  it('gains nothing where its machines are not protected', () => {
    const bare = planWith([], { protectedMachines: [] });
    expect(bare.withPlan.availability).toBeCloseTo(bare.present.availability, 12);
  });

  it('chooses no objective where statements differ', () => {
    const [after] = shop.statements.availability.slice(-1);
    const statements = {
      ...shop.statements,
      availability: [
        { ...after!, kind: 'contradicted' as const, values: [...after!.statements, ...after!.statements] },
      ],
    };
    const { verdict } = planWith([], { statements });
    expect(verdict.targetHolds).toBeNull();
    expect(verdict.said.join('\n')).toMatch(/with the plan: .*; statements differ on its objective: 99\.95 %/);
  });
});

describe('the manufacturer of brief 3', () => {
  it('has its services answered in closed form, and the simulation agrees with each', async () => {
    const factory = await readEstate('manufacturer');
    const plans = deriveAvailability({ ...factory, settings: { ...SETTINGS, simulation: { years: 300, seed: 5 } } });
    expect(plans.map(({ service }) => service)).toEqual([
      ...['Customer service', 'Dealer portal', 'Kiosks', 'Logistics', 'Parts catalogue', 'Personnel', 'Quality'],
      ...['Shared services', 'Storefront'],
    ]);
    const agreeing = plans.flatMap(({ present, withPlan }) => [present.simulation.agrees, withPlan.simulation.agrees]);
    expect(new Set(agreeing)).toEqual(new Set([true]));
  });
});
