import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Assessment } from '../assessment/index.js';
import type { BackTest } from '../backtest/index.js';
import type { WaveCalendar } from '../calendar/index.js';
import type { DependencyGraph } from '../graph/index.js';
import { AssessmentError } from '../model/index.js';
import type { Problem } from '../model/index.js';
import type { RecoveryPlan } from '../recovery/index.js';
import type { ReplicationPlan } from '../replication/index.js';
import type { WavePlan } from '../waves/index.js';
import type { WhatIf } from '../whatif/index.js';
import {
  belongingOf,
  foreignBackTest,
  foreignCalendar,
  foreignGraph,
  foreignRecovery,
  foreignReplication,
  foreignStore,
  foreignWaves,
  foreignWhatIf,
} from './belongs-to-assessment.js';
import { departureFromSchema } from './check-against-schema.js';
import { cannotRead } from './file-problems.js';
import { LOCK_FILE, readLock } from './lock-file.js';
import type { AssessmentLock } from './lock-file.js';
import { ASSESSMENT_FILE, findAssessmentFile, hashAssessment, isFile } from './output-folder.js';
import { openPeaksStore } from './peaks-store.js';

/** Whatever lies in an output folder and belongs together. What is not there, damaged or of another assessment is null. */
export interface OutputFolder {
  readonly assessment: Assessment;
  /** SHA-256 of the assessment as `assess` writes it, hexadecimal; what the lock states. */
  readonly assessmentSha256: string;
  readonly lock: AssessmentLock | null;
  readonly waves: WavePlan | null;
  /** Of `waves`; null without it. */
  readonly calendar: WaveCalendar | null;
  readonly graph: DependencyGraph | null;
  readonly replication: ReplicationPlan | null;
  readonly recovery: RecoveryPlan | null;
  readonly backTest: BackTest | null;
  readonly whatIf: WhatIf | null;
  /** Path of the store of peaks that the assessment rests on, for `openPeaksStore`. */
  readonly peaksPath: string | null;
  /** Why a file that lies there is left out, or is shown though it is not certain whose it is: warnings, by file in the order above. */
  readonly problems: readonly Problem[];
}

const SCHEMA_VERSION = 1;
/** The store that `assess` leaves beside its answer. */
const PEAKS_FILE = 'peaks.store';

/** A file of the folder that may be there: the schema that it keeps to, and how to make it anew. */
interface OptionalFile<T> {
  readonly file: string;
  readonly schema: string;
  readonly command: string;
  /** Why it is of another assessment; null where nothing in it says so. */
  readonly foreign: (found: T) => string | null;
  /** Whether it says by a hash which assessment it was made from. */
  readonly isHashed: T extends { readonly assessmentSha256?: string } ? true : false;
}

/**
 * Reads an output folder: its assessment, and what was run beside it as far as that belongs to this assessment: by the hash of the assessment
 * that each output states. Graph and calendar, and what earlier versions wrote, state none: those are held against what they do state.
 *
 * @param path the folder, or its `assessment.json`
 * @throws {AssessmentError} of the assessment alone: `node/no-assessment`; `node/cannot-read`; `node/not-an-assessment`: damaged, with the
 *   first place that is not as it should be; `node/other-schema-version`. All else that is wrong is a problem, and its file left out
 */
export async function readOutputFolder(path: string): Promise<OutputFolder> {
  const file = await findAssessmentFile(path);
  if (file === null) throw new AssessmentError(noAssessment(path));
  const assessment = await readWholeAssessment(file);
  const assessmentSha256 = hashAssessment(assessment);
  const folder = dirname(file);
  const problems: Problem[] = [];
  const optional = async <T>(what: OptionalFile<T>): Promise<T | null> => {
    const { found, problem } = await readOptional(folder, what, { assessment, sha256: assessmentSha256 });
    if (problem !== null) problems.push(problem);
    return found;
  };
  const lock = await lockOf(folder, assessmentSha256, problems);
  const waves = await optional<WavePlan>({
    ...{ file: 'waves.json', schema: 'waves', command: 'waves' },
    isHashed: true,
    foreign: (found) => foreignWaves(found, assessment),
  });
  const calendar = await optional<WaveCalendar>({
    ...{ file: 'calendar.json', schema: 'calendar', command: 'waves' },
    isHashed: false,
    foreign: (found) => foreignCalendar(found, waves),
  });
  const graph = await optional<DependencyGraph>({
    ...{ file: 'graph.json', schema: 'graph', command: 'graph' },
    isHashed: false,
    foreign: (found) => foreignGraph(found, assessment),
  });
  const replication = await optional<ReplicationPlan>({
    ...{ file: 'replication.json', schema: 'replication', command: 'replication plan' },
    isHashed: true,
    foreign: (found) => foreignReplication(found, assessment),
  });
  const recovery = await optional<RecoveryPlan>({
    ...{ file: 'recovery.json', schema: 'recovery', command: 'recovery plan' },
    isHashed: true,
    foreign: (found) => foreignRecovery(found, assessment),
  });
  const backTest = await optional<BackTest>({
    ...{ file: 'backtest.json', schema: 'backtest', command: 'backtest' },
    isHashed: true,
    foreign: (found) => foreignBackTest(found, assessment),
  });
  const whatIf = await optional<WhatIf>({
    ...{ file: 'whatif.json', schema: 'whatif', command: 'whatif' },
    isHashed: true,
    foreign: (found) => foreignWhatIf(found, assessment),
  });
  const peaksPath = await storeOf(folder, assessment, problems);
  return {
    ...{ assessment, assessmentSha256, lock, waves, calendar, graph, replication, recovery, backTest, whatIf },
    ...{ peaksPath, problems },
  };
}

