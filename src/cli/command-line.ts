/**
 * 0 output written; 1 only when asked (`--strict`, `--fail-on`, `--fail-on-change`); 2 the run could not go on; 3 our own bug; 130 and 143 stopped by
 * SIGINT (Ctrl-C) and SIGTERM.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 130 | 143;

/** What a run takes from the outside, so that tests can hold it. Data goes to `out`, words to `error`. */
export interface CommandLine {
  /** Without the program's name. */
  readonly arguments: readonly string[];
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** The day of the run, UTC, `YYYY-MM-DD`: for questions to the present alone, never for an assessment. */
  readonly today: string;
  /** Progress is told only to a person. */
  readonly isTerminal: boolean;
  /** Variables that say what the terminal can do and who waits for it; absent: none is set. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** How wide the terminal is now. */
  readonly columns?: () => number;
  /** What `out` goes to, where that is a terminal; absent: a pipe or a file, of which nothing may depend on a terminal. */
  readonly outTerminal?: { readonly columns: () => number };
  /** Where signals come from; absent: none does. */
  readonly system?: SignalSource;
}

/** The process, as far as signals go. */
interface SignalSource {
  readonly on: (signal: 'SIGINT' | 'SIGTERM', hear: () => void) => void;
  readonly off: (signal: 'SIGINT' | 'SIGTERM', hear: () => void) => void;
  /** Ends it at once. */
  readonly exit: (code: ExitCode) => void;
}

/** Ends a command early with an exit code, after it has said what there was to say. */
export class CommandEnd extends Error {
  override readonly name = 'CommandEnd';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode) {
    super(`exit ${exitCode}`);
    this.exitCode = exitCode;
  }
}
