import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Policy } from '../assessment/index.js';
import { AssessmentError, compareText } from '../model/index.js';
import { cannotRead } from './file-problems.js';
import { labelsOf, listFiles } from './list-files.js';
import { watchFiles } from './run-watch.js';
import type { FileWatch, WatchOptions } from './run-watch.js';

/** The name of the lock file inside an output folder. */
export const LOCK_FILE = 'assessment.lock.json';

/** Everything an assessment depends on, as hashes: with the same lock, any machine writes the same bytes. */
export interface AssessmentLock {
  readonly schemaVersion: 1;
  readonly engine: string;
  /** In the order in which they were read; labels, never paths. */
  readonly inputs: readonly LockedFile[];
  /** Over all files of the catalogue that ships with the package. */
  readonly catalogueSha256: string;
  readonly region: string;
  readonly regionIsAssumed: boolean;
  /** Over the policy as it was used, key by key. */
  readonly policySha256: string;
  readonly policyName: string;
  readonly prices: LockedFile | null;
  readonly mapping: LockedFile | null;
  /** The mapping of tables of connections; absent where none was given. */
  readonly connectionsMapping?: LockedFile | null;
  /** The file of decisions that an option named; absent where none did: among the inputs it is one of them. */
  readonly decisions?: LockedFile | null;
  readonly zone: string | null;
  /** Minutes of a bucket that were asked for; absent where none were, so that they are those of a store, or 10. */
  readonly bucketMinutes?: number;
  readonly asOf: string;
  /** Of `assessment.json` itself. */
  readonly assessmentSha256: string;
}

export interface LockedFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** SHA-256 of a text in UTF-8, hexadecimal. */
export const hashText = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

async function hashFile(
  path: string,
  file: string,
  { count, signal }: Partial<Pick<FileWatch, 'count'>> & Pick<WatchOptions, 'signal'> = {},
): Promise<LockedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = createReadStream(path);
  stream.on('data', (chunk) => {
    bytes += chunk.length;
    count?.(chunk.length);
  });
  await pipeline(stream, hash, { signal }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    return cannotRead(path, cause);
  });
  return { file, bytes, sha256: hash.digest('hex') };
}

/** Hashes the inputs, files of folders included, in reading order. */
export async function hashInputs(paths: readonly string[], watch: WatchOptions = {}): Promise<readonly LockedFile[]> {
  const files = await listFiles(paths);
  const labels = labelsOf(files);
  const watches = watchFiles('hashing', files, watch);
  const locked: LockedFile[] = [];
  for (const [index, path] of files.entries()) {
    locked.push(await hashFile(path, labels[index]!, { count: watches[index]!.count, signal: watch.signal }));
  }
  return locked;
}

/** Hashes one optional file, such as a price sheet. */
export const hashOptional = async (path: string | undefined): Promise<LockedFile | null> =>
  path === undefined ? null : (await hashInputs([path]))[0]!;

const CATALOGUE = new URL('../../datasets/catalogue/', import.meta.url);

/** One hash over all files of the catalogue, names and contents, by name in code-unit order. */
export async function hashCatalogue(): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(CATALOGUE, { recursive: true })).filter((name) => name.endsWith('.json'));
  for (const name of names.map((one) => one.replaceAll('\\', '/')).sort(compareText)) {
    hash.update(`${name}\n`).update(await readFile(new URL(name, CATALOGUE)));
  }
  return hash.digest('hex');
}

/** The hash of a policy's value; key order follows the type and is the same wherever the policy came from. */
export const hashPolicy = (policy: Policy): string => hashText(JSON.stringify(sortKeys(policy)));

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => compareText(left, right));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}

export const serializeLock = (lock: AssessmentLock): string => `${JSON.stringify(lock, null, 2)}\n`;

/**
 * Reads the lock of an output folder.
 *
 * @throws {AssessmentError} `node/cannot-read`, `node/not-a-lock`
 */
export async function readLock(path: string): Promise<AssessmentLock> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => cannotRead(path, cause));
  try {
    const content: unknown = JSON.parse(text);
    const version: unknown =
      typeof content === 'object' && content !== null ? Reflect.get(content, 'schemaVersion') : null;
    if (version === 1) return content as AssessmentLock;
  } catch {
    // Told below: what is no JSON is no lock either.
  }
  throw new AssessmentError({
    code: 'node/not-a-lock',
    severity: 'error',
    at: { file: LOCK_FILE },
    message: 'is not a lock that this version reads',
    remedy: 'run portolan assess without --locked to write a new one',
  });
}

const describeFile = (file: LockedFile | null): string =>
  file === null ? 'none' : `${file.file} ${file.sha256.slice(0, 12)}`;

function inputDifferences(before: readonly LockedFile[], after: readonly LockedFile[]): readonly string[] {
  const differences: string[] = [];
  const count = Math.max(before.length, after.length);
  for (let index = 0; index < count; index += 1) {
    const was = before[index] ?? null;
    const is = after[index] ?? null;
    if (was?.sha256 !== is?.sha256 || was?.file !== is?.file) {
      differences.push(`input ${index + 1}: was ${describeFile(was)}, is ${describeFile(is)}`);
    }
  }
  return differences;
}

const bucketWords = ({ bucketMinutes }: Pick<AssessmentLock, 'bucketMinutes'>): string =>
  bucketMinutes === undefined ? 'as by default' : String(bucketMinutes);

/** Every way in which what is about to be assessed differs from a lock, in words; the answer's own hash is left out. */
export function differencesFrom(
  lock: AssessmentLock,
  now: Omit<AssessmentLock, 'assessmentSha256' | 'asOf'>,
): readonly string[] {
  const differ = (what: string, was: string | boolean | null, is: string | boolean | null): readonly string[] =>
    was === is ? [] : [`${what}: was ${String(was)}, is ${String(is)}`];
  return [
    ...inputDifferences(lock.inputs, now.inputs),
    ...differ('engine', lock.engine, now.engine),
    ...differ('catalogue', lock.catalogueSha256, now.catalogueSha256),
    ...differ('region', lock.region, now.region),
    ...differ('region assumed', lock.regionIsAssumed, now.regionIsAssumed),
    ...differ(
      'policy',
      `${lock.policyName} ${lock.policySha256.slice(0, 12)}`,
      `${now.policyName} ${now.policySha256.slice(0, 12)}`,
    ),
    ...differ('prices', describeFile(lock.prices), describeFile(now.prices)),
    ...differ('mapping', describeFile(lock.mapping), describeFile(now.mapping)),
    ...differ(
      'connections mapping',
      describeFile(lock.connectionsMapping ?? null),
      describeFile(now.connectionsMapping ?? null),
    ),
    ...differ('decisions', describeFile(lock.decisions ?? null), describeFile(now.decisions ?? null)),
    ...differ('zone', lock.zone, now.zone),
    ...differ('bucket minutes', bucketWords(lock), bucketWords(now)),
  ];
}
