import { deriveAssessment, endOfDay } from '../assessment/index.js';
import type { Assessment } from '../assessment/index.js';
import { applyPriceSheet } from '../catalog/index.js';
import { addSampledMachines, inputOfSamples, joinEstate, machineIdFinder } from '../ingest/index.js';
import type { SampleReading } from '../ingest/index.js';
import { AssessmentError } from '../model/index.js';
import type { Estate, MachineId } from '../model/index.js';
import {
  engineVersion,
  readCatalogue,
  readEstate,
  readPriceSheet,
  readRegionOffer,
  readSampleMapping,
  readSamples,
  readStatements,
  separateSamples,
  separateStatements,
} from '../node/index.js';
import { deriveContradictions, DOCUMENTED_RECOVERY_POINT_LIMITS } from '../statements/index.js';
import type { PeakSet } from '../timeseries/index.js';
import type { CommandLine } from './command-line.js';
import { asOfOf, ASSUMED_REGION, policyOf, zoneOf } from './options.js';
import type { AssessOptions } from './options.js';

/** A report of nothing would look like a success. */
function refuseEmpty(estate: Estate): void {
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
async function withStatements(estate: Estate, paths: readonly string[], isAnyRead: boolean): Promise<Estate> {
  const { inputs, statements, problems } = await readStatements(paths);
  const { regions } = await readCatalogue();
  const facts = { regions, recoveryPoints: DOCUMENTED_RECOVERY_POINT_LIMITS };
  return {
    ...estate,
    inputs: [...estate.inputs, ...inputs],
    problems: [...problems, ...deriveContradictions(statements, isAnyRead ? estate : null, facts), ...estate.problems],
  };
}

/** Reads inventories, samples and statements; of statements alone an estate without machines. */
export async function readInputs(paths: readonly string[], options: AssessOptions): Promise<ReadInputs> {
  const { statements, others } = await separateStatements(paths);
  if (statements.length === 0) return readMachines(paths, options);
  const read = others.length === 0 ? { estate: NO_ESTATE, peaks: null } : await readMachines(others, options);
  return { ...read, estate: await withStatements(read.estate, statements, others.length > 0) };
}

/** Reads inventories first, so that samples find their machines by id, then by name. */
async function readMachines(paths: readonly string[], options: AssessOptions): Promise<ReadInputs> {
  const asOf = asOfOf(options);
  const mapping = options.mapping === undefined ? null : await readSampleMapping(options.mapping);
  const { samples, others } = await separateSamples(paths, mapping);
  const inventory =
    others.length > 0 || samples.length === 0 ? await readEstate(others.length > 0 ? others : paths) : NO_ESTATE;
  if (samples.length === 0) return { estate: inventory, peaks: null };
  const coresById = new Map(inventory.machines.map(({ id, cores }) => [id, cores]));
  const reading = await readSamples(samples, {
    mapping,
    machineIdOf: others.length > 0 ? machineIdFinder(inventory.machines) : null,
    coresOf: (id: MachineId) => coresById.get(id) ?? null,
    endMs: asOf === null ? null : endOfDay(asOf),
    zone: zoneOf(options),
  });
  return { estate: withSamples(inventory, reading, others.length > 0), peaks: reading.peaks };
}

/** From files to an assessment in memory: the way that `assess`, `explain` and `demo` share. */
export async function assessInputs(
  paths: readonly string[],
  options: AssessOptions,
  line: CommandLine,
): Promise<{ readonly assessment: Assessment; readonly peaks: PeakSet | null }> {
  const tell = (text: string): void => {
    if (line.isTerminal) line.error(`${text}\n`);
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
  const { estate, peaks } = await readInputs(paths, options);
  refuseEmpty(estate);
  tell(`assessing ${estate.machines.length} machines`);
  const regionIsAssumed = options.region === undefined;
  const shared = { estate, peaks, catalogue, offer, policy, regionIsAssumed, asOf, priceSheet };
  return { assessment: deriveAssessment({ ...shared, engineVersion: engineVersion() }), peaks };
}
