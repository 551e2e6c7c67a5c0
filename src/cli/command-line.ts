/** 0 output written; 1 only when asked (`--strict`, `--fail-on`); 2 the run could not go on; 3 our own bug. */
export type ExitCode = 0 | 1 | 2 | 3;

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