const noAssessment = (path: string): Problem => ({
  code: 'node/no-assessment',
  severity: 'error',
  at: { file: basename(path) },
  message: `there is no ${ASSESSMENT_FILE} here`,
  remedy: 'name the folder that portolan assess wrote, or run it with --out and this folder first',
});

const refuse = (code: string, message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code, severity: 'error', at: { file: ASSESSMENT_FILE }, message, remedy });

const AGAIN = 'run portolan assess again and use the folder it writes';

async function readWholeAssessment(path: string): Promise<Assessment> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => cannotRead(path, cause));
  const content = contentOf(text);
  if (content.kind === 'damaged') throw refuse('node/not-an-assessment', content.message, AGAIN);
  if (content.kind === 'otherVersion') {
    throw refuse(
      'node/other-schema-version',
      `has schema version ${content.version}, this program reads ${SCHEMA_VERSION}`,
      content.isNewer ? 'use a version of Portolan as new as the one that wrote it' : AGAIN,
    );
  }
  const departure = await departureFromSchema('assessment', content.value);
  if (departure === null) return content.value as Assessment;
  throw refuse('node/not-an-assessment', `is not whole, or was edited: ${departure}`, AGAIN);
}

type Content =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'damaged'; readonly message: string }
  | { readonly kind: 'otherVersion'; readonly version: string; readonly isNewer: boolean };

function contentOf(text: string): Content {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'damaged', message: 'is not JSON, or only a part of it' };
  }
  const version: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'schemaVersion') : null;
  if (version === SCHEMA_VERSION) return { kind: 'value', value };
  if (typeof version !== 'number') return { kind: 'damaged', message: 'does not say which version of a schema it has' };
  return { kind: 'otherVersion', version: String(version), isNewer: version > SCHEMA_VERSION };
}

/** Nothing of both where the file is not there; both where it is shown with a warning. */
interface Read<T> {
  readonly found: T | null;
  readonly problem: Problem | null;
}

async function readOptional<T>(
  folder: string,
  { file, schema, command, foreign, isHashed }: OptionalFile<T>,
  own: Parameters<typeof belongingOf>[1],
): Promise<Read<T>> {
  const path = join(folder, file);
  if (!(await isFile(path))) return { found: null, problem: null };
  const told = (code: string, message: string, or = ''): Problem => ({
    ...{ code, severity: 'warning', at: { file }, message },
    remedy: `run portolan ${command} again into this folder, with the inputs and options of its assessment${or}`,
  });
  const leftOut = (code: string, message: string, or = ''): Read<T> => ({
    found: null,
    problem: told(code, `${message}; it is left out`, or),
  });
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return leftOut('node/cannot-read-output', 'cannot be read');
  const content = contentOf(text);
  if (content.kind === 'damaged') return leftOut('node/damaged-output', content.message);
  if (content.kind === 'otherVersion') {
    return leftOut(
      'node/other-schema-version',
      `has schema version ${content.version}, this program reads ${SCHEMA_VERSION}`,
    );
  }
  const departure = await departureFromSchema(schema, content.value);
  if (departure !== null) return leftOut('node/damaged-output', `is not whole, or was edited: ${departure}`);
  const found = content.value as T;
  const contradiction = foreign(found);
  const belonging = belongingOf(content.value as Parameters<typeof belongingOf>[0], own, contradiction);
  if (belonging.kind === 'other') return leftOut('node/other-assessment', belonging.said, OR_ASSESS);
  const isDoubted = isHashed && belonging.kind === 'unstated';
  return { found, problem: isDoubted ? told('node/no-assessment-hash', UNSTATED) : null };
}

const OR_ASSESS = ', or portolan assess with those of this file';

const UNSTATED =
  'does not state the hash of the assessment that it was made from, as earlier versions wrote it: it is shown, since nothing in it speaks against this one';

async function lockOf(folder: string, sha256: string, problems: Problem[]): Promise<AssessmentLock | null> {
  const path = join(folder, LOCK_FILE);
  if (!(await isFile(path))) return null;
  const leftOut = (code: string, message: string): null => {
    const remedy = 'run portolan assess again into this folder';
    problems.push({ code, severity: 'warning', at: { file: LOCK_FILE }, message, remedy });
    return null;
  };
  try {
    const lock = await readLock(path);
    if (lock.assessmentSha256 === sha256) return lock;
    return leftOut(
      'node/other-assessment',
      'is the lock of another assessment, or this one was edited; it is left out',
    );
  } catch (cause) {
    if (!(cause instanceof AssessmentError)) throw cause;
    return leftOut('node/damaged-output', `${cause.problem.message}; it is left out`);
  }
}

async function storeOf(folder: string, assessment: Assessment, problems: Problem[]): Promise<string | null> {
  const path = join(folder, PEAKS_FILE);
  if (!(await isFile(path))) return null;
  const leftOut = (code: string, message: string): null => {
    const remedy = 'run portolan assess again into this folder, with the samples';
    problems.push({
      code,
      severity: 'warning',
      at: { file: PEAKS_FILE },
      message: `${message}; it is left out`,
      remedy,
    });
    return null;
  };
  try {
    const store = await openPeaksStore(path);
    await store.close();
    const damage = store.problems.find(({ severity }) => severity === 'error');
    if (damage !== undefined) return leftOut('node/damaged-output', damage.message);
    const reason = foreignStore(store, assessment);
    return reason === null
      ? path
      : leftOut('node/other-assessment', `holds the samples of another assessment: ${reason}`);
  } catch (cause) {
    if (!(cause instanceof AssessmentError)) throw cause;
    return leftOut('node/damaged-output', cause.problem.message);
  }
}
