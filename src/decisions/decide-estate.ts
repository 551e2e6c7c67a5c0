import { isRuleCovered, nearestNames } from '../model/index.js';
import type { Estate, Machine, MachineId, Problem } from '../model/index.js';
import { compareDecisions, contradictionsAmong } from './claims.js';
import type { Aimed } from './claims.js';
import { decideMachine } from './decide-machine.js';
import type { Decision } from './decision.js';
import { diskOfField, factField } from './fact-fields.js';
import type { ReadOperatingSystem } from './fact-fields.js';
import { formatValue } from './fact-values.js';
import { machineFinder } from './find-machines.js';
import type { FoundMachines, MachineFinder } from './find-machines.js';
import {
  afterToday,
  ambiguous,
  contradicted,
  expired,
  noSuchDisk,
  staleFact,
  unknownRule,
  unknownService,
  unmatched,
  vagueSystem,
} from './problems.js';
import type { DecisionStatus, ResolvedDecision, ResolvedDecisions } from './resolved.js';

const SUGGESTIONS = 2;

/** What decisions are judged by beside the estate. */
export interface DecisionContext {
  /** `YYYY-MM-DD` taken for today. */
  readonly asOf: string;
  readonly readOs: ReadOperatingSystem;
  /** Ids of rules, for those that a decision names. */
  readonly rules: readonly string[];
  /** Ids of the services that may be suggested, for answers to suggestions. */
  readonly services: readonly string[];
  /** Beginnings of findings that no list of rules holds, such as `samples/`. */
  readonly openFamilies: readonly string[];
}

/** An estate after what people decided about it. */
export interface DecidedEstate {
  /** The machines with their decided facts, and with `decided`; everything else as it was given. */
  readonly estate: Estate;
  readonly decisions: ResolvedDecisions;
  readonly problems: readonly Problem[];
}

/** A decision on its way: whom it means, and what became of it. */
interface Judged {
  readonly decision: Decision;
  readonly machines: ReadonlySet<Machine>;
  /** Why it cannot be applied to anything; null while it can. */
  readonly failed: Exclude<DecisionStatus, 'applied' | 'stale'> | null;
  readonly problems: readonly Problem[];
}

function isKnownRule(asked: string, { rules, openFamilies }: DecisionContext): boolean {
  const isOpen = openFamilies.some((family) => asked.startsWith(family));
  return isOpen || rules.some((rule) => isRuleCovered(asked, rule));
}

const nobody: ReadonlySet<Machine> = new Set();

function problemsOfFinding(decision: Decision, { machines, missing, ambiguous: twice }: FoundMachines): Problem[] {
  return [
    ...(missing.length === 0 ? [] : [unmatched(decision, missing, machines.size === 0 && twice.length === 0)]),
    ...twice.map(({ name, ids }) => ambiguous(decision, name, ids)),
  ];
}

/** Those that have the disk which an override is about. */
function withDisk(decision: Decision, machines: ReadonlySet<Machine>): ReadonlySet<Machine> {
  const disk = decision.kind === 'override' ? diskOfField(decision.field) : null;
  return disk === null ? machines : new Set([...machines].filter(({ disks }) => disk < disks.length));
}

/** A slip in the name of a system would otherwise make it another one, or none, without a word. */
function problemsOfSystem(decision: Decision, { readOs }: DecisionContext): readonly Problem[] {
  if (decision.kind !== 'override' || decision.field !== 'os') return [];
  const { product, version } = readOs(String(decision.value));
  return product === null || version === null ? [vagueSystem(decision, String(decision.value))] : [];
}

function judge(decision: Decision, find: MachineFinder, context: DecisionContext): Judged {
  const { asOf } = context;
  const fail = (failed: Judged['failed'], problem: Problem): Judged => ({
    decision,
    machines: nobody,
    failed,
    problems: [problem],
  });
  if (decision.until !== null && decision.until < asOf) return fail('expired', expired(decision, asOf));
  if (decision.kind === 'accept' && !isKnownRule(decision.rule, context)) {
    const near = nearestNames(decision.rule, context.rules, SUGGESTIONS);
    return fail('refused', unknownRule(decision, decision.rule, near));
  }
  if (decision.kind === 'suggestion' && !context.services.includes(decision.service)) {
    const near = nearestNames(decision.service, context.services, SUGGESTIONS);
    return fail('refused', unknownService(decision, decision.service, near));
  }
  const found = find(decision.machines);
  const machines = withDisk(decision, found.machines);
  const without = [...found.machines].filter((machine) => !machines.has(machine)).map(({ name }) => name);
  return {
    decision,
    machines,
    failed: machines.size === 0 ? 'unmatched' : null,
    problems: [
      ...(decision.when > asOf ? [afterToday(decision, asOf)] : []),
      ...problemsOfFinding(decision, found),
      ...problemsOfSystem(decision, context),
      ...(without.length === 0 ? [] : [noSuchDisk(decision, without)]),
    ],
  };
}

