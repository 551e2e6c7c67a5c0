import { compareText } from '../model/index.js';
import type { MachineId, Problem } from '../model/index.js';
import { assignZones } from './assign-zones.js';
import { countCost } from './count-cost.js';
import { deriveBoundaries, deriveCuts } from './derive-boundaries.js';
import { deriveExtended } from './derive-extended.js';
import { deriveOperations } from './derive-operations.js';
import { deriveOutsideParties, foldUsers } from './derive-outside.js';
import { deriveRemarks } from './derive-remarks.js';
import { describeWaveSettings } from './describe-settings.js';
import { createExplainer } from './explain-machine.js';
import { judgeConditions } from './judge-conditions.js';
import { judgeConfidence, judgeRisks } from './judge-risk.js';
import { nameOrder } from './name-order.js';
import type { Placement } from './placement.js';
import type { SolvedBound } from './solve-problem.js';
import type { WaveMachine } from './wave-input.js';
import { loadInUnits, loadsOf, RESOURCES } from './wave-limits.js';
import type { PlannedMachine, PlannedWave, PlanMove, UnplannedMachine, WavePlan } from './wave-plan.js';
import { countInWords } from './wave-words.js';

/** What a plan states beside its placement. */
export interface PlanParts {
  readonly made: WavePlan['made'];
  readonly bound: SolvedBound | null;
  readonly moves?: readonly PlanMove[];
  readonly problems?: readonly Problem[];
}

/** The whole plan from where its machines are: all that can be told of it follows from that. */
export function assemblePlan(placement: Placement, { made, bound, moves = [], problems = [] }: PlanParts): WavePlan {
  const { input } = placement;
  const { settings } = input;
  const cost = countCost(placement.terms, placement.waves, { days: placement.days, earlyWaves: settings.earlyWaves });
  const conditions = judgeConditions(placement);
  const confidence = judgeConfidence(placement);
  const cuts = deriveCuts(placement);
  const operations = deriveOperations(placement);
  const parties = deriveOutsideParties(placement);
  const boundaries = deriveBoundaries(placement, { cuts, operations, outside: parties });
  const machines = plannedMachines(placement);
  const unplanned = unplannedMachines(placement);
  return {
    schemaVersion: 1,
    engine: input.engine,
    asOf: input.asOf,
    made,
    settings,
    settingsWords: describeWaveSettings(settings, made),
    counts: { machines: input.machines.length, planned: machines.length, unplanned: unplanned.length },
    waves: plannedWaves(placement, judgeRisks(placement, { conditions, confidence, outside: parties })),
    machines,
    unplanned,
    cost,
    bound: boundOf(cost.total, bound, {
      isBroken: conditions.some(({ isHard, state }) => isHard && state === 'broken'),
      isEmpty: placement.terms.machines.length === 0,
      isWeighed: placement.terms.edges.length > 0,
    }),
    conditions,
    extended: deriveExtended(placement),
    cuts,
    operations,
    outside: foldUsers(parties),
    boundaries,
    confidence,
    remarks: deriveRemarks(placement, boundaries),
    moves,
    problems: [...input.problems, ...problems],
  };
}

/** In percent of the cost, rounded up: a gap is never made smaller than it is. */
const gapOf = (total: number, bound: number): number =>
  total <= bound ? 0 : Math.ceil((100 * (total - bound)) / total);

function boundOf(
  total: number,
  solved: SolvedBound | null,
  { isBroken, isEmpty, isWeighed }: Record<'isBroken' | 'isEmpty' | 'isWeighed', boolean>,
): WavePlan['bound'] {
  if (solved === null) {
    const said = isEmpty
      ? 'the plan has no machine, so there is nothing to save'
      : 'no plan keeps all hard conditions with these waves, so nothing bounds it but that no cost is negative';
    return {
      bound: 0,
      gapPercent: gapOf(total, 0),
      isOptimal: isEmpty && !isBroken,
      by: 'relaxation',
      isWeighed,
      said,
    };
  }
  const { bound, by } = solved;
  const gapPercent = gapOf(total, bound);
  const how =
    by === 'exhaustive'
      ? 'every plan was compared or ruled out'
      : 'proven case by case, with prices on what waves bear (branch and bound over Lagrangian relaxation)';
  const told = `no plan of these waves that keeps the hard conditions costs less than ${countInWords(bound)}: ${how}`;
  const isOptimal = total === bound && !isBroken;
  const said = `${isWeighed ? '' : NOTHING_WEIGHED}${told}; ${gapInWords(total, bound)}`;
  return { bound, gapPercent, isOptimal, by, isWeighed, said };
}

