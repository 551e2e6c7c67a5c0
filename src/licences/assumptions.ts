import type { LicenceAssumption } from './licences.js';
import type { LicenceRules } from './terms.js';

const READ_ON = '2026-11-21';
const CORE_GUIDE = 'Microsoft, Windows Server licensing guide, by pages that quote it';
const HYBRID_PAGE = 'Microsoft Learn, Azure Hybrid Benefit for Windows Server';
const HYBRID_FAQ = 'Microsoft, Azure Hybrid Benefit FAQ';
const SQL_GUIDE = 'Microsoft, SQL Server licensing guide, by pages that quote it';
const ORACLE_CLOUD = 'Oracle, Licensing Oracle Software in the Cloud Computing Environment';
const ORACLE_PARTITIONING = 'Oracle, Partitioning Policy, by pages that quote it';

const assumption = (text: string, source: string, changedBy: string | null = null): LicenceAssumption => ({
  text,
  source,
  readOn: READ_ON,
  changedBy,
});

const WINDOWS: Readonly<Record<LicenceRules['windows'], LicenceAssumption>> = {
  hosts: assumption(
    'Windows Server before is licensed by all physical cores of each host, 8 at least for each processor and 16 for the server, in packs of 2. ' +
      'Once licensed, Standard covers 2 machines and Datacenter any number; a guest that is Datacenter makes its host Datacenter. ' +
      'Hosts are counted with the machines that the inventory shows on them: machines that move need each host licensed for the most it ever runs.',
    CORE_GUIDE,
    'rules.windows, rules.windowsEdition',
  ),
  machines: assumption(
    'Windows Server before is licensed by the virtual cores of each machine, 8 at least for a machine and 16 for the owner. ' +
      'This takes subscriptions or active Software Assurance.',
    CORE_GUIDE,
    'rules.windows',
  ),
};

const SQL: Readonly<Record<LicenceRules['sqlServer'], LicenceAssumption>> = {
  machines: assumption(
    'SQL Server before is licensed by the virtual cores of each machine, 4 at least; since SQL Server 2022 this takes a subscription or Software Assurance.',
    SQL_GUIDE,
    'rules.sqlServer',
  ),
  hosts: assumption(
    'SQL Server Enterprise before is licensed by all physical cores of the host, 4 at least for each processor, for any number of machines ' +
      'with Software Assurance (without it, for as many machines as there are licences). Other editions go by the machine.',
    SQL_GUIDE,
    'rules.sqlServer',
  ),
};

const SCOPES: Readonly<Record<LicenceRules['oracle'], string>> = {
  host: 'the host that runs it',
  cluster: 'every host of the cluster that runs it',
  manager: 'every host of the vCenter that runs it',
};

/** The rules that this run followed, each with its source. */
export const describeAssumptions = (rules: LicenceRules): readonly LicenceAssumption[] => [
  WINDOWS[rules.windows],
  assumption(
    'Hybrid benefit takes as many core licences as the size has vCPUs, 8 at least. The FAQ counts in sets instead: 16 cores, or a 2-processor ' +
      'licence, cover two machines of up to 8 vCPUs or one of up to 16. A machine of 9 to 15 vCPUs takes fewer by the first rule; both counts are told. ' +
      'Licences of Standard serve here or there, those of Datacenter both at once; either needs active Software Assurance or a subscription.',
    `${HYBRID_PAGE}; ${HYBRID_FAQ}`,
  ),
  assumption(
    `Hybrid benefit for Windows counts the ${rules.windowsOfConstrained === 'full' ? 'vCPUs of the full size' : 'vCPUs that it shows'} of a ` +
      'constrained-core size. The page on these sizes says that their operating system costs what it costs on the full size, and another copy ' +
      'that products other than SQL Server count the new number.',
    'Microsoft Learn, Constrained vCPU capable VM sizes',
    'rules.windowsOfConstrained',
  ),
  SQL[rules.sqlServer],
  assumption(
    'SQL Server in Azure takes one core licence for each vCPU that the size shows, 4 at least. Developer and Express take none. ' +
      'The catalogue holds no price of machines with SQL Server included, so hybrid benefit for SQL Server has no scenario.',
    `${SQL_GUIDE}; Microsoft Learn, Constrained vCPU capable VM sizes`,
  ),
  assumption(
    `Oracle Database before is licensed on all physical cores of ${SCOPES[rules.oracle]}, times a core factor of ${rules.oracleCoreFactor}, ` +
      'rounded up for each group of hosts; Standard Edition 2 by occupied sockets. The Partitioning Policy names VMware and Hyper-V soft ' +
      'partitioning, which does not limit what is licensed. It contradicts what owners point to: the policy is no part of the contract, which speaks of ' +
      'processors where the program is installed or running. What each reading comes to is told side by side; which one holds is between the owner and Oracle.',
    `${ORACLE_PARTITIONING}; Oracle Processor Core Factor Table (0.5 for x86)`,
    'rules.oracle, rules.oracleCoreFactor',
  ),
  assumption(
    'Oracle Database Enterprise in Azure takes one processor licence for two vCPUs that are threads of one core, and for each vCPU that is a core; ' +
      'the core factor does not apply. Standard Edition 2 counts every four vCPUs as a socket and is licensed up to 8 vCPUs (other pages say 4).',
    ORACLE_CLOUD,
  ),
  assumption(
    rules.poweredOff === 'counted'
      ? 'Machines that are off are counted, since they can be started.'
      : 'Machines that are off are left out.',
    'a choice',
    'rules.poweredOff',
  ),
];
