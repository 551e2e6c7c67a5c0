import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContinuitySettings } from '../../src/node/index.js';
import { deriveAvailability, deriveRecoveryPlan } from '../../src/recovery/index.js';
import type { AvailabilityPlan, RecoveryInput, RecoveryPlan } from '../../src/recovery/index.js';
import { recoveryActions } from '../../src/report/html/recovery-actions.js';
import { recoveryTables, renderRecoveryHtml, renderRecoveryText } from '../../src/report/index.js';
import { DATASETS, webshop } from './a-dataset.js';
import { readEstate, SETTINGS } from './an-estate.js';
import type { ReadEstate } from './an-estate.js';

const ALWAYS = ['198.51.100.20', '203.0.113.40', 'shop-pg.postgres.database.azure.com'];

describe('what the model of availability takes for granted', () => {
  let input: RecoveryInput;
  let plan: RecoveryPlan;
  beforeAll(async () => {
    const settings = await readContinuitySettings(resolve(DATASETS, 'webshop/plans.yaml'));
    input = { ...(await webshop()), replication: settings.replication, settings: settings.recovery };
    plan = deriveRecoveryPlan(input);
  }, 120_000);
  const cellsOf = (id: string) => recoveryTables(plan).find((table) => table.id === id) ?? expect.fail(id);

  it('stands in the tables as inputs with the value that is assumed, and is asked', () => {
    const rows = cellsOf('inputs').rows.map((row) => row.slice(1));
    for (const name of ALWAYS) {
      expect(rows).toContainEqual([`${name} is there`, '100 %', expect.stringMatching(/^assumed: .* under elements$/)]);
    }
    expect(rows).toContainEqual(['restart on another host', 'none', expect.stringMatching(/^assumed: a host is down/)]);
    expect(plan.availability[0]?.questions.map((words) => words.split(' ')[3])).toEqual(ALWAYS);
  });

  it('stands beside the verdict, with how rarely it has to fail for the target to hold', () => {
    const said = plan.availability[0]!.verdict.said.join('\n');
    expect(said).toContain(`taken as there 100 % of the time (assumed`);
    expect(said).toContain(ALWAYS.join(', '));
    expect(said).toMatch(
      /it holds until: what is taken as always there, together: 99\.950 % follows at 99\.99\d % or more; it is 100 % \(assumed\)/,
    );
    expect(said).toContain('(HA) is not counted unless it is stated as the time to repair');
  });

  it('is on the page and the terminal, hosts with what their hours leave out', () => {
    const words = [renderRecoveryHtml(plan), renderRecoveryText(plan, { all: true })];
    // Lines of the terminal are broken between words.
    for (const shown of words.map((one) => one.replaceAll(/\s+/g, ' '))) {
      for (const name of ALWAYS) expect(shown).toContain(`How often does ${name} fail`);
      expect(shown).toContain('taken as there 100 %');
      expect(shown).toContain('down until it is repaired: restart of its');
    }
    const { columns, rows } = cellsOf('lost-hours');
    const at = columns.findIndex(({ title }) => title === 'Not counted');
    expect(rows.find((row) => row[1] === 'esx01.shop.example')?.[at]).toContain('(HA) is not counted');
    expect(rows.find((row) => row[1] === 'nat01')?.[at]).toBe('');
  });

  it('takes figures of each once they are stated, of a payment address too', () => {
    const figure = { value: 99.99, basis: 'stated: the test' };
    const elements = ALWAYS.map((name) => ({
      ...{ name, mtbfHours: null, mttrHours: null, availabilityPercent: figure, needed: null },
    }));
    const settings = { ...input.settings, elements: [...input.settings.elements, ...elements] };
    const stated = deriveRecoveryPlan({ ...input, settings });
    expect(stated.problems.filter(({ code }) => code.endsWith('unknown-name'))).toEqual([]);
    const [now, then] = [plan.availability[0]!, stated.availability[0]!];
    expect(then.withPlan.availability).toBeCloseTo(now.withPlan.availability * 0.9999 ** 3, 6);
    expect([then.questions, then.verdict.targetHolds]).toEqual([[], false]);
  });

  it('has drills counted by machines and applications apart', () => {
    const words = recoveryActions(plan)
      .map((one) => JSON.stringify(one))
      .join('\n');
    expect(words).toMatch(/Never drilled: 13 of 13 machines and 3 of 3 applications\./);
    expect(words).not.toContain('drills never held');
  });
});

