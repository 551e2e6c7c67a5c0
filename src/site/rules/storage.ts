import { OK, unknown } from '../../rules/index.js';
import type { Verdict } from '../../rules/index.js';
import { REPLICATED_DISK_LIMITS } from '../disk-limits.js';
import type { DiskLimits } from '../disk-limits.js';
import type { SiteFactName } from '../fact-guides.js';
import type { SiteFacts } from '../facts.js';
import { figure, hitOf, judgeEach, lacks, lacksAnyOf, namesOf, when, wrong } from '../judge.js';
import type { Opinion } from '../judge.js';
import { siteRule } from '../rule.js';
import type { SiteRule } from '../rule.js';
import type { Antivirus } from '../site-consistency.js';
import type { SiteDisk } from '../site-replication.js';
import { PAGES } from '../sources.js';

const SECTOR_4K = 4096;

function sizeFault({ isSystemDisk, sizeGB, vmGeneration }: SiteDisk, limits: DiskLimits): readonly string[] {
  if (sizeGB === undefined) return [];
  // Whether it is the system disk decides the limit; over the larger one it is wrong in any case.
  const most = isSystemDisk === true ? limits.systemGB[vmGeneration ?? 2] : limits.dataGB;
  return [
    ...(sizeGB > most ? [`has ${figure(sizeGB)} GB, limit ${figure(most)}`] : []),
    ...(limits.aboveGB !== null && sizeGB <= limits.aboveGB && isSystemDisk !== true
      ? [`has ${figure(sizeGB)} GB, and more than 1024 MB are needed`]
      : []),
  ];
}

function diskFaults(one: SiteDisk, limits: DiskLimits): readonly string[] {
  const { type = 'ordinary', logicalSectorBytes } = one;
  const refusal = limits.refuses[type];
  return [
    ...sizeFault(one, limits),
    ...when(logicalSectorBytes === SECTOR_4K && !limits.takes4KSectors, () => 'has logical sectors of 4 KB'),
    ...when(refusal !== undefined, () => `(${type}) ${refusal ?? ''}`),
  ];
}

function diskOpinion(one: SiteDisk, limits: DiskLimits): Opinion {
  const { machine, disk, type, logicalSectorBytes, sizeGB, isSystemDisk, vmGeneration } = one;
  const faults = diskFaults(one, limits);
  if (faults.length > 0) return wrong(`${machine} ${disk} ${faults.join(', ')}`);
  const { 1: first, 2: second } = limits.systemGB;
  // The generation decides between two limits of a system disk that lies between them.
  const isBetween = isSystemDisk === true && (sizeGB ?? 0) > first && (sizeGB ?? 0) <= second;
  return lacksAnyOf([
    [sizeGB, 'disks.sizeGB'],
    [isSystemDisk, 'disks.isSystemDisk'],
    [isBetween ? vmGeneration : 1, 'disks.vmGeneration'],
    [type, 'disks.type'],
    [limits.takes4KSectors ? 1 : logicalSectorBytes, 'disks.logicalSectorBytes'],
  ]);
}

function byMachine(disks: readonly SiteDisk[]): readonly (readonly SiteDisk[])[] {
  const groups = new Map<string, SiteDisk[]>();
  for (const disk of disks) {
    const name = disk.machine.toLowerCase();
    groups.set(name, [...(groups.get(name) ?? []), disk]);
  }
  return [...groups.values()];
}

/** Disks of Hyper-V hosts are judged machine by machine with the inventory. */
function checkDisks({ site }: SiteFacts): Verdict<SiteFactName> {
  const generation = site.replication?.generation;
  if (generation === 'hyperV') return OK;
  if (generation === undefined) return unknown('replication.generation');
  const limits = REPLICATED_DISK_LIMITS[generation];
  const crowded = byMachine(site.disks ?? []).filter((disks) => disks.length > limits.disksPerMachine);
  if (crowded.length > 0) {
    return hitOf(
      crowded.map((disks) => ({
        words: `${disks[0]!.machine} has ${disks.length} disks, limit ${limits.disksPerMachine}`,
        at: 'disks',
      })),
    );
  }
  return judgeEach(site.disks, { path: 'disks', fact: 'disks' }, (one) => diskOpinion(one, limits));
}

