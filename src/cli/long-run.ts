import type { RunProgress } from '../node/index.js';
import { CommandEnd } from './command-line.js';
import type { CommandLine, ExitCode } from './command-line.js';
import { createProgressDrawing } from './draw-progress.js';
import type { ProgressDrawing } from './draw-progress.js';
import { widthOf } from './terminal.js';

/** What a command that may take long is given. */
export interface LongRun {
  /** The same, with the bar out of the way of what is written. */
  readonly line: CommandLine;
  readonly onProgress: (progress: RunProgress) => void;
  readonly signal: AbortSignal;
  /** Hears of a signal that waits to be heard, and ends the run where there is one. */
  readonly lastCall: () => Promise<void>;
  /** Something is or was written: from here on the run is carried to its end, whatever signal comes. */
  readonly commit: () => void;
}

/** What is told where a run is stopped, after `Stopped;`. */
export interface StopWords {
  /** Before `commit`. */
  readonly before: string;
  /** A signal that came after `commit`: everything was written. */
  readonly after: string;
}

type StopSignal = 'SIGINT' | 'SIGTERM';

/** As shells count: 128 and the number of the signal. */
const EXIT_CODES: Readonly<Record<StopSignal, ExitCode>> = { SIGINT: 130, SIGTERM: 143 };
const NAMES: Readonly<Record<StopSignal, string>> = { SIGINT: 'Ctrl-C', SIGTERM: 'SIGTERM' };

/**
 * Does the work of a command with a bar for whoever waits for it, where that is a person, and ends it in good order at Ctrl-C or
 * SIGTERM: threads, temporary files and locks are gone and what was there before still is. A second signal ends the process at once.
 */
export async function asLongRun(
  given: CommandLine,
  { words, isQuiet }: { readonly words: StopWords; readonly isQuiet: boolean },
  work: (run: LongRun) => Promise<void>,
): Promise<void> {
  const drawing = isQuiet ? NO_DRAWING : drawingFor(given);
  const line = withoutBar(given, drawing);
  const stop = new AbortController();
  const state: { stoppedBy: StopSignal | null; isCommitted: boolean } = { stoppedBy: null, isCommitted: false };
  const endings = (['SIGINT', 'SIGTERM'] as const).map((name) => {
    const end = (): void => {
      if (state.stoppedBy !== null) given.system?.exit(EXIT_CODES[name]);
      state.stoppedBy ??= name;
      stop.abort();
    };
    given.system?.on(name, end);
    return () => given.system?.off(name, end);
  });
  const lastCall = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    stop.signal.throwIfAborted();
  };
  const commit = (): void => {
    state.isCommitted = true;
  };
  const finish = (by: StopSignal, text: string): never => {
    line.error(`Stopped by ${NAMES[by]}; ${text}\n`);
    throw new CommandEnd(EXIT_CODES[by]);
  };
  try {
    await work({ line, onProgress: drawing.show, signal: stop.signal, lastCall, commit });
  } catch (error) {
    // Another error at the same time is told as it is: it knows better what was written.
    if (state.stoppedBy === null || state.isCommitted || error !== stop.signal.reason) throw error;
    finish(state.stoppedBy, words.before);
  } finally {
    drawing.clear();
    for (const end of endings) end();
  }
  if (state.stoppedBy !== null) finish(state.stoppedBy, words.after);
}

const NO_DRAWING: ProgressDrawing = { show: () => undefined, clear: () => undefined };

/** Only for a person before a terminal that can take a line back. */
function drawingFor({ isTerminal, error, environment = {}, columns }: CommandLine): ProgressDrawing {
  const { CI, TERM, NO_COLOR } = environment;
  const isForPerson = isTerminal && (CI ?? '') === '' && TERM !== 'dumb';
  if (!isForPerson) return NO_DRAWING;
  const terminal = { write: error, columns: () => widthOf(columns), hasColour: (NO_COLOR ?? '') === '' };
  return createProgressDrawing(terminal, () => performance.now());
}

const withoutBar = (line: CommandLine, { clear }: ProgressDrawing): CommandLine => ({
  ...line,
  out: (text) => {
    clear();
    line.out(text);
  },
  error: (text) => {
    clear();
    line.error(text);
  },
});
