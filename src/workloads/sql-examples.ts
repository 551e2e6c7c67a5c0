import { UNKNOWN_SQL, UNKNOWN_SQL_DATABASE } from './workload.js';
import type { SqlDatabase, SqlFacts } from './workload.js';

const database = (over: Partial<SqlDatabase> = {}): SqlDatabase => ({
  ...UNKNOWN_SQL_DATABASE,
  ...{ name: 'erp', dataMiB: 10_240, logMiB: 1024, logFiles: 1, compatibilityLevel: 150, features: [] },
  ...{ cpuPercent: 10, memoryUsedMiB: 2048 },
  ...over,
});

/** A small instance that nothing speaks against, for examples. */
export const plainSql = (over: Partial<SqlFacts> = {}): SqlFacts => ({
  ...UNKNOWN_SQL,
  ...{ version: '2019', cores: 4, memoryMiB: 16_384, cpuPercent: 20, memoryUsedMiB: 4096, features: [] },
  databases: [database()],
  ...over,
});

/** The same with one database that differs. */
export const withDatabase = (over: Partial<SqlDatabase>): SqlFacts => plainSql({ databases: [database(over)] });
