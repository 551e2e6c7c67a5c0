import { figuresApart } from '../site/index.js';
import type { LimitName } from './limit-words.js';
import type { LimitVerdict } from './placement.js';

interface Judged {
  readonly limit: LimitName;
  /** What is measured, in words that a limit follows. */
  readonly what: string;
  readonly value: number | null;
  readonly most: number;
  readonly unit: string;
  readonly source: string;
  readonly assumed?: readonly string[];
  /** Why a value that is there decides nothing; of the state it would have. */
  readonly doubt?: { readonly state: 'within' | 'over'; readonly why: string } | null;
  readonly whenUnknown: string;
  readonly remedies: () => readonly string[];
}

/** A figure against a limit: within it at the limit itself, unknown without a figure or where a doubt stands against the answer. */
export function judge({
  limit,
  what,
  value,
  most,
  unit,
  source,
  assumed = [],
  doubt = null,
  ...rest
}: Judged): LimitVerdict {
  const assumption = assumed.length === 0 ? null : assumed.join('; ');
  const base = { limit, value, most, unit, assumption, source };
  if (value === null) return { ...base, state: 'unknown', ...unknownFor(what, rest.whenUnknown), remedies: [] };
  const state = value <= most ? 'within' : 'over';
  const [has, allowed] = figuresApart(value, most);
  const said = `${what}: ${has} ${unit}, limit ${allowed} ${unit}`;
  if (doubt?.state === state)
    return {
      ...{ ...base, state: 'unknown', said: `${said}; unknown all the same: ${doubt.why}`, missing: doubt.why },
      remedies: [],
    };
  return { ...base, state, said, remedies: state === 'over' ? rest.remedies() : [] };
}

const unknownFor = (what: string, missing: string): Pick<LimitVerdict, 'said' | 'missing'> => ({
  said: `${what}: unknown, ${missing}`,
  missing,
});

/** A limit that no page prints: nothing says what is within it. */
export const undocumented = (limit: LimitName, said: string, source: string): LimitVerdict => ({
  ...{ limit, state: 'undocumented', value: null, most: null, unit: '', said },
  ...{ remedies: [], assumption: null, source },
});

/** A limit that could not be judged, with what is missing. */
export const unjudged = (
  limit: LimitName,
  { what, missing }: { readonly what: string; readonly missing: string },
  source: string,
): LimitVerdict => ({
  ...undocumented(limit, '', source),
  ...unknownFor(what, missing),
  state: 'unknown',
});
