import { hit, OK, unknown } from '../rules/index.js';
import type { Verdict } from '../rules/index.js';
import { POSTGRESQL_EXTENSIONS, POSTGRESQL_LANGUAGES, POSTGRESQL_REGIONS } from './postgresql-lists.js';
import { listed, READ_ON } from './rule.js';
import type { WorkloadContext, WorkloadFactName, WorkloadRule } from './rule.js';
import { UNKNOWN_POSTGRESQL } from './workload.js';
import type { PostgresqlFacts } from './workload.js';

type PostgresqlRule = WorkloadRule<PostgresqlFacts>;
type PostgresqlVerdict = Verdict<WorkloadFactName>;

const PAGE = 'Azure Migrate documentation, assessment-rules-for-postgresql.md (09/19/2025)';
const EXTENSIONS_PAGE =
  'Azure Database for PostgreSQL documentation, flexible-server/includes/extensions-table.md (05/22/2024)';
const REGIONS_PAGE =
  'Azure Database for PostgreSQL documentation, flexible-server/includes/regions-table.md (05/30/2024)';

/** Oldest version from which data can be moved, and oldest of the service. */
export const POSTGRESQL_OLDEST: { readonly migrated: string; readonly deployed: string } = {
  migrated: '9.5',
  deployed: '11',
};
const PORTS: readonly number[] = [5432, 6432];
const TLS_VERSIONS: readonly string[] = ['1.2', '1.3'];
export const POSTGRESQL_READ_REPLICAS = 5;

/** A small server that nothing speaks against, for examples. */
export const plainPostgresql = (over: Partial<PostgresqlFacts> = {}): PostgresqlFacts => ({
  ...UNKNOWN_POSTGRESQL,
  ...{ version: '14.9', cores: 4, memoryMiB: 16_384, cpuPercent: 20, memoryUsedMiB: 4096, storageMiB: 51_200 },
  ...{ port: 5432, isAccessible: true, extensions: ['plpgsql', 'pg_trgm'], customCollations: [], languages: ['sql'] },
  ...{ customTypes: [], customCasts: [], customTextSearch: [], tlsVersions: ['1.2'], superuserObjects: [] },
  ...{ fileAccess: [], usesIpv6: false, oidTables: [], customTablespaces: [], readReplicas: 0, encodings: ['UTF8'] },
  isOfferedInRegion: true,
  ...over,
});

/** An issue stops the move, a warning is to be dealt with. */
const SEVERITY = { Issue: 'blocks', Warning: 'conditions' } as const;

type Told = Pick<PostgresqlRule, 'title' | 'scope' | 'message' | 'remedy'> & { readonly category: 'Issue' | 'Warning' };

const common = (told: Told) =>
  ({
    ...told,
    question: 'postgresqlFlexible',
    severity: SEVERITY[told.category],
    whenUnknown: 'unknown',
    source: PAGE,
    ...READ_ON,
    code: null,
  }) as const;

type ListFact = {
  [Key in keyof PostgresqlFacts]: PostgresqlFacts[Key] extends readonly string[] | null ? Key : never;
}[keyof PostgresqlFacts];

interface ListRule extends Told {
  readonly id: string;
  readonly fact: WorkloadFactName;
  readonly of: ListFact;
  /** What one entry is that the service does not take. */
  readonly refuses: (entry: string) => boolean;
  readonly passing: readonly string[];
  readonly failing: readonly string[];
}

/** A rule over a list: what it refuses is printed, an empty list is fine, and no list is unknown. */
function listRule({ id, fact, of, refuses, passing, failing, ...told }: ListRule): PostgresqlRule {
  return {
    ...common(told),
    id,
    needs: [fact],
    check: (facts): PostgresqlVerdict => {
      const entries = facts[of];
      if (entries === null) return unknown(fact);
      const refused = entries.filter(refuses);
      return refused.length === 0 ? OK : hit({ found: listed(refused) });
    },
    examples: {
      passing: [plainPostgresql({ [of]: passing })],
      failing: [plainPostgresql({ [of]: failing })],
    },
  };
}