function checkSnapshots({ site }: SiteFacts): Verdict<SiteFactName> {
  const generation = site.replication?.generation;
  if (generation !== undefined && generation !== 'agentless') return OK; // nothing else reads by snapshots of the host
  const at = { path: 'snapshots', fact: 'snapshots' } as const;
  const found = judgeEach(site.snapshots, at, ({ machines, count, products }) => {
    const faults = [
      ...(count === undefined || count === 0 ? [] : [`${count} snapshots exist`]),
      ...(products === undefined || products.length === 0 ? [] : [`${products.join(', ')} uses them too`]),
    ];
    if (faults.length > 0) return wrong(`${namesOf(machines)}: ${faults.join(', ')}`);
    if (count === undefined) return lacks('snapshots.count');
    return products === undefined ? lacks('snapshots.products') : null;
  });
  return generation === undefined ? unknown('replication.generation') : found;
}

const SOURCE_FOLDERS = ['C:\\ProgramData\\ASR\\agent', 'C:\\Program Files (x86)\\Microsoft Azure Site Recovery'];
const PROGRAMS = [
  ...['Azure Appliance Auto Update', 'Azure Appliance Configuration Manager', 'Azure Push Install Agent'],
  ...['Azure RCM Proxy Agent', 'Azure Recovery Services Agent', 'Azure Server Discovery Service'],
  ...['Azure Site Recovery Process Server', 'Azure Site Recovery Provider', 'Azure to on-premises Reprotect agent'],
  ...['Azure VMware Discovery Service', 'on-premises to Azure Replication agent'],
];
const APPLIANCE_FOLDERS = [
  ...['C:\\ProgramData\\Microsoft Azure', 'C:\\ProgramData\\ASRLogs', 'C:\\Windows\\Temp\\MicrosoftAzure'],
  ...PROGRAMS.map((name) => `C:\\Program Files\\Microsoft ${name}`),
  'E:\\',
];

const plainPath = (path: string): string => `${path.trim().toLowerCase().replaceAll('/', '\\').replace(/\\+$/, '')}\\`;

function missingFolders({ on, exclusions = [] }: Antivirus): readonly string[] {
  const excluded = exclusions.map(plainPath);
  const needed = on === 'source' ? SOURCE_FOLDERS : APPLIANCE_FOLDERS;
  return needed.filter((folder) => !excluded.some((one) => plainPath(folder).startsWith(one)));
}

function antivirusOpinion(one: Antivirus): Opinion {
  if (one.product?.toLowerCase() === 'none') return null;
  if (one.exclusions === undefined) return lacks('antivirus.exclusions');
  const missing = missingFolders(one);
  const where = one.on === 'source' ? namesOf(one.machines) : 'the appliance';
  const [first, ...rest] = missing;
  const beside = rest.length > 0 ? ` and ${rest.length} more folders` : '';
  return first === undefined ? null : wrong(`${one.product ?? 'antivirus'} on ${where} reads ${first}${beside}`);
}

/** Where initial replication failed with the code of antivirus, the same is no longer a warning. */
const checkAntivirus =
  (hasError: boolean) =>
  ({ site }: SiteFacts): Verdict<SiteFactName> =>
    judgeEach(site.antivirus, { path: 'antivirus', fact: 'antivirus' }, (one) => {
      if ((one.hasError78169 === true) !== hasError) return null;
      return hasError && antivirusOpinion(one) === null
        ? wrong(`error 78169 on ${namesOf(one.machines)} with every folder excluded`)
        : antivirusOpinion(one);
    });

const DISK: SiteDisk = {
  machine: 'db01',
  disk: 'Hard disk 1',
  sizeGB: 512,
  isSystemDisk: true,
  vmGeneration: 2,
  logicalSectorBytes: 512,
  type: 'ordinary',
};
const AGENTLESS = { replication: { generation: 'agentless' } } as const;
const MODERNIZED = { replication: { generation: 'modernized' } } as const;
const AV_REMEDY =
  'exclude C:\\ProgramData\\ASR\\agent and C:\\Program Files (x86)\\Microsoft Azure Site Recovery on every machine with an agent (pages name the one and the other), and on the appliance its folders under C:\\ProgramData, C:\\Program Files and E:\\; for Symantec and others in the central policy, then resynchronize';

