import { randomUUID } from 'node:crypto';
import { link, open, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename } from 'node:path';
import { AssessmentError } from '../model/index.js';
import { cannotWrite } from './file-problems.js';

/** Who writes a store, as its lock says. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as its system counts; tells it from a later process of the same number. Empty: not known. */
  readonly started: string;
  /** Of this one lock. */
  readonly token: string;
}

/** A lock left behind by a process that died while it took over another's, and so on: more than this is no accident. */
const DEEPEST = 4;
/** Others may come and go while we look. */
const ATTEMPTS = 20;

/**
 * Does some work as the only writer of a store. The lock is a file beside it that says who holds it; it is made whole or not at
 * all. One whose process is gone is taken over where that can be known: on the same host.
 *
 * @throws {AssessmentError} `node/store-in-use`: another process writes it; `node/cannot-write`: the folder takes no lock
 */
export async function withStoreLock<Result>(storePath: string, work: () => Promise<Result>): Promise<Result> {
  const path = `${storePath}.lock`;
  const holder = await holderOfThis();
  await acquire(path, holder, 0);
  try {
    return await work();
  } finally {
    await release(path, holder);
  }
}

async function holderOfThis(): Promise<Holder> {
  return { pid: process.pid, host: hostname(), started: await startOf(process.pid), token: randomUUID() };
}

/**
 * When a process began: the boot it belongs to and its start in ticks since then, where the system tells (Linux).
 * Field 22 of `/proc/PID/stat`, counted behind the name in parentheses, which may hold anything. Source: proc(5).
 */
async function startOf(pid: number): Promise<string> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? '' : `${boot.trim()} ${ticks}`;
  } catch {
    return '';
  }
}

async function acquire(path: string, own: Holder, depth: number): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await make(path, own)) return;
    const found = await readHolder(path);
    if (found === 'gone') continue;
    if (found === 'unreadable' || depth >= DEEPEST || !(await isDead(found))) inUse(path, found);
    // Only one process may clear a lock away, else the second would clear away what the first has put there.
    const clearing = `${path}.takeover`;
    await acquire(clearing, own, depth + 1);
    try {
      const still = await readHolder(path);
      if (typeof still === 'object' && still.token === found.token) await unlink(path);
    } finally {
      await release(clearing, own);
    }
  }
  inUse(path, 'gone');
}

/** Makes the lock with its content at once: a name for a file that is written already. False where there is one. */
async function make(path: string, own: Holder): Promise<boolean> {
  const text = `${JSON.stringify(own)}\n`;
  const aside = `${path}.${own.token}`;
  await writeFile(aside, text).catch((cause: unknown) => cannotWrite(path, cause));
  try {
    await link(aside, path);
    return true;
  } catch (cause) {
    const code = codeOf(cause);
    // Either there is a lock, or its holder has just cleared our draft away as something that a dead process left.
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    if (LINKLESS.has(code)) return await makeWithoutLink(path, text);
    return cannotWrite(path, cause);
  } finally {
    await rm(aside, { force: true });
  }
}

/** What file systems without hard links answer. */
const LINKLESS: ReadonlySet<string> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'UNKNOWN']);

async function makeWithoutLink(path: string, text: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx');
    await handle.writeFile(text).finally(() => handle.close());
    return true;
  } catch (cause) {
    return codeOf(cause) === 'EEXIST' ? false : cannotWrite(path, cause);
  }
}

/** Gives the lock back, unless somebody who took us for dead has taken it: then it is theirs. */
async function release(path: string, own: Holder): Promise<void> {
  const found = await readHolder(path);
  if (typeof found === 'object' && found.token === own.token) await rm(path, { force: true });
}

async function readHolder(path: string): Promise<Holder | 'gone' | 'unreadable'> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    return codeOf(cause) === 'ENOENT' ? 'gone' : 'unreadable';
  }
  try {
    const { pid, host, started, token } = JSON.parse(text) as Partial<Record<keyof Holder, unknown>>;
    const isWhole = Number.isSafeInteger(pid) && (pid as number) > 0 && typeof host === 'string';
    if (!isWhole || typeof started !== 'string' || typeof token !== 'string') return 'unreadable';
    return { pid: pid as number, host, started, token };
  } catch {
    return 'unreadable';
  }
}

/** Whether the process is known to be gone; of another host nothing is known. */
async function isDead({ pid, host, started }: Holder): Promise<boolean> {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0); // asks, and sends nothing
  } catch (cause) {
    return codeOf(cause) === 'ESRCH';
  }
  const now = await startOf(pid);
  return started !== '' && now !== '' && now !== started;
}

function inUse(path: string, found: Holder | 'gone' | 'unreadable'): never {
  const lock = basename(path);
  const isElsewhere = typeof found === 'object' && found.host !== hostname();
  const who =
    typeof found === 'object'
      ? `process ${found.pid}${isElsewhere ? ` on host ${JSON.stringify(found.host)}` : ''} holds ${lock}`
      : `${lock} is held, and does not say by whom`;
  const isCertain = typeof found === 'object' && !isElsewhere;
  throw new AssessmentError({
    code: 'node/store-in-use',
    severity: 'error',
    at: { file: lock },
    message: `another process is writing the store: ${who}`,
    remedy: isCertain
      ? 'wait until it has ended and run this again'
      : `wait until it has ended; if no such process runs any more, delete ${path} and run this again`,
  });
}

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
