import { hit, OK, unknown } from '../rules/index.js';
import { listed, READ_ON } from './rule.js';
import type { WorkloadRule } from './rule.js';
import { UNKNOWN_MYSQL } from './workload.js';
import type { MysqlFacts } from './workload.js';

type MysqlRule = WorkloadRule<MysqlFacts>;

const ASSESSMENT = 'Azure Migrate documentation, assessments-overview-migrate-to-azure-db-mysql.md (05/08/2025)';
const LIMITATIONS = 'Azure Database for MySQL documentation, flexible-server/concepts-limitations.md (10/1/2020)';
const VERSIONS =
  'Azure Database for MySQL documentation, concepts-version-policy.md (06/27/2025, azure-databases-docs@009da34e)';

/** A small server that nothing speaks against, for examples. */
export const plainMysql = (over: Partial<MysqlFacts> = {}): MysqlFacts => ({
  ...UNKNOWN_MYSQL,
  ...{ version: '8.0.36', cores: 4, memoryMiB: 16_384, cpuPercent: 20, memoryUsedMiB: 4096, storageMiB: 51_200 },
  ...{ storageEngines: ['InnoDB'], needsSuper: false, usesFileExport: false, lowerCaseTableNames: 1, isOnline: true },
  ...over,
});

const ENGINES: readonly string[] = ['innodb', 'memory'];

const common = {
  question: 'mysqlFlexible',
  whenUnknown: 'unknown',
  ...READ_ON,
  code: null,
  scope: 'Instance',
  category: null,
} as const;

/** Major and minor number; null for a text that begins with none. */
function versionOf(text: string): { readonly name: string; readonly value: number } | null {
  const found = /^\D{0,20}(\d{1,2})\.(\d{1,2})/.exec(text);
  if (found === null) return null;
  return { name: `${found[1]!}.${found[2]!}`, value: Number(found[1]) * 100 + Number(found[2]) };
}
/** Generally available; 8.4 since September 2025. Innovation releases (9.x) are previews whose servers live 30 days. */
const OFFERED_MYSQL: readonly string[] = ['5.7', '8.0', '8.4'];
const NEWEST_MYSQL = 804;

