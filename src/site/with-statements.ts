import { formatLocation } from '../model/index.js';
import type { Problem, SourceLocation } from '../model/index.js';
import type { Resolved, ResolvedStatements, Statement } from '../statements/index.js';
import { plainRegion } from './express-route-regions.js';
import type { SiteFactName } from './fact-guides.js';
import type { Site } from './site.js';
import type { DomainController } from './site-directory.js';
import type { Link } from './site-network.js';
import type { Replication } from './site-replication.js';

/** A site with what statements add where its file is silent. */
export interface StatedSite {
  readonly site: Site;
  /** Where a key came from that no site file holds, by path. */
  readonly places: ReadonlyMap<string, SourceLocation>;
  /** Facts on which statements contradict each other and the file is silent, in words. */
  readonly disputes: Readonly<Record<string, string>>;
  /** Statements that differ from the site file, of which the file counts. */
  readonly problems: readonly Problem[];
}

/** What is compared: the fact, what the site file says, how a statement's value reads, and how two are told apart. */
interface Stated<S extends Statement, V> {
  readonly fact: SiteFactName;
  readonly own: V | undefined;
  readonly resolved: Resolved<S> | undefined;
  readonly valueOf: (statement: S) => V | null | undefined;
  readonly plain?: (value: V) => string;
}

const placeOf = ({ said, at }: Statement): string => `${said} (${formatLocation(at)})`;

class Merge {
  readonly places = new Map<string, SourceLocation>();
  readonly disputes: Record<string, string> = {};
  readonly problems: Problem[] = [];
  readonly #placeInFile: (path: string) => SourceLocation | null;

  constructor(placeInFile: (path: string) => SourceLocation | null) {
    this.#placeInFile = placeInFile;
  }

  /** The value of the file, else the one that is stated, else nothing; contradictions are kept with both sides. */
  take<S extends Statement, V>({ fact, own, resolved, valueOf, plain = String }: Stated<S, V>): V | undefined {
    if (resolved === undefined) return own;
    const statements = resolved.kind === 'stated' ? [resolved.value] : resolved.values;
    const said = statements.flatMap((statement) => {
      const value = valueOf(statement);
      return value === null || value === undefined ? [] : [{ statement, value }];
    });
    if (own !== undefined) {
      for (const { statement, value } of said)
        if (plain(value) !== plain(own)) this.#tell(fact, own, { statement, value });
      return own;
    }
    const [first] = said;
    if (first === undefined) return undefined;
    if (new Set(said.map(({ value }) => plain(value))).size > 1) {
      this.disputes[fact] = said
        .map(({ statement, value }) => `${String(value)} in ${placeOf(statement)}`)
        .join(', but ');
      return undefined;
    }
    this.places.set(fact, first.statement.at);
    return first.value;
  }

  #tell<V>(fact: string, own: V, { statement, value }: { readonly statement: Statement; readonly value: V }): void {
    const at = this.#placeInFile(fact);
    this.problems.push({
      code: 'site/differs-from-statement',
      severity: 'warning',
      at,
      message: `${fact} is ${String(own)} in the site file, but ${String(value)} in ${placeOf(statement)}; the site file counts`,
      remedy: 'ask the customer which holds, and correct the other',
    });
  }
}

/**
 * Lays statements under a site file: where both speak the file counts and a difference is told; where statements contradict each
 * other and the file is silent, the fact stays unknown with both of them named.
 *
 * @param placeInFile where a key stands in the site file; null where it does not
 */
export function withStatements(
  site: Site,
  resolved: ResolvedStatements,
  placeInFile: (path: string) => SourceLocation | null,
): StatedSite {
  const merge = new Merge(placeInFile);
  const stated: Site = defined({
    ...site,
    replication: section(replicationOf(site, resolved, merge)),
    machines: section(machinesOf(site, resolved, merge)),
    databases: databasesOf(site, resolved, merge),
    directory: section({ ...site.directory, domainControllers: controllersOf(site, resolved, merge) }),
    dns: section({ ...site.dns, records: recordsOf(site, resolved, merge) }),
    network: section({ ...site.network, links: linksOf(site, resolved, merge) }),
  });
  const { places, disputes, problems } = merge;
  return { site: stated, places, disputes, problems };
}

/** Without keys that hold nothing. */
const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as unknown as T;

/** A section that says nothing is none. */
const section = <T extends object>(value: T): T | undefined =>
  Object.values(value).some((one) => one !== undefined) ? defined(value) : undefined;

