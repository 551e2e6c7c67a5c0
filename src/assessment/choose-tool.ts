import type { Machine } from '../model/index.js';
import type { Finding, Method } from '../readiness/index.js';

/** How the migration tool copies a machine, or that it cannot. */
export interface ToolChoice {
  readonly kind: Method | 'rebuild' | 'unknown';
  readonly rule: string;
  readonly reason: string;
  readonly findings: readonly string[];
  /** What forbids each method; null for nothing. */
  readonly obstacles: Readonly<Record<Method, string | null>>;
  /** What speaks against each method, forbidding or not; null for nothing. */
  readonly against: Readonly<Record<Method, string | null>>;
  /** In words, what the findings under the policy's method hold against the machine and this method is free of; empty for nothing. */
  readonly meets: Readonly<Record<Method, string>>;
}

/** Of one method: what forbids it, and what speaks against it where the other is free of it. */
interface Sides {
  readonly blocking: readonly Finding[];
  readonly burdens: readonly Finding[];
  /** What nobody could check, and would decide. */
  readonly open: readonly Finding[];
}

/** What snapshots leave out and an agent takes along. */
const TAKEN_BY_AGENT: ReadonlySet<string> = new Set([
  'migration/raw-device',
  'migration/independent-disk',
  'migration/nvme-controller',
  'migration/iscsi',
]);
/** What makes an agent a danger to the machine that bears it. */
const HARMED_BY_AGENT: ReadonlySet<string> = new Set(['migration/agent-memory-headroom']);

const isStanding = ({ accepted }: Finding): boolean => accepted === undefined;
const blocks = ({ severity }: Finding): boolean => severity === 'blocks';

/** What the rules of migration find under each method. */
export type MigrationFindings = Readonly<Record<Method, readonly Finding[]>>;

function sidesOf(migration: MigrationFindings, method: Method): Sides {
  const standing = migration[method].filter(isStanding);
  const heavy = method === 'agentless' ? TAKEN_BY_AGENT : HARMED_BY_AGENT;
  return {
    blocking: standing.filter(blocks),
    burdens: standing.filter(({ rule }) => heavy.has(rule)),
    open: standing.filter(({ severity }) => severity === 'unknown'),
  };
}

const NO_PLATFORM = 'a physical machine has no platform that takes snapshots of it';
const HOST_ONLY = 'the tool replicates machines of Hyper-V by their host, and takes no agent in the guest';
const OBSTACLE_OF_SOURCE: Readonly<Record<Method, Partial<Record<Machine['source'], string>>>> = {
  agentless: { physical: NO_PLATFORM },
  agentBased: { hyperv: HOST_ONLY },
};

const messagesOf = (findings: readonly Finding[]): string => findings.map(({ message }) => message).join('; ');
const rulesOf = (findings: readonly Finding[]): readonly string[] => [...new Set(findings.map(({ rule }) => rule))];

interface Weighed {
  readonly obstacles: ToolChoice['obstacles'];
  readonly sides: Readonly<Record<Method, Sides>>;
}

function weigh({ source }: Machine, migration: MigrationFindings): Weighed {
  const sides = { agentless: sidesOf(migration, 'agentless'), agentBased: sidesOf(migration, 'agentBased') };
  const obstacle = (method: Method): string | null => {
    const { blocking } = sides[method];
    return OBSTACLE_OF_SOURCE[method][source] ?? (blocking.length === 0 ? null : messagesOf(blocking));
  };
  return { sides, obstacles: { agentless: obstacle('agentless'), agentBased: obstacle('agentBased') } };
}

const otherOf = (method: Method): Method => (method === 'agentless' ? 'agentBased' : 'agentless');

const WAYS: Readonly<Record<Method, string>> = {
  agentless: 'it is copied from snapshots of its platform, without an agent',
  agentBased: 'it is copied by an agent in the guest',
};
/** The preferred way where nothing speaks against it, else the other where nothing does, else whichever is not forbidden. */
function pick({ obstacles, sides }: Weighed, preferred: Method): Method | null {
  const other = otherOf(preferred);
  const isOpen = (method: Method): boolean => obstacles[method] === null;
  const isFree = (method: Method): boolean => isOpen(method) && sides[method].burdens.length === 0;
  return [preferred, other].find(isFree) ?? [preferred, other].find(isOpen) ?? null;
}

