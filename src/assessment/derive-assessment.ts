import type { Catalogue, PriceSheet, RegionOffer } from '../catalog/index.js';
import type { Dependencies } from '../dependency/index.js';
import { AssessmentError, compareText, invariant } from '../model/index.js';
import type { Estate, Instant, Machine } from '../model/index.js';
import type { ReadinessState } from '../readiness/index.js';
import { commonBucketLength, minutesIn } from '../timeseries/index.js';
import type { CalendarZone, PeakSet } from '../timeseries/index.js';
import { deriveSizeMarket } from '../sizing/index.js';
import { assessMachine } from './assess-machine.js';
import type { AssessmentContext } from './assess-machine.js';
import type {
  AssessedMachine,
  Assessment,
  AssessmentCounts,
  CatalogueSummary,
  CostTotal,
  OutOfScopeMachine,
} from './assessment.js';
import { describeAssumptions, describeExclusions } from './disclosures.js';
import { describePolicy } from './policy-words.js';
import { withBucketMinutes } from './policy.js';
import type { Policy } from './policy.js';
import { utcDay } from './sample-findings.js';
import { deriveSampledMachines } from './sampled-machines.js';
import type { SampledMachines } from './sampled-machines.js';
import { deriveScope } from './scope.js';
import { summarizeCalendar } from './summarize-calendar.js';
import { deriveCostTotal, deriveScenarios } from './totals.js';

/** All that an assessment depends on: the same value in gives the same value out, on any machine. */
export interface AssessmentInput {
  readonly estate: Estate;
  /** Samples, their machines already resolved to the estate's ids; null for none. */
  readonly peaks: PeakSet | null;
  readonly catalogue: Catalogue;
  /** The region's offer with the price sheet already laid over it. */
  readonly offer: RegionOffer;
  readonly policy: Policy;
  readonly regionIsAssumed: boolean;
  /** `YYYY-MM-DD`; null takes the UTC day of the last sample, else the catalogue's date. */
  readonly asOf: string | null;
  readonly priceSheet: PriceSheet | null;
  readonly engineVersion: string;
  /** By whose clocks the days of the calendar begin; null or absent: UTC. Everything else is in UTC whatever it says. */
  readonly calendarZone?: CalendarZone | null;
  /** Who asks whom, as far as exports of connections tell; null or absent: none was given. */
  readonly dependencies?: Dependencies | null;
}

const MS_PER_DAY = 86_400_000;

/** Midnight behind a day, UTC: where the window ends that `asOf` names. */
export const endOfDay = (day: string): Instant => (Date.parse(day) + MS_PER_DAY) as Instant;

export function filesOfKind(estate: Estate, prefix: string): ReadonlySet<string> {
  return new Set(estate.inputs.filter(({ kind }) => kind.startsWith(prefix)).map(({ file }) => file));
}

/** What the machines of an input share; readiness is judged as of a day. */
export function contextOf(input: AssessmentInput, asOf: string): AssessmentContext {
  const { catalogue, offer, policy, priceSheet, estate } = input;
  const indexByName = new Map(catalogue.sizes.map((size, index) => [size.name, index]));
  return {
    policy,
    market: deriveSizeMarket(catalogue, offer, policy),
    readiness: { policy: policy.readiness, osVersions: catalogue.osVersions, guestIds: catalogue.guestIds, asOf },
    defenderPerServerMonth: priceSheet?.defenderPerServerMonth ?? null,
    currency: { code: priceSheet?.currency ?? 'USD', usdToCurrency: priceSheet?.usdToCurrency ?? 1 },
    rvtoolsFiles: filesOfKind(estate, 'rvtools'),
    importFiles: filesOfKind(estate, 'azure-migrate-csv'),
    priceOf: (name) => offer.prices[indexByName.get(name) ?? -1] ?? null,
    samples:
      input.peaks === null
        ? null
        : deriveSampledMachines(input.peaks, estate.machines, {
            windowDays: policy.sizing.windowDays,
            endMs: input.asOf === null ? null : endOfDay(input.asOf),
            zone: input.calendarZone ?? null,
          }),
  };
}

