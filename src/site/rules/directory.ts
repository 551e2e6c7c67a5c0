import { hit, OK, unknown } from '../../rules/index.js';
import type { Verdict } from '../../rules/index.js';
import { DRILL_DIRECTORY } from '../directory-facts.js';
import type { SiteFactName } from '../fact-guides.js';
import type { SiteFacts } from '../facts.js';
import { figure, judgeEach, knownOrUnknown, lacks, namesOf, shortList, when, wrong } from '../judge.js';
import { siteRule } from '../rule.js';
import type { SiteRule } from '../rule.js';
import type { Directory, DomainController } from '../site-directory.js';
import { PAGES } from '../sources.js';

const directoryOf = ({ site }: SiteFacts): Directory => site.directory ?? {};
/** An empty list of domain controllers says that there is no domain. */
const hasNoDomain = ({ domainControllers }: Directory): boolean => domainControllers?.length === 0;

const servesAzure = ({ site, isWritable, isReachable }: DomainController): boolean =>
  site === 'azure' && isWritable === true && isReachable === true;
const servesAfterFailover = ({ isReplicated, isWritable, isGlobalCatalog, fsmo }: DomainController): boolean =>
  isReplicated === true && isWritable !== false && isGlobalCatalog === true && (fsmo?.length ?? 0) > 0;

/** The fact that could still make a controller serve; null where nothing could. */
function couldServe(one: DomainController): SiteFactName | null {
  if (one.site === undefined) return 'directory.domainControllers.site';
  if (one.isReplicated === true && one.isWritable !== false) {
    if (one.isGlobalCatalog === undefined || (one.isGlobalCatalog && one.fsmo === undefined)) {
      return 'directory.domainControllers.fsmo';
    }
  }
  if (one.site !== 'azure' || one.isWritable === false || one.isReachable === false) return null;
  return one.isWritable === undefined
    ? 'directory.domainControllers.isWritable'
    : 'directory.domainControllers.isReachable';
}

function checkControllers(facts: SiteFacts): Verdict<SiteFactName> {
  const { domainControllers: all } = directoryOf(facts);
  if (all === undefined) return unknown('directory.domainControllers');
  if (all.length === 0 || all.some((one) => servesAzure(one) || servesAfterFailover(one))) return OK;
  const open = all.map(couldServe).find((fact) => fact !== null);
  if (open !== undefined) return unknown(open);
  const readOnly = all
    .filter(({ site, isWritable }) => site === 'azure' && isWritable === false)
    .map(({ name }) => name);
  const only = readOnly.length === 0 ? '' : `; ${namesOf(readOnly)} in Azure takes no writes`;
  return hit({ names: namesOf(all.map(({ name }) => name)), only, at: 'directory.domainControllers' });
}

function checkDrillNetwork(facts: SiteFacts): Verdict<SiteFactName> {
  const directory = directoryOf(facts);
  if (hasNoDomain(directory)) return OK;
  const { drill = {} } = directory;
  const { isNetworkIsolated, dnsServer, domainControllerAddress: address, domainControllers } = drill;
  const hasOtherDns = dnsServer !== undefined && address !== undefined && dnsServer !== address;
  const faults = [
    ...when(isNetworkIsolated === false, () => 'the network of drills is not isolated'),
    ...when(hasOtherDns, () => `its DNS server is ${dnsServer ?? ''}, and its domain controller ${address ?? ''}`),
    ...when((domainControllers ?? 1) !== 1, () => `${domainControllers ?? 0} domain controllers are started`),
  ];
  if (faults.length > 0) return hit({ found: shortList(faults), at: 'directory.drill' });
  return knownOrUnknown([
    [directory.drill, 'directory.drill'],
    [isNetworkIsolated, 'directory.drill.isNetworkIsolated'],
    [dnsServer, 'directory.drill.dnsServer'],
    [address, 'directory.drill.dnsServer'],
    [domainControllers, 'directory.drill.domainControllers'],
  ]);
}

