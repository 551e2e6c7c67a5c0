import { hit, OK, unknown } from '../../rules/index.js';
import type { Verdict } from '../../rules/index.js';
import type { SiteFactName } from '../fact-guides.js';
import type { SiteContext, SiteFacts } from '../facts.js';
import { judgeEach, knownOrUnknown, lacks, lacksAnyOf, shortList, when, wrong } from '../judge.js';
import type { Opinion } from '../judge.js';
import { siteRule } from '../rule.js';
import type { SiteRule } from '../rule.js';
import type { Drill, Failback } from '../site-replication.js';
import { PAGES } from '../sources.js';

const PLAN_WORDS = {
  none: 'has no plan',
  natWithoutSourceNat: 'is to be translated without source NAT, so answers take another way back',
} as const;

function checkAddresses({ site }: SiteFacts): Verdict<SiteFactName> {
  const { found, searchedBy } = site.hardCodedAddresses ?? {};
  const at = { path: 'hardCodedAddresses.found', fact: 'hardCodedAddresses.found' } as const;
  const judged = judgeEach(found, at, ({ where, address, plan }) => {
    const what = `${address ?? 'an address'} in ${where}`;
    if (plan === undefined) return lacks('hardCodedAddresses.found.plan');
    return plan === 'none' || plan === 'natWithoutSourceNat' ? wrong(`${what} ${PLAN_WORDS[plan]}`) : null;
  });
  return judged.kind === 'ok' && searchedBy === undefined ? unknown('hardCodedAddresses.searchedBy') : judged;
}

const checkQuotas = ({ site }: SiteFacts): Verdict<SiteFactName> => {
  const at = { path: 'quotas', fact: 'quotas' } as const;
  const listed = site.quotas?.length === 0 ? undefined : site.quotas; // every region has quotas
  return judgeEach(listed, at, ({ region, family, limit, used, needed }) => {
    if (limit === undefined) return lacks('quotas.limit');
    if (used === undefined) return lacks('quotas.used');
    if (needed === undefined) return lacks('quotas.needed');
    const total = used + needed;
    return total > limit
      ? wrong(`${family} in ${region}: ${used} used + ${needed} needed = ${total}, limit ${limit}`)
      : null;
  });
};

const MOST_ATTACHED_DISKS = 60;
const FAILBACK_DATASTORES: ReadonlySet<Failback['datastore']> = new Set(['vmfs', 'vsan']);

/** What speaks against a value that is known; a key that is not known says nothing. */
function azureFailbackFaults(failback: Failback): readonly string[] {
  const { location, datastore, hasDiskUuid, hasRdm, isEsxLicensed, attachedDisks } = failback;
  const isNew = location === 'alternate';
  return [
    ...(datastore !== undefined && !FAILBACK_DATASTORES.has(datastore)
      ? [`the datastore is ${datastore}, not VMFS or vSAN`]
      : []),
    ...(hasDiskUuid === false ? ['disk.enableUUID is not TRUE, so a wrong disk may be written'] : []),
    ...(isNew && hasRdm === true ? ['raw device mappings cannot be made again at an alternate location'] : []),
    ...(isEsxLicensed === false ? ['the free ESXi cannot be failed back to'] : []),
    ...(attachedDisks !== undefined && attachedDisks > MOST_ATTACHED_DISKS
      ? [`${attachedDisks} disks are attached at once, limit ${MOST_ATTACHED_DISKS}`]
      : []),
  ];
}

const AZURE_KEYS = ['location', 'datastore', 'hasDiskUuid', 'hasRdm', 'isEsxLicensed', 'attachedDisks'] as const;
const HYPERBDR_KEYS = [
  ...(['sourceDisks', 'targetDisks', 'isEveryTargetDiskAsLarge'] as const),
  ...(['sourceBoot', 'targetBoot', 'isOriginalSnapshotTaken'] as const),
] as const;

function checkAzureFailback({ site }: SiteFacts): Verdict<SiteFactName> {
  const { failback = {} } = site;
  const { wanted, mode } = failback;
  if (wanted === undefined) return unknown('failback.wanted');
  if (!wanted) return OK;
  if (mode === undefined) return unknown('failback.mode');
  if (mode !== 'azure') return OK;
  const faults = azureFailbackFaults(failback);
  if (faults.length > 0) return hit({ found: shortList(faults), at: 'failback' });
  return AZURE_KEYS.some((key) => failback[key] === undefined) ? unknown('failback.datastore') : OK;
}

