import type { MachineId } from '../model/index.js';

/** One thing to do or to look at. */
export interface RunbookStep {
  /** `1.3.2`, in the order in which they are done. */
  readonly number: string;
  readonly title: string;
  /** What to do, in sentences; plain text, no markup. */
  readonly what: readonly string[];
  /** Rules, records, commands: one line each, to be copied as they stand. */
  readonly lines: readonly string[];
  readonly machines: readonly MachineId[];
  /** What must be seen for it to be done. */
  readonly expect: readonly string[];
  /** How it is taken back; empty: there is nothing to take back. */
  readonly rollback: readonly string[];
  /** Rules and commands of the way back: one line each, like `lines`. */
  readonly rollbackLines: readonly string[];
  readonly warning: string | null;
  /** The rule or document that it rests on. */
  readonly source: string;
}

export interface RunbookPart {
  readonly id: 'prepare' | 'testMigration' | 'addresses' | 'cutover' | 'watch' | 'rollback' | 'decommission';
  readonly title: string;
  readonly steps: readonly RunbookStep[];
}

/** What the people of one wave work by. */
export interface Runbook {
  readonly wave: number;
  readonly title: string;
  /** Every machine of the wave, in the order of the plan. */
  readonly machines: readonly { readonly id: MachineId; readonly name: string }[];
  readonly parts: readonly RunbookPart[];
  /** After which step nobody can go back without losing what was written in Azure. */
  readonly rollbackPoint: string;
  readonly assumptions: readonly string[];
}
