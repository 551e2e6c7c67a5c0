import { countStamp } from '../../ingest/index.js';
import { invariant } from '../../model/index.js';
import type { Instant } from '../../model/index.js';
import { addRows } from './filled-columns.js';
import type { KernelMachine } from './row-kernel.js';
import { countEdges } from './wide-head.js';
import type { WideHead, WideRun } from './wide-head.js';

/** Gives all that the rows of a file came to to the sink, and ends the file. */
export function closeWide(opened: WideHead, wide: WideRun, cutBy: string | undefined): void {
  const { kernel, reader, tally, left } = opened;
  let readings = 0;
  countEdges(tally, { edges: kernel.edges(), linesBefore: 0 });
  kernel.finish().forEach((machine, index) => {
    if (machine.rows === 0) return;
    readings += machine.readings;
    give(opened, wide, { index, machine });
  });
  tally.readings += readings - left.readings();
  reader.end(cutBy);
}

function give(
  { machines, form, tally, kernel }: WideHead,
  wide: WideRun,
  { index, machine }: { readonly index: number; readonly machine: KernelMachine },
): void {
  const state = machines.states[index]!;
  const { ledger, leastMs, greatestMs, repeatedReadings, readings, masks, rests } = machine;
  countStamp(tally, state, leastMs as Instant);
  countStamp(tally, state, greatestMs as Instant);
  state.previousMs = kernel.lastStampOf(index);
  const isTaken = addRows(wide.sink, {
    machine: state.id,
    layout: form.layout,
    stamps: ledger.arrived,
    leastMs,
    greatestMs,
    repeated: repeatedReadings,
    readings,
    masks,
    chunks: machines.chunks[index]!,
    rests,
  });
  invariant(isTaken, 'the kernel knows the stamps that were taken before');
}

/** Once the rows that were read one by one state one interval, the kernel takes those that state the same. */
export function tellInterval({ kernel, tally }: WideHead): void {
  const [seconds, ...others] = tally.intervals;
  if (seconds !== undefined && others.length === 0) kernel.setInterval(seconds);
}
