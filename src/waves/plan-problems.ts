import { AssessmentError } from '../model/index.js';
import type { SourceLocation } from '../model/index.js';

/** So many names are told; the rest is counted. */
const MOST_NAMES = 8;

/** `web01, web02 and 3 more`. */
export function listNames(names: readonly string[], most: number = MOST_NAMES): string {
  const told = names.slice(0, most).join(', ');
  return names.length > most ? `${told} and ${names.length - most} more` : told;
}

/** The settings ask for what cannot be: who is in conflict, and what to change. */
export function noPlan(message: string, remedy: string, at: SourceLocation | null = null): AssessmentError {
  return new AssessmentError({ code: 'waves/no-plan', severity: 'error', at, message, remedy });
}
