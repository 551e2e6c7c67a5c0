import { AssessmentError } from '../model/index.js';
import { evidenceFaults } from './evidence-fields.js';
import type { DrillEvidence } from './evidence.js';

/**
 * Records of drills before they are sealed: one as JSON, or a list of them. Nothing is sealed unless all are right, since a sealed record
 * stays in its chain for good.
 *
 * @throws {AssessmentError} `recovery/not-drills`: no JSON, or a record without the fields of `DrillEvidence`
 */
export function parseDrills(text: string, file: string): readonly DrillEvidence[] {
  const records = listOf(text, file);
  const wrong = records.flatMap((record, index) =>
    evidenceFaults(record).map((words) => `record ${index + 1}: ${words}`),
  );
  if (wrong.length > 0) return refuse(file, wrong.join('; '));
  return records as readonly DrillEvidence[];
}

function listOf(text: string, file: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch {
    return refuse(file, 'is no JSON');
  }
}

function refuse(file: string, message: string): never {
  throw new AssessmentError({
    ...{ code: 'recovery/not-drills', severity: 'error', at: { file }, message },
    remedy: 'write one record or a list of records as JSON, with the fields that docs/recovery.md lists',
  });
}
