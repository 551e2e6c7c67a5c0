import type { Problem } from '../model/index.js';
import { sharedUuid } from './problems.js';
import type { MachineDraft } from './sourced.js';

/**
 * Tells a machine whose UUID another machine of the same input has under another name: platforms copy the UUID of the firmware
 * with a clone. Both are kept.
 *
 * @param byUuid the first machine of each UUID; grows
 */
export function reportClone(draft: MachineDraft, byUuid: Map<string, MachineDraft>, problems: Problem[]): void {
  const { values, origins } = draft.core;
  if (values.uuid === null) return;
  const first = byUuid.get(values.uuid);
  if (first === undefined) byUuid.set(values.uuid, draft);
  else problems.push(sharedUuid(origins['uuid'] ?? origins['name']!, values.uuid, first.core.origins['name']!));
}
