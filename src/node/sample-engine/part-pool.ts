import { Worker } from 'node:worker_threads';
import type { PartAnswer, PartResult, PartTask } from './part.js';

/** Worker threads that take parts. Results come in any order; each is asked for by its own promise. */
export interface PartPool {
  readonly size: number;
  /** `onBytes` is told how many bytes of the file were read, as they are. */
  readonly scan: (task: PartTask, onBytes: (count: number) => void) => Promise<PartResult>;
  /** No task will come any more: a thread without work ends, and gives its memory back. */
  readonly last: () => void;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly task: PartTask;
  readonly onBytes: (count: number) => void;
  readonly resolve: (result: PartResult) => void;
  readonly reject: (error: Error) => void;
}

/** A worker is started from the compiled package; from its sources there is none. */
const WORKER = new URL('./part-worker.js', import.meta.url);

/** What a thread makes it keeps or hands over; a large nursery would be memory for nothing. */
const YOUNG_MEGABYTES = 8;

export function hasWorkers(): boolean {
  return !import.meta.url.endsWith('.ts');
}

export function createPartPool(size: number): PartPool {
  const idle: Worker[] = [];
  const all: Worker[] = [];
  const queue: Waiting[] = [];
  const running = new Map<Worker, Waiting>();
  let isLast = false;
  const rest = (worker: Worker): void => {
    if (isLast) void worker.terminate();
    else idle.push(worker);
  };
  const start = (worker: Worker, waiting: Waiting): void => {
    running.set(worker, waiting);
    worker.postMessage(waiting.task);
  };
  const done = (worker: Worker): Waiting | undefined => {
    const waiting = running.get(worker);
    running.delete(worker);
    const next = queue.shift();
    if (next === undefined) rest(worker);
    else start(worker, next);
    return waiting;
  };
  const open = (): Worker => {
    const worker = new Worker(WORKER, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } });
    worker.on('message', (answer: PartAnswer) => {
      switch (answer.kind) {
        case 'bytes':
          running.get(worker)?.onBytes(answer.count);
          return;
        case 'result':
          done(worker)?.resolve(answer.result);
          return;
        case 'failed':
          done(worker)?.reject(new Error(`a worker failed: ${answer.message}`));
      }
    });
    worker.on('error', (error: Error) => {
      running.get(worker)?.reject(error);
      running.delete(worker);
    });
    all.push(worker);
    return worker;
  };
  return {
    size,
    scan: (task, onBytes) =>
      new Promise((resolve, reject) => {
        const waiting = { task, onBytes, resolve, reject };
        const worker = idle.pop() ?? (all.length < size ? open() : null);
        if (worker === null) queue.push(waiting);
        else start(worker, waiting);
      }),
    last: () => {
      isLast = true;
      for (const worker of idle.splice(0)) void worker.terminate();
    },
    close: async () => {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}
