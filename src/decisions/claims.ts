import { compareText } from '../model/index.js';
import type { Machine } from '../model/index.js';
import { ROLE_FIELD } from './fact-fields.js';
import { formatValue } from './fact-values.js';
import type { Decision } from './decision.js';

/** What a decision says about each of its machines; two decisions with one subject and two values contradict each other. */
interface Claim {
  readonly subject: string;
  readonly value: string;
}

/** Null for decisions that stand beside any other: several risks are accepted, a machine has several roles. */
function claimOf(decision: Decision): Claim | null {
  switch (decision.kind) {
    case 'accept':
      return null;
    case 'override':
      return decision.field === ROLE_FIELD.name
        ? null
        : { subject: `fact ${decision.field}`, value: formatValue(decision.value) };
    case 'exclude':
    case 'include':
      return { subject: 'scope', value: decision.kind };
    case 'suggestion':
      return { subject: `suggestion ${decision.service}`, value: String(decision.isAccepted) };
    case 'method':
      return { subject: 'method', value: decision.method };
  }
}

/** A live decision beside the machines that it means. */
export interface Aimed {
  readonly decision: Decision;
  readonly machines: ReadonlySet<Machine>;
}

/** Decisions that say different things about the same machines. */
export interface Contradiction {
  readonly decisions: readonly Aimed[];
  readonly machines: readonly Machine[];
}

/** The decisions of one subject, by machine. */
function claimants(aimed: readonly Aimed[]): ReadonlyMap<string, ReadonlyMap<Machine, readonly Aimed[]>> {
  const subjects = new Map<string, Map<Machine, Aimed[]>>();
  for (const one of aimed) {
    const claim = claimOf(one.decision);
    if (claim === null) continue;
    const byMachine = subjects.get(claim.subject) ?? new Map<Machine, Aimed[]>();
    subjects.set(claim.subject, byMachine);
    for (const machine of one.machines) {
      const known = byMachine.get(machine);
      if (known === undefined) byMachine.set(machine, [one]);
      else known.push(one);
    }
  }
  return subjects;
}

const hasTwoValues = (aimed: readonly Aimed[]): boolean =>
  new Set(aimed.map(({ decision }) => claimOf(decision)?.value)).size > 1;

/** Every contradiction once, with all machines that the same decisions disagree about; in the order of the decisions. */
export function contradictionsAmong(aimed: readonly Aimed[]): readonly Contradiction[] {
  const found = new Map<string, { decisions: readonly Aimed[]; machines: Machine[] }>();
  const place = new Map(aimed.map((one, index) => [one, index]));
  for (const byMachine of claimants(aimed).values()) {
    for (const [machine, all] of byMachine) {
      if (all.length < 2 || !hasTwoValues(all)) continue;
      const key = all.map((one) => place.get(one)).join(' ');
      const known = found.get(key);
      if (known === undefined) found.set(key, { decisions: all, machines: [machine] });
      else known.machines.push(machine);
    }
  }
  return [...found.values()];
}

const contentOf = (decision: Decision): string => JSON.stringify({ ...decision, at: null });

/** The newest first, then by content: where two decisions say the same, the same one is named in any order of the files. */
export const compareDecisions = (left: Decision, right: Decision): number =>
  compareText(right.when, left.when) || compareText(contentOf(left), contentOf(right));