/** Rules about MySQL on its way to Azure Database for MySQL flexible server. The vendor publishes topics, not a list of rules. */
export const MYSQL_RULES: readonly MysqlRule[] = [
  {
    ...common,
    id: 'mysql/version-not-offered',
    title: 'Supported versions',
    severity: 'blocks',
    needs: ['mysqlVersion'],
    check: ({ version }) => {
      const found = version === null ? null : versionOf(version);
      if (found === null) return unknown('mysqlVersion');
      if (OFFERED_MYSQL.includes(found.name)) return OK;
      const way = found.value > NEWEST_MYSQL ? 'dump it and load it into' : 'upgrade to';
      return hit({ version: found.name, way });
    },
    message: 'the server is MySQL {version}, and the service has 5.7, 8.0 and 8.4',
    remedy: '{way} 8.4 before or with the move, on a copy first',
    source: VERSIONS,
    examples: {
      passing: [plainMysql(), plainMysql({ version: '5.7.44' }), plainMysql({ version: '8.4.5' })],
      failing: [plainMysql({ version: '5.6' }), plainMysql({ version: '8.3.0' }), plainMysql({ version: '9.3.0' })],
    },
  },
  {
    ...common,
    id: 'mysql/version-ended',
    title: 'Version retirement',
    severity: 'conditions',
    needs: ['mysqlVersion'],
    whenUnknown: 'silent',
    check: ({ version }) => {
      const found = version === null ? null : versionOf(version);
      if (found === null) return unknown('mysqlVersion');
      return found.name === '5.7' ? hit({ version: found.name }) : OK;
    },
    message:
      'the server is MySQL {version}, whose standard support in the service ended on 2026-07-31: extended support is charged, until 2029-03-31',
    remedy: 'upgrade to 8.4 with the move, by way of 8.0, or plan the charge by vCore and hour',
    source: VERSIONS,
    examples: { passing: [plainMysql(), plainMysql({ version: '5.6' })], failing: [plainMysql({ version: '5.7.44' })] },
  },
  {
    ...common,
    id: 'mysql/version-ends',
    title: 'Version retirement',
    severity: 'informs',
    needs: ['mysqlVersion'],
    whenUnknown: 'silent',
    check: ({ version }) => {
      const found = version === null ? null : versionOf(version);
      if (found === null) return unknown('mysqlVersion');
      return found.name === '8.0' ? hit({ version: found.name }) : OK;
    },
    message:
      'the server is MySQL {version}, whose standard support in the service ends on 2026-12-31: extended support is charged from then, until 2029-05-31',
    remedy: 'upgrade to 8.4 with the move or after it, on a copy first',
    source: VERSIONS,
    examples: { passing: [plainMysql({ version: '8.4.5' }), plainMysql({ version: '5.7' })], failing: [plainMysql()] },
  },
  {
    ...common,
    id: 'mysql/not-online',
    title: 'Online status',
    severity: 'unknown',
    needs: ['mysqlState'],
    whenUnknown: 'silent',
    check: ({ isOnline }) => (isOnline === null ? unknown('mysqlState') : isOnline ? OK : hit()),
    message: 'the server is not online, and such a server is neither judged nor sized',
    remedy: 'start it and collect again',
    source: ASSESSMENT,
    examples: { passing: [plainMysql()], failing: [plainMysql({ isOnline: false })] },
  },
  {
    ...common,
    id: 'mysql/storage-engines',
    title: 'Storage engines',
    severity: 'blocks',
    needs: ['engines'],
    check: ({ storageEngines }) => {
      if (storageEngines === null) return unknown('engines');
      const refused = storageEngines.filter((engine) => !ENGINES.includes(engine.trim().toLowerCase()));
      return refused.length === 0 ? OK : hit({ engines: listed(refused) });
    },
    message: 'tables use the storage engine {engines}, and the service has InnoDB and MEMORY',
    remedy: 'ALTER TABLE name ENGINE=InnoDB, on a copy first: locking, full text and size differ',
    source: LIMITATIONS,
    examples: { passing: [plainMysql()], failing: [plainMysql({ storageEngines: ['InnoDB', 'MyISAM'] })] },
  },
  {
    ...common,
    id: 'mysql/super',
    title: 'User permissions and privileges',
    severity: 'conditions',
    needs: ['mysqlPrivileges'],
    check: ({ needsSuper }) => (needsSuper === null ? unknown('mysqlPrivileges') : needsSuper ? hit() : OK),
    message: 'applications need SUPER, or objects name a DEFINER that cannot be created there',
    remedy: 'take the right out of the applications, and dump with mysqldump --skip-definer',
    source: LIMITATIONS,
    examples: { passing: [plainMysql()], failing: [plainMysql({ needsSuper: true })] },
  },
  {
    ...common,
    id: 'mysql/file-export',
    title: 'SELECT ... INTO OUTFILE',
    severity: 'conditions',
    needs: ['fileExport'],
    check: ({ usesFileExport }) => (usesFileExport === null ? unknown('fileExport') : usesFileExport ? hit() : OK),
    message: 'applications write files of the server by SELECT ... INTO OUTFILE',
    remedy: 'write the files on the side of the client',
    source: LIMITATIONS,
    examples: { passing: [plainMysql()], failing: [plainMysql({ usesFileExport: true })] },
  },
  {
    ...common,
    id: 'mysql/table-names',
    title: 'lower_case_table_names',
    severity: 'conditions',
    needs: ['tableNames'],
    check: ({ lowerCaseTableNames }) => {
      if (lowerCaseTableNames === null) return unknown('tableNames');
      return lowerCaseTableNames === 1 ? OK : hit({ value: lowerCaseTableNames });
    },
    message: 'lower_case_table_names is {value}, and the service has 1',
    remedy: 'look for tables whose names differ in case alone, and for code that relies on case',
    source: LIMITATIONS,
    examples: { passing: [plainMysql()], failing: [plainMysql({ lowerCaseTableNames: 0 })] },
  },
];