const differ = (one: unknown, other: unknown): boolean => one !== undefined && other !== undefined && one !== other;

function hyperBdrFaults(failback: Failback): readonly string[] {
  const { sourceDisks, targetDisks, sourceBoot, targetBoot } = failback;
  return [
    ...when(differ(sourceDisks, targetDisks), () => `${targetDisks ?? 0} disks for ${sourceDisks ?? 0}`),
    ...when(failback.isEveryTargetDiskAsLarge === false, () => 'a disk is smaller than its source'),
    ...when(
      differ(sourceBoot, targetBoot),
      () => `the target starts by ${targetBoot ?? ''}, the source by ${sourceBoot ?? ''}`,
    ),
    ...when(failback.isOriginalSnapshotTaken === false, () => 'no snapshot of the original was taken'),
  ];
}

function checkHyperBdr({ site }: SiteFacts): Verdict<SiteFactName> {
  const { failback = {} } = site;
  const { wanted, mode } = failback;
  if (wanted === undefined) return unknown('failback.wanted');
  if (!wanted || mode === 'azure') return OK;
  if (mode === undefined) return unknown('failback.mode');
  const faults = hyperBdrFaults(failback);
  if (faults.length > 0) return hit({ found: shortList(faults), at: 'failback' });
  return knownOrUnknown(HYPERBDR_KEYS.map((key) => [failback[key], 'failback.targetDisks'] as const));
}

const MONTHS = { application: 3, machine: 6 } as const;