const any = (): boolean => true;
const lower = (text: string): string => text.trim().toLowerCase();

/** `TLSv1.2`, `TLS 1.2` and `1.2` are one. */
const tlsVersion = (text: string): string => lower(text).replace(/^tls\s*v?/, '');

const LISTS: readonly PostgresqlRule[] = [
  listRule({
    id: 'postgresql/extensions',
    ...{ title: 'Extensions', scope: 'Database', category: 'Issue', fact: 'extensions', of: 'extensions' },
    refuses: (entry) => !POSTGRESQL_EXTENSIONS.has(lower(entry)),
    message: 'extensions are not on the list of the service: {found}',
    remedy: `ask a server of your region and version for its list (SHOW azure.extensions;), then drop or replace what is not on it; the list read here: ${EXTENSIONS_PAGE}`,
    ...{ passing: ['plpgsql', 'PostGIS'], failing: ['plpgsql', 'pg_mooncake'] },
  }),
  listRule({
    id: 'postgresql/collations',
    ...{ title: 'Collations', scope: 'Instance/Database', category: 'Issue' },
    ...{ fact: 'collations', of: 'customCollations', refuses: any },
    message: 'collations are user-defined or of the operating system: {found}',
    remedy: 'replace them by collations that come with PostgreSQL, and test how the application sorts and compares',
    ...{ passing: [], failing: ['de_custom'] },
  }),
  listRule({
    id: 'postgresql/languages',
    ...{ title: 'Language Used', scope: 'Database', category: 'Issue', fact: 'languages', of: 'languages' },
    refuses: (entry) => !POSTGRESQL_LANGUAGES.has(lower(entry)),
    message: 'functions are written in languages that the service does not have: {found}',
    remedy: 'rewrite the functions in PL/pgSQL, or move them into the application',
    ...{ passing: ['plpgsql'], failing: ['plpython3u'] },
  }),
  listRule({
    id: 'postgresql/custom-types',
    ...{ title: 'Custom data type used', scope: 'Database', category: 'Issue' },
    ...{ fact: 'types', of: 'customTypes', refuses: any },
    message: 'there are user-defined data types: {found}',
    remedy: 'use native types with CHECK constraints or triggers instead',
    ...{ passing: [], failing: ['public.money_eur'] },
  }),
  listRule({
    id: 'postgresql/casts',
    ...{ title: 'Casts', scope: 'Database', category: 'Issue', fact: 'casts', of: 'customCasts', refuses: any },
    message: 'there are casts of your own, which take a superuser to create: {found}',
    remedy: 'convert by functions, or in the application',
    ...{ passing: [], failing: ['text AS public.money_eur'] },
  }),
  listRule({
    id: 'postgresql/text-search',
    ...{ title: 'Full text search (FTS) and FTS Templates', scope: 'Database', category: 'Issue' },
    ...{ fact: 'textSearch', of: 'customTextSearch', refuses: any },
    message: 'text search is configured beyond what comes with PostgreSQL: {found}',
    remedy: 'use the configurations that come with PostgreSQL, or Azure AI Search',
    ...{ passing: [], failing: ['public.german_thesaurus'] },
  }),
  listRule({
    id: 'postgresql/tls',
    ...{ title: 'TLS/SSL versions', scope: 'Instance', category: 'Warning', fact: 'tls', of: 'tlsVersions' },
    refuses: (entry) => !TLS_VERSIONS.includes(tlsVersion(entry)),
    message: 'connections use TLS {found}, and the service takes 1.2 and 1.3',
    remedy: 'update drivers and their settings to TLS 1.2 or 1.3, and test every application',
    ...{ passing: ['1.2', 'TLSv1.3'], failing: ['1.1'] },
  }),
  listRule({
    id: 'postgresql/superuser',
    ...{ title: 'Superuser privileges', scope: 'Instance/Database', category: 'Warning' },
    ...{ fact: 'superuser', of: 'superuserObjects', refuses: any },
    message: 'a superuser owns or is needed for: {found}',
    remedy: 'give the objects to roles without that right before the move',
    ...{ passing: [], failing: ['public.orders'] },
  }),
  listRule({
    id: 'postgresql/file-access',
    ...{ title: 'File read/write privileges', scope: 'Database', category: 'Warning' },
    ...{ fact: 'fileAccess', of: 'fileAccess', refuses: any },
    message: 'the database reads or writes files of its server: {found}',
    remedy: 'keep the files in Azure Blob Storage (extension azure_storage) or in tables',
    ...{ passing: [], failing: ['pg_read_file'] },
  }),
  listRule({
    id: 'postgresql/oids',
    ...{ title: 'OID usage', scope: 'Database', category: 'Issue', fact: 'oids', of: 'oidTables', refuses: any },
    message: 'tables were created WITH OIDS, which PostgreSQL 12 and later do not have: {found}',
    remedy: 'ALTER TABLE name SET WITHOUT OIDS, and give the application a column of its own to identify rows',
    ...{ passing: [], failing: ['public.audit'] },
  }),
  listRule({
    id: 'postgresql/tablespaces',
    ...{ title: 'Tablespaces', scope: 'Instance', category: 'Warning' },
    ...{ fact: 'tablespaces', of: 'customTablespaces', refuses: any },
    message: 'there are tablespaces of your own: {found}',
    remedy: 'take them out of the definitions: objects come to lie in the default one',
    ...{ passing: [], failing: ['fast_disk'] },
  }),
  listRule({
    id: 'postgresql/encodings',
    ...{ title: 'Encodings', scope: 'Database', category: 'Issue', fact: 'encodings', of: 'encodings' },
    // The page names no list of encodings; UTF8 is what the service creates.
    refuses: (entry) => lower(entry).replace('-', '') !== 'utf8',
    message: 'databases have the encoding {found}, and the page promises none but that of the service, UTF8',
    remedy: 'convert them to UTF8 on a copy and look for characters that are lost',
    ...{ passing: ['UTF8', 'utf-8'], failing: ['UTF8', 'LATIN1'] },
  }),
];