/** What works together is what a plan is judged by: where nobody knows of any, the least cost proves nothing. */
const NOTHING_WEIGHED =
  'no dependency between machines of the plan is known, so that there is nothing to weigh but what else has points; ';

/** From here on a bound tells nothing that helps to judge a plan. */
const TELLS_NOTHING_PERCENT = 90;

function gapInWords(total: number, bound: number): string {
  if (total === bound) return 'this plan costs exactly that';
  if (total < bound) return 'this plan breaks some of them and costs less';
  if (gapOf(total, bound) > TELLS_NOTHING_PERCENT)
    return `that is so far below ${countInWords(total)}, the cost of this plan, that the bound tells nothing of how good it is`;
  return `of the cost of this plan at most ${gapOf(total, bound)} % could be saved`;
}

function plannedWaves(placement: Placement, risks: readonly PlannedWave['risk'][]): readonly PlannedWave[] {
  const { terms, waves, days, dates, names, limits } = placement;
  const { sorted } = nameOrder(terms.machines);
  const members = days.map((): WaveMachine[] => []);
  for (const [index, machine] of terms.machines.entries()) members[waves[index]!]!.push(machine);
  const distinct = <T extends string>(values: readonly (T | null)[]): readonly T[] =>
    [...new Set(values.filter((value) => value !== null))].sort(compareText);
  return members.map((machines, wave) => ({
    number: wave + 1,
    name: names[wave]!,
    cutover: dates[wave]!,
    day: days[wave]!,
    machines: sorted(machines.map(({ id }) => id)),
    applications: distinct(machines.map(({ application }) => application)),
    environments: distinct(machines.map(({ environment }) => environment)),
    tiers: distinct(machines.map(({ tier }) => tier)),
    loads: RESOURCES.map((resource, at) => {
      const loads = machines.map((machine) => loadsOf(machine)[at] ?? null);
      const known = loads.reduce<number>((sum, load) => sum + (load ?? 0), 0);
      const limit = limits[at]![wave] ?? null;
      return {
        resource,
        load: loadInUnits(at, known),
        limit: limit === null ? null : loadInUnits(at, limit),
        unknown: loads.filter((load) => load === null).length,
      };
    }),
    risk: risks[wave]!,
  }));
}

function plannedMachines(placement: Placement): readonly PlannedMachine[] {
  const { terms, waves, groups, input } = placement;
  const zones = assignZones(input.graph.availabilityGroups, input.machines);
  const { sorted } = nameOrder(terms.machines);
  const whyOf = createExplainer(placement);
  // Sorted once for each group: its members only leave themselves out.
  const mates = new Map<number, readonly MachineId[]>(
    groups.flatMap(({ machines }) => {
      const ids = sorted(machines.map((machine) => terms.machines[machine]!.id));
      return machines.map((machine) => [machine, ids] as const);
    }),
  );
  return terms.machines.map((machine, index): PlannedMachine => {
    const { unplanned, ...facts } = machine;
    const wave = waves[index]! + 1;
    const why = unplanned === null ? whyOf(index) : [`the plan puts it there, but ${unplanned.reason}`];
    return {
      ...facts,
      wave,
      why,
      movesWith: (mates.get(index) ?? []).filter((mate) => mate !== machine.id),
      zone: zones.get(machine.id) ?? null,
    };
  });
}

function unplannedMachines({ input, terms }: Placement): readonly UnplannedMachine[] {
  return input.machines
    .filter(({ id }) => !terms.indexOf.has(id))
    .map(({ id, name, unplanned }) => ({
      id,
      name,
      ...(unplanned ?? { kind: 'missing', reason: 'it can move, and the plan has no wave for it' }),
    }));
}
