import { TARGET_SERVICES } from '../modernisation/index.js';
import type { ServiceId } from '../modernisation/index.js';
import { saidBy } from '../decisions/index.js';
import type { DecidedBy, Machine, MigrationMethod, RoleEvidence } from '../model/index.js';
import type { Finding, ReadinessVerdict } from '../readiness/index.js';
import { chooseTool } from './choose-tool.js';
import type { MigrationFindings, ToolChoice } from './choose-tool.js';
import { roleSigns, wordsOfSign } from './role-signs.js';
import type { RoleSigns } from './role-signs.js';
import { scopeOfPolicy } from './scope.js';
import type { ScopePolicy } from './policy.js';

/** How one machine gets to Azure, or does not, and why. */
export interface MachineMethod {
  /** `unknown`: what decides is missing; the reason says what. */
  readonly kind: MigrationMethod | 'unknown';
  readonly reason: string;
  /** Rules whose findings it rests on. */
  readonly findings: readonly string[];
  /** What else there is, and why it was not chosen. */
  readonly alternatives: readonly { readonly kind: MigrationMethod; readonly reason: string }[];
  /** `decision` of people, else the rule that chose: `method/agentless`. */
  readonly decidedBy: string;
}

/** What a method is chosen by. */
export interface MethodQuestion {
  readonly machine: Machine;
  readonly verdict: ReadinessVerdict;
  readonly migration: MigrationFindings;
  /** Why the machine has no size although nothing about it is missing; null where it has one. */
  readonly noSize: string | null;
  /** All findings, those about samples too. */
  readonly findings: readonly Finding[];
  readonly preferred: 'agentless' | 'agentBased';
  /** What the machine is for, beside what people decided and its tag `role`. */
  readonly roles: readonly RoleEvidence[];
}

interface Context extends Omit<MethodQuestion, 'roles'> {
  readonly tool: ToolChoice;
  readonly roles: RoleSigns;
}

type Answer = Omit<MachineMethod, 'alternatives'>;
type MethodRule = (context: Context) => Answer | null;

/** Those of these rules that found something; roles may be known to more than the rules of readiness. */
const found = ({ findings }: Context, rule: string): readonly string[] =>
  findings.some((one) => one.rule === rule) ? [rule] : [];

const answer = (kind: Answer['kind'], rule: string, reason: string, findings: readonly string[] = []): Answer => ({
  kind,
  reason,
  findings,
  decidedBy: rule === 'decision' ? rule : `method/${rule}`,
});

/** Why a tool cannot do what people decided; null where it can, and for what no tool does. */
const obstacleTo = (method: MigrationMethod, tool: ToolChoice): string | null =>
  method === 'agentless' || method === 'agentBased' ? tool.obstacles[method] : null;

/** To decide that a tool copies what it cannot copy does not make it copy: such a decision is an alternative with its reason. */
function byDecision({ machine, tool }: Context): Answer | null {
  const decided = machine.decided?.method ?? null;
  if (decided === null || obstacleTo(decided.method, tool) !== null) return null;
  const { method } = decided;
  const met = method === 'agentless' || method === 'agentBased' ? tool.meets[method] : '';
  return answer(method, 'decision', `${saidBy(decided)}${met}${stillCounted(method)}`);
}

const NO_MACHINE: ReadonlySet<MigrationMethod> = new Set(['paas', 'retire', 'leave']);

/** Who reads the sums has to know that they hold a machine that will not be there. */
const stillCounted = (method: MigrationMethod): string =>
  NO_MACHINE.has(method) ? '; its size stays in the sums as long as it is not excluded' : '';

type SuggestionAnswer = { readonly service: string } & DecidedBy;

const suggestions = ({ machine }: Context, isAccepted: boolean): readonly SuggestionAnswer[] =>
  (machine.decided?.suggestions ?? []).filter((one) => one.isAccepted === isAccepted);

/** A suggestion may be a machine again, made new: then something is still moved or built. */
const isService = ({ service }: SuggestionAnswer): boolean =>
  Object.hasOwn(TARGET_SERVICES, service) && TARGET_SERVICES[service as ServiceId].kind === 'service';

function bySuggestion(context: Context): Answer | null {
  const accepted = suggestions(context, true).find(isService);
  if (accepted === undefined) return null;
  return answer('paas', 'decision', `${accepted.service} takes its place, ${saidBy(accepted)}${stillCounted('paas')}`);
}

const EVERY_APPLIANCE: ScopePolicy = {
  templates: 'include',
  appliances: 'exclude',
  poweredOff: 'include',
  unknownEnvironment: 'production',
};

function byAppliance({ machine }: Context): Answer | null {
  const scope = scopeOfPolicy(machine, EVERY_APPLIANCE);
  return scope.kind === 'in' ? null : answer('leave', 'appliance', scope.reason);
}

function byDirectory(context: Context): Answer | null {
  const sign = context.roles.find('directory');
  if (sign === null) return null;
  return answer(
    'replicateNatively',
    'directory',
    `it is a domain controller (${wordsOfSign(sign)}): new ones are promoted in Azure and replicate by themselves, while a copy that runs beside the original breaks the directory`,
    found(context, 'migration/domain-controller'),
  );
}

function byReplicatedDatabase(context: Context): Answer | null {
  const { roles } = context;
  const sign = roles.find('database');
  const said = sign === null ? null : roles.replicationSaid;
  if (sign === null || said === null) return null;
  return answer(
    'replicateNatively',
    'replicated-database',
    `it is a database (${wordsOfSign(sign)}) that replicates itself ("${said}"): a replica in Azure takes over with less downtime and a consistent end`,
    found(context, 'migration/database'),
  );
}

