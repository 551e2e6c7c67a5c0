import type { AssessedMachine } from '../assessment/index.js';
import type { Machine } from '../model/index.js';
import type { Generation } from '../site/index.js';
import type { ReplicationPurpose } from './replication-settings.js';
import type { ResolvedReplication } from './resolved-replication.js';

/** How a machine is replicated, or why it is not. */
export type GenerationChoice =
  | { readonly kind: 'replicated'; readonly generation: Generation; readonly because: string }
  | { readonly kind: 'not'; readonly reason: string };

const not = (reason: string): GenerationChoice => ({ kind: 'not', reason });

/** Methods that copy nothing, in words. */
const COPIES_NOTHING: Readonly<Partial<Record<AssessedMachine['method']['kind'], string>>> = {
  retire: 'it is retired',
  leave: 'it stays where it is',
  paas: 'a service takes its place',
  rebuild: 'it is built anew',
  replicateNatively: 'what runs on it replicates by itself',
};

/** Rules of the method that judge the migration tool alone: for protection they mean nothing. */
const OF_MIGRATION_TOOL: ReadonlySet<string> = new Set(['method/both-blocked', 'method/no-size']);

/**
 * The generation of one machine: what the settings or the site file ask for, else what its platform and the method of the assessment
 * leave. What blocks a machine is judged by the rules of readiness and not again.
 */
export function generationOf(
  machine: Machine,
  assessed: AssessedMachine,
  resolved: Pick<ResolvedReplication, 'purpose' | 'generation'>,
): GenerationChoice {
  const { method } = assessed;
  const purpose = resolved.purpose.value;
  const isOfTool = purpose === 'protect' && OF_MIGRATION_TOOL.has(method.decidedBy);
  const copiesNothing = COPIES_NOTHING[method.kind];
  if (copiesNothing !== undefined && !isOfTool) return not(`${copiesNothing}: ${method.reason}`);
  if (machine.source === 'other') return not(method.reason);
  if (purpose === 'protect' && assessed.readiness.protection === 'notReady') return not(blockersOf(assessed));
  if (purpose === 'migrate' && method.kind === 'unknown') return not(method.reason);
  return chosen(machine, assessed, resolved);
}

function blockersOf({ findings }: AssessedMachine): string {
  const blocking = findings.filter(
    ({ question, severity, accepted }) => question === 'protection' && severity === 'blocks' && accepted === undefined,
  );
  const said = [...new Set(blocking.map(({ rule, message }) => `${message} (${rule})`))];
  return `Site Recovery cannot protect it: ${said.length === 0 ? 'its readiness says so' : said.join('; ')}`;
}

function chosen(
  { source, power }: Machine,
  { method }: AssessedMachine,
  { purpose, generation }: Pick<ResolvedReplication, 'purpose' | 'generation'>,
): GenerationChoice {
  const asked = source === 'other' ? { value: null, from: '' } : generation[source];
  const found = asked.value ?? byMethod(method.kind);
  if (found === null) return not(method.reason);
  const because =
    asked.value === null ? method.reason : reasonOfAsked(asked.value, asked.from, { method, purpose: purpose.value });
  const isOff = power === 'off' || power === 'suspended';
  const start =
    isOff && NEEDS_AGENT.has(found) ? '; it is off and has to run, since an agent in it sends its data' : '';
  return { kind: 'replicated', generation: found, because: `${because}${start}` };
}

/** Something in the guest captures what is written. */
const NEEDS_AGENT: ReadonlySet<Generation> = new Set<Generation>(['agentBased', 'modernized', 'classic']);

const byMethod = (kind: AssessedMachine['method']['kind']): keyof typeof METHOD_WORDS | null =>
  kind === 'agentless' || kind === 'agentBased' ? kind : null;

const METHOD_WORDS = { agentless: 'agentless', agentBased: 'agent-based' } as const;

const WORDS: Readonly<Record<Generation, string>> = {
  modernized: 'Site Recovery with a replication appliance and the agent in the machine',
  classic: 'Site Recovery with a configuration server, out of support since 30 March 2026',
  agentless: 'Azure Migrate from snapshots of the platform',
  agentBased: 'Azure Migrate with an agent in the machine',
  hyperV: 'the provider on the Hyper-V hosts',
};

interface AskedTerms {
  readonly method: AssessedMachine['method'];
  readonly purpose: ReplicationPurpose;
}

function reasonOfAsked(asked: Generation, from: string, { method, purpose }: AskedTerms): string {
  const said = `${WORDS[asked]}, by ${from}`;
  const other = byMethod(method.kind);
  if (purpose === 'protect' || asked === 'hyperV' || other === null || other === asked) return said;
  return `${said}, where the assessment chose ${METHOD_WORDS[other]}: ${method.reason}`;
}
