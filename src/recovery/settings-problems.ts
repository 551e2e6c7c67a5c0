import { nearestNames, visibleLine } from '../model/index.js';
import type { Problem, Severity, SourceLocation } from '../model/index.js';

/** Where people stated something of a plan of recovery; null: nobody can tell. Paths are those of the keys, such as `elements.0.needed`. */
export interface RecoveryPlaces {
  /** Of a key under `recoveryPlan`. */
  readonly recovery: (path: string) => SourceLocation | null;
  /** Of a key under `replicationPlan`. */
  readonly replication: (path: string) => SourceLocation | null;
  readonly site: (path: string) => SourceLocation | null;
}

/** Of inputs that come from no file. */
export const NO_PLACES: RecoveryPlaces = { recovery: () => null, replication: () => null, site: () => null };

/** What is wrong with a value, in words: what was found and what becomes of it, and what to write instead. */
export interface SettingsFault {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
}

export const faultAt = ({ code, severity, message, remedy }: SettingsFault, at: SourceLocation | null): Problem => ({
  ...{ code: `recovery/${code}`, severity, at },
  message: visibleLine(message),
  remedy: visibleLine(remedy),
});

const SUGGESTIONS = 2;
const MOST_LISTED = 8;

/** `did you mean fe01 or fe02?`, else what there is. */
export function didYouMean(text: string, known: readonly string[], what: string): string {
  const near = nearestNames(text, known, SUGGESTIONS);
  if (near.length > 0) return `did you mean ${near.join(' or ')}?`;
  return known.length === 0 ? `there is no ${what}` : `known here: ${listedNames(known)}`;
}

/** The first few names, and how many more there are. */
export const listedNames = (names: readonly string[]): string =>
  `${names.slice(0, MOST_LISTED).join(', ')}${names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : ''}`;
