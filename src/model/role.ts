/** What a machine is for. One machine may have several roles, and most inventories state none. */
export type MachineRole =
  | 'web'
  | 'gateway'
  | 'api'
  | 'application'
  | 'cache'
  | 'queue'
  | 'database'
  | 'directory'
  | 'dns'
  | 'file'
  | 'log'
  | 'batch'
  | 'monitoring'
  | 'backup'
  | 'scanner'
  | 'jumpHost'
  | 'firewall'
  | 'compute'
  | 'clusterNode'
  | 'licenceServer';

/**
 * One sign of what a machine is for. A tag or a decision is a statement of people; a process that listens is seen; a port alone may
 * be used by anything; a name is the weakest sign, and never enough by itself to plan anything irreversible.
 */
export interface RoleEvidence {
  readonly role: MachineRole;
  /** What serves the role, in lower case, where the sign tells: `postgresql`, `nginx`, `rabbitmq`; else null. */
  readonly product: string | null;
  readonly from: 'decision' | 'tag' | 'process' | 'software' | 'port' | 'annotation' | 'name';
  readonly confidence: 'high' | 'medium' | 'low';
  /** The sign as it was found, for people: `process postgres serves port 5432 to 12 machines`. */
  readonly said: string;
}
