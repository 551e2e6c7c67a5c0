/**
 * Reading a million rows of connections beside what a user would write with csv-parse and a Map. Each contestant runs in a process of
 * its own, so that its memory is its own; both must give the same answer.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { NEW_HEADER } from '../support/connection-export.js';
import { ROUNDS } from './timing.js';

const FOLDER = join(tmpdir(), 'portolan-bench-connections');
const CONTESTANTS = resolve(import.meta.dirname, 'connection-contestants.mjs');

const ROWS = 1_000_000;
const MACHINES = 2000;
const PAIRS = 50_000;
const DAYS = 30;
const SITE =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.OffAzure/VMwareSites/site1/machines/';
const SERVICES: readonly (readonly [port: number, process: string])[] = [
  [443, 'java'],
  [8443, 'java'],
  [8080, 'java'],
  [5432, 'postgres'],
  [6432, 'postgres'],
  [1433, 'sqlservr.exe'],
  [6379, 'redis-server'],
  [445, 'System'],
  [53, 'dns.exe'],
  [389, 'lsass.exe'],
];

/** A seeded estate: some servers are asked by many, most by few; a pair is seen on most days, in the order in which days come. */
function makeFile(): string {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `new-${ROWS}.csv`);
  if (existsSync(path)) return path;
  let state = 20_261_121;
  const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const end = (index: number): string =>
    `${SITE}m-${String(index).padStart(8, '0')},app-${String(index).padStart(4, '0')},10.${20 + (index >> 8)}.${index & 255}.10`;
  const pairs = Array.from({ length: PAIRS }, () => {
    const client = Math.floor(random() * MACHINES);
    const server = Math.floor(random() ** 3 * MACHINES);
    const [port, process] = SERVICES[(server + Math.floor(random() * 2)) % SERVICES.length]!;
    return `appl,${end(client)},,java,${end(server)},,${random() < 0.1 ? 'Unknown process' : process},${port}`;
  });
  const file = openSync(path, 'w');
  writeSync(file, `${NEW_HEADER}\n`);
  for (let row = 0, lines: string[] = []; row < ROWS; row += 1) {
    const day = String(1 + Math.floor((row * DAYS) / ROWS)).padStart(2, '0');
    lines.push(`2026-11-${day},${pairs[Math.floor(random() * PAIRS)]!},${1 + Math.floor(random() ** 4 * 5000)}\n`);
    if (lines.length < 10_000 && row < ROWS - 1) continue;
    writeSync(file, lines.join(''));
    lines = [];
  }
  closeSync(file);
  return path;
}

interface Took {
  readonly ms: number;
  readonly userMs: number;
  readonly mib: number;
}

const answerOf = (name: string): string => join(FOLDER, `${name}.json`);
const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;

export function benchConnections(): Promise<void> {
  const path = makeFile();
  const names = ['portolan', 'csv-parse'];
  const took = new Map<string, Took[]>(names.map((name) => [name, []]));
  // Rounds in which both take turns, so that a busy moment meets them alike; the first warms the caches of the disk.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of names) {
      const printed = execFileSync(process.execPath, [CONTESTANTS, name, path, answerOf(name)], { encoding: 'utf8' });
      if (round > 0) took.get(name)!.push(JSON.parse(printed) as Took);
    }
  }
  const [ours, theirs] = names.map((name) => readFileSync(answerOf(name), 'utf8'));
  if (ours !== theirs) throw new Error('csv-parse does not give what portolan gives');
  const { length } = JSON.parse(ours!) as readonly unknown[];
  console.log(
    `${ROWS} rows of the new form, ${(statSync(path).size / 1_048_576).toFixed(0)} MiB, ${MACHINES} machines, ${length} connections`,
  );
  const medians = names.map((name) => {
    const all = took.get(name)!;
    const of = (figure: keyof Took): number => median(all.map((one) => one[figure]));
    const one = { ms: of('ms'), userMs: of('userMs'), mib: of('mib') };
    const seconds = `${(one.ms / 1000).toFixed(2)} s   user ${(one.userMs / 1000).toFixed(2)} s`;
    console.log(`${name.padEnd(12)} median ${seconds}   peak ${one.mib.toFixed(0)} MiB`);
    return one;
  });
  console.log(`  portolan over csv-parse, user time: ${(medians[0]!.userMs / medians[1]!.userMs).toFixed(2)}`);
  return Promise.resolve();
}
