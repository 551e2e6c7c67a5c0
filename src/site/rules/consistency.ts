import type { Verdict } from '../../rules/index.js';
import { unknown } from '../../rules/index.js';
import type { SiteFactName } from '../fact-guides.js';
import type { SiteFacts } from '../facts.js';
import { figure, judgeEach, lacks, namesOf, wrong } from '../judge.js';
import type { Opinion } from '../judge.js';
import { siteRule } from '../rule.js';
import type { SiteRule } from '../rule.js';
import type { Consistency, SiteDatabase } from '../site-consistency.js';
import { PAGES } from '../sources.js';
import { describeVssCode } from '../vss-codes.js';

type Vss = NonNullable<Consistency['vss']>[number];

function vssFaults(one: Vss): readonly string[] {
  const { provider, providerStart, failedWriters = [], errorCode } = one;
  return [
    ...(provider === 'missing' ? ['the provider is missing'] : []),
    ...(providerStart === undefined || providerStart === 'automatic' ? [] : [`the provider starts ${providerStart}`]),
    ...(failedWriters.length > 0 ? [`failed writers: ${failedWriters.slice(0, 3).join(', ')}`] : []),
    ...(errorCode === undefined ? [] : [`code ${describeVssCode(errorCode) ?? errorCode}`]),
  ];
}

function vssOpinion(one: Vss): Opinion {
  const faults = vssFaults(one);
  if (faults.length > 0) return wrong(`${namesOf(one.machines)}: ${faults.join(', ')}`);
  if (one.provider === undefined) return lacks('consistency.vss.provider');
  if (one.providerStart === undefined) return lacks('consistency.vss.providerStart');
  return one.failedWriters === undefined ? lacks('consistency.vss.failedWriters') : null;
}

/** Machines with a database and others are two rules, since a database that is not flushed loses data. */
const checkVss =
  (isDatabase: boolean) =>
  ({ site }: SiteFacts): Verdict<SiteFactName> =>
    judgeEach(site.consistency?.vss, { path: 'consistency.vss', fact: 'consistency.vss' }, (one) =>
      (one.isDatabase === true) === isDatabase ? vssOpinion(one) : null,
    );

const KNOWN_SQL = /2008|2016|2017/;

const checkSql = ({ site }: SiteFacts): Verdict<SiteFactName> =>
  judgeEach(
    site.consistency?.sqlServers,
    { path: 'consistency.sqlServers', fact: 'consistency.sqlServers' },
    ({ machines, version, hasAutoClose }) => {
      if (hasAutoClose === true) return wrong(`${namesOf(machines)}: AUTO_CLOSE is on`);
      if (version !== undefined && KNOWN_SQL.test(version)) {
        return wrong(`${namesOf(machines)}: SQL Server ${version} has a known case with VSS`);
      }
      if (version === undefined) return lacks('consistency.sqlServers.version');
      return hasAutoClose === undefined ? lacks('consistency.sqlServers.hasAutoClose') : null;
    },
  );

const NO_WRITER: ReadonlySet<SiteDatabase['engine']> = new Set(['mysql', 'postgresql']);
const ENGINE_NAMES = { mysql: 'MySQL', postgresql: 'PostgreSQL' } as const;

const checkFileSystemOnly = ({ site }: SiteFacts): Verdict<SiteFactName> =>
  judgeEach(site.databases, { path: 'databases', fact: 'databases' }, ({ name, engine, consistentBy }) => {
    if (engine === undefined) return lacks('databases.engine');
    if (!NO_WRITER.has(engine)) return null;
    if (consistentBy === undefined) return lacks('databases.consistentBy');
    const how = consistentBy === 'vss' ? 'rests on VSS' : 'rests on nothing';
    const engineName = ENGINE_NAMES[engine as keyof typeof ENGINE_NAMES];
    return consistentBy === 'vss' || consistentBy === 'nothing' ? wrong(`${name} (${engineName}) ${how}`) : null;
  });

const SCRIPT_SECONDS = 60;
type Script = NonNullable<Consistency['linuxScripts']>[number];

function scriptFaults(one: Script): readonly string[] {
  const { isPresent, isExecutable, preExitCode, postExitCode, seconds } = one;
  return [
    ...(isPresent === false ? ['there is no customscript.sh'] : []),
    ...(isExecutable === false ? ['it may not be executed'] : []),
    ...(preExitCode === undefined || preExitCode === 0 ? [] : [`--pre ended with ${preExitCode}`]),
    ...(postExitCode === undefined || postExitCode === 0 ? [] : [`--post ended with ${postExitCode}`]),
    ...(seconds !== undefined && seconds > SCRIPT_SECONDS
      ? [`it took ${figure(seconds)} s, over ${SCRIPT_SECONDS}`]
      : []),
  ];
}

