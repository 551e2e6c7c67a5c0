import { formatLocation, visibleLine } from '../model/index.js';
import type { Problem, Severity, SourceLocation } from '../model/index.js';

const problemOf =
  (code: string, severity: Severity) =>
  (message: string, remedy: string, at: SourceLocation | null = null): Problem => ({
    code: `replication/${code}`,
    severity,
    at,
    message: visibleLine(message),
    remedy: visibleLine(remedy),
  });

/** A zone that this platform's copy of the IANA data does not know; UTC stands in its place. */
export const unknownZone = (name: string): Problem =>
  problemOf('unknown-zone', 'error')(
    `"${name}" is no time zone; UTC stands in its place`,
    'write a name of the IANA data such as Australia/Melbourne, an offset such as +10:00, or UTC',
  );

/** A figure that cannot be meant; another stands in its place. */
export const badFigure = (what: string, found: unknown, range: string, instead: string): Problem =>
  problemOf('bad-figure', 'error')(
    `${what} is ${String(found)}, which is not ${range}; ${instead} stands in its place`,
    `write ${what} as a number that is ${range}`,
  );

/** A throttle that says nothing; it is left out. */
export const badThrottle = (what: string, why: string): Problem =>
  problemOf('bad-throttle', 'error')(
    `the throttle ${what} is left out: ${why}`,
    'write from and to as HH:MM, days as monday to sunday, and mbps as a number that is not negative',
  );

/** A blackout that is not of the documented form; it is left out. */
export const badBlackout = (text: string): Problem =>
  problemOf('bad-blackout', 'error')(
    `the blackout "${text}" is left out: it is not of the form Day;H:MM;duration`,
    'write it as the appliance does, such as Monday;7:00;7h or Tuesday;8:00;1d7h, with | between several',
  );

/** The option for more churn outside the one case that documents it. */
export const highChurnRefused = (scenario: string): Problem =>
  problemOf('high-churn-refused', 'error')(
    `High Churn is asked for ${scenario}, but it is documented for the recovery of machines that run in Azure alone (site-recovery/concepts-azure-to-azure-high-churn-support, 07/14/2023); the normal limits hold`,
    'leave it out. What is documented for error 78188 on VMware: a larger or faster asrseeddisk, waiting out a burst, excluding the disk and moving its data apart, and a run of the Deployment Planner (site-recovery/vmware-azure-troubleshoot-replication, 08/02/2019)',
  );

/** Settings and site file say different things; `siteAt`: where the site file does. */
export const settingsOverSite = (
  what: string,
  settings: string,
  site: string,
  siteAt: SourceLocation | null = null,
): Problem =>
  problemOf('settings-over-site', 'warning')(
    `${what}: the settings say ${settings} and the site file ${site}${siteAt === null ? '' : ` (${formatLocation(siteAt)})`}; the settings hold`,
    'correct whichever of the two is wrong',
  );

/** A generation that does not serve the purpose or the source. */
export const generationRefused = (source: string, generation: string, why: string): Problem =>
  problemOf('generation-refused', 'error')(
    `${generation} is asked for ${source} and not taken: ${why}`,
    'choose a generation that does both, or leave it to the assessment',
  );

/** The classic generation as a plan for new replication. */
export const classicGeneration = (machines: number, at: SourceLocation | null): Problem =>
  problemOf('classic-generation', 'warning')(
    `the classic generation is planned for ${machines} ${machines === 1 ? 'machine' : 'machines'}, whose configuration servers are out of support since 30 March 2026`,
    'plan the modernized generation (a replication appliance): "generation: { vmware: modernized, physical: modernized }" under replicationPlan of the settings; classic figures explain what is found, and nothing new should be built on them',
    at,
  );

/** The classic generation that the site file states: what stands there, which no plan builds on. */
export const classicFound = (machines: number, at: SourceLocation | null): Problem =>
  problemOf('classic-found', 'warning')(
    `the site file states the classic generation, whose configuration servers are out of support since 30 March 2026: ${machines} ${machines === 1 ? 'machine is' : 'machines are'} planned with the modernized one, with its limits, appliances, checklist and cost`,
    'build a replication appliance and a new vault, enable replication there, test a failover, and only then take the configuration server away; what the classic servers take is told with the appliances, and "generation: { vmware: classic, physical: classic }" under replicationPlan of the settings explains them in full',
    at,
  );

/** The objective that no chain of cycles can keep. */
export const objectiveBelowCycles = (rpoMinutes: number): Problem =>
  problemOf('objective-below-cycles', 'warning')(
    `an objective of ${rpoMinutes} minutes cannot hold for machines that are copied without an agent: a cycle begins an hour after the last at the earliest (migrate/concepts-vmware-agentless-migration, 05/12/2025)`,
    'for a migration it is the last cycle before the window that counts, see the plan of first copies; for recovery points of minutes, protect the machines with Site Recovery',
  );

/** A throttle that never limits anything. */
export const idleThrottle = (mbps: number, open: number): Problem =>
  problemOf('idle-throttle', 'warning')(
    `a throttle of ${mbps} Mb/s never binds: replication may use ${open} Mb/s`,
    'state the bandwidth of the open link, or leave the throttle out',
  );

/** Two limits for the same hours; `first` with its place. */
export const overlappingThrottles = (
  { first, second }: { readonly first: string; readonly second: string },
  lower: number,
): Problem =>
  problemOf('overlapping-throttles', 'warning')(
    `the throttles ${first} and ${second} hold at the same time with different limits; in the minutes of both the lower is taken, ${lower} Mb/s, since what keeps to it keeps to both`,
    'correct whichever of the two is wrong, or let the one end where the other begins',
  );

/** Two blackouts of the same minutes; `first` with its place. */
export const overlappingBlackouts = ({ first, second }: { readonly first: string; readonly second: string }): Problem =>
  problemOf('overlapping-blackouts', 'warning')(
    `the blackouts ${first} and ${second} share minutes; nothing is carried in any minute of either, which is what both say`,
    'correct whichever of the two is wrong, or write one blackout for both',
  );

/** One disk is left out twice in the same words. */
export const twiceLeftOut = (what: string, at: SourceLocation, first: SourceLocation): Problem =>
  problemOf('twice-left-out', 'warning')(
    `${what} is left out again as in ${formatLocation(first)}: it counts once`,
    'leave one of the two entries out',
    at,
  );

/** One disk is left out twice, by people who may not know of each other, and its data gets across in two ways. */
export const contradictedLeftOut = (
  what: string,
  { entry, at }: { readonly entry: string; readonly at: SourceLocation },
  first: { readonly entry: string; readonly at: SourceLocation },
): Problem =>
  problemOf('contradicted-left-out', 'error')(
    `${what} is not left out: ${formatLocation(first.at)} says ${first.entry}; and ${formatLocation(at)} ${entry}; neither is used, so that the disk is replicated as any other`,
    'keep the entry that is right',
    at,
  );

/** Something is left out that is not there, or that cannot be left out. */
export const badLeftOut = (what: string, why: string, remedy: string, at: SourceLocation): Problem =>
  problemOf('bad-left-out', 'error')(`${what} is not left out: ${why}`, remedy, at);
