import { visibleLine } from '../../model/index.js';
import type { z } from 'zod';

const MOST_CHARACTERS = 80;

/** What a schema expects, as people call it. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list' },
  ...{ object: 'keys with values', record: 'keys with values', nan: 'a number' },
};
const COUNTED: Readonly<Record<string, string>> = { array: 'entries', string: 'characters', set: 'entries' };

/** The value as it stands in the file, cut short. */
function quoted(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return Number.isNaN(value) ? '.nan' : '.inf';
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return visibleLine(text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text);
}

/** What is wrong with a value, and what was found: people look for what they wrote. */
export function faultOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined) return 'it is missing, and it takes a value';
  return `${quoted(value)} ${whyNot(issue)}`;
}

function whyNot(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `is not ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_small') {
    const counted = COUNTED[issue.origin];
    return counted === undefined
      ? `is below ${issue.minimum}, the least that it takes`
      : `has fewer than ${issue.minimum} ${counted}`;
  }
  if (issue.code === 'too_big') {
    const counted = COUNTED[issue.origin];
    return counted === undefined
      ? `is above ${issue.maximum}, the most that it takes`
      : `has more than ${issue.maximum} ${counted}`;
  }
  if (issue.code === 'invalid_value') return `is none of ${issue.values.map(String).join(', ')}`;
  return issue.code === 'custom' ? issue.message : `cannot be meant: ${issue.message}`;
}