/** What speaks against a method, in words; null where nothing does. */
function againstOf({ obstacles, sides }: Weighed, method: Method): string | null {
  const { burdens } = sides[method];
  return obstacles[method] ?? (burdens.length > 0 ? messagesOf(burdens) : null);
}

/** The thing that is not known, out of what a finding says of it: the finding itself stands beside with its remedy. */
const NOT_STATED = /^no source states (.+); not checked: (.+)$/;

function openFacts(open: readonly Finding[]): string {
  const facts = open.map(({ message }) => message.replace(NOT_STATED, '$1 ($2)'));
  return facts.length === 0 ? '' : `; not checked: ${facts.join('; ')}`;
}

/** The findings of an assessment judge the policy's method, so a machine that goes another way needs to be told which of them it meets. */
function metBy(method: Method, preferred: Method, migration: MigrationFindings): string {
  if (method === preferred) return '';
  const left = new Set(migration[method].map(({ rule }) => rule));
  const decides = ({ severity }: Finding): boolean => severity !== 'warns' && severity !== 'informs';
  const met = rulesOf(migration[preferred].filter((one) => isStanding(one) && decides(one) && !left.has(one.rule)));
  return met.length === 0 ? '' : `; it meets what is found for the policy's method: ${met.join(', ')}`;
}

const reasonFor = (chosen: Method, weighed: Weighed): string =>
  `${weighedReason(chosen, weighed)}${openFacts(weighed.sides[chosen].open)}`;

function weighedReason(chosen: Method, { obstacles, sides }: Weighed): string {
  const other = otherOf(chosen);
  const nothing = sides[chosen].open.length === 0 ? ': nothing forbids that' : ': nothing known forbids that';
  const burdens = sides[chosen].burdens;
  const still = burdens.length === 0 ? '' : `; still, ${messagesOf(burdens)}`;
  const forbidden = obstacles[other];
  if (forbidden !== null && burdens.length === 0 && chosen === 'agentless') return `${WAYS[chosen]}${nothing}`;
  if (forbidden !== null) return `${WAYS[chosen]}, since ${forbidden}${still}`;
  const otherBurdens = sides[other].burdens;
  const since = otherBurdens.length === 0 ? nothing : `, since ${messagesOf(otherBurdens)}`;
  return `${WAYS[chosen]}${since}${still}`;
}

/**
 * Weighs the two ways of the migration tool: agentless, from snapshots, and agent-based. What only an agent takes along (raw devices,
 * independent disks, iSCSI) speaks for the agent, unless the guest is too old for it or has no memory to spare: such a machine stays
 * agentless, with the conditions that its findings name. Where both ways are blocked the machine is built anew; where nobody says on
 * which platform it runs, nobody can tell the way.
 */
export function chooseTool(machine: Machine, migration: MigrationFindings, preferred: Method): ToolChoice {
  const weighed = weigh(machine, migration);
  const { obstacles, sides } = weighed;
  const against = {
    agentless: againstOf(weighed, 'agentless'),
    agentBased: againstOf(weighed, 'agentBased'),
  };
  const meets = {
    agentless: metBy('agentless', preferred, migration),
    agentBased: metBy('agentBased', preferred, migration),
  };
  const base = { obstacles, against, meets };
  const chosen = pick(weighed, preferred);
  if (chosen === null) {
    const blocking = [...sides.agentless.blocking, ...sides.agentBased.blocking];
    const reason = `no way of the migration tool copies it: without an agent, ${obstacles.agentless ?? ''}; with one, ${obstacles.agentBased ?? ''}`;
    return { ...base, kind: 'rebuild', rule: 'both-blocked', reason, findings: rulesOf(blocking) };
  }
  if (machine.source === 'other') {
    const reason =
      'no source says on which platform it runs: snapshots are for VMware and Hyper-V, the agent is for any other';
    return { ...base, kind: 'unknown', rule: 'platform-unknown', reason, findings: [] };
  }
  const other = sides[otherOf(chosen)];
  return {
    ...base,
    kind: chosen,
    rule: chosen === 'agentless' ? 'agentless' : 'agent-based',
    reason: `${reasonFor(chosen, weighed)}${meets[chosen]}`,
    findings: rulesOf([...other.blocking, ...other.burdens, ...sides[chosen].burdens, ...sides[chosen].open]),
  };
}
