import { OK, unknown } from '../../rules/index.js';
import type { Verdict } from '../../rules/index.js';
import { churnLimitOf, HIGH_CHURN, isPrintedTarget, MACHINE_CHURN, NORMAL_CHURN } from '../churn-limits.js';
import type { ChurnTarget } from '../churn-limits.js';
import type { SiteFactName } from '../fact-guides.js';
import type { SiteFacts } from '../facts.js';
import { figure, judgeEach, lacks, wrong } from '../judge.js';
import type { Opinion } from '../judge.js';
import { siteRule } from '../rule.js';
import type { SiteRule } from '../rule.js';
import type { Churn, Generation, Replication } from '../site-replication.js';
import { PAGES } from '../sources.js';

const isHigh = ({ highChurn, scenario }: Replication = {}): boolean =>
  highChurn === true && scenario === 'azureRecovery';
/** These limits are those of the agent's stream; without agents, cycles fold writes. */
const hasStream = (generation: Generation | undefined): boolean =>
  generation !== 'agentless' && generation !== 'hyperV';

type DiskChurn = NonNullable<Churn['disks']>[number];

function diskOpinion({ machine, disk, p95MBps, ioKB, target }: DiskChurn, high: boolean): Opinion {
  if (p95MBps === undefined) return lacks('churn.disks.p95MBps');
  if (ioKB === undefined) return lacks('churn.disks.ioKB');
  if (target === undefined) return lacks('churn.disks.target');
  const limit = churnLimitOf((high ? HIGH_CHURN : NORMAL_CHURN)[target as ChurnTarget], ioKB);
  if (p95MBps <= limit.megabytesPerSecond) return null;
  const assumed = [
    ...(limit.isAssumed ? [`, assuming the row of ${limit.rowKB} KB for a size between rows`] : []),
    ...(isPrintedTarget(target as ChurnTarget, high)
      ? []
      : [', assuming the row of P50, the largest disk that the table has']),
  ].join('');
  return wrong(
    `${machine} ${disk} writes ${figure(p95MBps)} MB/s at ${figure(ioKB)} KB to ${target}, limit ${limit.megabytesPerSecond} MB/s${assumed}`,
  );
}

function checkDisks({ site }: SiteFacts): Verdict<SiteFactName> {
  if (!hasStream(site.replication?.generation)) return OK;
  const at = { path: 'churn.disks', fact: 'churn.disks' } as const;
  return judgeEach(site.churn?.disks, at, (one) => diskOpinion(one, isHigh(site.replication)));
}

function checkMachines({ site }: SiteFacts): Verdict<SiteFactName> {
  if (!hasStream(site.replication?.generation)) return OK;
  const most = isHigh(site.replication) ? MACHINE_CHURN.high : MACHINE_CHURN.normal;
  const at = { path: 'churn.machines', fact: 'churn.machines' } as const;
  return judgeEach(site.churn?.machines, at, ({ machine, peakMBps }) => {
    if (peakMBps === undefined) return lacks('churn.machines.peakMBps');
    return peakMBps > most ? wrong(`${machine} writes up to ${figure(peakMBps)} MB/s, limit ${most} MB/s`) : null;
  });
}

function checkDatastores({ site }: SiteFacts): Verdict<SiteFactName> {
  const generation = site.replication?.generation;
  if (generation === undefined && site.datastores === undefined) return unknown('replication.generation');
  if (generation !== undefined && generation !== 'agentless') return OK; // nothing else takes snapshots of the host
  const at = { path: 'datastores', fact: 'datastores' } as const;
  return judgeEach(site.datastores, at, ({ name, freeGB, snapshotGrowthGB: growth }) => {
    if (freeGB === undefined) return lacks('datastores.freeGB');
    if (growth === undefined) return lacks('datastores.snapshotGrowthGB');
    return growth > freeGB
      ? wrong(`${name} has ${figure(freeGB)} GB free, and snapshots grow by ${figure(growth)} GB`)
      : null;
  });
}

const DISK: DiskChurn = { machine: 'db01', disk: 'Hard disk 2', p95MBps: 3.9, ioKB: 16, target: 'P10' };

export const CHURN_RULES: readonly SiteRule[] = [
  siteRule({
    id: 'site/r-churn-1',
    challenge: 'R-CHURN-1',
    severity: 'blocks',
    needs: ['churn.disks', 'churn.disks.p95MBps', 'churn.disks.ioKB', 'churn.disks.target'],
    check: checkDisks,
    message: 'disks write more than Site Recovery takes: {found}',
    remedy:
      'replicate to a larger disk (P20 and above take 20 MB/s from 16 KB on), exclude a disk of temporary data or a page file, move temporary data and logs apart, or protect what the machine runs by its own replication',
    source: `${PAGES.matrix}; ${PAGES.troubleshoot}`,
    passing: [{ churn: { disks: [DISK] } }, { replication: { generation: 'agentless' } }],
    failing: [
      { churn: { disks: [{ ...DISK, p95MBps: 4.1 }] } },
      { churn: { disks: [{ ...DISK, p95MBps: 7, ioKB: 24 }] } },
    ],
  }),
  siteRule({
    id: 'site/r-churn-2',
    challenge: 'R-CHURN-2',
    severity: 'blocks',
    needs: ['churn.machines', 'churn.machines.peakMBps'],
    check: checkMachines,
    message: 'machines write more in one minute than Site Recovery takes: {found}',
    remedy:
      'split the machine, spread batch work over the day, or protect its data by the replication of the database; the limit is on the sum over its disks within a minute',
    source: `${PAGES.matrix}; ${PAGES.highChurn}`,
    passing: [
      { churn: { machines: [{ machine: 'db01', peakMBps: 54 }] } },
      {
        replication: { highChurn: true, scenario: 'azureRecovery' },
        churn: { machines: [{ machine: 'db01', peakMBps: 99 }] },
      },
    ],
    failing: [{ churn: { machines: [{ machine: 'db01', peakMBps: 55 }] } }],
  }),
  siteRule({
    id: 'site/r-churn-4',
    challenge: 'R-CHURN-4',
    severity: 'warns',
    needs: ['replication.generation', 'datastores', 'datastores.freeGB', 'datastores.snapshotGrowthGB'],
    check: checkDatastores,
    message: 'snapshots of one cycle fill a datastore and freeze its machines: {found}',
    remedy:
      'enlarge the datastore or move machines off it, replicate one machine of it at a time, and shorten the first cycle with more bandwidth; writes to the same place count once within a cycle, so measure what changes, not what is written',
    source: PAGES.agentless,
    passing: [
      { datastores: [{ name: 'ds01', freeGB: 800, snapshotGrowthGB: 200 }] },
      { replication: { generation: 'modernized' } },
    ],
    failing: [{ datastores: [{ name: 'ds01', freeGB: 100, snapshotGrowthGB: 200 }] }],
  }),
];
