import { countOf } from '../model/index.js';
import type { Problem } from '../model/index.js';
import type { Decision } from './decision.js';
import { decisionAt, describeDecision, shortList } from './words.js';

const about = (
  decision: Decision,
  code: string,
  [message, remedy]: readonly [message: string, remedy: string],
  severity: Problem['severity'] = 'warning',
): Problem => ({ code: `decisions/${code}`, severity, at: decision.at, message, remedy });

const named = (decision: Decision): string => `"${describeDecision(decision)}"`;

export const expired = (decision: Decision, asOf: string): Problem =>
  about(decision, 'expired', [
    `${named(decision)} held until ${decision.until ?? ''} and ${asOf} is taken for today: it is not applied`,
    `ask ${decision.who} whether it still holds, then set a new "until" or take the decision out`,
  ]);

export const afterToday = (decision: Decision, asOf: string): Problem =>
  about(
    decision,
    'after-as-of',
    [
      `${named(decision)} was decided on ${decision.when}, after ${asOf}, which is taken for today; it is applied`,
      'nothing, where it was decided on newer knowledge than the samples; else correct "when", or say --as-of',
    ],
    'info',
  );

export const unmatched = (decision: Decision, missing: readonly string[], isAll: boolean): Problem =>
  about(decision, 'unmatched', [
    `${named(decision)} means ${isAll ? 'no machine that there is' : 'some machines that there are not'}: ${shortList(missing)}`,
    'correct the names by sizes.csv, which lists every machine with its id, or take them out',
  ]);

export const ambiguous = (decision: Decision, name: string, ids: readonly string[]): Problem =>
  about(decision, 'ambiguous-machine', [
    `${named(decision)}: ${ids.length} machines are named "${name}"; it is applied to none of them`,
    `name the one that is meant by its id: ${shortList(ids)}`,
  ]);

export const noSuchDisk = (decision: Decision, names: readonly string[]): Problem =>
  about(decision, 'no-such-disk', [
    `${named(decision)}: the inventory lists no such disk of ${shortList(names)}`,
    'count disks from 0 in the order of the inventory, or give an inventory with its disks',
  ]);

export const unknownRule = (decision: Decision, rule: string, near: readonly string[]): Problem =>
  about(
    decision,
    'unknown-rule',
    [
      `"${rule}" is no rule and no beginning of rules: it is not applied`,
      near.length > 0
        ? `did you mean ${near.join(' or ')}?`
        : 'name the rule of the finding as the report prints it, such as migration/snapshots, or os/* for all that begin so',
    ],
    'error',
  );

export const unknownService = (decision: Decision, service: string, near: readonly string[]): Problem =>
  about(
    decision,
    'unknown-service',
    [
      `"${service}" is no service that is ever suggested: the answer is not applied`,
      near.length > 0
        ? `did you mean ${near.join(' or ')}?`
        : 'name the service as portolan paas --json prints it, such as app-service or postgresql-flexible-server',
    ],
    'error',
  );

export const contradicted = (decisions: readonly Decision[], names: readonly string[]): Problem =>
  about(decisions[0]!, 'contradicted', [
    `${decisions.map(decisionAt).join(', but ')} about ${countOf(names.length, 'machine')} (${shortList(names)}): ${decisions.length === 2 ? 'neither' : 'none of them'} is applied to ${names.length === 1 ? 'it' : 'them'}`,
    'take one of them out; the inventory and the policy count until then',
  ]);

export const staleFact = (decision: Decision, reads: string): Problem =>
  about(decision, 'stale', [
    `${named(decision)}: the inventory says ${reads} by itself, so nothing is changed`,
    'take the decision out',
  ]);

/** @param what why nothing came of it, in words */
export const stale = (decision: Decision, what: string): Problem =>
  about(decision, 'stale', [`${named(decision)}: ${what}, so nothing is changed`, 'take the decision out']);

export const vagueSystem = (decision: Decision, name: string): Problem =>
  about(decision, 'vague-system', [
    `${named(decision)}: "${name}" tells no product with its version, so what rests on them stays unknown`,
    'write the system as inventories do, such as Windows Server 2019, Red Hat Enterprise Linux 8 or Ubuntu 22.04',
  ]);

export const notSuggested = (decision: Decision, names: readonly string[]): Problem =>
  about(decision, 'not-suggested', [
    `${named(decision)}: the service is not suggested for ${countOf(names.length, 'machine')} (${shortList(names)}), so there is nothing to answer there`,
    'portolan paas --all lists what is suggested; decide the method paas for a machine that a service replaces anyway',
  ]);

export const methodBlocked = (decision: Decision, names: readonly string[]): Problem =>
  about(decision, 'method-blocked', [
    `${named(decision)}: rules of the migration tool block it for ${countOf(names.length, 'machine')} (${shortList(names)}), which a decision does not change; the method is chosen without it there`,
    'see the alternatives of the machine (portolan explain) for what blocks; override the fact where it is wrong, or decide another method',
  ]);

export const acceptsBlock = (decision: Decision, rules: readonly string[], names: readonly string[]): Problem =>
  about(decision, 'accepts-block', [
    `${named(decision)}: ${shortList(rules)} blocks ${countOf(names.length, 'machine')} (${shortList(names)}), and to accept what does not work does not make it work; those findings stand`,
    'where the finding rests on a wrong fact, override the fact; else exclude the machine or decide another method',
  ]);
