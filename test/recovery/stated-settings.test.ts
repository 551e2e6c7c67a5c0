import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/index.js';
import { parseContinuitySettings } from '../../src/node/continuity/parse-continuity-settings.js';
import { deriveRecoveryPlan } from '../../src/recovery/index.js';
import type { RecoveryInput, RecoveryPlan } from '../../src/recovery/index.js';
import { judgeDesign } from '../../src/recovery/availability-design.js';
import { disagreements } from '../../src/recovery/check-simulation.js';
import { createDiagrams } from '../../src/recovery/model-diagram.js';
import type { BuiltElement } from '../../src/recovery/model-elements.js';
import { createFigureBook } from '../../src/recovery/model-figures.js';
import { NO_PLACES } from '../../src/recovery/settings-problems.js';
import { readVnet } from '../../src/recovery/vnet-range.js';
import { recoveryTables, renderRecoveryHtml, renderRecoveryText } from '../../src/report/index.js';
import { webshop } from './a-dataset.js';

let input: RecoveryInput;
beforeAll(async () => {
  input = await webshop();
}, 120_000);

/** The plan by the settings of a text whose first line is `recoveryPlan:`. */
function planBy(text: string, changes: Partial<RecoveryInput> = {}): RecoveryPlan {
  const read = parseContinuitySettings(`recoveryPlan:\n${text}`, 'plans.yaml');
  return deriveRecoveryPlan({
    ...input,
    settings: { ...read.recovery, simulation: { years: 50, seed: 1 } },
    places: {
      recovery: (path) => read.placeOfRecovery!(path),
      replication: (path) => read.placeOfReplication!(path),
      site: (path) => ({ file: `site.yaml#${path}` }),
    },
    ...changes,
  });
}

const told = ({ problems }: RecoveryPlan): readonly string[] =>
  problems
    .filter(({ at }) => at?.file === 'plans.yaml')
    .map(({ code, severity, at, message, remedy }: Problem) =>
      [at!.line!, code.replace('recovery/', ''), severity, message, remedy].join(' | '),
    );

const stepsOf = ({ groups }: RecoveryPlan): readonly string[] =>
  groups.runs.flatMap((run) =>
    run.groups.flatMap(({ number, before, after }) =>
      [...before, ...after].flatMap(({ purpose, when, title }) =>
        purpose === 'stated' ? [`${number} ${when} ${title}`] : [],
      ),
    ),
  );

const action = (words: string): string =>
  `    - { when: after, kind: manual, title: check, minutes: 5, ${words} }`.replace(
    /(when|kind|title|minutes): [\w ]+, (?=.*\1:)/gu,
    '',
  );

describe('drills that come later than documented', () => {
  it('are taken as stated, and told with where the months are from', () => {
    const plan = planBy('  drills:\n    monthsPerMachine: 12\n    monthsPerApplication: 24');
    expect(told(plan).map((one) => one.split(' | ').slice(0, 4).join(' | '))).toEqual([
      '3 | late-drills | warning | drills.monthsPerMachine is 12 months, and 6 are documented for a machine (MicrosoftDocs/azure-docs articles/site-recovery/site-recovery-monitor-and-troubleshoot.md (02/22/2018)): what is drilled later is not told as due until then',
      '4 | late-drills | warning | drills.monthsPerApplication is 24 months, and 3 are documented for an application (MicrosoftDocs/azure-docs articles/site-recovery/recovery-plan-overview.md (01/23/2020)): what is drilled later is not told as due until then',
    ]);
    expect(plan.drills.said.join(' ')).toContain('drilled every 24 months');
    expect(told(planBy('  drills: { monthsPerMachine: 6, monthsPerApplication: 1 }'))).toEqual([]);
  });
});

describe('a plan in which no machine comes back', () => {
  it('gives no steps, no savings and no words of points', () => {
    const estate = {
      ...input.estate,
      machines: input.estate.machines.map((one) => ({ ...one, source: 'other' as const })),
    };
    const plan = planBy('', { estate });
    expect(plan.counts.protected).toBe(0);
    expect(plan.groups.rto).toMatchObject({ isMet: null, rests: [], criticalPath: [], changes: [] });
    expect(plan.points).toMatchObject({ rpo: [], kept: { said: [], storage: [], inTotal: null } });
    const text = renderRecoveryText(plan, { all: true });
    expect(text).toContain('no machine comes back, so no recovery time is told');
    expect(text).not.toMatch(/Notice the loss|are made every|Shorter recovery|min are left/u);
    expect(renderRecoveryHtml(plan)).not.toMatch(/Notice the loss|are made every/u);
  });
});

