import type { MachineState, RowTaker } from '../../ingest/index.js';
import type { SampleSink } from '../../timeseries/index.js';
import type { RowForm } from './row-form.js';
import type { RowKernel } from './row-kernel.js';

/** The rows that the kernel leaves: the row reader reads them, and their values go back to the kernel to be counted. */
export interface LeftRows extends RowTaker {
  /** Reads one row by `read`; false where it spreads a sample over rows. */
  readonly take: (read: () => void) => boolean;
  /** Whether such a row is being counted. */
  readonly isTaking: () => boolean;
  /** Values of such rows. */
  readonly readings: () => number;
}

/** What links a machine of the run with its number in the kernel. */
export interface MachineNumbers {
  readonly numberOf: (machine: MachineState) => number;
}

export function createLeftRows(
  form: RowForm,
  kernel: RowKernel,
  { sink, numbers }: { readonly sink: SampleSink; readonly numbers: MachineNumbers },
): LeftRows {
  const slots = new Map(form.layout.bases.map(({ bit, channel, instance }) => [`${channel}\n${instance}`, bit]));
  const values = new Float64Array(form.layout.targets.length);
  let isReading = false;
  let isTaking = false;
  let found: MachineState | null = null;
  const lastFound = (): MachineState | null => found;
  let atMs = Number.NaN;
  let filled = 0;
  let readings = 0;
  return {
    isTaking: () => isTaking,
    readings: () => readings,
    onMachine: (machine) => {
      if (!isReading) return;
      found = machine;
      const last = kernel.lastStampOf(numbers.numberOf(machine));
      if (!Number.isNaN(last)) machine.previousMs = last;
    },
    sink: {
      ...sink,
      add: (reading) => {
        const slot = slots.get(`${reading.channel}\n${reading.instance}`);
        // A percentage that waited for its cores comes when its row is long past.
        if (!isReading || slot === undefined) {
          sink.add(reading);
          return;
        }
        values[slot] = reading.value;
        atMs = reading.atMs;
        filled += 1;
      },
    },
    take: (read) => {
      isReading = true;
      found = null;
      filled = 0;
      values.fill(Number.NaN);
      read();
      isReading = false;
      const machine = lastFound();
      if (machine === null) return true;
      if (filled === 0) {
        // Where its stamp was read, it is that of the row before from now on.
        if (machine.previousMs !== null) kernel.passRow(numbers.numberOf(machine), machine.previousMs);
        return true;
      }
      readings += filled;
      isTaking = true;
      const isTaken = kernel.takeValues(numbers.numberOf(machine), atMs, values);
      isTaking = false;
      kernel.takeRows();
      return isTaken;
    },
  };
}
