import type { VmPrice } from '../catalog/index.js';
import { deriveMachineCost } from '../cost/index.js';
import type { CostPolicy, MachineCost } from '../cost/index.js';
import { bytes } from '../model/index.js';
import type { Nanos } from '../model/index.js';
import { isDefenderCosted } from '../readiness/index.js';
import type { ReadinessState } from '../readiness/index.js';
import type { DiskChoice, MachineNeed, SizeChoice } from '../sizing/index.js';

/** What a bill rests on beside the choice: the same for every machine of a run. */
export interface BillTerms {
  readonly policy: CostPolicy;
  readonly priceOf: (sizeName: string) => VmPrice | null;
  readonly currency: { readonly code: string; readonly usdToCurrency: number };
  readonly defenderPerServerMonth: Nanos | null;
}

/** What of a machine its bill asks for beside the size and disks chosen. */
export interface BilledMachine {
  readonly need: MachineNeed;
  readonly osFamily: string;
  /** Whether it may run in Azure: what may not is not watched there. */
  readonly azure: ReadinessState;
}

const diskLabel = (disk: DiskChoice): string =>
  `${disk.type} ${disk.redundancy} ${disk.tier ?? `${disk.sizeGiB} GiB`} for "${disk.name}"`;

/** The bill of a size with its disks; null where the region has no price of the size at all. */
export function costOfChoice(
  { size, disks }: Pick<SizeChoice & { readonly kind: 'match' }, 'size' | 'disks'>,
  { need, osFamily, azure }: BilledMachine,
  { policy, priceOf, currency, defenderPerServerMonth }: BillTerms,
): MachineCost | null {
  const price = priceOf(size.name);
  if (price === null) return null;
  const sizes = need.disks.map((disk) => disk.sizeBytes);
  return deriveMachineCost(
    {
      sizeName: size.name,
      price,
      isWindows: need.isWindows,
      isSystemUnknown: osFamily === 'unknown',
      currency,
      isProduction: need.environment === 'production',
      protectedBytes: sizes.length === 0 ? null : bytes(sizes.reduce<number>((total, one) => total + one, 0)),
      disks: disks.map((disk) => ({ label: diskLabel(disk), perMonth: disk.perMonth, source: disk.priceSource })),
      isDefenderReady: isDefenderCosted({ azure, vcpus: size.vcpusAvailable }),
      defenderPerServerMonth,
    },
    policy,
  );
}
