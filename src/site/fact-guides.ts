import type { FactGuide } from '../rules/index.js';
import type { SiteFactName } from './fact-names.js';

export type { SiteFactName } from './fact-names.js';

/** Facts that are found by one command or tool, each with its name for people. */
const by = <K extends SiteFactName>(
  howToGet: string,
  labels: Readonly<Record<K, string>>,
): Readonly<Record<K, FactGuide>> =>
  Object.fromEntries(
    Object.entries<string>(labels).map(([fact, label]) => [fact, { label, howToGet }]),
  ) as unknown as Readonly<Record<K, FactGuide>>;

const COUNTED = {
  ...by(
    'ask the customer, and list the machines: an RVTools export (vInfo, read-only account) or Get-VM | Select-Object Name',
    {
      'machines.statedCount': 'how many machines there are said to be',
      'machines.list': 'which machines there are, each with one role',
    },
  ),
};

const POLICY = {
  ...by(
    'ask which appliance is installed or planned; in the vault: Site Recovery infrastructure, Configuration Servers and replication appliances (Reader on the vault); on a suspected machine: Get-Service cxprocessserver, tmansvc',
    {
      'replication.generation': 'the generation of replication',
      'replication.scenario': 'what replication is for',
      'configurationServer.found': 'whether a configuration server exists',
    },
  ),
  ...by(
    'look into the replication policy: Get-AzRecoveryServicesAsrPolicy (Reader on the vault), or ask what is planned',
    {
      'replication.retentionHours': 'how long recovery points are kept',
      'replication.appConsistentMinutes': 'how often app-consistent points are made',
      'replication.rpoThresholdMinutes': 'how much may be lost (the RPO threshold)',
      'replication.storage': 'whether the storage replicated to is premium or standard, or unmanaged disks',
      'replication.highChurn': 'whether the High Churn option is asked for',
    },
  ),
  ...by('ask the customer; see the vault: Get-AzRecoveryServicesVault | Select-Object Name, Location (Reader)', {
    'replication.targetRegion': 'the one target region',
    'replication.secondRegion': 'the region for the loss of the target itself',
  }),
};

const CONSISTENCY = {
  ...by(
    'on each Windows machine as administrator: vssadmin list providers, vssadmin list writers, Get-Service "Azure Site Recovery VSS Provider" | Select-Object StartType, and vacp.log in the agent folder',
    {
      'consistency.vss': 'whether Volume Shadow Copy works on Windows machines',
      'consistency.vss.provider': "whether Site Recovery's VSS provider is registered",
      'consistency.vss.providerStart': 'how the service of the VSS provider starts',
      'consistency.vss.failedWriters': 'whether a VSS writer failed',
    },
  ),
  ...by(
    "in each SQL Server: SELECT SERVERPROPERTY('ProductVersion'); SELECT name, is_auto_close_on FROM sys.databases (public role)",
    {
      'consistency.sqlServers': 'which SQL Servers there are',
      'consistency.sqlServers.version': 'the version of SQL Server',
      'consistency.sqlServers.hasAutoClose': 'whether a database has AUTO_CLOSE on',
    },
  ),
  ...by(
    'on each Linux machine as root: ls -l /usr/local/ASR/Vx/scripts/customscript.sh; time /usr/local/ASR/Vx/scripts/customscript.sh --pre; echo $?; the same with --post',
    {
      'consistency.linuxScripts': 'whether Linux machines have a script that quiesces them',
      'consistency.linuxScripts.isPresent': 'whether customscript.sh is there and executable',
      'consistency.linuxScripts.preExitCode': 'how test runs of customscript.sh ended',
    },
  ),
  ...by(
    'on each machine: the version in the portal under Replicated items or in the agent folder, uname -r, df -m / and the install folder, free -m or Perfmon Memory\\Available MBytes at the peak, against the support matrix of the agent (root or administrator)',
    {
      agents: 'which machines get the Mobility agent and whether they can bear it',
      'agents.family': 'the family of their operating system',
      'agents.isSystemListed': 'whether the matrix lists their operating system and kernel',
      'agents.kernel': 'whether their kernel is the stock one',
      'agents.versionsBehind': 'how far the agent is behind',
      'agents.installFolderFreeMB': 'free space where the agent is installed',
      'agents.rootFreeMB': 'free space of / on Linux',
      'agents.memoryFreePercent': 'memory that is free at the peak',
    },
  ),
  ...by(
    'ask the security team for the central policy; on Windows: Get-MpPreference | Select-Object ExclusionPath (administrator), or the console of the product',
    {
      antivirus: 'which antivirus runs on machines and appliance',
      'antivirus.exclusions': 'which folders antivirus leaves alone',
    },
  ),
};