function replicationOf({ replication: own = {} }: Site, resolved: ResolvedStatements, merge: Merge): Replication {
  const architecture = resolved.replicationArchitecture[0];
  return {
    ...own,
    generation: merge.take({
      fact: 'replication.generation',
      own: own.generation,
      resolved: architecture,
      valueOf: (one): Replication['generation'] => one.architecture,
    }),
    storage: merge.take({
      fact: 'replication.storage',
      own: own.storage,
      resolved: architecture,
      valueOf: ({ storage }): Replication['storage'] => storage ?? undefined,
    }),
    retentionHours: merge.take({
      fact: 'replication.retentionHours',
      own: own.retentionHours,
      resolved: resolved.retention[0],
      valueOf: ({ hours }) => hours,
    }),
    appConsistentMinutes: merge.take({
      fact: 'replication.appConsistentMinutes',
      own: own.appConsistentMinutes,
      resolved: resolved.appConsistentFrequency[0],
      valueOf: ({ minutes }) => minutes,
    }),
    rpoThresholdMinutes: merge.take({
      fact: 'replication.rpoThresholdMinutes',
      own: own.rpoThresholdMinutes,
      resolved: resolved.recoveryPointObjective[0],
      valueOf: ({ minutes }) => minutes,
    }),
    targetRegion: merge.take({
      fact: 'replication.targetRegion',
      own: own.targetRegion,
      resolved: resolved.targetRegion[0],
      valueOf: ({ region }) => region,
      plain: plainRegion,
    }),
  };
}

function machinesOf({ machines: own = {} }: Site, { machineCount, machineGroup }: ResolvedStatements, merge: Merge) {
  const groups = machineGroup.flatMap((group) => (group.kind === 'stated' ? [group.value] : group.values.slice(0, 1)));
  const list = groups.map(({ group, role, count, machines }) =>
    defined({ machines: machines.length > 0 ? machines : [group], role: role ?? group, count: count ?? undefined }),
  );
  const [first] = groups;
  if (own.list === undefined && first !== undefined) merge.places.set('machines.list', first.at);
  return {
    ...own,
    statedCount: merge.take({
      fact: 'machines.statedCount',
      own: own.statedCount,
      resolved: machineCount[0],
      valueOf: ({ count }) => count,
    }),
    list: own.list ?? (list.length > 0 ? list : undefined),
  };
}

/** Writers per database of the same name; a database that only statements know is not added. */
function databasesOf({ databases }: Site, { databaseWriters }: ResolvedStatements, merge: Merge): Site['databases'] {
  return databases?.map((database) => {
    const resolved = databaseWriters.find(({ subject }) => subject.toLowerCase() === database.name.toLowerCase());
    const fact = 'databases.writers';
    // "How many may" is what should be; "how many can" is what somebody saw, and is not overruled.
    const writers = database.writers ?? merge.take({ fact, own: undefined, resolved, valueOf: (one) => one.writers });
    return writers === undefined ? database : { ...database, writers };
  });
}

/** What a recovery site has of the directory, as statements name it. */
export const DIRECTORY_WORDS = {
  additionalDomainController: 'an additional domain controller',
  readOnlyDomainController: 'a read-only domain controller',
} as const;

/** A domain controller that is planned for Azure, where the file knows none there; whether members reach it nobody knows yet. */
function controllersOf(
  { directory }: Site,
  { recoverySiteDirectory }: ResolvedStatements,
  merge: Merge,
): readonly DomainController[] | undefined {
  const own = directory?.domainControllers;
  const [resolved] = recoverySiteDirectory;
  if (resolved === undefined || own?.some(({ site }) => site === 'azure') === true) return own;
  const words = merge.take({
    fact: 'directory.domainControllers.isWritable',
    own: undefined,
    resolved,
    valueOf: (one) => DIRECTORY_WORDS[one.directory],
  });
  const isWritable = words === undefined ? undefined : words === DIRECTORY_WORDS.additionalDomainController;
  return [
    ...(own ?? []),
    { name: 'the one planned for Azure', site: 'azure', ...(isWritable === undefined ? {} : { isWritable }) },
  ];
}

function recordsOf({ dns }: Site, { dnsTtl }: ResolvedStatements, merge: Merge) {
  if (dns?.records !== undefined) return dns.records;
  const ttlSeconds = merge.take({
    fact: 'dns.records.ttlSeconds',
    own: undefined,
    resolved: dnsTtl[0],
    valueOf: ({ seconds }) => seconds,
  });
  return ttlSeconds === undefined ? undefined : [{ name: 'the names that switch', ttlSeconds }];
}

function linksOf({ network }: Site, { circuit }: ResolvedStatements, merge: Merge): readonly Link[] | undefined {
  if (network?.links !== undefined || circuit.length === 0) return network?.links;
  return circuit.map((resolved) => {
    const one = resolved.kind === 'stated' ? resolved.value : resolved.values[0]!;
    const mode = merge.take({ fact: 'network.links.mode', own: undefined, resolved, valueOf: (said) => said.mode });
    merge.places.set('network.links', one.at);
    const regions = one.regions.length > 0 ? { regions: one.regions } : {};
    return { name: resolved.subject, kind: one.connection, ...(mode === undefined ? {} : { mode }), ...regions };
  });
}
