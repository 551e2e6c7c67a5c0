import type { Estate, Problem } from '../model/index.js';
import { assignIds, finishMachine } from './finish-machine.js';
import { mergeDraft } from './merge-drafts.js';
import { ambiguousMachine, foldProblems, joinedByUuid } from './problems.js';
import { joinDatastores } from './join-datastores.js';
import { joinHosts } from './join-hosts.js';
import type { EstatePart } from './read-inventory.js';
import type { MachineDraft } from './sourced.js';

/**
 * Joins what several inputs say into one estate. Two machines of different inputs are one when their UUIDs are equal; where
 * one of them has no UUID, when their names are (without case), and `web01` is `web01.corp.example` when nothing else could
 * be. Different vCenters or UUIDs keep them apart. The first input's word stands; later inputs fill what it left open, and
 * a difference is a problem that names both places. Where several machines fit, none is taken, and a problem says so.
 *
 * `counts.rows = machines + merged + skipped`. Takes the parts over: their machines are changed.
 */
export function joinEstate(parts: readonly EstatePart[]): Estate {
  const machines: MachineDraft[] = [];
  const joinProblems: Problem[] = [];
  let merged = 0;
  for (const part of parts) {
    const known = indexOf(machines);
    const peers = indexOf(part.read.machines);
    for (const draft of part.read.machines) {
      const [match, ...others] = matchesOf(draft, known, peers);
      if (match === undefined) {
        machines.push(draft);
      } else if (others.length > 0) {
        const { name, origin } = nameOf(draft);
        joinProblems.push(ambiguousMachine(origin, name, others.length + 1));
        machines.push(draft);
      } else {
        if (labelOf(match) !== labelOf(draft)) joinProblems.push(joinedUnder(match, draft));
        mergeDraft(match, draft, joinProblems);
        merged += 1;
      }
    }
  }
  const sum = (pick: (part: EstatePart) => number): number => parts.reduce((total, part) => total + pick(part), 0);
  const ids = assignIds(machines);
  const hosts = joinHosts(parts.flatMap(({ read }) => read.hosts ?? []));
  const datastores = joinDatastores(parts.flatMap(({ read }) => read.datastores ?? []));
  return {
    inputs: parts.flatMap((part) => part.inputs),
    counts: {
      rows: sum(({ read }) => read.rows),
      merged: merged + sum(({ read }) => read.merged),
      skipped: sum(({ read }) => read.skipped),
      machines: machines.length,
    },
    machines: machines.map((draft, index) => finishMachine(draft, ids[index]!)),
    ...(hosts.length === 0 ? {} : { hosts }),
    ...(datastores.length === 0 ? {} : { datastores }),
    problems: [...parts.flatMap(({ problems }) => problems), ...foldProblems(joinProblems)],
  };
}

const nameOf = ({ core }: MachineDraft): { readonly name: string; readonly origin: Problem['at'] & object } => ({
  name: core.values.name,
  origin: core.origins['name']!,
});

/** Two names that have nothing in common are one machine by its UUID alone. */
function joinedUnder(match: MachineDraft, draft: MachineDraft): Problem {
  const known = nameOf(match);
  const { name, origin } = nameOf(draft);
  return joinedByUuid({ at: origin, name }, { at: known.origin, name: known.name });
}

interface NameIndex {
  readonly byUuid: ReadonlyMap<string, MachineDraft[]>;
  readonly byName: ReadonlyMap<string, MachineDraft[]>;
  readonly byLabel: ReadonlyMap<string, MachineDraft[]>;
}

function indexOf(drafts: readonly MachineDraft[]): NameIndex {
  const byUuid = new Map<string, MachineDraft[]>();
  const byName = new Map<string, MachineDraft[]>();
  const byLabel = new Map<string, MachineDraft[]>();
  for (const draft of drafts) {
    const uuid = uuidOf(draft);
    if (uuid !== null) add(byUuid, uuid, draft);
    add(byName, fullName(draft), draft);
    add(byLabel, labelOf(draft), draft);
  }
  return { byUuid, byName, byLabel };
}

const add = (map: Map<string, MachineDraft[]>, key: string, draft: MachineDraft): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [draft]);
  else list.push(draft);
};

/** Tools write UUIDs with and without hyphens. */
const uuidOf = ({ core }: MachineDraft): string | null => core.values.uuid?.toLowerCase().replaceAll('-', '') ?? null;
const fullName = ({ core }: MachineDraft): string => core.values.name.toLowerCase();

/** The part of a DNS name before the first dot; an address has none. */
function labelOf(draft: MachineDraft): string {
  const name = fullName(draft);
  return /^[\d.]+$/.test(name) ? name : name.replace(/\..*$/, '');
}

const hasDomain = (draft: MachineDraft): boolean => labelOf(draft) !== fullName(draft);

/** Every machine that the draft may be; more than one also where another machine of its own input fits as well. */
function matchesOf(draft: MachineDraft, known: NameIndex, peers: NameIndex): readonly MachineDraft[] {
  const uuid = uuidOf(draft);
  const byUuid = uuid === null ? [] : (known.byUuid.get(uuid) ?? []);
  if (byUuid.length > 0) return byUuid.length === 1 ? byUuid : narrowToName(byUuid, draft);
  const byName = (known.byName.get(fullName(draft)) ?? []).filter((other) => mayBeSame(other, draft));
  if (byName.length > 0) return withRivals(byName, peers.byName.get(fullName(draft)) ?? [], draft);
  const byLabel = (known.byLabel.get(labelOf(draft)) ?? []).filter(
    (other) => mayBeSame(other, draft) && hasDomain(other) !== hasDomain(draft),
  );
  return byLabel.length === 0 ? [] : withRivals(byLabel, peers.byLabel.get(labelOf(draft)) ?? [], draft);
}

function narrowToName(candidates: readonly MachineDraft[], draft: MachineDraft): readonly MachineDraft[] {
  const named = candidates.filter((other) => fullName(other) === fullName(draft));
  return named.length === 1 ? named : candidates;
}

/** Rivals: machines of the same input that could be the same known machine. */
function withRivals(
  candidates: readonly MachineDraft[],
  peers: readonly MachineDraft[],
  draft: MachineDraft,
): readonly MachineDraft[] {
  const rivals = peers.filter((peer) => peer !== draft && candidates.some((candidate) => mayBeSame(candidate, peer)));
  return [...candidates, ...rivals];
}

/** Nothing says that the two are different machines. */
function mayBeSame(left: MachineDraft, right: MachineDraft): boolean {
  const uuids = [uuidOf(left), uuidOf(right)];
  if (uuids[0] !== null && uuids[1] !== null && uuids[0] !== uuids[1]) return false;
  const [one, other] = [left.placement.values.manager, right.placement.values.manager];
  return one === null || other === null || one.toLowerCase() === other.toLowerCase();
}