const DATABASES = {
  ...by(
    'ask the owners of the data; ports 3306, 5432, 1433 and 1521 in the connections, or installed programs, tell where databases run',
    {
      databases: 'which databases there are',
      'databases.engine': 'the engine of a database',
      'databases.consistentBy': 'what makes recovery points of a database consistent',
    },
  ),
  ...by(
    'on both sides: SELECT @@read_only, @@super_read_only; (MySQL), SELECT pg_is_in_recovery(); (PostgreSQL): a copy that answers 0 or f takes writes',
    {
      'databases.writers': 'how many copies of a database take writes',
    },
  ),
  ...by(
    'SHOW REPLICA STATUS (MySQL, REPLICATION CLIENT) or SELECT * FROM pg_stat_replication (PostgreSQL, pg_monitor), the worst of a week',
    {
      'databases.replicas': 'which replicas a database has',
      'databases.replicas.lagSeconds': 'how far a replica is behind',
      'databases.replicas.isMonitored': 'whether somebody is told when a replica falls behind',
    },
  ),
  ...by(
    "SHOW VARIABLES WHERE Variable_name IN ('log_bin', 'sync_binlog', 'innodb_flush_log_at_trx_commit'); after a test failover the error log, SHOW BINARY LOGS and SHOW BINARY LOG STATUS on both sides (REPLICATION CLIENT)",
    {
      'databases.binaryLog': 'how MySQL writes its binary log',
      'databases.binaryLog.isContiguous': 'whether MySQL recovered whole after a test failover',
      'databases.binaryLog.behindPrimarySeconds': 'how far behind the primary the recovered copy ended',
    },
  ),
  ...by(
    'SELECT GTID_SUBTRACT(old, new) with gtid_executed of both sides; without GTID compare the binary logs (REPLICATION CLIENT)',
    {
      'databases.transactionsOnlyOnOldPrimary': 'whether the old primary has transactions that the new one lacks',
    },
  ),
  ...by(
    'in the vault: Replicated items, column Active location; on premises: Get-VM | Select-Object Name, PowerState (read-only)',
    {
      'failover.activeSite': 'which site takes writes now',
      'failover.oldPrimaryPower': 'whether the machines that were replaced are off',
    },
  ),
};

const DIRECTORY = {
  ...by(
    'Get-ADDomainController -Filter * | Select-Object Name, Site, IsReadOnly, IsGlobalCatalog, OperationMasterRoles (domain user), and nltest /dsgetdc:DOMAIN /force from a machine in Azure with the link cut',
    {
      'directory.domainControllers': 'which domain controllers there are, and where',
      'directory.domainControllers.site': 'where a domain controller runs',
      'directory.domainControllers.isWritable': 'whether a domain controller in Azure is writable',
      'directory.domainControllers.isReachable': 'whether it is reached while the first site is lost',
      'directory.domainControllers.fsmo':
        'whether a replicated domain controller is a global catalogue and holds operations masters',
    },
  ),
  ...by(
    'in the network of drills: dcdiag /test:Connectivity /test:Advertising /test:MachineAccount, net share, Get-ItemProperty HKLM:\\SYSTEM\\CurrentControlSet\\Services\\gencounter Start on its domain controller (administrator), and the peerings and DNS servers of the virtual network (Get-AzVirtualNetwork, Reader)',
    {
      'directory.drill': 'how the directory of test failovers is set up',
      'directory.drill.isNetworkIsolated': 'whether the network of test failovers is isolated',
      'directory.drill.dnsServer': 'the DNS server of that network and the address of its domain controller',
      'directory.drill.domainControllers': 'how many domain controllers a drill starts',
      'directory.drill.passedTests': 'which tests of dcdiag passed there',
      'directory.drill.isSysvolShared': 'whether SYSVOL is shared there',
      'directory.drill.generationSafeguard': 'whether the VM-GenerationID safeguard is active there',
      'directory.drill.isForDrillsOnly': 'whether that domain controller serves drills alone',
    },
  ),
  ...by('on each machine after a test failover: nltest /sc_verify:DOMAIN (administrator)', {
    'directory.secureChannels': 'whether machines keep their secure channel after they moved',
    'directory.secureChannels.isOk': 'what nltest said of a machine',
  }),
  ...by(
    "gpresult /h or secpol.msc: Domain member: Maximum machine account password age; Get-ADComputer -Filter 'Enabled -eq $true' -Properties PasswordLastSet | Sort-Object PasswordLastSet (domain user)",
    {
      'directory.machinePasswordMaximumAgeDays': 'after how many days members change their password',
      'directory.oldestMachinePasswordDays': 'the age of the oldest password of a member that is on',
    },
  ),
  ...by(
    'repadmin /prp view RODC reveal and Get-ADDomainControllerPasswordReplicationPolicyUsage -Identity RODC -RevealedAccounts (domain admins)',
    {
      'directory.passwordCaching': 'which passwords the read-only domain controller has cached',
    },
  ),
};