describe('actions of the settings', () => {
  it('are told with their line where names, groups and places are wrong, and the rest is used', () => {
    const plan = planBy(
      [
        '  actions:',
        action('machines: [fe01, fe0l, nat01], title: one'),
        action('machines: [Front end], title: two'),
        action('group: 7, title: three'),
        action('title: four'),
        action('group: 1, machines: [fe01], title: five'),
        action("machines: ['zz*'], title: six"),
        action('group: 1, title: seven'),
      ].join('\n'),
    );
    const lines = told(plan);
    const of = (line: number): string => lines.filter((one) => one.startsWith(`${line} |`)).join('\n');
    expect(of(3)).toContain('unknown-name | error | the action "one" names fe0l, which no inventory has');
    expect(of(3)).toContain('did you mean fe01');
    expect(of(3)).toContain('action-outside-plans | error | the action "one" names nat01, which is in no plan');
    expect(of(4)).toContain('Front end is an application: name its machines, fe01');
    expect(of(5)).toContain('unknown-group | error | the action "three" names group 7, which no plan has');
    expect(of(5)).toMatch(/write a group from 1 to \d/u);
    expect(of(6)).toContain('it names neither a group nor machines');
    expect(of(7)).toContain('it names group 1 and machines (fe01), which may be two places');
    expect(of(8)).toContain('names zz*, which covers no machine');
    expect(of(9)).toBe('');
    const steps = stepsOf(plan);
    expect(steps.filter((step) => step.endsWith('after one'))).toHaveLength(1);
    expect(steps.filter((step) => /after (?:two|three|four|five|six)$/u.test(step))).toEqual([]);
    expect(steps).toContain('1 after seven');
  });

  it('are told where one says the same twice, another thing, or both before and after', () => {
    const plan = planBy(
      [
        '  actions:',
        action('group: 1'),
        action('group: 1'),
        action('group: 1, when: before'),
        action('group: 1, title: switch'),
        action('group: 1, title: Switch, minutes: 9'),
      ].join('\n'),
    );
    expect(told(plan).map((one) => one.split(' | ').slice(0, 4).join(' | '))).toEqual([
      '4 | twice-stated | warning | the action "check" is stated again as in line 3: it is done once',
      '5 | before-and-after | warning | the action "check" is stated before its group and in line 3 after the same: the plan has both',
      '7 | contradicted-action | error | the action "Switch" is stated as manual, 9 min and in line 6 as manual, 5 min: neither is done',
    ]);
    expect(stepsOf(plan).filter((step) => /switch$/iu.test(step))).toEqual([]);
    expect(stepsOf(plan).filter((step) => step.endsWith('check'))).toEqual(['1 before check', '1 after check']);
  });

  it('with minutes that are none are left out, also where no file was checked', () => {
    const at = { file: 'a program' };
    const bad = {
      group: 1,
      machines: [],
      when: 'after',
      kind: 'manual',
      title: 'back in time',
      minutes: -5,
      at,
    } as const;
    const plan = deriveRecoveryPlan({ ...input, settings: { ...input.settings, actions: [bad] } });
    expect(plan.problems.find(({ code }) => code === 'recovery/bad-action')).toMatchObject({ at });
    expect(stepsOf(plan)).toEqual([]);
  });
});

const element = (words: string): string => `    - { ${words} }`;
const figure = (value: number): string => `{ value: ${value}, basis: a test }`;

