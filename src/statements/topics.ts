import { compareText, countOf, listMachines, plainMachineName } from '../model/index.js';
import type { StatementFacts } from './facts.js';
import { plainRegion, regionOf } from './region-names.js';
import type { Statement, StatementOf, Topic } from './statement.js';
import { timeOf } from './words.js';

/** The parts of a statement that two statements can differ in; null is not said, and differs from nothing. */
type ComparedParts = Readonly<Record<string, string | number | boolean | null>>;

/** What the topic of a statement means for comparing it. */
export interface TopicRule<S extends Statement> {
  /** Of the problem that two statements differ. */
  readonly code: `statements/${string}-differs`;
  /** The name of the topic within a sentence, with its subject. */
  readonly title: (subject: string) => string;
  /** Statements of one topic and subject are about the same thing; '' where a topic has but one. */
  readonly subjectOf: (statement: S) => string;
  readonly partsOf: (statement: S, facts: StatementFacts) => ComparedParts;
  /** The value in words. */
  readonly wordsOf: (statement: S) => string;
  /** What to ask the customer where statements differ. */
  readonly question: (subject: string) => string;
}

type TopicRules = { readonly [T in Topic]: TopicRule<StatementOf<T>> };

const alone = (): string => '';

const PLACES = {
  onPremises: 'on premises',
  azureService: 'run by Azure',
  azureMachine: 'on a machine in Azure',
  elsewhere: 'elsewhere',
} as const;
const DIRECTORIES = {
  additionalDomainController: 'an additional domain controller',
  readOnlyDomainController: 'a read-only domain controller',
} as const;
const CONNECTIONS = { expressRoute: 'ExpressRoute', siteToSiteVpn: 'site-to-site VPN' } as const;
const MODES = { single: 'a single circuit', activePassive: 'active/passive', activeActive: 'active/active' } as const;
const PHASES = { before: 'before the project', after: 'after the project' } as const;

const plain = (text: string): string => text.trim().toLowerCase();
const plainEngine = (text: string): string => plain(text).replace(/^azure database for /, '');
/** The catalogue's name of a region; the text itself, plainly written, where it knows none. */
const regionName = (text: string, facts: StatementFacts): string => regionOf(text, facts)?.name ?? plainRegion(text);

/** The same for every way to write the same machines. */
function plainList(machines: readonly string[]): string {
  const { names, patterns } = listMachines(machines);
  return [...names.map(plainMachineName), ...patterns.map((parts) => parts.join('*'))].sort(compareText).join(' ');
}

const joined = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(', ');

