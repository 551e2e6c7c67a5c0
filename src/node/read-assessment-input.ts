import { DEFAULT_POLICY, endOfDay } from '../assessment/index.js';
import type { AssessmentInput, Policy } from '../assessment/index.js';
import { applyPriceSheet } from '../catalog/index.js';
import {
  addSampledMachines,
  createTimeZone,
  inputOfSamples,
  joinEstate,
  machineIdFinder,
  setStraysAside,
} from '../ingest/index.js';
import type { MachineIdOf, SampleMapping, SampleReading } from '../ingest/index.js';
import { AssessmentError } from '../model/index.js';
import type { ConnectionMapping, Dependencies } from '../dependency/index.js';
import type { Estate, MachineId, Problem } from '../model/index.js';
import type { Decision, ResolvedDecisions } from '../decisions/index.js';
import { deriveContradictions, DOCUMENTED_RECOVERY_POINT_LIMITS } from '../statements/index.js';
import { commonBucketLength, minutesIn } from '../timeseries/index.js';
import type { PeakSet } from '../timeseries/index.js';
import { addStores } from './add-stores.js';
import { withoutDamaged } from './damaged-archives.js';
import { decideInputs, decideInventory } from './decide-inputs.js';
import { engineVersion } from './engine-version.js';
import { listFiles } from './list-files.js';
import { probeRepeats } from './probe-repeats.js';
import { readCatalogue, readRegionOffer } from './read-catalogue.js';
import { readConnectionMapping } from './read-connection-mapping.js';
import { readConnections, separateConnections } from './read-connections.js';
import { readDecisions, separateDecisions } from './read-decisions.js';
import { readEstate } from './read-inputs.js';
import { readPriceSheet } from './read-price-sheet.js';
import { readSampleMapping } from './read-sample-mapping.js';
import { readSamples, separateSamples } from './read-samples.js';
import { readStatements, separateStatements } from './read-statements.js';
import { readStores, separateStores, withoutStored } from './read-stores.js';
import type { StoredSamples } from './read-stores.js';
import type { WatchOptions } from './run-watch.js';
import { settleAverages } from './settle-averages.js';

/** The region of a run that names none. */
export const ASSUMED_REGION = 'eastus';

/** What files are read under. What is absent is as `portolan assess` has it. */
export interface ReadAssessmentOptions extends WatchOptions {
  readonly policy?: Policy;
  /** An Azure region by name or display name; absent: `ASSUMED_REGION`, told as an assumption. */
  readonly region?: string | undefined;
  /** Path of a price sheet (YAML), laid over the list prices. */
  readonly prices?: string | undefined;
  /** Path of a mapping (YAML) for samples of a form of its own. */
  readonly mapping?: string | undefined;
  /** Path of a mapping (YAML) for tables of connections of a form of their own. */
  readonly connectionsMapping?: string | undefined;
  /** Path of a file of decisions, beside those among the inputs. */
  readonly decisions?: string | undefined;
  /** One of `BUCKET_MINUTES`; absent: what the policy or a store given states, else 10. */
  readonly bucketMinutes?: number | undefined;
  /** IANA name or offset, of sample stamps that state none and of the days told; absent: UTC. */
  readonly zone?: string | null;
  /** `YYYY-MM-DD` taken for today; absent: the day of the last sample, else the catalogue's date. */
  readonly asOf?: string | null;
  /** Hears what is being done, in words. */
  readonly onStep?: (what: string) => void;
}

