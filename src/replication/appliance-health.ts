import { FAILBACK_DISKS } from './limits.js';

/** As a process server shows itself over the last 15 minutes; what is left out is not measured. */
export interface ProcessServerSigns {
  readonly cpuPercent?: number;
  readonly memoryPercent?: number;
  readonly cacheFreePercent?: number;
  /** How long the service reckons that the cache takes to upload. */
  readonly uploadMinutes?: number;
  readonly servicesDownMinutes?: number;
  readonly noHeartbeatMinutes?: number;
}

export type ProcessServerHealth = 'healthy' | 'warning' | 'critical';
const SEVERITIES: readonly ProcessServerHealth[] = ['healthy', 'warning', 'critical'];

/** The worst of several alerts; healthy of none. */
export const worstHealth = (alerts: readonly ProcessServerHealth[]): ProcessServerHealth =>
  SEVERITIES[Math.max(0, ...alerts.map((one) => SEVERITIES.indexOf(one)))]!;

/**
 * Where warnings and critical alerts begin: above, below (of free space), or from so many minutes on.
 *
 * Source: vmware-physical-azure-monitor-process-server.md (09/05/2019).
 */
const PROCESS_SERVER_ALERTS = {
  cpuPercent: { warning: 80, critical: 95 },
  memoryPercent: { warning: 80, critical: 95 },
  cacheFreePercent: { warning: 30, critical: 25 },
  uploadMinutes: { warning: 30, critical: 45 },
  servicesDownMinutes: { warning: 15 },
  noHeartbeatMinutes: { critical: 15 },
} as const;

const above = (
  value: number,
  { warning, critical }: { readonly warning: number; readonly critical: number },
): ProcessServerHealth => (value > critical ? 'critical' : value > warning ? 'warning' : 'healthy');

/** The health of a process server: the worst alert wins. */
export function processServerHealth(signs: ProcessServerSigns): ProcessServerHealth {
  const { cpuPercent = 0, memoryPercent = 0, cacheFreePercent = 100, uploadMinutes = 0 } = signs;
  const limits = PROCESS_SERVER_ALERTS;
  const { warning: low, critical: lowest } = limits.cacheFreePercent;
  return worstHealth([
    above(cpuPercent, limits.cpuPercent),
    above(memoryPercent, limits.memoryPercent),
    cacheFreePercent < lowest ? 'critical' : cacheFreePercent < low ? 'warning' : 'healthy',
    above(uploadMinutes, limits.uploadMinutes),
    (signs.servicesDownMinutes ?? 0) >= limits.servicesDownMinutes.warning ? 'warning' : 'healthy',
    (signs.noHeartbeatMinutes ?? 0) >= limits.noHeartbeatMinutes.critical ? 'critical' : 'healthy',
  ]);
}

/** How a replication appliance and its components stand. */
type ApplianceState = 'healthy' | 'warning' | 'critical';

/** A switch of machines from one replication appliance to another. */
export interface ApplianceSwitch {
  /** Whether each component of the present appliance has a heartbeat. */
  readonly heartbeats: readonly boolean[];
  readonly present: ApplianceState;
  readonly target: ApplianceState;
  /** The machine replicates from on premises to Azure; one that is failed over is not listed. */
  readonly replicatesToAzure: boolean;
  readonly hasMovedVCenter: boolean;
}

/** What of a switch is left out is as it should be. */
const FIT: ApplianceSwitch = {
  ...{ heartbeats: [true], present: 'healthy', target: 'healthy' },
  ...{ replicatesToAzure: true, hasMovedVCenter: false },
};

/**
 * Whether a switch goes through. An appliance that is lost has no heartbeat left at all; for balancing none may be missing, and the
 * appliance is healthy or warns. Machines resynchronize afterwards.
 *
 * Source: switch-replication-appliance-modernized.md (09/21/2022).
 */
export function canSwitchAppliance(given: Partial<ApplianceSwitch>): {
  readonly isAllowed: boolean;
  readonly isSelectable: boolean;
  readonly needsCredentials: boolean;
  readonly said: string;
} {
  const { heartbeats, present, target, replicatesToAzure, hasMovedVCenter } = { ...FIT, ...given };
  const beats = beatsOf(heartbeats);
  const faults = [
    ...(replicatesToAzure ? [] : ['only machines that replicate from on premises to Azure can be chosen']),
    ...(hasMovedVCenter ? ['a machine that moved to another vCenter cannot be switched'] : []),
    ...(target === 'critical' ? ['the appliance to switch to is critical'] : []),
    ...(beats === 'unknown' ? ['nothing tells which components of the present appliance have a heartbeat'] : []),
    ...(beats === 'some' ? ['some components of the present appliance have a heartbeat and others do not'] : []),
    ...(beats === 'all' && present === 'critical'
      ? ['the present appliance is critical, though all its components have a heartbeat']
      : []),
  ];
  return {
    isAllowed: faults.length === 0,
    isSelectable: replicatesToAzure,
    needsCredentials: beats === 'none',
    said: faults.length === 0 ? 'can be switched; its machines resynchronize afterwards' : faults.join('; '),
  };
}

/** Of which components a heartbeat is there; without any component nobody knows. */
function beatsOf(heartbeats: readonly boolean[]): 'all' | 'some' | 'none' | 'unknown' {
  if (heartbeats.length === 0) return 'unknown';
  if (heartbeats.every((beats) => beats)) return 'all';
  return heartbeats.some((beats) => beats) ? 'some' : 'none';
}

/** Whether so many disks come back over one appliance or master target, and what else to do. */
export const failbackDisks = (attached: number): { readonly isWithin: boolean; readonly instead: string | null } =>
  attached <= FAILBACK_DISKS.most
    ? { isWithin: true, instead: null }
    : { isWithin: false, instead: 'create a separate appliance / master target' };

/** What the vault shows of a replicated machine. */
export type ReplicationHealth = 'Healthy' | 'Warning' | 'Critical' | 'Not applicable';
/** The same as the interface of the service names it. */
export const API_HEALTH: readonly string[] = ['Normal', 'Warning', 'Critical'];

/** Source: site-recovery-monitor-and-troubleshoot.md (02/22/2018). A machine that is failed over does not replicate. */
export function replicationHealth(signs: {
  readonly isFailedOver?: boolean;
  readonly worst?: 'none' | 'warning' | 'critical';
}): ReplicationHealth {
  if (signs.isFailedOver === true) return 'Not applicable';
  return signs.worst === 'critical' ? 'Critical' : signs.worst === 'warning' ? 'Warning' : 'Healthy';
}

/** A test failover counts once its cleanup succeeded too. Source: the same page. */
export const countsAsTested = ({
  isTestOk,
  isCleanedUp,
}: {
  readonly isTestOk: boolean;
  readonly isCleanedUp: boolean;
}): boolean => isTestOk && isCleanedUp;