const checkScripts = ({ site }: SiteFacts): Verdict<SiteFactName> =>
  judgeEach(
    site.consistency?.linuxScripts,
    { path: 'consistency.linuxScripts', fact: 'consistency.linuxScripts' },
    (one) => {
      const faults = scriptFaults(one);
      if (faults.length > 0) return wrong(`${namesOf(one.machines)}: ${faults.join(', ')}`);
      if (one.isPresent === undefined || one.isExecutable === undefined)
        return lacks('consistency.linuxScripts.isPresent');
      const { preExitCode, postExitCode, seconds } = one;
      const isTested = preExitCode !== undefined && postExitCode !== undefined && seconds !== undefined;
      return isTested ? null : lacks('consistency.linuxScripts.preExitCode');
    },
  );

const KEEPS_AGENT = new Set(['modernized', 'classic', 'agentBased']);
const MOST_BEHIND = 4;
const FREE_MB = { windows: 500, linux: 250, root: 2048 } as const;
const FREE_MEMORY_PERCENT = 6;
type Agent = NonNullable<SiteFacts['site']['agents']>[number];

const below = (value: number | undefined, least: number): boolean => value !== undefined && value < least;

function agentFaults(one: Agent): readonly string[] {
  const folder = one.family === 'windows' ? FREE_MB.windows : FREE_MB.linux;
  return [
    ...(one.isSystemListed === false ? ['the operating system or kernel is not in the matrix'] : []),
    ...(one.kernel === 'custom' ? ['the kernel is not the stock one'] : []),
    ...(below(MOST_BEHIND, one.versionsBehind ?? 0) ? [`the agent is ${one.versionsBehind} versions behind`] : []),
    ...(below(one.installFolderFreeMB, folder)
      ? [`${one.installFolderFreeMB} MB free to install, ${folder} needed`]
      : []),
    ...(one.family === 'linux' && below(one.rootFreeMB, FREE_MB.root)
      ? [`${one.rootFreeMB} MB free on /, ${FREE_MB.root} needed`]
      : []),
    ...(below(one.memoryFreePercent, FREE_MEMORY_PERCENT)
      ? [`${one.memoryFreePercent} % of memory free, and its driver takes ${FREE_MEMORY_PERCENT} %`]
      : []),
  ];
}

function agentOpinion(one: Agent): Opinion {
  const faults = agentFaults(one);
  if (faults.length > 0) return wrong(`${namesOf(one.machines)}: ${faults.join(', ')}`);
  if (one.family === undefined) return lacks('agents.family');
  if (one.isSystemListed === undefined) return lacks('agents.isSystemListed');
  if (one.versionsBehind === undefined) return lacks('agents.versionsBehind');
  if (one.installFolderFreeMB === undefined) return lacks('agents.installFolderFreeMB');
  if (one.memoryFreePercent === undefined) return lacks('agents.memoryFreePercent');
  if (one.family === 'windows') return null;
  if (one.kernel === undefined) return lacks('agents.kernel');
  return one.rootFreeMB === undefined ? lacks('agents.rootFreeMB') : null;
}

function checkAgents({ site }: SiteFacts): Verdict<SiteFactName> {
  const generation = site.replication?.generation;
  if (generation !== undefined && !KEEPS_AGENT.has(generation)) {
    return judgeEach([], { path: 'agents', fact: 'agents' }, () => null);
  }
  const found = judgeEach(site.agents, { path: 'agents', fact: 'agents' }, agentOpinion);
  return found.kind === 'ok' && generation === undefined ? unknown('replication.generation') : found;
}

const GOOD_VSS: Vss = {
  machines: ['sql01'],
  isDatabase: true,
  provider: 'registered',
  providerStart: 'automatic',
  failedWriters: [],
};
const GOOD_SCRIPT: Script = {
  machines: ['web01'],
  isPresent: true,
  isExecutable: true,
  preExitCode: 0,
  postExitCode: 0,
  seconds: 4,
};
const GOOD_AGENT: Agent = {
  machines: ['web01'],
  family: 'linux',
  isSystemListed: true,
  kernel: 'stock',
  versionsBehind: 1,
  installFolderFreeMB: 400,
  rootFreeMB: 4000,
  memoryFreePercent: 20,
};

const VSS_REMEDY =
  'run vssadmin list providers and vssadmin list writers as administrator; reinstall the Azure Site Recovery VSS provider (InMageVSSProvider_Install.cmd in the agent folder) where it is missing (codes 2147221164 and 2147746132), set its service to Automatic where it is disabled (2147943458), register it again (2147754756), then restart VSS, the provider and VDS, and make an app-consistent point';