function splitByScope(
  estate: Estate,
  policy: Policy,
): { readonly inScope: readonly Machine[]; readonly outOfScope: readonly OutOfScopeMachine[] } {
  const inScope: Machine[] = [];
  const outOfScope: OutOfScopeMachine[] = [];
  for (const machine of estate.machines) {
    const scope = deriveScope(machine, policy.scope);
    if (scope.kind === 'in') inScope.push(machine);
    else outOfScope.push({ id: machine.id, name: machine.name, reason: scope.reason, power: machine.power });
  }
  return { inScope, outOfScope };
}

export const isOff = ({ power }: { readonly power: string }): boolean => power === 'off' || power === 'suspended';

function countAll(estate: Estate, machines: readonly AssessedMachine[], outOfScope: number): AssessmentCounts {
  const inState = (state: ReadinessState): number =>
    machines.filter(({ readiness }) => readiness.state === state).length;
  const sized = machines.filter(({ size }) => size !== null).length;
  const counts: AssessmentCounts = {
    ...estate.counts,
    outOfScope,
    assessed: machines.length,
    sized,
    unsized: machines.length - sized,
    poweredOn: estate.machines.filter(({ power }) => power === 'on').length,
    poweredOff: estate.machines.filter(isOff).length,
    powerUnknown: estate.machines.filter(({ power }) => power === 'unknown').length,
    templates: estate.machines.filter(({ isTemplate }) => isTemplate).length,
    readiness: {
      ready: inState('ready'),
      readyWithConditions: inState('readyWithConditions'),
      notReady: inState('notReady'),
      unknown: inState('unknown'),
    },
  };
  invariant(counts.rows === counts.machines + counts.merged + counts.skipped, 'rows = machines + merged + skipped');
  invariant(counts.machines === counts.assessed + counts.outOfScope, 'machines = assessed + out of scope');
  return counts;
}

/** A source ends with its date: `flexera-2026-07-12`, `Contoso EA (2026-07-01)`. */
const SOURCE_DATE = /(\d{4}-\d{2}-\d{2})\)?$/;

/** Prices of one region come from several sources, months apart. */
function pricesUsedBy(machines: readonly AssessedMachine[]): CatalogueSummary['pricesUsed'] {
  const sources = new Set(machines.flatMap(({ cost }) => (cost?.lines ?? []).map(({ source }) => source ?? '')));
  const dates = [...sources].flatMap((source) => SOURCE_DATE.exec(source)?.[1] ?? []).sort(compareText);
  const [oldest] = dates;
  const newest = dates.at(-1);
  return oldest === undefined || newest === undefined ? null : { oldest, newest };
}

function summarizeCatalogue(
  { catalogue, offer, priceSheet }: AssessmentInput,
  asOf: string,
  machines: readonly AssessedMachine[],
): CatalogueSummary {
  return {
    date: catalogue.date,
    priceDate: offer.priceDate,
    pricesUsed: pricesUsedBy(machines),
    ageDays: Math.max(0, Math.round((Date.parse(asOf) - Date.parse(catalogue.date)) / MS_PER_DAY)),
    sizes: catalogue.sizes.length,
    priceSheet: priceSheet?.name ?? null,
    currency: priceSheet?.currency ?? 'USD',
    usdToCurrency: priceSheet?.usdToCurrency ?? 1,
  };
}

/** A policy under which nothing can be bought is a slip of the pen, not a finding about every machine. */
export function refuseBarrenPolicy({ market, policy }: AssessmentContext): void {
  const isAnyAllowed = market.sizesByKind[0]?.some(({ offered }) => offered.standing.length === 0) === true;
  if (isAnyAllowed) return;
  throw new AssessmentError({
    code: 'assessment/policy-allows-nothing',
    severity: 'error',
    at: null,
    message: `the policy "${policy.name}" allows no VM size that this region sells`,
    remedy: 'widen sizes.series, sizes.zones or the kinds of sizes that the policy allows',
  });
}

