import { deriveAssessment, endOfDay } from '../assessment/index.js';
import type { Assessment, AssessmentInput } from '../assessment/index.js';
import { applyPriceSheet } from '../catalog/index.js';
import { addSampledMachines, createTimeZone, inputOfSamples, joinEstate, machineIdFinder } from '../ingest/index.js';
import type { MachineIdOf, SampleMapping, SampleReading } from '../ingest/index.js';
import { AssessmentError } from '../model/index.js';
import type { Estate, MachineId, Problem } from '../model/index.js';
import {
  engineVersion,
  listFiles,
  probeRepeats,
  readCatalogue,
  readEstate,
  readPriceSheet,
  readRegionOffer,
  readSampleMapping,
  readSamples,
  readStatements,
  readStores,
  separateSamples,
  separateStores,
  separateStatements,
  settleAverages,
  withoutDamaged,
  withoutStored,
} from '../node/index.js';
import type { StoredSamples, WatchOptions } from '../node/index.js';
import { deriveContradictions, DOCUMENTED_RECOVERY_POINT_LIMITS } from '../statements/index.js';
import { commonBucketLength, minutesIn } from '../timeseries/index.js';
import type { CalendarZone, PeakSet } from '../timeseries/index.js';
import { addStores } from './add-stores.js';
import type { CommandLine } from './command-line.js';
import { asOfOf, ASSUMED_REGION, bucketMinutesOf, policyOf, zoneOf } from './options.js';
import type { AssessOptions } from './options.js';

/** A report of nothing would look like a success. */
export function refuseEmpty(estate: Estate): void {
  if (estate.machines.length > 0) return;
  const first = estate.problems.find(({ code }) => !code.startsWith('statements/'));
  throw new AssessmentError({
    code: 'cli/no-machines',
    severity: 'error',
    at: null,
    message: `the inputs describe no machine: ${estate.counts.rows} rows read, ${estate.counts.skipped} skipped${first === undefined ? '' : `; the first problem: ${first.message}`}`,
    remedy: 'run portolan check on the same inputs to see what was read and why the rest was not',
  });
}

/** The estate of all inputs, inventories and samples, and the peaks of the samples; null where there are none. */
export interface ReadInputs {
  readonly estate: Estate;
  readonly peaks: PeakSet | null;
}

const NO_ESTATE: Estate = joinEstate([]);

function withSamples(inventory: Estate, reading: SampleReading, hasInventory: boolean): Estate {
  const estate: Estate = {
    ...inventory,
    inputs: [...inventory.inputs, ...reading.summaries.map(inputOfSamples)],
    problems: [...inventory.problems, ...reading.problems],
  };
  const { machines, peaks } = reading;
  return addSampledMachines(estate, { machines, peaks, hasInventory });
}

/** What the customer stated, laid beside what was read: the questions to ask stand before the problems of the inputs. */
async function withStatements(
  estate: Estate,
  paths: readonly string[],
  { isAnyRead, options }: { readonly isAnyRead: boolean; readonly options: AssessOptions },
): Promise<Estate> {
  const { inputs, statements, problems } = await readStatements(paths);
  const { regions } = await readCatalogue();
  const assessedRegion = { name: options.region ?? ASSUMED_REGION, isAssumed: options.region === undefined };
  const facts = { regions, recoveryPoints: DOCUMENTED_RECOVERY_POINT_LIMITS, assessedRegion };
  return {
    ...estate,
    inputs: [...estate.inputs, ...inputs],
    problems: [...problems, ...deriveContradictions(statements, isAnyRead ? estate : null, facts), ...estate.problems],
  };
}

/** Reads inventories, samples and statements; of statements alone an estate without machines. */
export async function readInputs(
  paths: readonly string[],
  options: AssessOptions,
  watch: WatchOptions,
): Promise<ReadInputs> {
  const told: Problem[] = [];
  const { statements, others } = await separateStatements(await listFiles(paths, told));
  const { estate, peaks } = await readAll({ statements, others }, options, watch);
  return { estate: { ...estate, problems: [...estate.problems, ...told] }, peaks };
}

async function readAll(
  { statements, others }: { readonly statements: readonly string[]; readonly others: readonly string[] },
  options: AssessOptions,
  watch: WatchOptions,
): Promise<ReadInputs> {
  if (statements.length === 0) return readMachines(others, options, watch);
  const read = others.length === 0 ? { estate: NO_ESTATE, peaks: null } : await readMachines(others, options, watch);
  return { ...read, estate: await withStatements(read.estate, statements, { isAnyRead: others.length > 0, options }) };
}

