import type { MachineId } from '../model/index.js';
import type { RunbookPart, RunbookStep } from './runbook.js';

/** A step before it has its number. */
export interface StepDraft {
  readonly title: string;
  readonly what: readonly string[];
  readonly lines?: readonly string[];
  readonly machines?: readonly MachineId[];
  readonly expect?: readonly string[];
  readonly rollback?: readonly string[];
  readonly rollbackLines?: readonly string[];
  readonly warning?: string | null;
  readonly source: string;
  /** From this step on nobody goes back without losing what Azure wrote. */
  readonly opensWrites?: boolean;
}

export interface PartDraft {
  readonly id: RunbookPart['id'];
  readonly title: string;
  readonly steps: readonly StepDraft[];
}

/** Numbers parts and steps without gaps: wave, part and step, each from 1. */
export const numberParts = (wave: number, parts: readonly PartDraft[]): readonly RunbookPart[] =>
  parts.map(({ id, title, steps }, part) => ({
    id,
    title,
    steps: steps.map((step, index) => numbered(step, `${wave}.${part + 1}.${index + 1}`)),
  }));

const numbered = (step: StepDraft, number: string): RunbookStep => ({
  number,
  title: step.title,
  what: step.what,
  lines: step.lines ?? [],
  machines: step.machines ?? [],
  expect: step.expect ?? [],
  rollback: step.rollback ?? [],
  rollbackLines: step.rollbackLines ?? [],
  warning: step.warning ?? null,
  source: step.source,
});
