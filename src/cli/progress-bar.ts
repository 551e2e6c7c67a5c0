import type { RunProgress } from '../node/index.js';
import { formatCount } from '../report/index.js';

/** What a progress bar is drawn of. */
export interface BarState {
  readonly progress: RunProgress;
  /** What was read by when, over the last seconds, ascending; the speed is taken of it. */
  readonly marks: readonly BarMark[];
}

interface BarMark {
  readonly atMs: number;
  readonly bytesRead: number;
}

/** Speed is that of the last so many milliseconds: of one disk and one kind of file, but no single hiccup. */
const WINDOW_MS = 5000;
/** Marks lie so far apart at least. */
const MARK_MS = 200;
/** A speed seen for less is none. */
const LEAST_MS = 400;

/** Adds what was heard at a time to what a bar is drawn of. */
export function stepBar(state: BarState | null, progress: RunProgress, atMs: number): BarState {
  const mark = { atMs, bytesRead: progress.bytesRead };
  // What was read before another step, or before a file was begun again, says nothing of the speed from now on.
  const isFresh =
    state?.progress.step !== progress.step ||
    state.progress.bytesTotal !== progress.bytesTotal ||
    progress.bytesRead < state.progress.bytesRead;
  if (isFresh) return { progress, marks: [mark] };
  const { marks } = state;
  if (atMs - marks.at(-1)!.atMs < MARK_MS) return { progress, marks };
  return { progress, marks: [...marks.filter((one) => atMs - one.atMs <= WINDOW_MS), mark] };
}

/** Bytes a second; null where it does not show yet. */
function speedOf({ progress, marks }: BarState, atMs: number): number | null {
  const first = marks[0]!;
  const passedMs = atMs - first.atMs;
  const bytes = progress.bytesRead - first.bytesRead;
  return passedMs < LEAST_MS || bytes <= 0 ? null : (bytes * 1000) / passedMs;
}

/** How a bar may be drawn. */
export interface BarStyle {
  /** Of the terminal; the bar is shorter by one, since some terminals go on in the next line. */
  readonly columns: number;
  readonly hasColour: boolean;
}

const WORDS: Readonly<Record<RunProgress['step'], string>> = { hashing: 'hashing', reading: 'reading' };
const LONGEST_BAR = 30;
const SHORTEST_BAR = 5;
const GREEN = '\u001B[32m';
const PLAIN = '\u001B[39m';

/** One line: step, bar, share, bytes, speed and time left, as much of it as fits. */
export function renderBar(state: BarState, atMs: number, { columns, hasColour }: BarStyle): string {
  const { step, bytesRead, bytesTotal } = state.progress;
  const share = bytesTotal === 0 ? 1 : bytesRead / bytesTotal;
  // 100 % is said of all, and of nothing less.
  const percent = `${Math.floor(share * 100)} %`.padStart(5);
  const room = columns - 1;
  const begin = WORDS[step];
  const facts = factsOf(state, atMs);
  for (let kept = facts.length; kept > 0; kept--) {
    const text = [percent, ...facts.slice(0, kept)].join('  ');
    const length = Math.min(LONGEST_BAR, room - begin.length - text.length - '  []'.length);
    if (length >= SHORTEST_BAR) return `${begin} [${drawn(share, length, hasColour)}] ${text}`;
  }
  return `${begin} ${percent}`.slice(0, Math.max(0, room));
}

function drawn(share: number, length: number, hasColour: boolean): string {
  const full = Math.floor(share * length);
  const done = '#'.repeat(full);
  return `${hasColour && full > 0 ? `${GREEN}${done}${PLAIN}` : done}${'.'.repeat(length - full)}`;
}

/** The most telling first. */
function factsOf(state: BarState, atMs: number): readonly string[] {
  const { bytesRead, bytesTotal } = state.progress;
  const speed = speedOf(state, atMs);
  const amount = `${megabytes(bytesRead)} of ${megabytes(bytesTotal)} MB`;
  if (bytesRead >= bytesTotal) return ['read; working it out', amount];
  if (speed === null) return [amount];
  return [`${timeWords((bytesTotal - bytesRead) / speed)} left`, amount, `${megabytes(speed)} MB/s`];
}

/** Of a million bytes, as file managers and disks count. */
function megabytes(bytes: number): string {
  const amount = bytes / 1e6;
  return amount < 10 ? amount.toFixed(1) : formatCount(Math.floor(amount));
}

/** Rounded up: nobody minds that it was sooner. */
function timeWords(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
