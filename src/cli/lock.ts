import { join } from 'node:path';
import type { Assessment } from '../assessment/index.js';
import { findRegion } from '../catalog/index.js';
import { AssessmentError } from '../model/index.js';
import {
  ASSUMED_REGION,
  differencesFrom,
  engineVersion,
  hashCatalogue,
  hashInputs,
  hashOptional,
  hashPolicy,
  hashAssessment,
  LOCK_FILE,
  readCatalogue,
  readLock,
} from '../node/index.js';
import type { AssessmentLock, WatchOptions } from '../node/index.js';
import { policyOf } from './options.js';
import type { AssessOptions } from './options.js';

/** What an assessment is about to depend on, before it is made. */
type Premises = Omit<AssessmentLock, 'assessmentSha256' | 'asOf'>;

/** Hashes everything that an assessment of these inputs under these options depends on. */
export async function hashPremises(
  paths: readonly string[],
  options: AssessOptions,
  watch: WatchOptions = {},
): Promise<Premises> {
  const policy = await policyOf(options);
  return {
    schemaVersion: 1,
    engine: engineVersion(),
    inputs: await hashInputs(paths, watch),
    catalogueSha256: await hashCatalogue(),
    region: await regionName(options.region ?? ASSUMED_REGION),
    regionIsAssumed: options.region === undefined,
    policySha256: hashPolicy(policy),
    policyName: policy.name,
    prices: await hashOptional(options.prices),
    mapping: await hashOptional(options.mapping),
    ...(options.connectionsMapping === undefined
      ? {}
      : { connectionsMapping: await hashOptional(options.connectionsMapping) }),
    ...(options.decisions === undefined ? {} : { decisions: await hashOptional(options.decisions) }),
    zone: options.zone ?? null,
    ...(policy.sizing.bucketMinutes === undefined ? {} : { bucketMinutes: policy.sizing.bucketMinutes }),
  };
}

/** The region's own name, however it was spelt; a name that is none is left for the assessment to refuse. */
async function regionName(name: string): Promise<string> {
  const found = findRegion(await readCatalogue(), name);
  return found.kind === 'found' ? found.region.name : name;
}

/** The lock of an assessment that was made from these premises. */
export const lockOf = (premises: Premises, assessment: Assessment): AssessmentLock => ({
  ...premises,
  asOf: assessment.asOf,
  assessmentSha256: hashAssessment(assessment),
});

const refuse = (message: string, remedy: string): never => {
  throw new AssessmentError({ code: 'cli/lock-differs', severity: 'error', at: { file: LOCK_FILE }, message, remedy });
};

/**
 * The lock of an output folder, after a check that nothing it rests on has changed.
 *
 * @throws {AssessmentError} `cli/lock-differs`, with every difference
 */
export async function checkLock(folder: string, premises: Premises, asOf: string | null): Promise<AssessmentLock> {
  const lock = await readLock(join(folder, LOCK_FILE));
  const day = asOf === null || asOf === lock.asOf ? [] : [`as-of: was ${lock.asOf}, is ${asOf}`];
  const differences = [...differencesFrom(lock, premises), ...day];
  if (differences.length === 0) return lock;
  return refuse(
    `${differences.length} ${differences.length === 1 ? 'thing differs' : 'things differ'} from the lock:\n  ${differences.join('\n  ')}`,
    'restore what the lock names, or assess without --locked to write a new one',
  );
}

/** Ends the run where the same premises gave other bytes: that is our fault, and must not pass in silence. */
export function checkAnswer(lock: AssessmentLock, assessment: Assessment): void {
  const hash = hashAssessment(assessment);
  if (hash === lock.assessmentSha256) return;
  refuse(
    `the same inputs gave another answer: was ${lock.assessmentSha256.slice(0, 12)}, is ${hash.slice(0, 12)}`,
    'please report this as a fault of Portolan, with both versions of Node',
  );
}
