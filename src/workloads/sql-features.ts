/** How the vendor's lists for Managed Instance (`mi`) and Azure SQL Database (`db`) class a feature; absent: it is taken over. */
export interface SqlFeature {
  /** The vendor's name of the rule; files list features by it. */
  readonly code: string;
  readonly scope: 'Instance' | 'Database';
  readonly mi: 'Issue' | 'Warning' | null;
  readonly db: 'Issue' | 'Warning' | null;
  /** What was found, as a clause. */
  readonly what: string;
  readonly remedy: string;
}

type Row = readonly [
  code: string,
  scope: SqlFeature['scope'],
  mi: SqlFeature['mi'],
  db: SqlFeature['db'],
  what: string,
  remedy: string,
];

const JOB_REMEDY = 'move the step to a job outside of the instance, such as Azure Automation, or drop it';

/** What is taken over by code of today's syntax. */
const REWRITE = 'rewrite the statements in the syntax of today and test them at the target compatibility level';

/** Source: see `sql-rules.ts`. Rules that rest on numbers (databases, sizes, levels, log files) stand there. */
const ROWS: readonly Row[] = [
  ['AgentJobs', 'Instance', null, 'Warning', 'SQL Server Agent jobs', 'run them as elastic jobs or from outside'],
  ['AnalysisCommandJob', 'Instance', 'Warning', null, 'job steps that run Analysis Services commands', JOB_REMEDY],
  ['AnalysisQueryJob', 'Instance', 'Warning', null, 'job steps that query Analysis Services', JOB_REMEDY],
  [
    'AssemblyFromFile',
    'Database',
    'Issue',
    null,
    'assemblies created from a file',
    'create them from their binary content instead of a file',
  ],
  [
    'BulkInsert',
    'Database',
    'Issue',
    'Issue',
    'BULK INSERT from something else than Azure Blob Storage',
    'put the files into Azure Blob Storage and read them from there',
  ],
  [
    'ClrAssemblies',
    'Database',
    null,
    'Issue',
    'CLR assemblies',
    'rewrite them in T-SQL or in the application, or choose Managed Instance',
  ],
  [
    'ClrStrictSecurity',
    'Database',
    'Warning',
    null,
    'CLR assemblies marked SAFE or EXTERNAL_ACCESS, which count as UNSAFE there',
    'sign the assemblies and grant UNSAFE ASSEMBLY to the login of the signature',
  ],
  ['ComputeClause', 'Database', 'Warning', 'Warning', 'the COMPUTE clause, which is gone', 'use ROLLUP instead'],
  [
    'CrossDatabaseReferences',
    'Database',
    null,
    'Issue',
    'queries across databases',
    'move the data together, use elastic queries, or choose Managed Instance',
  ],
  [
    'CryptographicProvider',
    'Database',
    'Issue',
    'Issue',
    'cryptographic providers, which are files of the server',
    'keep the keys in Azure Key Vault, or choose SQL Server on a machine',
  ],
  [
    'DatabaseMail',
    'Instance',
    null,
    'Warning',
    'Database Mail',
    'send mail from the application, or choose Managed Instance',
  ],
  ['DatabasePrincipalAlias', 'Database', 'Issue', 'Issue', 'aliases of database principals', 'use roles instead'],
  [
    'DisableDefCNSTCHK',
    'Database',
    'Issue',
    'Issue',
    'the option DISABLE_DEF_CNST_CHK, which is gone',
    'drop the option',
  ],
  [
    'FastFirstRowHint',
    'Database',
    'Warning',
    'Warning',
    'the hint FASTFIRSTROW, which is gone',
    'write OPTION (FAST n) instead',
  ],
  [
    'FileStream',
    'Database',
    'Issue',
    'Issue',
    'FILESTREAM or FileTable, with which a backup cannot be restored there',
    'move the files to Azure Blob Storage and keep their names in the database, or choose SQL Server on a machine',
  ],
  [
    'LinkedServer',
    'Database',
    null,
    'Issue',
    'linked servers',
    'move the data together, use elastic queries, or choose Managed Instance',
  ],
  [
    'LinkedServerWithNonSQLProvider',
    'Database',
    'Issue',
    null,
    'linked servers that are no SQL Server',
    'bring their data by a pipeline, or keep SQL Server on a machine between them',
  ],
  ['MergeJob', 'Instance', 'Warning', null, 'job steps of merge replication', JOB_REMEDY],
  [
    'MIHeterogeneousMSDTCTransactSQL',
    'Database',
    'Issue',
    null,
    'distributed transactions with servers that are no SQL Server',
    'take the other server out of the transaction, or choose SQL Server on a machine',
  ],
  [
    'MIHomogeneousMSDTCTransactSQL',
    'Database',
    'Issue',
    null,
    'distributed transactions between SQL Servers',
    'move all servers of the transaction to Managed Instance and put them into one trust group',
  ],
  [
    'MSDTCTransactSQL',
    'Database',
    null,
    'Issue',
    'distributed transactions',
    'take them out of the application, or choose Managed Instance',
  ],
  ['NextColumn', 'Database', 'Issue', 'Issue', 'tables or columns named NEXT', 'write AS before aliases of them'],
  ['NonANSILeftOuterJoinSyntax', 'Database', 'Warning', 'Warning', 'outer joins written as *=', REWRITE],
  ['NonANSIRightOuterJoinSyntax', 'Database', 'Warning', 'Warning', 'outer joins written as =*', REWRITE],
  [
    'OpenRowsetWithNonBlobDataSourceBulk',
    'Database',
    'Issue',
    'Issue',
    'OPENROWSET(BULK) on something else than Azure Blob Storage',
    'put the files into Azure Blob Storage and read them from there',
  ],
  [
    'OpenRowsetWithNonSQLProvider',
    'Database',
    'Issue',
    null,
    'OPENROWSET on servers that are no SQL Server',
    'bring their data by a pipeline',
  ],
  [
    'OpenRowsetWithSQLAndNonSQLProvider',
    'Database',
    null,
    'Issue',
    'OPENROWSET on other servers',
    'bring their data by a pipeline, or choose SQL Server on a machine',
  ],
  ['PowerShellJob', 'Instance', 'Warning', null, 'job steps that run PowerShell', JOB_REMEDY],
  ['QueueReaderJob', 'Instance', 'Warning', null, 'job steps of the queue reader of replication', JOB_REMEDY],
  ['RAISERROR', 'Database', 'Warning', 'Warning', 'RAISERROR in its oldest form', REWRITE],
  [
    'ServerAudits',
    'Instance',
    null,
    'Warning',
    'server audits',
    'use the auditing of Azure SQL Database, and check that it records the same',
  ],
  [
    'ServerCredentials',
    'Instance',
    null,
    'Warning',
    'credentials of the server',
    'make them credentials of the databases that use them',
  ],
  ['ServerScopedTriggers', 'Instance', null, 'Warning', 'triggers of the server', 'make them triggers of databases'],
  ['ServiceBroker', 'Database', null, 'Issue', 'Service Broker', 'choose Managed Instance, or use Azure Service Bus'],
  ['SqlMail', 'Database', 'Warning', 'Warning', 'SQL Mail, which is gone', 'use Database Mail or the application'],
  ['SystemProcedures110', 'Database', 'Warning', 'Warning', 'system procedures that were removed', REWRITE],
  [
    'TraceFlags',
    'Instance',
    'Warning',
    'Warning',
    'trace flags that the service does not take',
    'list them with DBCC TRACESTATUS(-1), and test without them',
  ],
  [
    'TransactSqlJob',
    'Instance',
    'Warning',
    null,
    'job steps with commands that the service does not take',
    'rewrite the steps, or drop them',
  ],
  [
    'WindowsAuthentication',
    'Instance',
    'Warning',
    'Warning',
    'users with Windows authentication',
    'synchronise the directory with Microsoft Entra ID and create the users from there',
  ],
  [
    'XpCmdshell',
    'Database',
    'Issue',
    'Issue',
    'xp_cmdshell',
    'move the command to Azure Automation or the application, or choose SQL Server on a machine',
  ],
];

/** Every feature that a file may list. */
export const SQL_FEATURES: readonly SqlFeature[] = ROWS.map(([code, scope, mi, db, what, remedy]) => ({
  code,
  scope,
  mi,
  db,
  what,
  remedy,
}));

/** Rules that rest on numbers of the databases; where these are not listed, a file may list the rules instead. */
export const SQL_NUMERIC_FEATURES = ['MultipleLogFiles', 'DbCompatLevelLowerThan100'] as const;

/** Every name that a list of features may hold. */
export const SQL_FEATURE_NAMES: readonly string[] = [...SQL_FEATURES.map(({ code }) => code), ...SQL_NUMERIC_FEATURES];