/** `9.4.26` -> [9, 4]; null for what begins with no number. */
function versionOf(text: string): readonly [major: number, minor: number] | null {
  const found = /^\D{0,20}(\d{1,3})(?:\.(\d{1,3}))?/.exec(text);
  return found === null ? null : [Number(found[1]), Number(found[2] ?? 0)];
}

/** Whether a version is older than 9.5; null where the text tells no version. */
function isTooOld(text: string): boolean | null {
  const version = versionOf(text);
  if (version === null) return null;
  const [major, minor] = version;
  return major < 9 || (major === 9 && minor < 5);
}

function regionVerdict({ isOfferedInRegion }: PostgresqlFacts, { region }: WorkloadContext): PostgresqlVerdict {
  if (isOfferedInRegion !== null) return isOfferedInRegion ? OK : hit({ region: region ?? 'of the plan' });
  return region !== null && POSTGRESQL_REGIONS.has(region) ? OK : unknown('region');
}

const OTHERS: readonly PostgresqlRule[] = [
  {
    ...common({
      ...{ title: 'IPv6 address', scope: 'Instance', category: 'Issue' },
      message: 'applications connect by IPv6, which the service does not have',
      remedy: 'let them connect by IPv4 or by name, and check firewalls and connection strings',
    }),
    id: 'postgresql/ipv6',
    needs: ['ipv6'],
    check: ({ usesIpv6 }) => (usesIpv6 === null ? unknown('ipv6') : usesIpv6 ? hit() : OK),
    examples: { passing: [plainPostgresql()], failing: [plainPostgresql({ usesIpv6: true })] },
  },
  {
    ...common({
      ...{ title: 'Port usage', scope: 'Instance', category: 'Warning' },
      message: 'the server listens on port {port}, and the service on 5432, or on 6432 for PgBouncer',
      remedy: 'change connection strings and firewalls to 5432 or 6432',
    }),
    id: 'postgresql/port',
    needs: ['port'],
    check: ({ port }) => (port === null ? unknown('port') : PORTS.includes(port) ? OK : hit({ port })),
    examples: { passing: [plainPostgresql({ port: 6432 })], failing: [plainPostgresql({ port: 5433 })] },
  },
  {
    ...common({
      ...{ title: 'PostgreSQL Version < 9.5', scope: 'Instance', category: 'Issue' },
      message: 'the server is PostgreSQL {version}, and data is moved from 9.5 or later',
      remedy: 'upgrade to 9.5 or later first; the service itself has 11 and later',
    }),
    id: 'postgresql/version',
    needs: ['postgresqlVersion'],
    check: ({ version }) => {
      const isOld = version === null ? null : isTooOld(version);
      if (isOld === null) return unknown('postgresqlVersion');
      return isOld ? hit({ version: version ?? '' }) : OK;
    },
    examples: {
      passing: [plainPostgresql({ version: '9.5' }), plainPostgresql({ version: '17' })],
      failing: [plainPostgresql({ version: '9.4.26' }), plainPostgresql({ version: '8.4' })],
    },
  },
  {
    ...common({
      ...{ title: 'Read replicas count', scope: 'Instance', category: 'Warning' },
      message: 'there are {count} read replicas, and the service has at most 5',
      remedy: 'serve the reads by fewer replicas, or put a cache before them',
    }),
    id: 'postgresql/replicas',
    needs: ['replicas'],
    check: ({ readReplicas }) => {
      if (readReplicas === null) return unknown('replicas');
      return readReplicas > POSTGRESQL_READ_REPLICAS ? hit({ count: readReplicas }) : OK;
    },
    examples: {
      passing: [plainPostgresql({ readReplicas: 5 })],
      failing: [plainPostgresql({ readReplicas: 6 })],
    },
  },
  {
    ...common({
      ...{ title: 'Region availability', scope: 'Instance', category: 'Issue' },
      message: 'the service is not offered in the region {region}',
      remedy: `choose another region, mind where data may lie; the list read here: ${REGIONS_PAGE}`,
    }),
    id: 'postgresql/region',
    needs: ['region'],
    check: regionVerdict,
    examples: {
      passing: [plainPostgresql({ isOfferedInRegion: true })],
      failing: [plainPostgresql({ isOfferedInRegion: false })],
    },
  },
  {
    ...common({
      ...{ title: 'SKU sizing', scope: 'Instance', category: 'Warning' },
      message: 'nobody could log in, so that a size can rest only on what the machine does',
      remedy:
        'create a role with pg_monitor for whoever collects, and size again after a day: CREATE ROLE portolan LOGIN; GRANT pg_monitor TO portolan;',
    }),
    id: 'postgresql/sku-sizing',
    needs: ['access'],
    whenUnknown: 'informs',
    check: ({ isAccessible, memoryUsedMiB }) => {
      if (isAccessible === null) return unknown('access');
      return isAccessible || memoryUsedMiB !== null ? OK : hit();
    },
    examples: {
      passing: [plainPostgresql()],
      failing: [plainPostgresql({ isAccessible: false, memoryUsedMiB: null })],
    },
  },
  {
    ...common({
      ...{ title: 'Database assessment', scope: 'Database/Instance', category: 'Warning' },
      message: 'nobody could log in, so that most rules could not be checked',
      remedy: 'give whoever collects a role that may read the catalogues of every database, or check by hand',
    }),
    id: 'postgresql/database-assessment',
    needs: ['access'],
    whenUnknown: 'informs',
    check: ({ isAccessible }) => (isAccessible === null ? unknown('access') : isAccessible ? OK : hit()),
    examples: { passing: [plainPostgresql()], failing: [plainPostgresql({ isAccessible: false })] },
  },
];

/** The 19 rules of the vendor for Azure Database for PostgreSQL flexible server: 11 issues, 8 warnings. */
export const POSTGRESQL_RULES: readonly PostgresqlRule[] = [...LISTS, ...OTHERS];