const NAMES = {
  ...by(
    'Resolve-DnsName NAME -Server AUTHORITATIVE | Select-Object Name, TTL, or dig NAME, for every name that clients use',
    {
      'dns.records': 'which names clients use for what moves',
      'dns.records.ttlSeconds': 'how long clients keep an answer',
      'dns.areNamesUsed': 'whether applications call each other by name (search configurations for addresses)',
    },
  ),
  ...by(
    'on each DNS server: Get-DnsServerForwarder; Get-DnsServerZone | Where-Object ZoneType -eq Forwarder (DnsAdmins), or named.conf',
    {
      'dns.forwarders': 'where DNS servers on premises forward to',
    },
  ),
  ...by('on appliance and machines: Get-Content C:\\Windows\\System32\\drivers\\etc\\hosts, or cat /etc/hosts', {
    'dns.hostsEntries': 'whether hosts files answer names of Azure services',
    'dns.hostsEntries.names': 'which names a hosts file answers',
  }),
  ...by(
    'on the appliance: Resolve-DnsName for each FQDN that Get-AzPrivateEndpoint shows under CustomDnsConfigs (Reader): five of the vault, the cache account, the key vault, discovery',
    {
      'privateEndpoints.resolved': 'what the names of vault, blob, key vault and discovery resolve to',
      'privateEndpoints.resolved.address': 'the address that a name resolved to',
      'privateEndpoints.resolved.service': 'the service that a name is of',
    },
  ),
  ...by(
    'Get-AzPrivateEndpoint | Select-Object Name, Subnet; Get-AzVirtualNetworkSubnetConfig; the history of the vault (Reader)',
    {
      'privateEndpoints.areUsed': 'whether private endpoints are used',
      'privateEndpoints.subnet': "the range of the endpoints' subnet",
      'privateEndpoints.hadVaultItems': 'whether the vault had items when its endpoint was made',
    },
  ),
  ...by(
    'Get-AzStorageAccount | Select-Object StorageAccountName, Kind and its PrivateEndpointConnections (Reader); ask the security team what may take the internet',
    {
      'privateEndpoints.cacheAccount.kind': 'the kind of the cache storage account',
      'privateEndpoints.cacheAccount.hasEndpoint': 'whether the cache storage account has a private endpoint',
      'privateEndpoints.cacheAccount.isInternetAccepted': 'whether somebody accepted that data takes the internet',
    },
  ),
};