function drillFaults({
  passedTests,
  isSysvolShared,
  generationSafeguard,
  isForDrillsOnly,
}: NonNullable<Directory['drill']>) {
  const passed = new Set((passedTests ?? []).map((name) => name.toLowerCase()));
  const failed = DRILL_DIRECTORY.passedTests.filter((name) => !passed.has(name.toLowerCase()));
  return [
    ...(passedTests !== undefined && failed.length > 0 ? [`dcdiag did not pass ${failed.join(', ')}`] : []),
    ...(isSysvolShared === false ? ['SYSVOL is not shared'] : []),
    ...(generationSafeguard === 'disabled' && isForDrillsOnly === false
      ? ['the VM-GenerationID safeguard is disabled on a domain controller that is not for drills alone']
      : []),
  ];
}

function checkDrillController(facts: SiteFacts): Verdict<SiteFactName> {
  const directory = directoryOf(facts);
  if (hasNoDomain(directory)) return OK;
  const { drill } = directory;
  if (drill === undefined) return unknown('directory.drill');
  const faults = drillFaults(drill);
  if (faults.length > 0) return hit({ found: shortList(faults), at: 'directory.drill' });
  if (drill.passedTests === undefined) return unknown('directory.drill.passedTests');
  if (drill.isSysvolShared === undefined) return unknown('directory.drill.isSysvolShared');
  if (drill.generationSafeguard === undefined) return unknown('directory.drill.generationSafeguard');
  const isOpen = drill.generationSafeguard === 'disabled' && drill.isForDrillsOnly === undefined;
  return isOpen ? unknown('directory.drill.isForDrillsOnly') : OK;
}

function checkChannels(facts: SiteFacts): Verdict<SiteFactName> {
  const directory = directoryOf(facts);
  if (hasNoDomain(directory)) return OK;
  const at = { path: 'directory.secureChannels', fact: 'directory.secureChannels' } as const;
  // An empty list would mean that nobody tested, since members exist where a domain does.
  const tested = directory.secureChannels?.length === 0 ? undefined : directory.secureChannels;
  return judgeEach(tested, at, ({ machines, isOk }) => {
    if (isOk === undefined) return lacks('directory.secureChannels.isOk');
    return isOk ? null : wrong(namesOf(machines));
  });
}

const HOURS_PER_DAY = 24;

function checkPasswordAge(facts: SiteFacts): Verdict<SiteFactName> {
  const directory = directoryOf(facts);
  if (hasNoDomain(directory)) return OK;
  const { machinePasswordMaximumAgeDays: maximum, oldestMachinePasswordDays: oldest } = directory;
  const hours = facts.site.replication?.retentionHours;
  if (maximum === undefined) return unknown('directory.machinePasswordMaximumAgeDays');
  if (maximum === 0) return OK; // members never change their password
  const isStale = oldest !== undefined && oldest > 2 * maximum;
  const isKeptLonger = hours !== undefined && hours > maximum * HOURS_PER_DAY;
  const faults = [
    ...(isStale ? [`the oldest password of a member is ${oldest} days old, though it is due every ${maximum}`] : []),
    ...(isKeptLonger
      ? [
          `points are kept ${figure(hours / HOURS_PER_DAY)} days, in which a member changes its password more than once (every ${maximum} days)`,
        ]
      : []),
  ];
  if (faults.length > 0) {
    return hit({ found: shortList(faults), at: 'directory.machinePasswordMaximumAgeDays replication.retentionHours' });
  }
  if (hours === undefined) return unknown('replication.retentionHours');
  return oldest === undefined ? unknown('directory.oldestMachinePasswordDays') : OK;
}

function checkCaching(facts: SiteFacts): Verdict<SiteFactName> {
  const { domainControllers: all, passwordCaching = {} } = directoryOf(facts);
  if (all === undefined) return unknown('directory.domainControllers');
  const inAzure = all.filter(({ site }) => site === 'azure');
  const [readOnly] = inAzure.filter(({ isWritable }) => isWritable === false);
  if (readOnly === undefined) {
    const isOpen = inAzure.some(({ isWritable }) => isWritable === undefined);
    return isOpen ? unknown('directory.domainControllers.isWritable') : OK;
  }
  if (all.some(servesAzure)) return OK;
  const faults = cachingFaults(passwordCaching);
  if (faults.length > 0) return hit({ name: readOnly.name, found: shortList(faults), at: 'directory.passwordCaching' });
  const { isConfigured, machinesMissing, usersMissing } = passwordCaching;
  return knownOrUnknown(
    [isConfigured, machinesMissing, usersMissing].map((value) => [value, 'directory.passwordCaching'] as const),
  );
}