export const CONSISTENCY_RULES: readonly SiteRule[] = [
  siteRule({
    id: 'site/r-vss-1',
    challenge: 'R-VSS-1',
    severity: 'warns',
    needs: [
      'consistency.vss',
      'consistency.vss.provider',
      'consistency.vss.providerStart',
      'consistency.vss.failedWriters',
    ],
    check: checkVss(false),
    message: 'app-consistent points fail on Windows: {found}',
    remedy: VSS_REMEDY,
    source: PAGES.troubleshoot,
    passing: [{ consistency: { vss: [{ ...GOOD_VSS, isDatabase: false }] } }, { consistency: { vss: [] } }],
    failing: [
      { consistency: { vss: [{ ...GOOD_VSS, isDatabase: false, provider: 'missing' }] } },
      { consistency: { vss: [{ machines: ['app01'], errorCode: '2147221164' }] } },
    ],
  }),
  siteRule({
    id: 'site/r-vss-1-database',
    challenge: 'R-VSS-1',
    severity: 'blocks',
    needs: [
      'consistency.vss',
      'consistency.vss.provider',
      'consistency.vss.providerStart',
      'consistency.vss.failedWriters',
    ],
    check: checkVss(true),
    message: 'app-consistent points fail on machines that hold databases: {found}',
    remedy: VSS_REMEDY,
    source: PAGES.troubleshoot,
    passing: [{ consistency: { vss: [GOOD_VSS] } }],
    failing: [{ consistency: { vss: [{ ...GOOD_VSS, failedWriters: ['SqlServerWriter'] }] } }],
  }),
  siteRule({
    id: 'site/r-vss-2',
    challenge: 'R-VSS-2',
    severity: 'warns',
    needs: ['consistency.sqlServers', 'consistency.sqlServers.version', 'consistency.sqlServers.hasAutoClose'],
    check: checkSql,
    message: 'VSS is known to fail with {found}',
    remedy:
      'install the latest cumulative update of that SQL Server (its articles name the failing VSS snapshots), set AUTO_CLOSE OFF for every database (ALTER DATABASE name SET AUTO_CLOSE OFF), and look for app-consistent points afterwards',
    source: PAGES.troubleshoot,
    passing: [{ consistency: { sqlServers: [{ machines: ['sql01'], version: '2022', hasAutoClose: false }] } }],
    failing: [
      { consistency: { sqlServers: [{ machines: ['sql01'], version: '2016', hasAutoClose: false }] } },
      { consistency: { sqlServers: [{ machines: ['sql01'], version: '2019', hasAutoClose: true }] } },
    ],
  }),
  siteRule({
    id: 'site/r-vss-3',
    challenge: 'R-VSS-3',
    severity: 'warns',
    needs: ['databases', 'databases.engine', 'databases.consistentBy'],
    check: checkFileSystemOnly,
    message:
      '{found}: neither engine has a VSS writer, and so an app-consistent point holds its files as after a power cut (file-system-consistent only)',
    remedy:
      'quiesce it yourself: a script around the point (FLUSH TABLES WITH READ LOCK for MySQL; pg_backup_start and pg_backup_stop for PostgreSQL) or replication of its own to a machine in Azure; after each drill let it recover and compare the position of its log',
    source: PAGES.vssWriters,
    passing: [
      { databases: [{ name: 'orders', engine: 'mysql', consistentBy: 'script' }] },
      { databases: [{ name: 'books', engine: 'sqlServer' }] },
    ],
    failing: [{ databases: [{ name: 'orders', engine: 'postgresql', consistentBy: 'vss' }] }],
  }),
  siteRule({
    id: 'site/r-lnx-1',
    challenge: 'R-LNX-1',
    severity: 'warns',
    needs: ['consistency.linuxScripts', 'consistency.linuxScripts.isPresent', 'consistency.linuxScripts.preExitCode'],
    check: checkScripts,
    message: 'the script for app-consistent points on Linux does not do: {found}',
    remedy:
      'write /usr/local/ASR/Vx/scripts/customscript.sh for both --pre and --post, chmod 755 as root, and run it by hand with each: exit code 0 within 60 s. The agent ignores a failure and makes the point all the same, so watch /var/log/ApplicationPolicyLogs/customscript.log',
    source: `${PAGES.troubleshoot}; ${PAGES.linuxScripts}`,
    passing: [{ consistency: { linuxScripts: [GOOD_SCRIPT] } }, { consistency: { linuxScripts: [] } }],
    failing: [
      { consistency: { linuxScripts: [{ ...GOOD_SCRIPT, preExitCode: 1 }] } },
      { consistency: { linuxScripts: [{ ...GOOD_SCRIPT, seconds: 90 }] } },
    ],
  }),
  siteRule({
    id: 'site/r-agt-1',
    challenge: 'R-AGT-1',
    severity: 'blocks',
    needs: [
      'agents',
      'agents.family',
      'agents.isSystemListed',
      'agents.versionsBehind',
      'agents.installFolderFreeMB',
      'agents.memoryFreePercent',
      'agents.kernel',
      'agents.rootFreeMB',
      'replication.generation',
    ],
    check: checkAgents,
    message: 'the Mobility agent cannot do its work on {count} of the entries: {found}',
    remedy:
      'update the agent (at most 4 versions behind), install the stock kernel, free 500 MB (Windows) or 250 MB and 2 GB on / (Linux) and 6 % of memory; machines that cannot bear it are moved without agents, rebuilt, or replicated by what they run',
    source: `${PAGES.matrix}; ${PAGES.questions}`,
    passing: [
      { replication: { generation: 'modernized' }, agents: [GOOD_AGENT] },
      { replication: { generation: 'agentless' } },
    ],
    failing: [
      { agents: [{ ...GOOD_AGENT, kernel: 'custom' }] },
      { agents: [{ ...GOOD_AGENT, versionsBehind: 5 }] },
      { agents: [{ ...GOOD_AGENT, memoryFreePercent: 3 }] },
    ],
  }),
];