/** Machines about which a decision is at odds with another. */
type Contested = ReadonlyMap<Decision, ReadonlySet<Machine>>;

function contestedIn(contradictions: ReturnType<typeof contradictionsAmong>): Contested {
  const contested = new Map<Decision, Set<Machine>>();
  for (const { decisions, machines } of contradictions) {
    for (const { decision } of decisions) {
      const known = contested.get(decision) ?? new Set<Machine>();
      for (const machine of machines) known.add(machine);
      contested.set(decision, known);
    }
  }
  return contested;
}

/** What holds for each machine, in an order that does not depend on that of the files. */
function decisionsByMachine(standing: readonly Aimed[]): ReadonlyMap<Machine, readonly Decision[]> {
  const byMachine = new Map<Machine, Decision[]>();
  const ordered = [...standing].sort((left, right) => compareDecisions(left.decision, right.decision));
  for (const { decision, machines } of ordered) {
    for (const machine of machines) {
      const known = byMachine.get(machine);
      if (known === undefined) byMachine.set(machine, [decision]);
      else known.push(decision);
    }
  }
  return byMachine;
}

/** Two machines of one estate that read differently are told as such. */
function valuesRead(decision: Decision, machines: ReadonlySet<Machine>): string {
  if (decision.kind !== 'override') return '';
  const field = factField(decision.field);
  const values = new Set([...machines].map((machine) => formatValue(field?.read(machine) ?? null)));
  return [...values].join(', ');
}

function statusOf(judged: Judged, left: number, overridden: number): DecisionStatus {
  if (judged.failed !== null) return judged.failed;
  if (left === 0) return 'contradicted';
  return judged.decision.kind === 'override' && overridden === 0 ? 'stale' : 'applied';
}

/**
 * Lays decisions over an estate: facts are set, and each machine carries what was decided about it. The order of the decisions
 * changes nothing of the machines. A decision that is expired, names no rule or means no machine is not applied; of two that
 * contradict each other neither is, for the machines that both mean.
 *
 * @returns machines without a decision are the same objects as before; problems in the order of the decisions. Codes:
 *   `decisions/expired`, `decisions/after-as-of`, `decisions/unmatched`, `decisions/ambiguous-machine`, `decisions/no-such-disk`,
 *   `decisions/unknown-rule`, `decisions/unknown-service`, `decisions/contradicted`, `decisions/stale`
 */
export function decideEstate(estate: Estate, decisions: readonly Decision[], context: DecisionContext): DecidedEstate {
  const find = machineFinder(estate.machines);
  const judged = decisions.map((decision) => judge(decision, find, context));
  const contradictions = contradictionsAmong(judged.filter(({ failed }) => failed === null));
  const contested = contestedIn(contradictions);
  const standing = judged.map(({ decision, machines }) => {
    const against = contested.get(decision) ?? nobody;
    return { decision, machines: new Set([...machines].filter((machine) => !against.has(machine))) };
  });
  const byMachine = decisionsByMachine(standing);
  const overridden = new Map<Decision, Set<Machine>>(decisions.map((decision) => [decision, new Set<Machine>()]));
  const machines = estate.machines.map((machine) => {
    const own = byMachine.get(machine);
    if (own === undefined) return machine;
    const done = decideMachine(machine, own, context.readOs);
    for (const decision of done.overridden) overridden.get(decision)?.add(machine);
    return done.machine;
  });
  const place = new Map(estate.machines.map((machine, index) => [machine, index]));
  const inOrder = (set: ReadonlySet<Machine>): readonly MachineId[] =>
    [...set].sort((left, right) => place.get(left)! - place.get(right)!).map(({ id }) => id);
  const resolved = judged.map((one, index): ResolvedDecision => {
    const { decision } = one;
    const changed = overridden.get(decision)!;
    const left = standing[index]!.machines;
    return {
      decision,
      machines: inOrder(left),
      overridden: inOrder(changed),
      status: statusOf(one, left.size, changed.size),
    };
  });
  const staleFacts = resolved.map(({ decision, status }, index) =>
    status === 'stale' ? [staleFact(decision, valuesRead(decision, standing[index]!.machines))] : [],
  );
  return {
    estate: { ...estate, machines },
    decisions: resolved,
    problems: [
      ...judged.flatMap(({ problems }, index) => [...problems, ...staleFacts[index]!]),
      ...contradictions.map((one) =>
        contradicted(
          one.decisions.map(({ decision }) => decision),
          one.machines.map(({ name }) => name),
        ),
      ),
    ],
  };
}
