import { statSync } from 'node:fs';

/** How far a run over files is. */
export interface RunProgress {
  /** `hashing`: files are told by their content, to find out which a store holds. `reading`: their samples are read. */
  readonly step: 'hashing' | 'reading';
  /**
   * Of this step, packed files by their packed bytes. Where a file turns out to need another way of reading it begins again, and
   * this number falls by what had been read of it.
   */
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

/** What a caller of a long run may hear of it, and how to end it. */
export interface WatchOptions {
  /** Is told after each megabyte or so, in the thread of the caller; the bytes that other threads read included. */
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
  /** Ends the run: it rejects with the reason of the signal, once its threads are ended and its temporary files are gone. */
  readonly signal?: AbortSignal | undefined;
}

/** One file of a run that is watched. */
export interface FileWatch {
  /** So many more bytes were read, as the file has them. */
  readonly count: (bytes: number) => void;
  /** The file is read from its beginning again. */
  readonly restart: () => void;
  /**
   * Lets signals and timers in now and then, which a loop without it would keep out until its end.
   *
   * @throws {Stopped} where the run is to end
   */
  readonly turn: () => Promise<void>;
}

/** Ends whatever is going on. Has no `code`, by which readers know a fault of a file. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Often enough for a person who waits for the end, and too seldom to cost anything. */
const TURN_MS = 50;

/** The files of one step; a file that cannot be looked at has no bytes. */
export function watchFiles(
  step: RunProgress['step'],
  paths: readonly string[],
  { onProgress, signal }: WatchOptions,
): readonly FileWatch[] {
  const sizes = onProgress === undefined ? [] : paths.map(bytesOf);
  const bytesTotal = sizes.reduce((sum, size) => sum + size, 0);
  let bytesRead = 0;
  let turnedMs = performance.now();
  const turn = async (): Promise<void> => {
    const nowMs = performance.now();
    if (nowMs - turnedMs >= TURN_MS) {
      turnedMs = nowMs;
      await nextTurn();
    }
    throwIfStopped(signal);
  };
  return paths.map((_, index) => {
    let done = 0;
    const tell = (bytes: number): void => {
      if (onProgress === undefined) return;
      // A file that grows while it is read must not push the whole beyond its end.
      const next = Math.min(sizes[index]!, bytes);
      bytesRead += next - done;
      done = next;
      onProgress({ step, bytesRead, bytesTotal });
    };
    return {
      count: (bytes) => {
        tell(done + bytes);
      },
      restart: () => {
        if (done > 0) tell(0);
      },
      turn,
    };
  });
}

const bytesOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Stopped('the run was told to end');
}

/** Hears of whatever waits to be heard, and ends the run where that is the end of it. */
export async function lookUp(signal: AbortSignal | undefined): Promise<void> {
  await nextTurn();
  throwIfStopped(signal);
}

/** Waits for one thing, but no longer than the run lasts. */
export function unlessStopped<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(new Stopped('the run was told to end'));
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}

/** Does work of which the end by `signal` is told as by any other function: by the signal's own reason. */
export async function stoppable<Result>(signal: AbortSignal | undefined, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Stopped) signal?.throwIfAborted();
    throw cause;
  }
}
