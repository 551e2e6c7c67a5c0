import type { SourceLocation } from '../model/index.js';

/** How sure a figure of an element is, and who said so. */
export interface Figure {
  readonly value: number;
  /** `stated: contract of the hardware`, `source: page`, `ours`. */
  readonly basis: string;
}

/** An element that can fail: a machine, a role, or something that connects them. MTBF and MTTR in hours, or the availability in percent. */
export interface ElementFigures {
  readonly name: string;
  readonly mtbfHours: Figure | null;
  readonly mttrHours: Figure | null;
  /** In place of the two above. */
  readonly availabilityPercent: Figure | null;
  /** Of a group of machines of this name: how many of them have to work. 0: what asks them goes on without. Absent: ours. */
  readonly needed?: Figure | null;
}

/** A step of people or of a script, before or behind a group of a recovery plan. */
export interface RecoveryAction {
  /** The group, from 1, or the machines that it belongs to by name. */
  readonly group: number | null;
  readonly machines: readonly string[];
  readonly when: 'before' | 'after';
  readonly kind: 'manual' | 'runbook' | 'script';
  readonly title: string;
  readonly minutes: number;
  readonly at: SourceLocation;
}

/** Everything that shapes a plan of recovery but estate, graph, churn, site and statements; shown with the plan. */
export interface RecoverySettings {
  /** Null: the site file's, else `modernized`. */
  readonly generation: 'modernized' | 'classic' | 'azureToAzure' | null;
  /** Objectives; null: what the site file or the statements say, else unknown. */
  readonly rpoMinutes: number | null;
  readonly rtoMinutes: number | null;
  readonly availabilityPercent: number | null;
  readonly retentionHours: number | null;
  readonly appConsistentMinutes: number | null;
  /** What recovery points are kept on, which limits how long; null: the site file's. */
  readonly pointStorage: 'premium' | 'standard' | 'unmanaged' | null;
  /** Minutes that steps take, each a visible input; see `DEFAULT_RECOVERY_SETTINGS`. */
  readonly minutes: {
    readonly detect: number;
    readonly decide: number;
    readonly failOver: number;
    readonly hydrate: number;
    readonly start: Readonly<Record<'directory' | 'database' | 'middleware' | 'application' | 'web' | 'other', number>>;
    readonly verify: number;
    readonly dnsSwitch: number;
  };
  /** Machines that one plan starts beside each other in a group; null: all. */
  readonly startAtOnce: number | null;
  readonly actions: readonly RecoveryAction[];
  readonly elements: readonly ElementFigures[];
  /** Runs of the simulation that checks the closed form, and its seed. */
  readonly simulation: { readonly years: number; readonly seed: number };
  readonly network: {
    /** Range of the virtual network of the recovery site; null: proposed, told as ours. */
    readonly vnet: string | null;
    readonly egress: 'natGateway' | 'firewall' | null;
    readonly dnsTtlSeconds: number;
  };
  readonly failback: {
    readonly to: 'original' | 'alternate' | null;
    readonly platform: string | null;
    readonly hasObjectStorage: boolean | null;
    readonly mbps: number | null;
  };
  readonly drills: { readonly monthsPerMachine: number; readonly monthsPerApplication: number };
}