/** "Today" for every rule that depends on a date. */
export const dayOf = ({ asOf, peaks, catalogue }: Pick<AssessmentInput, 'asOf' | 'peaks' | 'catalogue'>): string =>
  asOf ?? (peaks?.spanMs == null ? catalogue.date : utcDay(peaks.spanMs[1]));

function windowWords(samples: SampledMachines | null): Assessment['window'] {
  if (samples === null) return null;
  const { startMs, endMs } = samples.window;
  return { from: utcDay(startMs), to: utcDay(endMs - 1), days: (endMs - startMs) / MS_PER_DAY };
}

function calendarOf(samples: SampledMachines | null, machines: readonly AssessedMachine[]): Assessment['calendar'] {
  if (samples === null) return null;
  const covered = new Set(machines.filter(({ coverage }) => coverage !== null).map(({ id }) => id));
  return summarizeCalendar(samples.calendar, (machine) => covered.has(machine));
}

/**
 * Assesses each of these machines under the policy of the input, whether or not it is in its scope; the estate gives the window
 * of the samples alone. For questions about policies: an assessment of a whole estate is `deriveAssessment`.
 */
export function assessMachines(input: AssessmentInput, machines: readonly Machine[]): readonly AssessedMachine[] {
  const context = contextOf(input, dayOf(input));
  return machines.map((machine) => assessMachine(machine, context));
}

/** The same machines as configured; null where nothing was sized by its use, since both would be the same. */
function asIsTotal(
  input: AssessmentInput,
  machines: readonly Machine[],
  assessed: readonly AssessedMachine[],
): CostTotal | null {
  if (assessed.every(({ need }) => need === null || need.basis === 'allocated')) return null;
  const policy: Policy = { ...input.policy, sizing: { ...input.policy.sizing, mode: 'asIs' } };
  const context = contextOf({ ...input, policy }, dayOf(input));
  return deriveCostTotal(machines.map((machine) => assessMachine(machine, context)));
}

/** The policy with the length of the buckets that the peaks really have; 10 minutes, the default, are not stated. */
function statingBuckets({ policy, peaks }: AssessmentInput): Policy {
  if (peaks === null) return policy;
  const bucketMs = commonBucketLength(peaks.series);
  return withBucketMinutes(policy, minutesIn(bucketMs));
}

/**
 * Assesses an estate: scope, readiness, need, size and disks, cost, for each machine in the estate's order.
 *
 * @throws {AssessmentError} `assessment/policy-allows-nothing`
 *
 * Depends on its argument alone. Counts reconcile (`AssessmentCounts`) or an `InvariantError` is thrown. Powered-off
 * machines are sized like the others and summed apart.
 */
export function deriveAssessment(given: AssessmentInput): Assessment {
  const input = { ...given, policy: statingBuckets(given) };
  const { estate, policy, offer, priceSheet } = input;
  const asOf = dayOf(input);
  const context = contextOf(input, asOf);
  refuseBarrenPolicy(context);
  const { inScope, outOfScope } = splitByScope(estate, policy);
  const machines = inScope.map((machine) => assessMachine(machine, context));
  return {
    schemaVersion: 1,
    engine: { name: 'portolan', version: input.engineVersion },
    asOf,
    region: { name: offer.region.name, displayName: offer.region.displayName, isAssumed: input.regionIsAssumed },
    policy,
    window: windowWords(context.samples),
    calendar: calendarOf(context.samples, machines),
    policyWords: describePolicy(policy),
    catalogue: summarizeCatalogue(input, asOf, machines),
    inputs: estate.inputs,
    counts: countAll(estate, machines, outOfScope.length),
    totals: {
      running: deriveCostTotal(machines.filter((machine) => !isOff(machine))),
      poweredOff: deriveCostTotal(machines.filter(isOff)),
      all: deriveCostTotal(machines),
      asIs: asIsTotal(input, inScope, machines),
      scenarios: deriveScenarios(machines),
    },
    machines,
    outOfScope,
    problems: estate.problems,
    notIncluded: describeExclusions(policy, priceSheet),
    assumptions: describeAssumptions(machines, {
      policy,
      regionName: offer.region.displayName,
      regionIsAssumed: input.regionIsAssumed,
    }),
  };
}