export const STORAGE_RULES: readonly SiteRule[] = [
  siteRule({
    id: 'site/r-disk-1',
    challenge: 'R-DISK-1',
    severity: 'blocks',
    needs: [
      'replication.generation',
      'disks',
      'disks.sizeGB',
      'disks.isSystemDisk',
      'disks.vmGeneration',
      'disks.type',
      'disks.logicalSectorBytes',
    ],
    check: checkDisks,
    message: 'disks cannot be replicated: {found}',
    remedy:
      'shrink or split the disk, move shared, passthrough and NFS data by its own means, decrypt before the move, or change the way of replication: an agent takes independent disks and iSCSI, no agent takes system disks over 2 TB',
    source: `${PAGES.matrix}; ${PAGES.migrateMatrix}`,
    passing: [
      { ...MODERNIZED, disks: [DISK] },
      { ...AGENTLESS, disks: [{ ...DISK, sizeGB: 2048 }] },
    ],
    failing: [
      { ...MODERNIZED, disks: [{ ...DISK, logicalSectorBytes: 4096 }] },
      { ...MODERNIZED, disks: [{ ...DISK, sizeGB: 3000, vmGeneration: 1 }] },
      { ...AGENTLESS, disks: [{ ...DISK, type: 'independent' }] },
    ],
  }),
  siteRule({
    id: 'site/r-snap-1',
    challenge: 'R-SNAP-1',
    severity: 'blocks',
    needs: ['replication.generation', 'snapshots', 'snapshots.count', 'snapshots.products'],
    check: checkSnapshots,
    message: 'snapshots or another product stand in the way of changed block tracking: {found}',
    remedy:
      'delete and consolidate all snapshots before replication starts, let one product alone use changed block tracking of a machine (move its backup into the guest meanwhile), and reset the tracking where it was confused',
    source: `${PAGES.agentless}; ${PAGES.hyperBdr}`,
    passing: [
      { ...AGENTLESS, snapshots: [{ machines: ['web01'], count: 0, products: [] }] },
      MODERNIZED,
      { ...AGENTLESS, snapshots: [] },
    ],
    failing: [
      { ...AGENTLESS, snapshots: [{ machines: ['web01'], count: 2 }] },
      { ...AGENTLESS, snapshots: [{ machines: ['web01'], count: 0, products: ['backup'] }] },
    ],
  }),
  siteRule({
    id: 'site/r-av-1',
    challenge: 'R-AV-1',
    severity: 'warns',
    needs: ['antivirus', 'antivirus.exclusions'],
    check: checkAntivirus(false),
    message: 'antivirus is not told to leave replication alone: {found}',
    remedy: AV_REMEDY,
    source: `${PAGES.applianceMatrix}; ${PAGES.troubleshoot}`,
    passing: [
      { antivirus: [{ on: 'source', product: 'Defender', exclusions: SOURCE_FOLDERS }] },
      { antivirus: [{ on: 'appliance', product: 'none' }] },
      {
        antivirus: [
          { on: 'appliance', exclusions: ['C:\\ProgramData', 'C:\\Windows\\Temp', 'c:/program files/', 'E:'] },
        ],
      },
    ],
    failing: [{ antivirus: [{ on: 'source', product: 'Symantec', exclusions: [] }] }],
  }),
  siteRule({
    id: 'site/r-av-1-error',
    challenge: 'R-AV-1',
    severity: 'blocks',
    needs: ['antivirus', 'antivirus.exclusions'],
    check: checkAntivirus(true),
    message: 'antivirus stops initial replication (error 78169): {found}',
    remedy: AV_REMEDY,
    source: `${PAGES.applianceMatrix}; ${PAGES.troubleshoot}`,
    code: '78169',
    passing: [{ antivirus: [{ on: 'source', product: 'Defender', exclusions: SOURCE_FOLDERS }] }],
    failing: [{ antivirus: [{ on: 'source', product: 'Symantec', exclusions: [], hasError78169: true }] }],
  }),
];
