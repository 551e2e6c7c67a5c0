import { hit, OK, unknown } from '../../rules/index.js';
import type { Verdict } from '../../rules/index.js';
import type { SiteFactName } from '../fact-guides.js';
import type { SiteFacts } from '../facts.js';
import { figure, shortList } from '../judge.js';
import { siteRule } from '../rule.js';
import type { SiteRule } from '../rule.js';
import type { Replication } from '../site-replication.js';
import { PAGES } from '../sources.js';
import { DOCUMENTED_RECOVERY_POINT_LIMITS, retentionLimit } from '../../statements/index.js';

const LIMITS = DOCUMENTED_RECOVERY_POINT_LIMITS;
const MINUTES_PER_HOUR = 60;

const replicationOf = ({ site }: SiteFacts): Replication => site.replication ?? {};
/** Recovery points are kept by Site Recovery for VMware and for machines in Azure; a migration keeps none. */
const keepsPoints = ({ generation, scenario }: Replication): boolean =>
  generation === 'classic' || generation === 'modernized' || scenario === 'azureRecovery';

function checkRetention(facts: SiteFacts): Verdict<SiteFactName> {
  const replication = replicationOf(facts);
  const { generation, storage, retentionHours: hours } = replication;
  if (!keepsPoints(replication)) return generation === undefined ? unknown('replication.generation') : OK;
  if (hours === undefined) return unknown('replication.retentionHours');
  const at = 'replication.retentionHours replication.generation';
  const isClassic = generation === 'classic';
  const { least, most } = retentionLimit(LIMITS, isClassic, storage ?? null);
  if (hours <= most) return hours <= least ? OK : unknown('replication.storage');
  const kind = isClassic ? `classic, ${storage ?? 'even on standard'} storage` : otherKind(replication);
  return hit({ stated: figure(hours), limit: most, kind, at });
}

function otherKind({ generation, storage }: Replication): string {
  if (storage === 'unmanaged') return 'unmanaged disks, as documented for machines in Azure';
  return generation === 'modernized' ? 'modernized' : 'machines in Azure';
}

function checkFrequency(facts: SiteFacts): Verdict<SiteFactName> {
  const replication = replicationOf(facts);
  const { generation, appConsistentMinutes: minutes, retentionHours } = replication;
  if (!keepsPoints(replication)) return generation === undefined ? unknown('replication.generation') : OK;
  if (minutes === undefined) return unknown('replication.appConsistentMinutes');
  if (minutes === 0) return OK;
  const at = 'replication.appConsistentMinutes';
  if (minutes < LIMITS.appConsistentMinutes.min || minutes > LIMITS.appConsistentMinutes.max) {
    return hit({
      found: `${figure(minutes)} minutes, and the policy takes ${LIMITS.appConsistentMinutes.min} to ${LIMITS.appConsistentMinutes.max}`,
      at,
    });
  }
  if (retentionHours === undefined) return unknown('replication.retentionHours');
  return minutes >= retentionHours * MINUTES_PER_HOUR
    ? hit({ found: `${figure(minutes)} minutes, but points are kept for ${figure(retentionHours)} h only`, at })
    : OK;
}

function checkConfigurationServer({ site }: SiteFacts): Verdict<SiteFactName> {
  const { found, machine, protectedMachines } = site.configurationServer ?? {};
  const classic = (site.appliances ?? []).flatMap(({ kind, name }, index) =>
    kind === 'configurationServer' || kind === 'processServer' ? [{ name, at: `appliances.${index}` }] : [],
  );
  const words = [
    ...(found === true ? [`a configuration server${machine === undefined ? '' : ` on ${machine}`}`] : []),
    ...(protectedMachines === undefined || found !== true ? [] : [`${protectedMachines} machines protected by it`]),
    ...(site.replication?.generation === 'classic' ? ['the classic generation as the plan'] : []),
    ...classic.map(({ name }) => name),
  ];
  const at = ['configurationServer.found', 'replication.generation', ...classic.map((one) => one.at)].join(' ');
  if (words.length > 0) return hit({ found: shortList(words), at });
  return found === undefined ? unknown('configurationServer.found') : OK;
}

const CAPTURES = {
  modernized: 'mobilityAgent',
  classic: 'mobilityAgent',
  agentBased: 'mobilityAgent',
  agentless: 'changedBlockTracking',
  hyperV: 'hyperVLog',
} as const;
const CAPTURE_WORDS = {
  mobilityAgent: 'the Mobility agent in the machine',
  changedBlockTracking: 'changed block tracking of the host',
  hyperVLog: 'the log of Hyper-V Replica',
} as const;

/** Who says nothing of how changes are captured claims nothing wrong. */
function checkCapture(facts: SiteFacts): Verdict<SiteFactName> {
  const { generation, capturedBy } = replicationOf(facts);
  if (generation === undefined) return unknown('replication.generation');
  if (capturedBy === undefined || capturedBy === CAPTURES[generation]) return OK;
  return hit({
    said: CAPTURE_WORDS[capturedBy],
    generation,
    really: CAPTURE_WORDS[CAPTURES[generation]],
    at: 'replication.capturedBy replication.generation',
  });
}

