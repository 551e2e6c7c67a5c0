import { countOf } from '../model/index.js';
import type { Machine } from '../model/index.js';
import type { PlanFamily } from './pack-runs.js';
import { basisOfMinutes } from './recovery-defaults.js';
import type { RecoverySettings } from './recovery-settings.js';

/** Whether a machine is prepared for Azure on the way: `perhaps` where it depends on what no inventory tells. */
type HydrationNeed = 'always' | 'perhaps' | 'never';

/**
 * Documented are physical machines, Linux on VMware, and on VMware whatever has its DHCP service off or one of five drivers not started at
 * boot. Machines that Hyper-V hosts replicate have the drivers, and so have those of Azure.
 *
 * Source: `failoverModernized` of `RECOVERY_SOURCES`.
 */
function hydrationNeed({ source, os }: Machine, family: PlanFamily): HydrationNeed {
  if (family !== 'vmware' || source === 'hyperv') return 'never';
  return source === 'physical' || (source === 'vmware' && os.family === 'linux') ? 'always' : 'perhaps';
}

/** How long the step takes in a plan, and for whom. */
export interface HydrationStep {
  readonly minutes: number;
  /** A machine of it keeps the step, whatever is prepared. */
  readonly isAlways: boolean;
  readonly basis: string;
}

/** The step of one plan: none where the documents ask for it of nobody in it. Machines are prepared beside each other, so that it counts once. */
export function hydrationOf(
  machines: readonly Machine[],
  family: PlanFamily,
  settings: RecoverySettings,
): HydrationStep {
  const needing = (need: HydrationNeed): readonly Machine[] =>
    machines.filter((machine) => hydrationNeed(machine, family) === need);
  const [always, perhaps] = [needing('always'), needing('perhaps')];
  if (always.length + perhaps.length === 0) {
    return { minutes: 0, isAlways: false, basis: `no machine of it needs it: ${NEVER[family]}` };
  }
  return {
    minutes: settings.minutes.hydrate,
    isAlways: always.length > 0,
    basis: [
      ...alwaysWords(always),
      ...perhapsWords(perhaps),
      ...(always.length === 0 ? ['0 in the settings says that they were looked at and are ready'] : []),
      basisOfMinutes('hydrate', settings),
    ].join('; '),
  };
}

const NEVER: Readonly<Record<PlanFamily, string>> = {
  hyperv: 'machines that Hyper-V hosts replicate have the drivers of Hyper-V',
  azure: 'machines of Azure are ready for it',
  vmware: 'it has none',
};

function alwaysWords(machines: readonly Machine[]): readonly string[] {
  const physical = machines.filter(({ source }) => source === 'physical').length;
  const linux = machines.length - physical;
  return [
    ...(linux > 0 ? [`always: ${countOf(linux, 'Linux machine')} on VMware`] : []),
    ...(physical > 0 ? [`always: ${countOf(physical, 'physical machine')}`] : []),
  ];
}

function perhapsWords(machines: readonly Machine[]): readonly string[] {
  const windows = machines.filter(({ source, os }) => source === 'vmware' && os.family === 'windows').length;
  const other = machines.length - windows;
  return [
    ...(windows > 0
      ? [
          `taken as the worst case: ${countOf(windows, 'Windows machine')} on VMware, where DHCP is off or one of storvsc, vmbus, storflt, intelide and atapi does not start at boot, which no inventory tells`,
        ]
      : []),
    ...(other > 0
      ? [`taken as the worst case: ${countOf(other, 'machine')} whose system or platform no source tells`]
      : []),
  ];
}