/** The same day so many months later; the last of the month where that has no such day. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return new Date(Date.UTC(Math.floor(index / 12), index % 12, Math.min(date, last))).toISOString().slice(0, 10);
}

function drillOpinion({ name, kind, lastTestOn, isSuccessful, isCleanedUp }: Drill, asOf: string): Opinion {
  const faults = [
    ...when(isSuccessful === false, () => 'failed'),
    ...when(isCleanedUp === false, () => 'was not cleaned up, and so does not count'),
    ...ageFaults({ kind, lastTestOn }, asOf),
  ];
  if (faults.length > 0) return wrong(`the last one of ${name} ${faults.join(', and ')}`);
  return lacksAnyOf([
    [lastTestOn, 'drills.lastTestOn'],
    [kind, 'drills.kind'],
    [isSuccessful, 'drills.isCleanedUp'],
    [isCleanedUp, 'drills.isCleanedUp'],
  ]);
}

function ageFaults({ kind, lastTestOn }: Pick<Drill, 'kind' | 'lastTestOn'>, asOf: string): readonly string[] {
  if (lastTestOn === undefined) return [];
  if (lastTestOn > asOf) return [`is dated ${lastTestOn}, after ${asOf}`];
  if (kind === undefined) return [];
  const due = monthsAfter(lastTestOn, MONTHS[kind]);
  return due < asOf ? [`was on ${lastTestOn}, and was due again by ${due}`] : [];
}

function checkDrills({ site }: SiteFacts, { asOf }: SiteContext): Verdict<SiteFactName> {
  if (site.drills?.length === 0) return hit({ found: 'there was none', at: 'drills' });
  return judgeEach(site.drills, { path: 'drills', fact: 'drills' }, (one) => drillOpinion(one, asOf));
}

const HOME: Failback = {
  wanted: true,
  mode: 'azure',
  location: 'original',
  datastore: 'vmfs',
  hasDiskUuid: true,
  hasRdm: false,
  isEsxLicensed: true,
  attachedDisks: 12,
};
const HYPERBDR: Failback = {
  wanted: true,
  mode: 'hyperBdrGeneral',
  sourceDisks: 3,
  targetDisks: 3,
  isEveryTargetDiskAsLarge: true,
  sourceBoot: 'uefi',
  targetBoot: 'uefi',
  isOriginalSnapshotTaken: true,
};
const QUOTA = { region: 'Australia East', family: 'Standard DSv5 Family vCPUs', limit: 350, used: 40, needed: 180 };
const DRILL: Drill = {
  name: 'shop',
  kind: 'application',
  lastTestOn: '2000-01-01',
  isSuccessful: true,
  isCleanedUp: true,
};

export const RECOVERY_RULES: readonly SiteRule[] = [
  siteRule({
    id: 'site/r-ip-1',
    challenge: 'R-IP-1',
    severity: 'warns',
    needs: ['hardCodedAddresses.found', 'hardCodedAddresses.found.plan', 'hardCodedAddresses.searchedBy'],
    check: checkAddresses,
    message: 'hard-coded addresses break with the move: {found}',
    remedy:
      'decide for each: change to a name (private zone, conditional forwarder, time to live 60 to 300 s); or NAT of old address and port to the new one with source NAT and a route back; or a reverse proxy on the old address with an internal load balancer behind; or keep addresses by moving the whole subnet. Write the way back down too',
    source: `${PAGES.factory}; ${PAGES.addresses}`,
    passing: [
      { hardCodedAddresses: { searchedBy: 'flows', found: [] } },
      { hardCodedAddresses: { searchedBy: 'flows', found: [{ where: 'api01', address: '10.1.2.3', plan: 'name' }] } },
    ],
    failing: [
      { hardCodedAddresses: { found: [{ where: 'api01', address: '10.1.2.3', plan: 'none' }] } },
      { hardCodedAddresses: { found: [{ where: 'api01', plan: 'natWithoutSourceNat' }] } },
    ],
  }),
  siteRule({
    id: 'site/r-quota-1',
    challenge: 'R-QUOTA-1',
    severity: 'blocks',
    needs: ['quotas', 'quotas.limit', 'quotas.used', 'quotas.needed'],
    check: checkQuotas,
    message: 'the quota does not cover a failover of everything at once: {found}',
    remedy:
      'ask for more in Quotas of the portal (or az quota update) well before the drill, for the family, the total of the region and network interfaces; where cores must be there for certain, reserve capacity on demand',
    source: `${PAGES.monitor}; ${PAGES.plannerReport}`,
    passing: [{ quotas: [QUOTA] }],
    failing: [{ quotas: [{ ...QUOTA, needed: 311 }] }],
  }),
  siteRule({
    id: 'site/r-fb-1',
    challenge: 'R-FB-1',
    severity: 'warns',
    needs: ['failback.wanted', 'failback.mode', 'failback.datastore'],
    check: checkAzureFailback,
    message: 'machines cannot come home as things are: {found}',
    remedy:
      'prepare a VMFS or vSAN datastore, set disk.enableUUID to TRUE before the failover, license ESXi, keep fewer than 60 disks on one master target or appliance, and come back to the original machines where they have raw device mappings',
    source: `${PAGES.failbackTypes}; ${PAGES.reprotect}`,
    passing: [{ failback: HOME }, { failback: { wanted: false } }, { failback: HYPERBDR }],
    failing: [
      { failback: { ...HOME, hasDiskUuid: false } },
      { failback: { ...HOME, datastore: 'nfs' } },
      { failback: { ...HOME, attachedDisks: 61 } },
    ],
  }),
  siteRule({
    id: 'site/r-fb-2',
    challenge: 'R-FB-2',
    severity: 'blocks',
    needs: ['failback.wanted', 'failback.mode', 'failback.targetDisks'],
    check: checkHyperBdr,
    message: 'the machine to fail back to does not match its source: {found}',
    remedy:
      'take a snapshot of the original first (mandatory), then make the target with as many disks, each at least as large, the same controller and the same BIOS or UEFI, and drill on a clone of it in an isolated network',
    source: PAGES.hyperBdr,
    passing: [{ failback: HYPERBDR }, { failback: HOME }],
    failing: [
      { failback: { ...HYPERBDR, targetDisks: 2 } },
      { failback: { ...HYPERBDR, targetBoot: 'bios' } },
      { failback: { ...HYPERBDR, isOriginalSnapshotTaken: false } },
    ],
  }),
  siteRule({
    id: 'site/r-drill-1',
    challenge: 'R-DRILL-1',
    severity: 'warns',
    needs: ['drills', 'drills.lastTestOn', 'drills.kind', 'drills.isCleanedUp'],
    check: checkDrills,
    message: 'test failovers are missing, failed or too old: {found}',
    remedy:
      'run a test failover of every machine at least every 6 months and of every application every 3, with its owner and real transactions, write down what it took, and clean it up: only then it counts',
    source: `${PAGES.monitor}; ${PAGES.recoveryPlan}`,
    passing: [{ drills: [{ ...DRILL, lastTestOn: '2026-09-01' }] }],
    failing: [{ drills: [] }, { drills: [DRILL] }, { drills: [{ ...DRILL, isCleanedUp: false }] }],
  }),
];
