import type { Bytes, Cores, Instant, MachineId, Milliseconds, Problem, SourceLocation } from '../../model/index.js';
import { compareKeys, overlapsResolved } from '../../timeseries/index.js';
import type { BucketSeries, PeakSet, RollUpNotes, SampleSink } from '../../timeseries/index.js';
import { foldProblems } from '../problems.js';
import {
  ambiguousMachines,
  differentIntervals,
  duplicateReadings,
  lateReadings,
  noCores,
  straySamples,
  unknownMachine,
} from './problems.js';
import { createSampleFileReader } from './sample-file-reader.js';
import type { SampleFileReader } from './sample-file-reader.js';
import { createMachineRegistry } from './sample-machines.js';
import type { MachineIdOf, MachineRegistry, MachineState, SampledMachine } from './sample-machines.js';
import type { SampleMapping } from './sample-mapping.js';
import type { SampleFileSummary } from './sample-summary.js';
import { settleMachines, settlePeaks } from './settle-machines.js';
import type { SettledMachines } from './settle-machines.js';
import { cutStrays, isCutOff } from './set-strays-aside.js';
import { createStrayWatch } from './stray-samples.js';
import type { StrayStretch } from './stray-samples.js';

/** What reading samples needs from outside. */
export interface SampleRunOptions {
  readonly sink: SampleSink;
  /** For files that are not of Portolan's own two forms. */
  readonly mapping?: SampleMapping | null;
  /** Finds a machine of the inventory, see `machineIdFinder`; absent: there is no inventory. */
  readonly machineIdOf?: MachineIdOf | null;
  /** Cores by the inventory, asked where the samples give a percentage and no cores. */
  readonly coresOf?: ((machine: MachineId) => Cores | null) | null;
  /** Memory by the inventory, asked where the samples give a share of it or what is free, and not how much there is. */
  readonly memoryOf?: ((machine: MachineId) => Bytes | null) | null;
  /** The zone of stamps that state none, where neither file nor mapping says: an IANA name or an offset. */
  readonly zone?: string | null;
  /** Stamps after it are refused; absent: any until 2100. */
  readonly latestMs?: Instant | null;
  /** Where the window of the assessment will end: stray samples behind it do no harm and are not told. */
  readonly endMs?: Instant | null;
}

/** What several files of samples gave together. */
export interface SampleReading {
  readonly peaks: PeakSet;
  readonly notes: RollUpNotes;
  /** One per file, in the order in which they were read. */
  readonly summaries: readonly SampleFileSummary[];
  /** Every machine met, in the order of its first row. */
  readonly machines: readonly SampledMachine[];
  readonly problems: readonly Problem[];
}

/** Takes the rows that a reader of bytes leaves to the row reader, in place of the sink of the run. */
export interface RowTaker {
  readonly sink: SampleSink;
  /** The machine of a row, before its stamp is read. */
  readonly onMachine: (machine: MachineState) => void;
}

/** Reads files of samples into one sink, one file after the other. */
export interface SampleRun {
  /** `fileName`: the bare name of the file, where a mapping takes the machine from it; else the label will do. */
  readonly openFile: (file: string, fileName?: string, taker?: RowTaker) => SampleFileReader;
  /** The machine that rows of bytes name, as `MachineRegistry.find`. */
  readonly findMachine: (name: string, id: string) => MachineState | null;
  /** Stray samples are told and set aside: the peaks are without them. */
  readonly finish: () => SampleReading;
  /**
   * The same machine by machine, so that the series of one machine are held at a time. Machines come in the order of their
   * ids, but for the few that the end of the run gave another id, which come last. Stray samples are told and still among the
   * series, since only the end of the run shows which they are.
   */
  readonly finishEach: (take: (series: readonly BucketSeries[]) => void) => Omit<SampleReading, 'peaks'>;
}

/**
 * Starts a run. Cores that one file states hold for percentages of later files too, so files are opened in order and each is
 * ended before the next.
 */
