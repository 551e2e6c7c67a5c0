import type { LoadShape } from './load-shape.js';
import type { RoleName } from './roles.js';
import type { EstateZone } from './site-clock.js';

/** A disk of an invented machine. */
export interface EstateDisk {
  readonly gib: number;
  /** A disk of the storage system or of the host, handed through. */
  readonly isRaw: boolean;
}

/** One machine of an invented estate, with all that its platform's exports say of it. */
export interface EstateMachine {
  readonly name: string;
  readonly id: string;
  readonly platform: 'vsphere' | 'hyperv';
  readonly host: string;
  readonly cluster: string;
  /** Null where nobody knows what it belongs to. */
  readonly application: string | null;
  readonly environment: 'production' | 'test';
  readonly criticality: 'high' | 'medium' | 'low';
  readonly role: RoleName;
  /** Where the people are who use it. */
  readonly users: EstateZone;
  readonly os: string;
  readonly isWindows: boolean;
  readonly isEfi: boolean;
  readonly isOn: boolean;
  readonly isTemplate: boolean;
  readonly cores: number;
  readonly memoryMiB: number;
  /** The disk of the system first. */
  readonly disks: readonly EstateDisk[];
  readonly snapshots: number;
  readonly address: string;
  /** Six pairs of hexadecimal digits, without separators. */
  readonly mac: string;
  /** Hyper-V only: whether the platform knows what the guest uses. */
  readonly hasDynamicMemory: boolean;
  /** Null where it does not run. */
  readonly load: LoadShape | null;
}

/** An invented estate: its machines and the names of what runs them. */
export interface InventedEstate {
  readonly name: EstateName;
  readonly vcenter: string;
  readonly datacenter: string;
  /** Epoch milliseconds: 00:00 UTC of the first day of samples. */
  readonly startMs: number;
  readonly days: number;
  readonly machines: readonly EstateMachine[];
}

export const ESTATE_NAMES = ['manufacturer', 'webshop'] as const;
export type EstateName = (typeof ESTATE_NAMES)[number];