/** Reads inventories first, so that samples find their machines by id, then by name. */
async function readMachines(
  paths: readonly string[],
  options: AssessOptions,
  watch: WatchOptions,
): Promise<ReadInputs> {
  const mapping = options.mapping === undefined ? null : await readSampleMapping(options.mapping);
  const { stores, others: files } = await separateStores(paths);
  const asked = await bucketMinutesAsked(options);
  const stored = stores.length === 0 ? null : await readStores(stores, { bucketMinutes: asked });
  const { samples, others } = files.length === 0 ? NO_FILES : await separateSamples(files, mapping);
  // What a store holds already would count twice.
  const left =
    stored === null ? { samples, problems: [] } : await withoutStored(samples, { ...stored, mapping }, watch);
  const isNothingElse = samples.length === 0 && stored === null;
  const inventory =
    others.length > 0 || isNothingElse ? await readEstate(others.length > 0 ? others : paths, mapping) : NO_ESTATE;
  const machineIdOf = others.length > 0 ? machineIdFinder(inventory.machines) : null;
  const told: Estate = { ...inventory, problems: [...inventory.problems, ...left.problems] };
  const read =
    left.samples.length === 0
      ? { estate: told, peaks: null }
      : await readMeasured(told, left.samples, {
          mapping,
          machineIdOf,
          bucketMinutes: bucketMinutesBeside(stored, asked),
          options,
          watch,
        });
  return stored === null ? read : addStores(read, stored, machineIdOf);
}

/** What the options say of the length of buckets, else the policy; undefined where neither does. */
const bucketMinutesAsked = async (options: AssessOptions): Promise<number | undefined> =>
  bucketMinutesOf(options) ?? (await policyOf(options)).sizing.bucketMinutes;

/** Samples beside a store are rolled into its buckets. */
const bucketMinutesBeside = (stored: StoredSamples | null, asked: number | undefined): number | undefined =>
  stored === null || stored.peaks.series.length === 0 ? asked : minutesIn(commonBucketLength(stored.peaks.series));

interface Measuring {
  readonly mapping: SampleMapping | null;
  /** Null where there is no inventory. */
  readonly machineIdOf: MachineIdOf | null;
  readonly bucketMinutes: number | undefined;
  readonly options: AssessOptions;
  readonly watch: WatchOptions;
}

/** Adds to an estate what samples say of it. */
async function readMeasured(
  inventory: Estate,
  samples: readonly string[],
  { mapping, machineIdOf, bucketMinutes, options, watch: { onProgress, signal } }: Measuring,
): Promise<ReadInputs> {
  const asOf = asOfOf(options);
  const coresById = new Map(inventory.machines.map(({ id, cores }) => [id, cores]));
  const memoryById = new Map(inventory.machines.map(({ id, memoryBytes }) => [id, memoryBytes]));
  const terms = {
    mapping,
    machineIdOf,
    coresOf: (id: MachineId) => coresById.get(id) ?? null,
    memoryOf: (id: MachineId) => memoryById.get(id) ?? null,
    endMs: asOf === null ? null : endOfDay(asOf),
    zone: zoneOf(options),
  };
  const read = await readSamples(samples, { ...terms, bucketMinutes, onProgress, signal });
  const reading = settleAverages(read, await probeRepeats(withoutDamaged(samples, read), { ...terms, signal }));
  return { estate: withSamples(inventory, reading, machineIdOf !== null), peaks: reading.peaks };
}

/** By whose clocks the days of the calendar begin: those that the user names, else UTC. */
export function calendarZoneOf(options: AssessOptions): CalendarZone | null {
  const name = zoneOf(options);
  return name === null ? null : createTimeZone(name);
}

const NO_FILES = { samples: [], others: [] } as const;

/** From files to all that an assessment depends on. */
export async function readAssessmentInput(
  paths: readonly string[],
  options: AssessOptions,
  { line, ...watch }: { readonly line: CommandLine } & WatchOptions,
): Promise<AssessmentInput> {
  const tell = (text: string): void => {
    if (line.isTerminal && options.quiet !== true) line.error(`${text}\n`);
  };
  const asOf = asOfOf(options);
  zoneOf(options); // refused before the catalogue is read
  const policy = await policyOf(options);
  tell('reading the catalogue');
  const catalogue = await readCatalogue();
  const listOffer = await readRegionOffer(catalogue, options.region ?? ASSUMED_REGION);
  const priceSheet = options.prices === undefined ? null : await readPriceSheet(options.prices, catalogue);
  const offer = priceSheet === null ? listOffer : applyPriceSheet(listOffer, catalogue, priceSheet);
  tell(`reading ${paths.length} ${paths.length === 1 ? 'input' : 'inputs'}`);
  const { estate, peaks } = await readInputs(paths, options, watch);
  refuseEmpty(estate);
  tell(`assessing ${estate.machines.length} machines`);
  const regionIsAssumed = options.region === undefined;
  const calendarZone = calendarZoneOf(options);
  const shared = { estate, peaks, catalogue, offer, policy, regionIsAssumed, asOf, priceSheet, calendarZone };
  return { ...shared, engineVersion: engineVersion() };
}

/** From files to an assessment in memory: the way that `assess`, `explain` and `demo` share. */
export async function assessInputs(
  paths: readonly string[],
  options: AssessOptions,
  run: { readonly line: CommandLine } & WatchOptions,
): Promise<{ readonly assessment: Assessment; readonly peaks: PeakSet | null }> {
  const input = await readAssessmentInput(paths, options, run);
  return { assessment: deriveAssessment(input), peaks: input.peaks };
}