describe('elements of the settings', () => {
  it('are told with their line and left out where they cannot be, and the rest is used', () => {
    const plan = planBy(
      [
        '  elements:',
        element(`name: nat0l, mttrHours: ${figure(2)}`),
        element(`name: esx01.shop.example, mttrHours: ${figure(3)}`),
        element(`name: esx01.shop.example, mttrHours: ${figure(4)}`),
        element(`name: rec, needed: ${figure(5)}`),
        element(`name: fe01, needed: ${figure(1)}`),
        element(`name: nat01, availabilityPercent: ${figure(99)}, mttrHours: ${figure(0)}`),
        element(`name: site, availabilityPercent: ${figure(99)}, mttrHours: ${figure(1)}, mtbfHours: ${figure(9999)}`),
        element(`name: failover, mtbfHours: ${figure(9)}`),
        element('name: host'),
        element(`name: database, mttrHours: ${figure(7)}`),
      ].join('\n'),
    );
    const lines = told(plan);
    expect(lines.map((line) => line.split(' | ').slice(0, 3).join(' '))).toEqual(
      [
        '3 unknown-name error',
        '4 contradicted-figures error',
        '5 contradicted-figures error',
        '6 bad-figure error',
        '7 needed-of-no-group error',
        '8 contradicted-figures error',
        '9 contradicted-figures error',
        '10 unused-figures error',
        '10 no-figures warning',
        '11 no-figures warning',
      ].filter((line) => line !== '10 no-figures warning'),
    );
    expect(lines[0]).toContain('did you mean nat01');
    expect(lines[3]).toContain('is 5, more than the 4 that it has');
    const { elements } = plan.availability[0]!.present;
    const of = (name: string) => elements.find((one) => one.name === name)!;
    expect(of('esx01.shop.example')).toMatchObject({ mttrHours: 8 });
    expect(of('nat01').basis).toMatch(/^ours/);
    expect(of('rec').redundancy?.needed).toBe(2);
    expect(plan.settings.elements).toHaveLength(10);
  });

  it.each([
    [`mtbfHours: ${figure(0)}`, '0 is below 0.1'],
    [`mtbfHours: ${figure(-5)}`, '-5 is below 0.1'],
    [`mttrHours: ${figure(-1)}`, '-1 is below 0'],
    [`availabilityPercent: ${figure(100.5)}`, '100.5 is above 100'],
    [`needed: ${figure(1.5)}`, '1.5 is not a whole number'],
  ])('are refused with their line for %s', (words, why) => {
    expect(() => planBy(`  elements:\n${element(`name: nat01, ${words}`)}`)).toThrow(why);
  });

  it('do not count where they cannot be, also where no file was checked', () => {
    const of = (value: number) => ({ value, basis: 'a program' });
    const book = createFigureBook([
      { name: 'a', mtbfHours: of(0), mttrHours: of(0), availabilityPercent: null },
      { name: 'b', mtbfHours: null, mttrHours: of(0), availabilityPercent: of(99) },
      { name: 'c', mtbfHours: of(99), mttrHours: null, availabilityPercent: of(99) },
      { name: 'd', mtbfHours: null, mttrHours: null, availabilityPercent: of(Number.NaN), needed: of(0.5) },
    ]);
    expect(book.of(['a'], 'machine')?.mtbfHours).toBe(4383);
    expect(book.of(['b'], 'machine')?.basis).toMatch(/^ours/);
    expect(book.of(['c'], 'machine')?.mttrHours).toBeCloseTo(1, 9);
    expect([book.of(['d'], 'machine')?.basis.startsWith('ours'), book.neededOf(['d'])]).toEqual([true, null]);
  });
});

describe('closed form and simulation', () => {
  const part = (id: string): BuiltElement => ({
    ...{ id, name: id, kind: 'machine', mtbfHours: 100, mttrHours: 10, basis: 'a test' },
    ...{ isCurable: true, downInRecovery: 0 },
  });

  it('that do not agree are told: a closed form of another model must differ', () => {
    const elements = [part('one'), part('two')];
    const chain = {
      elements: 2,
      nodes: [],
      root: { kind: 'all', of: [0, 1].map((element) => ({ kind: 'element', element }) as const) },
    } as const;
    const other = { ...chain, root: { kind: 'element', element: 0 } } as const;
    const of = judgeDesign({
      ...{ design: 'present', diagrams: createDiagrams(other), failover: null, maintenance: 0 },
      built: {
        ...{ model: chain, elements, groups: [], machines: [], said: [], recoveryRests: [] },
        taken: { inputs: [], alwaysThere: [], said: [], rests: [], notCounted: [], questions: [] },
      },
      simulation: { years: 200, seed: 1 },
    });
    expect(of.simulation.agrees).toBe(false);
    expect(of.said.join('\n')).toContain('they do not agree, and the closed form is the higher one');
  });

  it('that do not agree by the figures of the settings are told on the page, the terminal and in the data, as a warning', () => {
    // Outages of many parts overlap: the simulation has one outage, which ends with its failover; the closed form reckons each.
    const host = element(`name: host, mtbfHours: ${figure(30)}, mttrHours: ${figure(29)}`);
    const failover = element(`name: failover, availabilityPercent: ${figure(100)}`);
    const plan = planBy(`  minutes: { detect: 1200 }\n  elements:\n${host}\n${failover}`);
    const found = plan.problems.filter(({ code }) => code === 'recovery/simulation-disagrees');
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatchObject({ severity: 'warning' });
    expect(disagreements(plan.availability, NO_PLACES).map(({ message }) => message)).toEqual(
      found.map(({ message }) => message),
    );
    const words = 'they do not agree';
    expect(JSON.stringify(plan)).toContain(words);
    expect(renderRecoveryHtml(plan)).toContain(words);
    expect(renderRecoveryText(plan, { all: true }).replace(/\s+/gu, ' ')).toContain(words);
    expect(JSON.stringify(recoveryTables(plan))).toContain('"no"');
  }, 60_000);
});

