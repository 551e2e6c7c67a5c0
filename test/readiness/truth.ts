import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Cases of the vendor's documents and of real output; they lie outside the repository. */
const FOLDER = resolve(import.meta.dirname, '../../../shared/truth');
const FILE = `${FOLDER}/azure-migrate-sample.json`;
const REPLICATION_FILE = `${FOLDER}/replication-sample.json`;

interface TruthCase {
  readonly id: string;
  readonly area: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
}

/** Why a suite of cases does not run, for its name; empty where it does. */
export const absent = existsSync(FILE) ? '' : ' (skipped: the case file is not beside this repository)';

/** Stands in for the cases where there are none, since a suite without a test is an error; it is always skipped. */
const NO_CASE: TruthCase = { id: 'no case file', area: '', input: {}, expected: {} };

type Cases = readonly (readonly [id: string, found: TruthCase])[];

/** The cases of some areas in the file's order; one that is never run where the file is absent. */
export const truthCases = (...areas: readonly string[]): Cases => casesOf(FILE, areas);

/** The same of the cases on replication. */
export const replicationCases = (...areas: readonly string[]): Cases => casesOf(REPLICATION_FILE, areas);

function casesOf(file: string, areas: readonly string[]): Cases {
  if (!existsSync(file)) return [[NO_CASE.id, NO_CASE]];
  const all = JSON.parse(readFileSync(file, 'utf8')) as readonly TruthCase[];
  return all.filter(({ area }) => areas.includes(area)).map((found) => [found.id, found] as const);
}

/** An object of which every property has to be taken; what is left over fails the test, so that no input passes unread. */
export class Reader {
  readonly #rest: Map<string, unknown>;

  constructor(value: unknown) {
    this.#rest = new Map(Object.entries(value as object));
  }

  has(key: string): boolean {
    return this.#rest.has(key);
  }

  take(key: string): unknown {
    const value = this.#rest.get(key);
    this.#rest.delete(key);
    return value;
  }

  text(key: string): string | undefined {
    const value = this.take(key);
    if (value !== undefined && typeof value !== 'string')
      throw new Error(`${key} is ${JSON.stringify(value)}, not a text`);
    return value;
  }

  number(key: string): number | undefined {
    const value = this.take(key);
    if (value !== undefined && typeof value !== 'number')
      throw new Error(`${key} is ${JSON.stringify(value)}, not a number`);
    return value;
  }

  end(what: string): void {
    if (this.#rest.size > 0) throw new Error(`${what} holds what no check reads: ${[...this.#rest.keys()].join(', ')}`);
  }
}
