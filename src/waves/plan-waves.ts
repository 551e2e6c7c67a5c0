import type { Problem } from '../model/index.js';
import { refuseWithoutWave } from './allowed-waves.js';
import { assemblePlan } from './assemble-plan.js';
import { refuseUnheld } from './hard-groups.js';
import type { Placement } from './placement.js';
import { listNames, noPlan } from './plan-problems.js';
import { derivePlanTerms } from './plan-terms.js';
import type { PlanTerms } from './plan-terms.js';
import { capacityInForce } from './profiles.js';
import { frameOf, solveFrame } from './solve-frame.js';
import type { SolvedFrame } from './solve-frame.js';
import { countTiers } from './tier-bands.js';
import type { WaveInput } from './wave-input.js';
import { deriveWaveLimits, loadInUnits, loadsOf, RESOURCES } from './wave-limits.js';
import type { WavePlan } from './wave-plan.js';

/** No plan has more waves than this: a year of weekly cutovers and as much again. */
const MOST_WAVES = 400;
/** So many waves more than the capacities ask for are tried, and a quarter of them: groups do not fill waves to the brim. */
const FURTHER_WAVES = 4;

/**
 * Plans waves: hard conditions kept, the cheapest plan found by the weights of the settings, and a bound that no such plan goes below.
 * The number of waves is that of the settings, else the smallest for which a plan is found.
 *
 * @throws {AssessmentError} `waves/no-plan`: pins, freezes and capacities leave no plan; the message names who is in conflict
 */
export function planWaves(input: WaveInput): WavePlan {
  const terms = derivePlanTerms(input, ({ unplanned }) => unplanned === null);
  const { settings } = input;
  if (terms.machines.length === 0) return assemblePlan(emptyPlacement(input, terms), { made: 'planned', bound: null });
  const stated = settings.waves ?? (settings.cutovers.length > 0 ? settings.cutovers.length : null);
  const least = stated ?? leastWaves(input, terms);
  const most = stated ?? Math.min(MOST_WAVES, least + FURTHER_WAVES + Math.floor(least / 4));
  for (let count = least; count <= most; count += 1) {
    const solved = solveWith(input, terms, count);
    if (solved !== null) return assembleSolved(stated === null ? withoutEmpty(solved) : solved);
    if (!isWorthMore(input, terms, count)) break;
  }
  throw refusal(input, terms, least);
}

const assembleSolved = ({ placement, bound }: SolvedFrame): WavePlan =>
  assemblePlan(placement, { made: 'planned', bound, problems: emptyWaves(placement) });

/** More waves were asked for than are of use: told, since somebody may have meant another number. */
function emptyWaves({ waves, days }: Placement): readonly Problem[] {
  const used = new Set(waves);
  const empty = days.flatMap((_day, wave) => (used.has(wave) ? [] : [String(wave + 1)]));
  if (empty.length === 0) return [];
  return [
    {
      code: 'waves/empty-wave',
      severity: 'warning',
      at: null,
      message: `${empty.length === 1 ? 'wave' : 'waves'} ${listNames(empty)} of ${days.length} hold no machine: the plan costs least without them`,
      remedy: 'ask for fewer waves, or say what each can bear (capacity)',
    },
  ];
}

/** Nobody asked for so many waves: one that stays empty is left out, where pins and dates of single waves allow it. */
function withoutEmpty(solved: SolvedFrame): SolvedFrame {
  const { input, terms, waves, days } = solved.placement;
  const used = new Set(waves).size;
  if (used === days.length || input.settings.pins.length > 0 || input.settings.byWave.length > 0) return solved;
  return solveWith(input, terms, used) ?? solved;
}

/** More waves help only where none alone is too small for a machine. */
function isWorthMore({ settings }: WaveInput, terms: PlanTerms, count: number): boolean {
  const limits = deriveWaveLimits(settings, count + 1);
  return terms.machines.every((machine) =>
    loadsOf(machine).every((load, resource) =>
      limits[resource]!.some((limit) => limit === null || (load ?? 0) <= limit),
    ),
  );
}

function leastWaves(input: WaveInput, terms: PlanTerms): number {
  const { settings } = input;
  const isBoth = terms.production.length > 0 && terms.nonProduction.length > 0;
  const pinned = settings.pins.reduce((most, { wave }) => Math.max(most, wave ?? 0), 1);
  const own = settings.strategy === 'tier' ? countTiers(terms.machines) : isBoth ? 2 : 1;
  let count = Math.max(own, pinned);
  const totals = totalsOf(terms);
  const isEnough = (): boolean =>
    deriveWaveLimits(settings, count).every(
      (limits, resource) =>
        limits.some((limit) => limit === null) ||
        limits.reduce<number>((sum, limit) => sum + (limit ?? 0), 0) >= totals[resource]!,
    );
  while (count < MOST_WAVES && !isEnough()) count += 1;
  return count;
}

const totalsOf = (terms: PlanTerms): readonly number[] =>
  RESOURCES.map((_name, resource) =>
    terms.machines.reduce((sum, machine) => sum + (loadsOf(machine)[resource] ?? 0), 0),
  );

function solveWith(input: WaveInput, terms: PlanTerms, count: number): SolvedFrame | null {
  const frame = frameOf(input, terms, count);
  refuseWithoutWave(terms.machines, frame.allowed);
  refuseUnheld(terms, frame.unheld, frame.allowed);
  return solveFrame(frame);
}

const emptyPlacement = (input: WaveInput, terms: PlanTerms): Placement => ({
  ...frameOf(input, terms, 0),
  waves: new Int32Array(0),
});

/** Says which limit does not suffice, and for what. */
function refusal(input: WaveInput, terms: PlanTerms, count: number): Error {
  const limits = deriveWaveLimits(input.settings, count);
  for (const [resource, name] of RESOURCES.entries()) {
    const ofWaves = limits[resource]!;
    if (ofWaves.some((limit) => limit === null)) continue;
    const most = ofWaves.reduce<number>((kept, limit) => Math.max(kept, limit ?? 0), 0);
    const large = terms.machines.filter((machine) => (loadsOf(machine)[resource] ?? 0) > most);
    if (large.length > 0) {
      const names = listNames(
        large.map((machine) => `${machine.name} (${loadInUnits(resource, loadsOf(machine)[resource] ?? 0)})`),
      );
      return noPlan(
        `no wave bears ${names}: at most ${loadInUnits(resource, most)} ${name}`,
        `raise the limit of ${name} for one wave with byWave, or pin the machines out of the plan`,
      );
    }
    const all = ofWaves.reduce<number>((sum, limit) => sum + (limit ?? 0), 0);
    const needed = totalsOf(terms)[resource]!;
    if (all < needed) {
      return noPlan(
        `${count} waves bear ${loadInUnits(resource, all)} ${name}, and ${terms.machines.length} machines take ${loadInUnits(resource, needed)}`,
        'ask for more waves, or for larger ones',
      );
    }
  }
  const { groups } = frameOf(input, terms, count);
  const largest = [...groups].sort((left, right) => right.machines.length - left.machines.length)[0]!;
  const names = listNames(largest.machines.map((machine) => terms.machines[machine]!.name));
  const limit = capacityInForce(input.settings).machines;
  return noPlan(
    `no plan was found that puts ${groups.length} groups of machines into ${count} waves${limit === null ? '' : ` of at most ${limit} machines`} within pins, freezes and capacities; the largest group has ${largest.machines.length} machines (${names})`,
    'ask for more waves or larger ones, or remove pins that fill a wave',
  );
}