describe('hosts of which the inventory names no room', () => {
  let factory: ReadEstate;
  let plans: readonly AvailabilityPlan[];
  const settings = { ...SETTINGS, simulation: { years: 1, seed: 5 } };
  const rooms = (of: AvailabilityPlan) =>
    of.present.elements.filter(({ kind }) => kind === 'site').map(({ name }) => name);
  beforeAll(async () => {
    factory = await readEstate('manufacturer');
    plans = deriveAvailability({ ...factory, settings });
  }, 120_000);

  it('are made no second room beside one that is named, and are asked', () => {
    const mixed = plans.find(({ service }) => service === 'Personnel') ?? expect.fail('Personnel');
    expect(rooms(mixed)).toEqual(['DC-Plant']);
    expect(mixed.questions.join('\n')).toMatch(
      /In which room do the hosts .* stand\? The inventory names none, and DC-Plant for others: .* up to 6\.00 hours a year more/,
    );
    expect(mixed.inputs).toContainEqual(expect.objectContaining({ value: 'not known' }));
    expect(new Set(plans.flatMap(rooms)).size).toBeLessThanOrEqual(2);
    for (const one of plans) expect(rooms(one).length).toBeLessThanOrEqual(1);
  });

  it('share one where the inventory names none at all', () => {
    const machines = factory.estate.machines.map((one) => ({
      ...one,
      placement: { ...one.placement, datacenter: null },
    }));
    const [one = expect.fail('no service')] = deriveAvailability({ ...factory, estate: { machines }, settings });
    expect(rooms(one)).toEqual(['the site']);
    expect(one.inputs).toContainEqual(expect.objectContaining({ name: 'rooms', value: 'one' }));
  });
});

describe('what no element stands for', () => {
  /** Those of which the inventory names no host, or no room beside others that have one. */
  type Untold = 'host' | 'datacenter';
  let settings: RecoveryInput['settings'];
  let input: RecoveryInput;
  beforeAll(async () => {
    const read = await readContinuitySettings(resolve(DATASETS, 'webshop/plans.yaml'));
    input = { ...(await webshop()), replication: read.replication, settings: read.recovery };
    settings = { ...read.recovery, simulation: { years: 1, seed: 5 } };
  }, 120_000);

  const planWithout = (untold: Untold | null, names: readonly string[]): RecoveryPlan =>
    deriveRecoveryPlan({
      ...{ ...input, settings },
      estate: {
        ...input.estate,
        machines: input.estate.machines.map((one) =>
          untold === null || !names.includes(one.name)
            ? one
            : { ...one, placement: { ...one.placement, [untold]: null } },
        ),
      },
    });
  const verdictOf = (plan: RecoveryPlan) => plan.availability[0]!.verdict.said.join('\n');

  it.each<[Untold, string, readonly string[]]>([
    ['host', 'the hosts of 2 machines', ['fe01', 'fe02']],
    ['host', 'the hosts of 1 machine', ['fe01']],
    ['datacenter', 'the room of the hosts esx01.shop.example', ['fe01']],
  ])('where no %s is named (%s) makes every figure one from above: a target that is reached is open', (...given) => {
    const [untold, words, names] = given;
    const [known, plan] = [planWithout(null, []), planWithout(untold, names)];
    const [before, after] = [known.availability[0]!, plan.availability[0]!];
    expect(before.withPlan.notCounted).toEqual([]);
    expect(before.verdict).toMatchObject({ presentHolds: false, targetHolds: true });
    expect(verdictOf(known)).not.toContain('at most');

    expect([after.present.notCounted, after.withPlan.notCounted]).toEqual([[words], [words]]);
    expect(after.present.availability).toBeGreaterThanOrEqual(before.present.availability);
    expect(after.verdict.targetHolds).toBeNull();
    expect(verdictOf(plan)).toContain(
      `not counted, since the inventory does not tell it: ${words}; each availability is`,
    );
    expect(verdictOf(plan)).toMatch(
      /: at most 99\.9\d+ % against 99\.95 %, which follows only if what is not counted never/,
    );
    expect(after.withPlan.said[0]).toMatch(
      /is there at most 99\.\d+ % of the time: [\d.]+ hours a year and more are lost/,
    );
    const open = after.sensitivity.map(({ availability, isMet }) => [availability >= 0.9995, isMet]);
    expect(new Set(open.map(String))).toEqual(new Set(['true,', 'false,false']));
    expect(new Set(before.sensitivity.map(({ isMet }) => isMet))).toEqual(new Set([true, false]));
    const shown = [
      renderRecoveryHtml(plan),
      renderRecoveryText(plan, { all: true }),
      JSON.stringify(recoveryTables(plan)),
    ];
    for (const one of shown) expect(one.replaceAll(/\s+/g, ' ')).toContain('at most 99.');
  });
});