describe('the range of the recovery network', () => {
  it.each([
    ['10.200.0.0/22', []],
    ['10.200.0.0/16', []],
    ['10.200.0.7/22', ['bad-vnet']],
    ['10.200.0.0', ['bad-vnet']],
    ['10.200.0.0/33', ['bad-vnet']],
    ['10.200.0.0/-1', ['bad-vnet']],
    ['10.300.0.0/16', ['bad-vnet']],
    ['010.200.0.0/16', ['bad-vnet']],
    ['fd00::/48', ['bad-vnet']],
    ['__proto__', ['bad-vnet']],
    ['10.200.0.0/30', ['bad-vnet']],
    ['0.0.0.0/0', ['bad-vnet']],
    ['127.0.0.0/16', ['bad-vnet']],
    ['169.254.0.0/16', ['bad-vnet']],
    ['224.0.0.0/8', ['bad-vnet']],
    ['168.63.129.0/24', ['bad-vnet']],
    ['203.0.113.0/24', ['public-vnet']],
    ['172.32.0.0/16', ['public-vnet']],
  ])('%s has the faults %j', (text, codes) => {
    const { faults, range } = readVnet(text);
    expect(faults.map(({ code }) => code)).toEqual(codes);
    expect(range === null).toBe(codes[0] === 'bad-vnet');
  });

  it('says what was meant where the address is inside of the range', () => {
    expect(readVnet('10.40.3.7/22').faults[0]?.remedy).toBe('write 10.40.0.0/22, the range that it lies in');
  });

  it('is told with its line where it clashes or is too small, and one is proposed where it cannot be used', () => {
    const withVnet = (vnet: string): RecoveryPlan => planBy(`  network:\n    vnet: '${vnet}'`);
    const clash = withVnet('10.40.0.0/16');
    expect(told(clash).join('\n')).toContain('3 | clashing-vnet | error | the stated range 10.40.0.0/16 holds');
    expect(clash.target.vnet.ranges).toEqual(['10.40.0.0/16']);
    const small = withVnet('10.99.0.0/27');
    expect(told(small).join('\n')).toMatch(/3 \| small-vnet \| error .* at least a \/2\d/u);
    expect(small.target.vnet.ranges[0]).toMatch(/^10\.255\./u);
    expect(small.target.open.join('\n')).toContain('too small');
    expect(told(withVnet('fd00::/48')).join('\n')).toContain('3 | bad-vnet | error');
    expect(told(withVnet('10.99.0.0/22'))).toEqual([]);
  });

  it('has its new subnets around those that are kept, and tells kept ones that overlap it in part', () => {
    const hardCodedAddresses = { found: [{ where: 'fe01', address: '10.40.0.13', plan: 'keepSubnet' as const }] };
    const site = { ...input.site!, hardCodedAddresses };
    const inside = planBy('  network: { vnet: 10.40.0.0/16 }', { site });
    expect(inside.target.vnet.ranges).toEqual(['10.40.0.0/16']);
    const ranges = inside.target.subnets.map(({ range }) => range);
    expect(ranges).toContain('10.40.0.0/24');
    expect(ranges.filter((range) => range.startsWith('10.40.0.'))).toEqual(['10.40.0.0/24']);
    const torn = planBy('  network: { vnet: 10.40.0.0/25 }', { site });
    expect(told(torn).join('\n')).toContain('3 | overlapping-ranges | error'.replace('3', '2'));
  });
});

describe('a site file of another estate', () => {
  it('is told in the plan of recovery as in that of replication', () => {
    const plan = planBy('  {}', { site: { title: 'another', databases: [{ name: 'erp', machines: ['erp-ora01'] }] } });
    expect(plan.problems.find(({ code }) => code === 'site/other-estate')).toMatchObject({
      severity: 'warning',
      at: { file: 'site.yaml#databases.0.machines' },
    });
  });
});
