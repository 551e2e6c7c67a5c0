import { compareText } from '../model/index.js';
import type { MachineSource } from '../model/index.js';
import { FACTS, RULES } from '../readiness/index.js';
import type { FactName, Question, Rule } from '../readiness/index.js';
import type { DescribedFact, DescribedRule, RuleArea } from './described-rule.js';

/** What the rules know of themselves, whatever they judge. */
type Told = Omit<DescribedRule, 'area' | 'question' | 'editions' | 'methods' | 'needs' | 'examples'> & {
  readonly examples: { readonly passing: readonly unknown[]; readonly failing: readonly unknown[] };
};

interface Described {
  readonly area: RuleArea;
  readonly question: string;
  readonly editions: readonly string[] | null;
  readonly methods: readonly string[] | null;
  readonly needs: readonly DescribedFact[];
}

function described(rule: Told, { area, question, editions, methods, needs }: Described): DescribedRule {
  const { id, severity, whenUnknown, message, remedy, source, readOn, reviewBy, code, examples } = rule;
  return {
    id,
    area,
    question,
    severity,
    editions,
    methods,
    needs,
    whenUnknown,
    message,
    remedy,
    source,
    readOn,
    reviewBy,
    code,
    examples: { passing: examples.passing.length, failing: examples.failing.length },
  };
}

const MACHINE_QUESTIONS: Readonly<Record<Question, string>> = {
  azure: 'May the machine run in Azure?',
  migration: 'Can the migration tool move the machine?',
  protection: 'Can Site Recovery protect the machine?',
  security: 'Can Defender for Servers watch the machine, and may it have Trusted Launch?',
};

const PLATFORMS: readonly (readonly [source: MachineSource, name: string])[] = [
  ['vmware', 'VMware'],
  ['hyperv', 'Hyper-V'],
  ['physical', 'elsewhere'],
];

function machineFact(name: FactName): DescribedFact {
  const { label, howToGet } = FACTS[name];
  const ways = PLATFORMS.map(([source, platform]) => ({ platform, how: howToGet[source] }));
  const isSame = ways.every(({ how }) => how === ways[0]!.how);
  return { name, label, howToGet: isSame ? [{ platform: null, how: ways[0]!.how }] : ways };
}

const machineRule = (rule: Rule): DescribedRule =>
  described(rule, {
    area: 'machine',
    question: MACHINE_QUESTIONS[rule.question],
    editions: rule.editions,
    methods: rule.methods ?? null,
    needs: rule.needs.map(machineFact),
  });

/** Every rule that Portolan knows, by what it judges, within that by id. */
export const describeRules = (): readonly DescribedRule[] =>
  [RULES.map(machineRule)].flatMap((rules) => [...rules].sort((left, right) => compareText(left.id, right.id)));