function byOwnRole(context: Context): Answer | null {
  const { roles } = context;
  const firewall = roles.find('firewall');
  if (firewall !== null) {
    return answer(
      'rebuild',
      'network-appliance',
      `it is a firewall or a gateway with address translation (${wordsOfSign(firewall)}): its cards, addresses and routes mean nothing in a virtual network, so NAT gateway or Azure Firewall takes its place`,
      found(context, 'migration/network-appliance'),
    );
  }
  const node = roles.find('clusterNode');
  if (node === null) return null;
  return answer(
    'rebuild',
    'cluster-node',
    `it is a node of a cluster (${wordsOfSign(node)}): shared disks, floating addresses and the quorum do not come along`,
    found(context, 'migration/cluster-node'),
  );
}

function byAzure({ verdict, noSize }: Context): Answer | null {
  const { state } = verdict.readiness;
  const about = verdict.findings.filter(({ question, accepted }) => question === 'azure' && accepted === undefined);
  const deciding = about.filter(({ severity }) => severity === (state === 'notReady' ? 'blocks' : 'unknown'));
  const rules = deciding.map(({ rule }) => rule);
  const said = deciding[0]?.message ?? '';
  if (state === 'notReady') return answer('rebuild', 'not-ready', `it does not run in Azure as it is: ${said}`, rules);
  if (noSize !== null) return answer('unknown', 'no-size', `nobody can tell until a size is found for it: ${noSize}`);
  return state === 'unknown' ? answer('unknown', 'unknown', `nobody can tell yet: ${said}`, rules) : null;
}

const byTool = ({ tool }: Context): Answer => answer(tool.kind, tool.rule, tool.reason, tool.findings);

/** The first that has an answer gives it. */
const METHOD_RULES: readonly MethodRule[] = [
  byDecision,
  bySuggestion,
  byAppliance,
  byDirectory,
  byReplicatedDatabase,
  byOwnRole,
  byAzure,
];

function retirement({ machine: { power }, findings }: Context): string | null {
  const idle = findings.find(({ rule }) => rule === 'samples/idle');
  if (idle !== undefined) return `${idle.message}; nobody decided that it is not needed`;
  if (power !== 'off' && power !== 'suspended') return null;
  return `it is ${power === 'off' ? 'powered off' : 'suspended'}; nobody decided that it is not needed`;
}

type Alternative = MachineMethod['alternatives'][number];

/** Why a way of the tool was not chosen although nothing about it speaks against it. */
const OVERRULED: Readonly<Record<MachineMethod['kind'], string>> = {
  agentless: 'nothing forbids it, but an agent has to be installed in the guest, bears on it and is removed again',
  agentBased: 'nothing forbids it, but the policy moves machines by an agent in the guest',
  rebuild: 'the tool could copy it, but not as something that works in Azure as it is',
  replicateNatively: 'the tool could copy it, but a copy beside what replicates by itself does harm',
  paas: 'nothing is copied where a service takes its place',
  retire: 'nothing is copied of what is retired',
  leave: 'it stays where it is',
  unknown: 'no rule of the tool forbids it, as far as is known',
};

/** A way of the tool, with the decision for it where there was one that could not be followed. */
function toolAlternative(kind: 'agentless' | 'agentBased', chosen: Answer, { machine, tool }: Context): Alternative {
  const decided = machine.decided?.method ?? null;
  const refused = tool.obstacles[kind];
  if (decided?.method === kind && refused !== null) return { kind, reason: `${saidBy(decided)}; but ${refused}` };
  return { kind, reason: tool.against[kind] ?? OVERRULED[chosen.kind] };
}

function rebuilding(chosen: Answer, { tool }: Context): Alternative | null {
  const isSure = tool.kind !== 'rebuild' && chosen.kind !== 'unknown';
  return isSure ? { kind: 'rebuild', reason: 'it can be copied as it is' } : null;
}

function replication({ roles }: Context): Alternative | null {
  const database = roles.find('database');
  if (database === null) return null;
  const reason = `it is a database (${wordsOfSign(database)}), but no source says that it replicates itself`;
  return { kind: 'replicateNatively', reason };
}

function alternativesTo(chosen: Answer, context: Context): readonly Alternative[] {
  const retire = retirement(context);
  const [declined] = suggestions(context, false);
  const all: readonly (Alternative | null)[] = [
    toolAlternative('agentless', chosen, context),
    toolAlternative('agentBased', chosen, context),
    rebuilding(chosen, context),
    replication(context),
    declined === undefined ? null : { kind: 'paas', reason: `${declined.service} was declined, ${saidBy(declined)}` },
    retire === null ? null : { kind: 'retire', reason: retire },
  ];
  return all.filter((one): one is Alternative => one !== null && one.kind !== chosen.kind);
}

/**
 * How a machine gets to Azure: what people decided, else what its role asks for (a directory and a database that replicate themselves, what
 * is built anew), else what Azure and the migration tool can do with it. Nothing is retired, left or replaced by a service unless
 * people say so or it belongs to the platform.
 *
 * A method of the tool is only given where none of its rules blocks.
 */
export function deriveMethod(question: MethodQuestion): MachineMethod {
  const { machine, migration, preferred, roles } = question;
  const context: Context = {
    ...question,
    tool: chooseTool(machine, migration, preferred),
    roles: roleSigns(machine, roles),
  };
  const chosen = METHOD_RULES.reduce<Answer | null>((kept, rule) => kept ?? rule(context), null) ?? byTool(context);
  return { ...chosen, alternatives: alternativesTo(chosen, context) };
}