/** A report of nothing would look like a success. */
export function refuseEmpty(estate: Estate): void {
  if (estate.machines.length > 0) return;
  const first = estate.problems.find(({ code }) => !/^(statements|decisions)\//.test(code));
  throw new AssessmentError({
    code: 'ingest/no-machines',
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
  /** Who asks whom; null where no export of connections is among the inputs. */
  readonly dependencies: Dependencies | null;
}

type ReadMachines = Omit<ReadInputs, 'dependencies'>;

/** The same with what people decided laid over it; no decisions where none were given. */
export interface DecidedReading extends ReadInputs {
  readonly decisions: ResolvedDecisions;
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
  { isAnyRead, options }: { readonly isAnyRead: boolean; readonly options: ReadAssessmentOptions },
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

/**
 * Reads inventories, samples, connections, statements and decisions; of the last three alone an estate without machines. What the
 * decisions override stands in the machines already.
 */
export async function readInputs(
  paths: readonly string[],
  options: ReadAssessmentOptions = {},
): Promise<DecidedReading> {
  const mappingPath = options.connectionsMapping;
  const connectionMapping = mappingPath === undefined ? null : await readConnectionMapping(mappingPath);
  const told: Problem[] = [];
  const { decisions: given, others: rest } = await separateDecisions(await listFiles(paths, told));
  const { statements, others: unstated } = await separateStatements(rest);
  const { connections, others } = await separateConnections(unstated, connectionMapping);
  const isDecided = given.length > 0 || options.decisions !== undefined;
  const taken = isDecided ? await readDecisions(given, options.decisions) : null;
  const files = { statements, connections, others, isDecidedAlone: isDecided && rest.length === 0 };
  const read = await readAll(files, { ...options, connectionMapping, taken: taken?.decisions ?? [] });
  const estate = { ...read.estate, problems: [...read.estate.problems, ...told] };
  if (taken === null) return { ...read, estate, decisions: [] };
  const decided = await decideInputs({ estate, peaks: read.peaks }, taken, options.asOf ?? null);
  return { ...read, ...decided };
}

/** How files are read, with the decisions and the mapping that were read before them. */
interface ReadingOptions extends ReadAssessmentOptions {
  readonly connectionMapping: ConnectionMapping | null;
  readonly taken: readonly Decision[];
}

/** Paths by what they hold. */
interface SeparateFiles {
  readonly statements: readonly string[];
  readonly connections: readonly string[];
  readonly others: readonly string[];
  /** Nothing but decisions was given. */
  readonly isDecidedAlone: boolean;
}

async function readAll(
  { statements, connections, others, isDecidedAlone }: SeparateFiles,
  options: ReadingOptions,
): Promise<ReadInputs> {
  const isAnyRead = others.length > 0;
  const isNothingElse = statements.length === 0 && connections.length === 0 && !isDecidedAlone;
  const machines =
    isAnyRead || isNothingElse ? await readMachines(others, options) : { estate: NO_ESTATE, peaks: null };
  const read = await withConnections(machines, connections, options);
  if (statements.length === 0) return read;
  return { ...read, estate: await withStatements(read.estate, statements, { isAnyRead, options }) };
}

/** Connections are joined to the machines that the other inputs describe. */
async function withConnections(
  { estate, peaks }: ReadMachines,
  paths: readonly string[],
  { connectionMapping: mapping, signal, onProgress }: ReadingOptions,
): Promise<ReadInputs> {
  if (paths.length === 0) return { estate, peaks, dependencies: null };
  const dependencies = await readConnections(paths, estate.machines, { mapping, signal, onProgress });
  const inputs = [...estate.inputs, ...dependencies.inputs];
  return {
    estate: { ...estate, inputs, problems: [...estate.problems, ...dependencies.problems] },
    peaks,
    dependencies,
  };
}

/** Reads inventories first, so that samples find their machines by id, then by name. */
async function readMachines(paths: readonly string[], options: ReadingOptions): Promise<ReadMachines> {
  const mapping = options.mapping === undefined ? null : await readSampleMapping(options.mapping);
  const { stores, others: files } = await separateStores(paths);
  const asked = bucketMinutesAsked(options);
  const stored = stores.length === 0 ? null : await readStores(stores, { bucketMinutes: asked });
  const { samples, others } = files.length === 0 ? NO_FILES : await separateSamples(files, mapping);
  // What a store holds already would count twice.
  const left =
    stored === null ? { samples, problems: [] } : await withoutStored(samples, { ...stored, mapping }, options);
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
        });
  return stored === null ? read : withStores(read, { stored, machineIdOf, options });
}

function withStores(
  read: ReadMachines,
  { stored, machineIdOf, options }: Pick<Measuring, 'machineIdOf' | 'options'> & { readonly stored: StoredSamples },
): ReadMachines {
  const both = addStores(read, stored, machineIdOf);
  const { asOf = null } = options;
  const endMs = asOf === null ? null : endOfDay(asOf);
  // A store may hold stray samples of single runs, which only all of its runs together show.
  const { peaks, problems: strays } = setStraysAside(both.peaks, { at: { file: stored.inputs[0]!.file }, endMs });
  return { estate: { ...both.estate, problems: [...both.estate.problems, ...strays] }, peaks };
}

/** What the options say of the length of buckets, else the policy; undefined where neither does. */
const bucketMinutesAsked = ({ bucketMinutes, policy = DEFAULT_POLICY }: ReadAssessmentOptions): number | undefined =>
  bucketMinutes ?? policy.sizing.bucketMinutes;

/** Samples beside a store are rolled into its buckets. */
const bucketMinutesBeside = (stored: StoredSamples | null, asked: number | undefined): number | undefined =>
  stored === null || stored.peaks.series.length === 0 ? asked : minutesIn(commonBucketLength(stored.peaks.series));

interface Measuring {
  readonly mapping: SampleMapping | null;
  /** Null where there is no inventory. */
  readonly machineIdOf: MachineIdOf | null;
  readonly bucketMinutes: number | undefined;
  readonly options: ReadingOptions;
}

/** Adds to an estate what samples say of it. */
async function readMeasured(
  inventory: Estate,
  samples: readonly string[],
  { mapping, machineIdOf, bucketMinutes, options: { asOf = null, zone = null, taken, onProgress, signal } }: Measuring,
): Promise<ReadMachines> {
  const { machines } = decideInventory(inventory, taken, asOf);
  const coresById = new Map(machines.map(({ id, cores }) => [id, cores]));
  const memoryById = new Map(machines.map(({ id, memoryBytes }) => [id, memoryBytes]));
  const terms = {
    mapping,
    machineIdOf,
    coresOf: (id: MachineId) => coresById.get(id) ?? null,
    memoryOf: (id: MachineId) => memoryById.get(id) ?? null,
    endMs: asOf === null ? null : endOfDay(asOf),
    zone,
  };
  const read = await readSamples(samples, { ...terms, bucketMinutes, onProgress, signal });
  const reading = settleAverages(read, await probeRepeats(withoutDamaged(samples, read), { ...terms, signal }));
  return { estate: withSamples(inventory, reading, machineIdOf !== null), peaks: reading.peaks };
}

const NO_FILES = { samples: [], others: [] } as const;

function calendarZoneOf(name: string | null) {
  if (name === null) return null;
  const zone = createTimeZone(name);
  if (zone !== null) return zone;
  throw new AssessmentError({
    code: 'ingest/unknown-zone',
    severity: 'error',
    at: null,
    message: `"${name}" is no time zone`,
    remedy: 'write a name of the IANA data such as Australia/Melbourne, an offset such as +10:00, or UTC',
  });
}

/**
 * From files to all that an assessment depends on: `deriveAssessment(await readAssessmentInput(paths))` is `portolan assess`. Inventories,
 * samples, stores of peaks, exports of connections, statements and decisions in any order; files, folders and patterns. Samples find
 * their machines by id, then by name.
 * What was wrong with the files is in `estate.problems`.
 *
 * @throws {AssessmentError} a path does not exist, no machine was described, or an option names what there is not
 */
export async function readAssessmentInput(
  paths: readonly string[],
  options: ReadAssessmentOptions = {},
): Promise<AssessmentInput> {
  const { policy = DEFAULT_POLICY, region, prices, asOf = null, zone = null, onStep = () => undefined } = options;
  const calendarZone = calendarZoneOf(zone); // refused before anything is read
  onStep('reading the catalogue');
  const catalogue = await readCatalogue();
  const listOffer = await readRegionOffer(catalogue, region ?? ASSUMED_REGION);
  const priceSheet = prices === undefined ? null : await readPriceSheet(prices, catalogue);
  const offer = priceSheet === null ? listOffer : applyPriceSheet(listOffer, catalogue, priceSheet);
  onStep(`reading ${paths.length} ${paths.length === 1 ? 'input' : 'inputs'}`);
  const { estate, peaks, dependencies, decisions } = await readInputs(paths, options);
  refuseEmpty(estate);
  onStep(`assessing ${estate.machines.length} machines`);
  const shared = {
    ...{ estate, peaks, dependencies, decisions, catalogue, offer, policy },
    regionIsAssumed: region === undefined,
  };
  return { ...shared, asOf, priceSheet, calendarZone, engineVersion: engineVersion() };
}
