import { formatLocation } from '../model/index.js';
import type { DecidedBy, Machine, MachineDecisions, Origin, Origins, RoleEvidence } from '../model/index.js';
import type { Decision, DecisionKind, DecisionOf, OverrideDecision } from './decision.js';
import { factField, fieldRank, ROLE_FIELD } from './fact-fields.js';
import type { FactField, ReadOperatingSystem } from './fact-fields.js';
import { formatValue } from './fact-values.js';
import { saidBy } from './words.js';

const byOf = ({ who, when, why, at }: Decision): DecidedBy => ({ who, when, why, at });

/** A machine after the decisions about it, and those that said what its sources say already. */
export interface DecidedMachine {
  readonly machine: Machine;
  readonly overridden: ReadonlySet<Decision>;
}

const ofKind = <K extends DecisionKind>(decisions: readonly Decision[], kind: K): readonly DecisionOf<K>[] =>
  decisions.filter((one): one is DecisionOf<K> => one.kind === kind);

function scopeOf(decisions: readonly Decision[]): MachineDecisions['scope'] {
  const found = decisions.find(({ kind }) => kind === 'include' || kind === 'exclude');
  return found === undefined ? null : { isIn: found.kind === 'include', ...byOf(found) };
}

const roleOf = (decision: OverrideDecision): RoleEvidence => ({
  role: decision.value as RoleEvidence['role'],
  product: null,
  from: 'decision',
  confidence: 'high',
  said: saidBy(decision),
});

const isRole = ({ field }: OverrideDecision): boolean => field === ROLE_FIELD.name;

/** The origins of a machine in which a value was set; what hung on the replaced value goes with it. */
function originsAfter(machine: Machine, field: FactField, origin: Origin): Origins {
  const origins = Object.create(null) as Record<string, Origin>;
  const isSystem = field.path === 'os.name';
  const isAddresses = field.path === 'addresses';
  for (const [path, kept] of Object.entries(machine.origins)) {
    const isGone = (isSystem && path.startsWith('os.')) || (isAddresses && /^nics\[\d+\]\.addresses$/.test(path));
    if (!isGone) origins[path] = kept;
  }
  if (isSystem) {
    for (const [key, value] of Object.entries(machine.os)) if (value !== null) origins[`os.${key}`] = origin;
  }
  origins[field.path] = origin;
  return origins;
}

function originOf(decision: OverrideDecision, before: string, from: Origin | undefined): Origin {
  const { file, line } = decision.at;
  const place = from === undefined ? '' : ` (${formatLocation(from)})`;
  const note = `${saidBy(decision)}; in place of ${before}${place}`;
  return { file, ...(line === undefined ? {} : { line }), how: 'read', note };
}

/**
 * Applies decisions to one machine.
 *
 * @param decisions that hold for it and contradict each other nowhere, in the order of `compareDecisions`
 */
export function decideMachine(
  given: Machine,
  decisions: readonly Decision[],
  readOs: ReadOperatingSystem,
): DecidedMachine {
  const overrides = ofKind(decisions, 'override');
  const overridden = new Set<Decision>();
  const facts: string[] = [];
  let machine = given;
  const names = [...new Set(overrides.filter((one) => !isRole(one)).map(({ field }) => field))];
  for (const name of names.sort((left, right) => fieldRank(left) - fieldRank(right))) {
    const field = factField(name);
    const same = overrides.filter((one) => one.field === name);
    const [first] = same;
    if (field === null || first === undefined) continue;
    const before = formatValue(field.read(machine));
    if (before === formatValue(first.value)) continue;
    const written = field.write(machine, first.value, readOs);
    const origin = originOf(first, before, machine.origins[field.path]);
    machine = { ...written, origins: originsAfter(written, field, origin) };
    facts.push(field.path);
    for (const one of same) overridden.add(one);
  }
  const roles = overrides.filter(isRole);
  for (const one of roles) overridden.add(one);
  const [method] = ofKind(decisions, 'method');
  const answers = new Map([...ofKind(decisions, 'suggestion')].reverse().map((one) => [one.service, one] as const));
  const decided: MachineDecisions = {
    scope: scopeOf(decisions),
    accepted: ofKind(decisions, 'accept').map((one) => ({ rule: one.rule, ...byOf(one) })),
    roles: roles.map(roleOf),
    method: method === undefined ? null : { method: method.method, ...byOf(method) },
    suggestions: [...answers.values()].map((one) => ({
      service: one.service,
      isAccepted: one.isAccepted,
      ...byOf(one),
    })),
    facts,
  };
  return { machine: { ...machine, decided }, overridden };
}
