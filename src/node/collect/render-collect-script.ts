import { HYPERV_INTERVAL_SECONDS, renderHypervScript } from './hyperv-script.js';
import { renderVsphereScript, VSPHERE_INTERVAL_SECONDS } from './vsphere-script.js';

/** Where samples are collected. */
export type CollectorKind = 'vsphere' | 'hyperv';

/** The kinds that there are, in the order in which they are listed. */
export const COLLECTOR_KINDS: readonly CollectorKind[] = ['vsphere', 'hyperv'];

/** What a script may be asked to do otherwise. */
export interface CollectScriptOptions {
  /** Seconds between two samples; null: 20 for vSphere, 30 for Hyper-V. */
  readonly intervalSeconds: number | null;
}

/** The seconds that a kind can sample at: ESXi has but one. */
export interface CollectorInterval {
  readonly least: number;
  readonly greatest: number;
  readonly usual: number;
}

const INTERVALS: Readonly<Record<CollectorKind, CollectorInterval>> = {
  vsphere: { least: VSPHERE_INTERVAL_SECONDS, greatest: VSPHERE_INTERVAL_SECONDS, usual: VSPHERE_INTERVAL_SECONDS },
  hyperv: { least: 10, greatest: 300, usual: HYPERV_INTERVAL_SECONDS },
};

export const collectorInterval = (kind: CollectorKind): CollectorInterval => INTERVALS[kind];

/**
 * A PowerShell script that collects samples in Portolan's long sample form, to be run by whoever administers the platform.
 * It only reads from the platform, goes on where it stopped, and holds no password. Plain ASCII with line feeds.
 *
 * The interval is taken as it is; `collectorInterval` says which ones the script accepts.
 */
export function renderCollectScript(kind: CollectorKind, { intervalSeconds }: CollectScriptOptions): string {
  return kind === 'vsphere' ? renderVsphereScript() : renderHypervScript(intervalSeconds ?? HYPERV_INTERVAL_SECONDS);
}
