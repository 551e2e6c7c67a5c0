// The entry of a worker thread: takes parts of files and answers with what they hold.
import { parentPort } from 'node:worker_threads';
import type { PartAnswer, PartTask } from './part.js';
import { scanPart } from './scan-part.js';

function answer(one: PartAnswer, numbers: readonly Float64Array[]): void {
  parentPort?.postMessage(
    one,
    numbers.map(({ buffer }) => buffer as ArrayBuffer),
  );
}

async function take(task: PartTask): Promise<void> {
  try {
    const result = await scanPart(task, (count) => {
      answer({ kind: 'bytes', count }, []);
    });
    answer({ kind: 'result', result }, [result.machines.numbers]);
  } catch (error) {
    answer({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }, []);
  }
}

parentPort?.on('message', (task: PartTask) => {
  void take(task);
});
