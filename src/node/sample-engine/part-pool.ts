import { Worker } from 'node:worker_threads';
import type { PartAnswer, PartResult, PartTask, RecordBlob } from './part.js';

/** Worker threads that take parts. Results come in any order; each is asked for by its own promise. */
export interface PartPool {
  readonly size: number;
  /** What comes before the result is given to `ears` as it comes. */
  readonly scan: (task: PartTask, ears: PartEars) => Promise<PartResult>;
  readonly close: () => Promise<void>;
}

/** Who hears of a part that is being read. */
interface PartEars {
  readonly onRecords: (blob: RecordBlob) => void;
  readonly onBytes: (count: number) => void;
}

interface Waiting extends PartEars {
  readonly task: PartTask;
  readonly resolve: (result: PartResult) => void;
  readonly reject: (error: Error) => void;
}

/** A worker is started from the compiled package; from its sources there is none. */
const WORKER = new URL('./part-worker.js', import.meta.url);

export function hasWorkers(): boolean {
  return !import.meta.url.endsWith('.ts');
}

export function createPartPool(size: number): PartPool {
  const idle: Worker[] = [];
  const all: Worker[] = [];
  const queue: Waiting[] = [];
  const running = new Map<Worker, Waiting>();
  const start = (worker: Worker, waiting: Waiting): void => {
    running.set(worker, waiting);
    worker.postMessage(waiting.task);
  };
  const done = (worker: Worker): Waiting | undefined => {
    const waiting = running.get(worker);
    running.delete(worker);
    const next = queue.shift();
    if (next === undefined) idle.push(worker);
    else start(worker, next);
    return waiting;
  };
  const open = (): Worker => {
    const worker = new Worker(WORKER);
    worker.on('message', (answer: PartAnswer) => {
      switch (answer.kind) {
        case 'bytes':
          running.get(worker)?.onBytes(answer.count);
          return;
        case 'records':
          running.get(worker)?.onRecords(answer.blob);
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
    scan: (task, ears) =>
      new Promise((resolve, reject) => {
        const waiting = { ...ears, task, resolve, reject };
        const worker = idle.pop() ?? (all.length < size ? open() : null);
        if (worker === null) queue.push(waiting);
        else start(worker, waiting);
      }),
    close: async () => {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}