function checkHighChurn(facts: SiteFacts): Verdict<SiteFactName> {
  const { highChurn, scenario } = replicationOf(facts);
  if (highChurn === undefined) return unknown('replication.highChurn');
  if (!highChurn) return OK;
  if (scenario === undefined) return unknown('replication.scenario');
  if (scenario === 'azureRecovery') return OK;
  const what = scenario === 'migration' ? 'a migration' : 'the recovery of machines on premises';
  return hit({ what, at: 'replication.highChurn replication.scenario' });
}

export const POLICY_RULES: readonly SiteRule[] = [
  siteRule({
    id: 'site/r-pol-1',
    challenge: 'R-POL-1',
    severity: 'blocks',
    needs: ['replication.generation', 'replication.retentionHours', 'replication.storage'],
    check: checkRetention,
    message: 'recovery points are to be kept {stated} h, and the limit is {limit} h ({kind})',
    remedy:
      'plan the modernized generation and managed disks, on which up to 360 h (15 days) are kept, or keep points for {limit} h; what must reach further back belongs into a backup',
    source: `${PAGES.policy} (24 h premium, 72 h standard, classic); ${PAGES.modernized} (up to 15 days); ${PAGES.azureQuestions} (72 h on unmanaged disks)`,
    passing: [
      { replication: { generation: 'modernized', retentionHours: 360 } },
      { replication: { generation: 'classic', storage: 'standard', retentionHours: 72 } },
      { replication: { generation: 'agentless' } },
      { replication: { scenario: 'azureRecovery', storage: 'unmanaged', retentionHours: 72 } },
    ],
    failing: [
      { replication: { generation: 'modernized', retentionHours: 361 } },
      { replication: { scenario: 'azureRecovery', storage: 'unmanaged', retentionHours: 73 } },
      { replication: { generation: 'classic', storage: 'premium', retentionHours: 25 } },
      { replication: { generation: 'classic', retentionHours: 120 } },
    ],
  }),
  siteRule({
    id: 'site/r-pol-2',
    challenge: 'R-POL-2',
    severity: 'blocks',
    needs: ['replication.generation', 'replication.appConsistentMinutes', 'replication.retentionHours'],
    check: checkFrequency,
    message: 'app-consistent points are to be made every {found}',
    remedy:
      'set the frequency between 1 and 12 hours and below the retention; hourly is the finest that is advised even for databases. Crash-consistent points come every 5 minutes in any case',
    source: PAGES.modernized,
    passing: [
      { replication: { generation: 'modernized', appConsistentMinutes: 60, retentionHours: 24 } },
      { replication: { generation: 'modernized', appConsistentMinutes: 0 } },
    ],
    failing: [
      { replication: { generation: 'modernized', appConsistentMinutes: 30, retentionHours: 24 } },
      { replication: { generation: 'modernized', appConsistentMinutes: 240, retentionHours: 4 } },
    ],
  }),
  siteRule({
    id: 'site/r-cs-1',
    challenge: 'R-CS-1',
    severity: 'blocks',
    needs: ['configurationServer.found'],
    check: checkConfigurationServer,
    message: 'found {found}: the classic generation is unsupported since 30 March 2026',
    remedy:
      'deploy the replication appliance of the modernized generation with a new vault of its own, enable replication there, test a failover, and only then take the configuration server away; keep no new machine on it',
    source: PAGES.classicEnd,
    passing: [{ configurationServer: { found: false }, replication: { generation: 'modernized' } }],
    failing: [
      { configurationServer: { found: true, machine: 'cs01' } },
      { replication: { generation: 'classic' } },
      { appliances: [{ name: 'ps01', kind: 'processServer' }] },
    ],
  }),
  siteRule({
    id: 'site/r-cap-1',
    challenge: 'R-CAP-1',
    severity: 'blocks',
    needs: ['replication.generation'],
    check: checkCapture,
    message: 'changes are said to be captured by {said}, but {generation} captures them by {really}',
    remedy:
      'correct the plan: Site Recovery needs its agent in every machine, Azure Migrate without agents needs changed block tracking and the right to take snapshots, Hyper-V its provider on each host; privileges, exclusions and ports differ with it',
    source: `${PAGES.modernized}; ${PAGES.agentless}`,
    passing: [{ replication: { generation: 'modernized', capturedBy: 'mobilityAgent' } }],
    failing: [{ replication: { generation: 'modernized', capturedBy: 'changedBlockTracking' } }],
  }),
  siteRule({
    id: 'site/r-churn-3',
    challenge: 'R-CHURN-3',
    severity: 'blocks',
    needs: ['replication.highChurn', 'replication.scenario'],
    check: checkHighChurn,
    message: 'High Churn is asked for {what}, but it exists for the recovery of machines that run in Azure alone',
    remedy:
      'leave it out of the plan. What is documented for error 78188 on VMware: raise the size or tier of the asrseeddisk, wait out a burst, exclude the disk and move its data apart, run the Deployment Planner',
    source: `${PAGES.highChurn}; ${PAGES.troubleshoot}`,
    passing: [{ replication: { highChurn: false } }, { replication: { highChurn: true, scenario: 'azureRecovery' } }],
    failing: [{ replication: { highChurn: true, scenario: 'migration' } }],
  }),
];
