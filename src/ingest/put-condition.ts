import type { Condition } from '../model/index.js';
import { derivedFrom, put } from './sourced.js';
import type { Found, MachineDraft } from './sourced.js';
import { dayOfText } from './stated-day.js';

/** Adds the name of a snapshot, and its day where it is the oldest so far. */
export function nameSnapshot(
  condition: MachineDraft['condition'],
  title: Found<string> | null,
  createdAt: Found<string> | null,
): void {
  if (title !== null) appendCondition(condition, 'snapshotNames', title);
  const day = createdAt === null ? null : dayOfText(createdAt.value);
  if (createdAt === null || day === null) return;
  const { snapshotOldest } = condition.values;
  if (snapshotOldest !== null && snapshotOldest <= day) return;
  put(condition, 'snapshotOldest', { value: day, origin: derivedFrom(createdAt.origin, 'the day of the oldest one') });
}

type TextList = 'connectedMedia' | 'usbDevices' | 'healthMessages' | 'snapshotNames';

/** Adds a text to one of the lists of a machine's condition. */
export function appendCondition(
  condition: MachineDraft['condition'],
  key: TextList & keyof Condition,
  text: Found<string>,
): void {
  const value = [...condition.values[key], text.value];
  put(condition, key, { value, origin: condition.origins[key] ?? text.origin });
}