const NETWORK = {
  ...by(
    'Get-AzExpressRouteCircuit | Select-Object Name, Sku, ServiceProviderProperties, Peerings; Get-AzVirtualNetworkGatewayConnection (Reader), and the network team',
    {
      'network.links': 'which links lead to Azure',
      'network.links.kind': 'the kind of a link',
      'network.links.peering': 'the peering of a circuit',
      'network.links.tier': 'the SKU of a circuit',
      'network.links.peeringLocation': 'where a circuit meets its provider, and the geopolitical region of that place',
      'network.links.localRegions': 'the regions that a Local circuit reaches',
      'network.links.mode': 'whether a link is alone or in a pair',
      'network.links.regions': 'which regions a link reaches, by names that the table of ExpressRoute knows',
      'network.links.carriesReplication': 'which link replication takes',
    },
  ),
  ...by(
    'measure with the Deployment Planner (GetThroughput) or iperf3 at the hours in question, less what others use',
    {
      'network.replicationMbps': 'the bandwidth that replication may use',
    },
  ),
  ...by(
    'on the appliance: Get-NetQosPolicy and its scheduled tasks; on process servers and Hyper-V hosts: Get-OBMachineSetting (administrator); blackout windows in the appliance configuration',
    {
      'network.throttles': 'which throttles hold when',
      'network.blackouts': 'which blackout windows there are',
    },
  ),
  ...by(
    'Get-AzVirtualNetwork | Select-Object -ExpandProperty Subnets | Select-Object Name, NatGateway, RouteTable, DefaultOutboundAccess (Reader), or the design of the target network',
    {
      'network.subnets': 'which subnets the target has and how machines get out of them',
      'network.subnets.egress': 'how machines get out of a subnet',
      'network.subnets.isNetworkNew': 'whether the network is newer than 31 March 2026',
      'network.subnets.needsEgress': 'whether anything in a subnet calls outside',
    },
  ),
  ...by('follow the default route of the front ends (tracert, route print) and ask the network team what takes over', {
    'network.egressPoints': 'what all traffic passes on its way out',
    'network.egressPoints.hasStandby': 'whether something takes over for it',
  }),
  ...by('netsh winhttp show proxy on the appliance, env | grep -i proxy on Linux, and the team of the proxy', {
    proxies: 'which proxies stand between appliance and Azure',
    'proxies.protocol': 'how a proxy is spoken to',
    'proxies.needsAuthentication': 'whether a proxy asks who calls',
    'proxies.resolvesCname': 'whether a proxy follows CNAMEs',
    'proxies.inspectsTls': 'whether a proxy opens TLS (compare the issuer of the certificate with that seen outside)',
    'proxies.bypasses': 'which names go around a proxy',
  }),
  ...by(
    'from the appliance: Test-NetConnection NAME -Port 443 for every URL of the list, and the rule base of the firewall',
    {
      'allowList.isApplied': 'whether the firewall lets the needed URLs through',
    },
  ),
};

const CHURN = {
  ...by(
    'profile with the Deployment Planner for a week or longer (ASRDeploymentPlanner.exe -Operation StartProfiling, read-only vCenter account), or Perfmon PhysicalDisk\\Disk Write Bytes/sec and Avg. Disk Bytes/Write, iostat -x 60',
    {
      'churn.disks': 'how much each disk writes',
      'churn.disks.p95MBps': 'how much a disk writes at its 95th percentile',
      'churn.disks.ioKB': 'the average size of its writes',
      'churn.disks.target': 'the disk that it replicates to',
      'churn.machines': 'how much each machine writes in its highest minute',
      'churn.machines.peakMBps': 'how much a machine writes in its highest minute',
      'churn.averageMBps': 'how much all machines write on average',
      'churn.profile': 'the churn minute by minute, without which nothing certain can be said of peaks',
    },
  ),
  ...by(
    'Get-Datastore | Select-Object Name, Type, FreeSpaceGB; growth = changed data of one cycle (Get-Snapshot | Select-Object VM, SizeGB after a cycle), read-only account',
    {
      datastores: 'which datastores hold snapshots, and their free space',
      'datastores.freeGB': 'the free space of a datastore',
      'datastores.snapshotGrowthGB': 'how far snapshots grow during a cycle',
    },
  ),
  ...by(
    'plan: sum the used sizes of the machines of this window (RVTools vPartition or vDisk), and ask for the date of the window',
    {
      'cutover.on': 'the day of the window',
      'cutover.initialReplicationOn': 'when initial replication begins',
      'cutover.initialReplicationGB': 'how much initial replication copies',
    },
  ),
};

