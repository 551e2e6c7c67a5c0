import { AVS_GUIDES, AVS_RULES } from '../avs/index.js';
import { compareText } from '../model/index.js';
import type { MachineSource } from '../model/index.js';
import { MODERNISATION_FACTS, MODERNISATION_RULES } from '../modernisation/index.js';
import { FACTS, HOW_TO_NAME_GUEST, RULES } from '../readiness/index.js';
import type { FactName, Question, Rule } from '../readiness/index.js';
import type { FactGuide } from '../rules/index.js';
import { FACT_GUIDES, SITE_RULES } from '../site/index.js';
import {
  MYSQL_RULES,
  MYSQL_SIZE_RULE,
  POSTGRESQL_RULES,
  POSTGRESQL_SIZE_RULE,
  SQL_RULES,
  WEB_APP_RULES,
  WORKLOAD_GUIDES,
} from '../workloads/index.js';
import type { Target, WorkloadFactName } from '../workloads/index.js';
import type { DescribedFact, DescribedRule, RuleArea } from './described-rule.js';

/** What the rules know of themselves, whatever they judge. */
type Told = Omit<DescribedRule, 'area' | 'question' | 'editions' | 'methods' | 'needs' | 'examples'> & {
  readonly examples: { readonly passing: readonly unknown[]; readonly failing: readonly unknown[] };
};

interface Described {
  readonly area: RuleArea;
  readonly question: string;
  readonly editions?: readonly string[];
  readonly methods?: readonly string[];
  readonly needs: readonly DescribedFact[];
}

function described(rule: Told, { area, question, editions, methods, needs }: Described): DescribedRule {
  const { id, severity, whenUnknown, message, remedy, source, readOn, reviewBy, code, examples } = rule;
  return {
    id,
    area,
    question,
    severity,
    editions: editions ?? null,
    methods: methods ?? null,
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

function waysBy(howToGet: Readonly<Record<MachineSource, string>>): DescribedFact['howToGet'] {
  const ways = PLATFORMS.map(([source, platform]) => ({ platform, how: howToGet[source] }));
  return ways.every(({ how }) => how === ways[0]!.how) ? [{ platform: null, how: ways[0]!.how }] : ways;
}

const machineFact = (name: FactName): DescribedFact => ({
  name,
  label: FACTS[name].label,
  howToGet: waysBy(FACTS[name].howToGet),
});

const wordsOfWays = (ways: DescribedFact['howToGet']): string =>
  ways.map(({ platform, how }) => (platform === null ? how : `${platform}: ${how}`)).join('; ');

/** A remedy that depends on the platform alone is written out for each; other values are known once something is found. */
const writtenOut = ({ remedy, needs }: Rule): string =>
  remedy
    .replace('{howToName}', wordsOfWays(waysBy(HOW_TO_NAME_GUEST)))
    .replace('{howToGet}', needs.map((name) => wordsOfWays(machineFact(name).howToGet)).join('; '));

const machineRule = (rule: Rule): DescribedRule =>
  described(
    { ...rule, remedy: writtenOut(rule) },
    {
      area: 'machine',
      question: MACHINE_QUESTIONS[rule.question],
      editions: rule.editions,
      ...(rule.methods === undefined ? {} : { methods: rule.methods }),
      needs: rule.needs.map(machineFact),
    },
  );

/** A fact that is got in the same way wherever it is asked for. */
const factOf = (name: string, { label, howToGet }: FactGuide): DescribedFact => ({
  name,
  label,
  howToGet: [{ platform: null, how: howToGet }],
});

const TARGETS: Readonly<Record<Target, string>> = {
  sqlManagedInstance: 'May a SQL Server instance become an Azure SQL Managed Instance?',
  sqlDatabase: 'May its databases become databases of Azure SQL Database?',
  sqlOnMachine: 'May it run on a virtual machine?',
  postgresqlFlexible: 'May it become an Azure Database for PostgreSQL, flexible server?',
  mysqlFlexible: 'May it become an Azure Database for MySQL, flexible server?',
  appService: 'May the web application run on App Service?',
};

const workloadRule = (
  rule: Told & { readonly question: Target; readonly needs: readonly WorkloadFactName[] },
): DescribedRule =>
  described(rule, {
    area: 'workload',
    question: TARGETS[rule.question],
    needs: rule.needs.map((name) => factOf(name, WORKLOAD_GUIDES[name])),
  });

/** Every rule that Portolan knows, by what it judges, within that by id. */
export const describeRules = (): readonly DescribedRule[] =>
  [
    RULES.map(machineRule),
    SITE_RULES.map((rule) =>
      described(rule, {
        area: 'site',
        question: 'Is the site prepared?',
        needs: rule.needs.map((name) => factOf(name, FACT_GUIDES[name])),
      }),
    ),
    MODERNISATION_RULES.map((rule) =>
      described(rule, {
        area: 'service',
        question: 'Could a service of Azure replace the machine?',
        needs: rule.needs.map((name) => factOf(name, MODERNISATION_FACTS[name])),
      }),
    ),
    [
      ...SQL_RULES.map(workloadRule),
      ...[...POSTGRESQL_RULES, POSTGRESQL_SIZE_RULE].map(workloadRule),
      ...[...MYSQL_RULES, MYSQL_SIZE_RULE].map(workloadRule),
      ...WEB_APP_RULES.map(workloadRule),
    ],
    AVS_RULES.map((rule) =>
      described(rule, {
        area: 'avs',
        question: 'May the machine run on Azure VMware Solution?',
        needs: rule.needs.map((name) => factOf(name, AVS_GUIDES[name])),
      }),
    ),
  ].flatMap((rules) => [...rules].sort((left, right) => compareText(left.id, right.id)));