/** Every topic, in the order in which contradictions are told. */
export const TOPICS: TopicRules = {
  machineCount: {
    code: 'statements/machine-count-differs',
    title: () => 'the number of machines',
    subjectOf: alone,
    partsOf: ({ count }) => ({ count }),
    wordsOf: ({ count }) => countOf(count, 'machine'),
    question: () => 'ask the customer how many machines there are, and for a list of them by name',
  },
  machineGroup: {
    code: 'statements/machine-group-differs',
    title: (subject) => `the group "${subject}"`,
    subjectOf: ({ group }) => group,
    partsOf: ({ count, machines }) => ({ count, machines: machines.length === 0 ? null : plainList(machines) }),
    wordsOf: ({ count, machines }) =>
      joined([count === null ? null : countOf(count, 'machine'), machines.length === 0 ? null : machines.join(' ')]),
    question: (subject) => `ask the customer which machines "${subject}" are`,
  },
  database: {
    code: 'statements/database-differs',
    title: (subject) => `the database "${subject}"`,
    subjectOf: ({ database }) => database,
    partsOf: ({ engine, where, isInScope }) => ({
      engine: engine === null ? null : plainEngine(engine),
      where,
      isInScope,
    }),
    wordsOf: ({ engine, where, isInScope }) => {
      const scope = isInScope === true ? 'in scope' : 'out of scope';
      return joined([engine, where === null ? null : PLACES[where], isInScope === null ? null : scope]);
    },
    question: (subject) =>
      `ask the customer which engine "${subject}" runs on today, where, and whether its recovery is part of the project`,
  },
  targetRegion: {
    code: 'statements/target-region-differs',
    title: () => 'the target region',
    subjectOf: alone,
    partsOf: ({ region }, facts) => ({ region: regionName(region, facts) }),
    wordsOf: ({ region }) => region,
    question: () => 'ask the customer which region is the target, and what the other was named for',
  },
  recoveryPointObjective: {
    code: 'statements/rpo-differs',
    title: () => 'the recovery point objective',
    subjectOf: alone,
    partsOf: ({ minutes, consistency }) => ({ minutes, consistency }),
    wordsOf: ({ minutes, consistency }) =>
      `${timeOf(minutes)}${consistency === null ? '' : ` (${consistency}-consistent)`}`,
    question: () => 'ask the customer how much data may be lost, and whether some machines may lose more than others',
  },
  recoveryTimeObjective: {
    code: 'statements/rto-differs',
    title: () => 'the recovery time objective',
    subjectOf: alone,
    partsOf: ({ minutes }) => ({ minutes }),
    wordsOf: ({ minutes }) => timeOf(minutes),
    question: () => 'ask the customer how long a recovery may take, and from when it is counted',
  },
  availability: {
    code: 'statements/availability-differs',
    title: (subject) => `the availability ${subject}`,
    subjectOf: ({ phase }) => PHASES[phase],
    partsOf: ({ percent }) => ({ percent }),
    wordsOf: ({ percent }) => `${percent} %`,
    question: (subject) => `ask the customer which availability holds ${subject}, and for which service`,
  },
  appConsistentFrequency: {
    code: 'statements/app-consistent-frequency-differs',
    title: () => 'the time between app-consistent recovery points',
    subjectOf: alone,
    partsOf: ({ minutes }) => ({ minutes }),
    wordsOf: ({ minutes }) => timeOf(minutes),
    question: () => 'ask the customer how often app-consistent points are wanted, and for which machines',
  },
  retention: {
    code: 'statements/retention-differs',
    title: () => 'the time that recovery points are kept',
    subjectOf: alone,
    partsOf: ({ hours }) => ({ hours }),
    wordsOf: ({ hours }) => timeOf(hours * 60),
    question: () => 'ask the customer how far back a recovery must reach',
  },
  replicationArchitecture: {
    code: 'statements/replication-architecture-differs',
    title: () => 'the replication architecture',
    subjectOf: alone,
    partsOf: ({ architecture, storage }) => ({ architecture, storage }),
    wordsOf: ({ architecture, storage }) =>
      joined([
        architecture === 'classic' ? 'classic (configuration server)' : 'modernized (replication appliance)',
        storage === null ? null : `${storage} storage`,
      ]),
    question: () => 'ask the customer which appliance is installed or planned; their limits differ',
  },
  recoverySiteDirectory: {
    code: 'statements/recovery-site-directory-differs',
    title: () => 'the directory in the recovery site',
    subjectOf: alone,
    partsOf: ({ directory }) => ({ directory }),
    wordsOf: ({ directory }) => DIRECTORIES[directory],
    question: () =>
      'ask the customer whether the directory must take writes while the first site is lost: a read-only domain controller takes none',
  },
  recoverySiteDatabase: {
    code: 'statements/recovery-site-database-differs',
    title: (subject) => `the database "${subject}" in the recovery site`,
    subjectOf: ({ database }) => database,
    partsOf: ({ machineCount, isPromotable }) => ({ machineCount, isPromotable }),
    wordsOf: ({ machineCount, isPromotable }) => {
      const promotable = isPromotable === true ? 'promotable at any time' : 'not promotable';
      return joined([countOf(machineCount, 'machine'), isPromotable === null ? null : promotable]);
    },
    question: (subject) => `ask the customer how "${subject}" is to be held ready in the recovery site`,
  },
  dnsTtl: {
    code: 'statements/dns-ttl-differs',
    title: () => 'the time to live of DNS answers',
    subjectOf: alone,
    partsOf: ({ seconds }) => ({ seconds }),
    wordsOf: ({ seconds }) => `${seconds} s`,
    question: () => 'ask the customer how long resolvers may keep an answer of the names that switch site',
  },
  circuit: {
    code: 'statements/circuit-differs',
    title: (subject) => `the connection over ${subject}`,
    subjectOf: ({ connection }) => CONNECTIONS[connection],
    partsOf: ({ mode }) => ({ mode }),
    wordsOf: ({ mode, regions }) => joined([MODES[mode], regions.length === 0 ? null : `to ${regions.join(' and ')}`]),
    question: (subject) => `ask the customer how many circuits of ${subject} there are and how they share the traffic`,
  },
  singlePointOfFailure: {
    code: 'statements/single-point-of-failure-differs',
    title: (subject) => `the single point of failure "${subject}"`,
    subjectOf: ({ what }) => what,
    partsOf: ({ removedBy }) => ({ removedBy: removedBy === null ? null : plain(removedBy) }),
    wordsOf: ({ effect, removedBy }) => joined([effect, removedBy === null ? null : `removed by ${removedBy}`]),
    question: (subject) => `ask the customer what of the project removes "${subject}"`,
  },
  databaseWriters: {
    code: 'statements/database-writers-differs',
    title: (subject) => `the number of writable copies of "${subject}"`,
    subjectOf: ({ database }) => database,
    partsOf: ({ writers }) => ({ writers }),
    wordsOf: ({ writers }) => countOf(writers, 'writer'),
    question: (subject) => `ask the customer how many copies of "${subject}" may take writes at one time`,
  },
};

/** The rule of a statement's own topic. */
export const ruleOf = <S extends Statement>({ topic }: S): TopicRule<S> => TOPICS[topic] as unknown as TopicRule<S>;