export function createSampleRun(options: SampleRunOptions): SampleRun {
  const { sink, mapping = null, machineIdOf = null, coresOf = null, memoryOf = null } = options;
  const { zone = null, latestMs = null, endMs = null } = options;
  const summaries: SampleFileSummary[] = [];
  const problems: Problem[] = [];
  let file = '';
  const machines = createMachineRegistry(machineIdOf, {
    currentFile: () => file,
    onNew: ({ name, isKnown }) => {
      if (machineIdOf !== null && !isKnown) problems.push(unknownMachine({ file }, name));
    },
  });
  /** What is told of a run when all of it is known. */
  const closing = (
    settled: SettledMachines,
    notes: RollUpNotes,
    { strays, fate }: Found,
  ): Omit<SampleReading, 'peaks'> => {
    for (const group of settled.ambiguous) problems.push(ambiguousMachines({ file: group[1]!.file }, group));
    for (const { name, file: first } of settled.strangers) problems.push(unknownMachine({ file: first }, name));
    for (const { name, file: first } of settled.withoutCores) problems.push(noCores({ file: first }, name));
    const { problem } = commonInterval(summaries);
    if (problem !== null) problems.push(problem);
    if (notes.duplicates > 0) problems.push(duplicateReadings(notes.duplicates));
    if (notes.late > 0) problems.push(lateReadings(notes.late));
    for (const stray of strays) problems.push(straySamples(placeOfStray(stray, summaries), stray, fate));
    return { notes, summaries, machines: settled.machines, problems: foldProblems(problems) };
  };
  const finishAll = (take: (series: readonly BucketSeries[]) => void, fate: Found['fate']): Closed => {
    const settled = settleMachines(machines.list());
    const strays = createStrayWatch();
    // Machines that are given another id are few; they may share it with one that had it before.
    const isMixed = new Set<MachineId>([...settled.idOf].flat());
    const mixed: BucketSeries[] = [];
    const give = (series: readonly BucketSeries[]): void => {
      if (series.length === 0) return;
      strays.add(series);
      take(series);
    };
    const notes = sink.finishEach(commonInterval(summaries).intervalMs, (series) => {
      if (series.some(({ key }) => isMixed.has(key.machine))) mixed.push(...series);
      else give(settlePeaks({ series, spanMs: null }, settled).peaks.series);
    });
    const { peaks, overlaps } = settlePeaks({ series: mixed, spanMs: null }, settled);
    const joined = peaks.series;
    problems.push(...overlapsResolved(overlaps, null));
    for (const machine of new Set(joined.map(({ key }) => key.machine))) {
      give(joined.filter(({ key }) => key.machine === machine));
    }
    const found = strays.finish().filter((stray) => !isCutOff(stray, endMs));
    return { reading: closing(settled, notes, { strays: found, fate }), strays: found };
  };
  const environment = { sink, machines, coresOf, memoryOf, mapping, zone, latestMs };
  return {
    openFile: (label, fileName = label, taker) => {
      file = label;
      const own =
        taker === undefined ? environment : { ...environment, sink: taker.sink, machines: told(machines, taker) };
      const reader = createSampleFileReader(own, { file: label, fileName });
      const end: SampleFileReader['end'] = (cutBy) => {
        const ended = reader.end(cutBy);
        summaries.push(ended.summary);
        problems.push(...ended.problems);
        return ended;
      };
      return { ...reader, end };
    },
    findMachine: (name, id) => machines.find(name, id),
    finish: () => {
      const series: BucketSeries[] = [];
      const { reading, strays } = finishAll((ofMachine) => {
        for (const one of ofMachine) series.push(one);
      }, 'aside');
      const { firstMs, lastMs } = reading.notes;
      const spanMs = firstMs === null || lastMs === null ? null : ([firstMs, lastMs] as const);
      const ordered = series.sort((left, right) => compareKeys(left.key, right.key));
      return { ...reading, peaks: cutStrays({ series: ordered, spanMs }, strays) };
    },
    finishEach: (take) => finishAll(take, 'kept').reading,
  };
}

/** What is stray, and what becomes of it. */
interface Found {
  readonly strays: readonly StrayStretch[];
  readonly fate: 'aside' | 'kept';
}

/** What the end of a run gives: the reading without its peaks, and what is stray in them. */
interface Closed {
  readonly reading: Omit<SampleReading, 'peaks'>;
  readonly strays: readonly StrayStretch[];
}

/** The file whose outermost row lies in the stretch, with its line; else one whose span covers it. */
function placeOfStray(stray: StrayStretch, summaries: readonly SampleFileSummary[]): SourceLocation | null {
  const { startMs, endMs: end } = stray;
  const edge = stray.side === 'after' ? 1 : 0;
  const holder = summaries.find(({ spanMs }) => spanMs !== null && spanMs[edge] >= startMs && spanMs[edge] < end);
  if (holder !== undefined) {
    const line = holder.spanLines[edge];
    return { file: holder.file, ...(line === undefined ? {} : { line }) };
  }
  const around = summaries.find(({ spanMs }) => spanMs !== null && spanMs[0] < end && spanMs[1] >= startMs);
  return around === undefined ? null : { file: around.file };
}

const told = (machines: MachineRegistry, { onMachine }: RowTaker): MachineRegistry => ({
  ...machines,
  find: (name, id) => {
    const found = machines.find(name, id);
    if (found !== null) onMachine(found);
    return found;
  },
});

const SHOWN_INTERVALS = 5;

/** The interval that all files state, else null: the sink then infers it for each series. */
function commonInterval(summaries: readonly SampleFileSummary[]): {
  readonly intervalMs: Milliseconds | null;
  readonly problem: Problem | null;
} {
  const read = summaries.filter(({ readings }) => readings > 0);
  const stated = [...new Set(read.map(({ intervalMs }) => intervalMs))];
  if (stated.length <= 1) return { intervalMs: stated[0] ?? null, problem: null };
  const seconds = stated.flatMap((one) => (one === null ? [] : [one / 1000])).slice(0, SHOWN_INTERVALS);
  const problem = seconds.length < 2 ? null : differentIntervals({ file: read[0]!.file }, seconds);
  return { intervalMs: null, problem };
}