const cachingFaults = (caching: NonNullable<Directory['passwordCaching']>): readonly string[] => {
  const { isConfigured, machinesMissing = [], usersMissing = 0 } = caching;
  return [
    ...when(isConfigured === false, () => 'it may cache no password'),
    ...when(machinesMissing.length > 0, () => `not cached: ${namesOf(machinesMissing)}`),
    ...when(usersMissing > 0, () => `${usersMissing} users and service accounts are not cached`),
  ];
};

const LOCAL: DomainController = { name: 'DC01', site: 'onPremises', isWritable: true };
const CLOUD: DomainController = { name: 'DC03', site: 'azure', isWritable: true, isReachable: true };
const READ_ONLY: DomainController = { name: 'DC04', site: 'azure', isWritable: false, isReachable: true };
const DRILL: NonNullable<Directory['drill']> = {
  isNetworkIsolated: true,
  dnsServer: '10.9.0.4',
  domainControllerAddress: '10.9.0.4',
  domainControllers: 1,
  passedTests: DRILL_DIRECTORY.passedTests,
  isSysvolShared: true,
  generationSafeguard: 'active',
};
const [GENERATION, FIRST_SYNC, CATALOGUE] = DRILL_DIRECTORY.registry;

export const DIRECTORY_RULES: readonly SiteRule[] = [
  siteRule({
    id: 'site/r-ad-1',
    challenge: 'R-AD-1',
    severity: 'blocks',
    needs: [
      'directory.domainControllers',
      'directory.domainControllers.site',
      'directory.domainControllers.isWritable',
      'directory.domainControllers.isReachable',
      'directory.domainControllers.fsmo',
    ],
    check: checkControllers,
    message:
      'nobody logs on in Azure once the first site is lost: of {names} none is writable and reachable there{only}',
    remedy:
      'promote an additional domain controller in a network of the target region (DNS and global catalogue on it, its own Active Directory site), point that network to it for DNS, and test a logon with the link cut; a read-only one holds no operations master and takes no writes',
    source: PAGES.directory,
    passing: [
      { directory: { domainControllers: [LOCAL, CLOUD] } },
      { directory: { domainControllers: [{ ...LOCAL, isReplicated: true, isGlobalCatalog: true, fsmo: ['pdc'] }] } },
      { directory: { domainControllers: [] } },
    ],
    failing: [{ directory: { domainControllers: [LOCAL] } }, { directory: { domainControllers: [LOCAL, READ_ONLY] } }],
  }),
  siteRule({
    id: 'site/r-ad-2',
    challenge: 'R-AD-2',
    severity: 'blocks',
    needs: [
      'directory.drill',
      'directory.drill.isNetworkIsolated',
      'directory.drill.dnsServer',
      'directory.drill.domainControllers',
    ],
    check: checkDrillNetwork,
    message: 'the network of test failovers would disturb production or find no directory: {found}',
    remedy:
      'make a virtual network without any link to others, with the ranges of production, set its DNS server to the address that the domain controller of the drill gets, and start exactly one, before anything else',
    source: PAGES.directory,
    passing: [{ directory: { drill: DRILL } }],
    failing: [
      { directory: { drill: { ...DRILL, isNetworkIsolated: false } } },
      { directory: { drill: { ...DRILL, domainControllers: 2 } } },
      { directory: { drill: { ...DRILL, dnsServer: '10.1.0.4' } } },
    ],
  }),
  siteRule({
    id: 'site/r-ad-3',
    challenge: 'R-AD-3',
    severity: 'blocks',
    needs: [
      'directory.drill',
      'directory.drill.passedTests',
      'directory.drill.isSysvolShared',
      'directory.drill.generationSafeguard',
      'directory.drill.isForDrillsOnly',
    ],
    check: checkDrillController,
    message: 'the domain controller of test failovers does not serve: {found}',
    remedy: `start it from the ${DRILL_DIRECTORY.recoveryPoint} point; run net share and dcdiag /v: ${DRILL_DIRECTORY.passedTests.join(', ')} must pass. Where it fails: an authoritative restore of SYSVOL, ${FIRST_SYNC?.value ?? ''} = ${FIRST_SYNC?.dword ?? 0} in ${FIRST_SYNC?.key ?? ''}, ${CATALOGUE?.value ?? ''} = ${CATALOGUE?.dword ?? 0} in ${CATALOGUE?.key ?? ''}; and only on a controller that serves drills alone ${GENERATION?.value ?? ''} = ${GENERATION?.dword ?? 0} in ${GENERATION?.key ?? ''}`,
    source: PAGES.directory,
    passing: [{ directory: { drill: DRILL } }],
    failing: [
      { directory: { drill: { ...DRILL, passedTests: ['Connectivity'] } } },
      { directory: { drill: { ...DRILL, isSysvolShared: false } } },
      { directory: { drill: { ...DRILL, generationSafeguard: 'disabled', isForDrillsOnly: false } } },
    ],
  }),
  siteRule({
    id: 'site/r-dom-1',
    challenge: 'R-DOM-1',
    severity: 'blocks',
    needs: ['directory.secureChannels', 'directory.secureChannels.isOk'],
    check: checkChannels,
    message: 'machines lose their membership of the domain after they moved: {found}',
    remedy:
      'on each machine run nltest /sc_verify:DOMAIN after the test failover; repair with Test-ComputerSecureChannel -Repair -Credential (Get-Credential) or netdom resetpwd, and look why: clock, DNS, a domain controller that is behind, a point older than two password changes',
    source: PAGES.secureChannel,
    passing: [{ directory: { secureChannels: [{ machines: ['web01'], isOk: true }] } }],
    failing: [{ directory: { secureChannels: [{ machines: ['web01'], isOk: false }] } }],
  }),
  siteRule({
    id: 'site/r-dom-2',
    challenge: 'R-DOM-2',
    severity: 'warns',
    needs: [
      'directory.machinePasswordMaximumAgeDays',
      'directory.oldestMachinePasswordDays',
      'replication.retentionHours',
    ],
    check: checkPasswordAge,
    message: 'members may not be believed after a recovery: {found}',
    remedy:
      'the directory remembers the present password of a machine and the one before: keep points no longer than the maximum age, or plan to reset the channel of each machine that is recovered from an older point; find out why old members do not change theirs',
    source: PAGES.passwordAge,
    passing: [
      {
        directory: { machinePasswordMaximumAgeDays: 30, oldestMachinePasswordDays: 29 },
        replication: { retentionHours: 360 },
      },
    ],
    failing: [
      { directory: { machinePasswordMaximumAgeDays: 7 }, replication: { retentionHours: 360 } },
      { directory: { machinePasswordMaximumAgeDays: 30, oldestMachinePasswordDays: 200 } },
    ],
  }),
  siteRule({
    id: 'site/r-dom-3',
    challenge: 'R-DOM-3',
    severity: 'blocks',
    needs: ['directory.domainControllers', 'directory.domainControllers.isWritable', 'directory.passwordCaching'],
    check: checkCaching,
    message:
      'while the writable controllers are out of reach, the read-only domain controller {name} logs on only whom it has cached: {found}',
    remedy:
      'put machines, users and service accounts that fail over into its Password Replication Policy (Allowed RODC Password Replication Group), prepopulate them (repadmin /rodcpwdrepl), or make the controller in Azure a writable one',
    source: PAGES.rodc,
    passing: [
      { directory: { domainControllers: [LOCAL, CLOUD] } },
      {
        directory: {
          domainControllers: [LOCAL, READ_ONLY],
          passwordCaching: { isConfigured: true, machinesMissing: [], usersMissing: 0 },
        },
      },
    ],
    failing: [
      {
        directory: { domainControllers: [LOCAL, READ_ONLY], passwordCaching: { isConfigured: true, usersMissing: 12 } },
      },
    ],
  }),
];
