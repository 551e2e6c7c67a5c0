import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveAssessment } from '../../src/assessment/index.js';
import type { Assessment, AssessmentInput } from '../../src/assessment/index.js';
import { deriveGraph } from '../../src/graph/index.js';
import type { DependencyGraph } from '../../src/graph/index.js';
import { readAssessmentInput } from '../../src/node/index.js';
import { DEFAULT_WAVE_SETTINGS, deriveWaveInput, planWaves, scorePlan } from '../../src/waves/index.js';
import type { WaveInput, WavePlan, WaveStrategy } from '../../src/waves/index.js';
import { asGiven } from '../support/a-wave-estate.js';
import { costOfPlan } from './plan-cost-oracle.js';

let read: AssessmentInput;
let assessment: Assessment;
let graph: DependencyGraph;

beforeAll(async () => {
  // Connections and inventory alone: samples change sizes, which no wave asks for.
  const folder = resolve(import.meta.dirname, '../../datasets/manufacturer');
  const files = [
    'vsphere-rvtools.xlsx',
    'hyperv',
    'applications.csv',
    'dependencies-classic.csv.gz',
    'dependencies-new.csv.gz',
  ];
  read = await readAssessmentInput(files.map((name) => resolve(folder, name)));
  assessment = deriveAssessment(read);
  graph = deriveGraph({ machines: read.estate.machines, dependencies: read.dependencies ?? null, keepNoise: [] });
});

const inputOf = (strategy: WaveStrategy): WaveInput =>
  deriveWaveInput({
    assessment,
    estate: read.estate,
    graph,
    settings: { ...DEFAULT_WAVE_SETTINGS, strategy, link: { roundTripMs: 12, bitsPerSecond: null } },
  });

const count = <T>(items: readonly T[], of: (item: T) => string): string => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
  return [...counts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, times]) => `${key} ${times}`)
    .join(', ');
};

function summaryOf(plan: WavePlan): string {
  const at = new Map(plan.machines.map((machine) => [machine.id, machine]));
  return [
    ...plan.settingsWords,
    '',
    `${plan.counts.machines} machines, ${plan.counts.planned} planned; the others: ${count(plan.unplanned, ({ kind }) => kind)}`,
    ...plan.waves.map(({ name, day, machines, applications, risk }) => {
      const members = machines.map((id) => at.get(id)!);
      return `${name}, day ${day}: ${machines.length} machines (${count(members, ({ tier }) => tier)}; ${count(members, ({ environment }) => environment)}), ${applications.length} applications, risk ${risk.level}`;
    }),
    '',
    ...plan.conditions.map(({ id, priority, isHard, state, judged, kept }) => {
      const kind = isHard ? 'hard' : priority === null ? 'own' : String(priority);
      return `${id} (${kind}): ${state}, ${kept} of ${judged}`;
    }),
    '',
    ...plan.boundaries.map(
      ({ after, dependencies, firewall }) =>
        `after wave ${after}: ${dependencies} dependencies cut, ${firewall.length} rules`,
    ),
    `confidence ${plan.confidence.level}`,
    ...plan.confidence.reasons,
    ...plan.remarks,
    '',
  ].join('\n');
}

describe('the manufacturer of brief 3', () => {
  it('has three waves by tiers: what keeps nothing, middleware and business APIs, databases', async () => {
    const input = inputOf('tier');
    const plan = planWaves(input);
    expect(plan.waves).toHaveLength(3);
    const tiersOf = (wave: number): readonly string[] =>
      [...new Set(plan.machines.filter((machine) => machine.wave === wave).map(({ tier }) => tier))].sort();
    const free = ['operations', 'unknown'];
    expect(tiersOf(1).filter((tier) => !free.includes(tier))).toEqual(['stateless']);
    expect(tiersOf(2).filter((tier) => !free.includes(tier))).toEqual(['middleware']);
    expect(tiersOf(3).filter((tier) => !free.includes(tier))).toEqual(['data']);
    for (const { role, wave, name } of plan.machines) {
      if (role === 'web' || role === 'gateway' || role === 'jumpHost') expect([name, wave]).toEqual([name, 1]);
      if (role === 'database') expect([name, wave]).toEqual([name, 3]);
    }
    expect(plan.cost.total).toBe(costOfPlan(plan, input.graph, input.machines));
    expect(plan.boundaries[0]!.latencySecondsPerDay).toBeGreaterThan(0);
    await expect(summaryOf(plan)).toMatchFileSnapshot('../golden/waves/manufacturer-tier.txt');
  });

  it('moves applications whole by default, and says how that differs from three waves', async () => {
    const input = inputOf('application');
    const plan = planWaves(input);
    expect(plan.cost.total).toBe(costOfPlan(plan, input.graph, input.machines));
    for (const { id, isHard, state } of plan.conditions) if (isHard) expect([id, state]).not.toContain('broken');
    expect(Math.max(...plan.waves.map(({ machines }) => machines.length))).toBeLessThanOrEqual(50);
    const told = plan.remarks.join('\n');
    const least = Number(/^by tiers .* at least (\d+) of \d+ applications would be parted/m.exec(told)?.[1]);
    const open = Number(/^(\d+) more may be parted by tiers/m.exec(told)?.[1]);
    const parted = (one: WavePlan): number =>
      one.conditions.find(({ id }) => id === 'application-together')!.broken.length;
    const byTier = scorePlan(input, asGiven(planWaves(inputOf('tier'))));
    expect(byTier.cost.total).toBeGreaterThan(plan.cost.total);
    expect(parted(byTier)).toBeGreaterThan(5 * parted(plan));
    expect(parted(byTier)).toBeGreaterThanOrEqual(least);
    expect(parted(byTier)).toBeLessThanOrEqual(least + open);
    const across = planWaves(inputOf('tier')).cuts.filter(({ isStateful, until }) => isStateful && until !== null);
    expect(told).toContain(
      `by tiers ${across.length} stateful dependencies between machines of the plan would cross the link`,
    );
    await expect(summaryOf(plan)).toMatchFileSnapshot('../golden/waves/manufacturer-application.txt');
  });

  it('plans nobody who is blocked, stands beneath the others or is out of scope', () => {
    const { machines } = inputOf('application');
    const kinds = count(
      machines.filter(({ unplanned }) => unplanned !== null),
      ({ unplanned }) => unplanned!.kind,
    );
    expect(machines).toHaveLength(read.estate.machines.length);
    expect(kinds).toMatch(/blocked \d+, foundation \d+, outOfScope \d+/);
    expect(machines.find(({ name }) => name === 'core-dc01')!.unplanned!.kind).toBe('foundation');
    for (const { unplanned } of machines) if (unplanned !== null) expect(unplanned.reason).not.toBe('');
  });
});