const VMWARE = {
  ...by(
    'Get-VIPermission -Principal ACCOUNT | Select-Object Role, Entity, Propagate; (Get-VIRole ROLE).PrivilegeList (read-only); the log policy of vCenter',
    {
      vcenters: 'which vCenters there are and with which account they are asked',
      'vcenters.privileges': 'the privileges of the account',
      'vcenters.role': 'the role of the account',
      'vcenters.isAudited': 'whether what the account does is logged out of its reach',
    },
  ),
  ...by(
    'in the portal: Azure Migrate > Replicating machines and Appliances, or Get-AzMigrateServerReplication (Reader)',
    {
      'vcenters.replicatingMachines': 'how many machines of a vCenter replicate at once',
      'vcenters.hasScaleOut': 'whether a scale-out appliance is registered',
    },
  ),
  ...by(
    'on the appliance: systeminfo, Get-PSDrive; in the vault: Site Recovery infrastructure, columns Replicated items and Health; churn from the Deployment Planner',
    {
      appliances: 'which appliances there are',
      'appliances.kind': 'what an appliance is',
      'appliances.machines': 'how many machines an appliance moves',
      'appliances.churnGBPerDay': 'how much those machines write in a day',
      'appliances.cpus': 'the processors of an appliance',
      'appliances.memoryGB': 'the memory of an appliance',
      'appliances.cacheGB': 'the cache disk of an appliance',
    },
  ),
  ...by(
    'RVTools vDisk (Raw, Disk Mode, Sharing mode, Controller), Get-HardDisk | Select-Object Parent, Name, CapacityGB, DiskType, Persistence; sectors: Get-PhysicalDisk | Select-Object LogicalSectorSize, lsblk -o NAME,LOG-SEC',
    {
      disks: 'which disks there are beside what the inventory tells',
      'disks.sizeGB': 'the size of a disk',
      'disks.isSystemDisk': 'whether a disk is the one that the machine starts from',
      'disks.vmGeneration': 'the generation of the machine in Azure (UEFI makes 2)',
      'disks.type': 'what is special about a disk',
      'disks.logicalSectorBytes': 'the logical sector size of a disk',
    },
  ),
  ...by(
    'RVTools vSnapshot, or Get-VM | Get-Snapshot; ask the backup team which products use changed block tracking (ctkEnabled in Get-AdvancedSetting)',
    {
      snapshots: 'which snapshots exist and who else uses changed block tracking',
      'snapshots.count': 'how many snapshots exist',
      'snapshots.products': 'which products use changed block tracking too',
    },
  ),
};

const RECOVERY = {
  ...by(
    'search connections (dependency export), configuration files and code for addresses: grep -rEn "([0-9]{1,3}\\.){3}[0-9]{1,3}" /etc /opt, findstr /s /r on Windows; ask each owner',
    {
      'hardCodedAddresses.found': 'which addresses are hard-coded',
      'hardCodedAddresses.found.plan': 'what becomes of a hard-coded address',
      'hardCodedAddresses.searchedBy': 'how hard-coded addresses were looked for',
    },
  ),
  ...by(
    'Get-AzVMUsage -Location REGION, Get-AzNetworkUsage -Location REGION (Reader on the subscription); needed: the cores of the sizes planned, by family',
    {
      quotas: 'the quotas of the target region',
      'quotas.limit': 'the limit of a quota',
      'quotas.used': 'what of a quota is used',
      'quotas.needed': 'what a failover of everything takes of a quota',
    },
  ),
  ...by(
    'ask whether machines come home after a failover, and how; Get-Datastore | Select-Object Type, Get-AdvancedSetting -Entity VM -Name disk.enableUUID, Get-HardDisk -DiskType Raw*, the licence of ESXi (read-only)',
    {
      'failback.wanted': 'whether machines are to come home again',
      'failback.mode': 'in which way they come home',
      'failback.datastore':
        'the conditions at home: location, datastore, disk.enableUUID, raw device mappings, licence, disks attached at once',
      'failback.targetDisks':
        'the machine to fail back to beside its source: disks, their sizes, how both start, the snapshot of the original',
    },
  ),
  ...by('in the vault: Replicated items, column Last successful Test Failover, and its jobs (Reader)', {
    drills: 'which test failovers there were',
    'drills.lastTestOn': 'when something was tested last',
    'drills.kind': 'whether a test was of a machine or of an application',
    'drills.isCleanedUp': 'whether a test succeeded and was cleaned up',
  }),
};

/** What each fact is called, and how to get it. */
export const FACT_GUIDES: Readonly<Record<SiteFactName, FactGuide>> = {
  ...COUNTED,
  ...POLICY,
  ...CONSISTENCY,
  ...DATABASES,
  ...DIRECTORY,
  ...NAMES,
  ...NETWORK,
  ...CHURN,
  ...VMWARE,
  ...RECOVERY,
};
