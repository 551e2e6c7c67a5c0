import { invariant, micros } from '../model/index.js';
import type { Micros } from '../model/index.js';
import type { CertifiedOption, CertifiedRefusal, SizeCertificate } from './certificate.js';
import { disksForSize, isAttachableTo, planFor } from './disk-plan.js';
import type { DiskPlan } from './disk-plan.js';
import type { Judgement } from './judge-sizes.js';
import { findBest } from './match-size.js';
import type { Candidate, Found } from './match-size.js';
import type { MachineNeed } from './need.js';
import { FIGURES, NO_FIGURES } from './limit-figures.js';
import type { Figures } from './limit-figures.js';
import { FITS, limitOf } from './size-columns.js';
import type { OfferedSize } from './size-limits.js';
import type { SizeMarket } from './size-market.js';

/** The first disk that has no fit at all, or none that this size attaches. */
function firstWithoutDisk({ size }: OfferedSize, { plans }: Judgement, { policy }: SizeMarket): Figures {
  const { disks } = plans.fixed;
  const unfit = disks.findIndex((disk) => disk === null);
  if (unfit >= 0) return [unfit, null];
  const own = policy.choice === 'joint' ? disksForSize(size, plans) : disks;
  const at = own.findIndex((disk) => disk === null || !isAttachableTo(size, disk.type));
  return [at, own[at]?.type ?? null];
}

function refusalOf(judgement: Judgement, index: number, market: SizeMarket): CertifiedRefusal {
  const { offered } = judgement.sizes[index]!;
  const limit = limitOf(judgement.limits[index]!);
  const isOfDisks = limit === 'disks' || limit === 'premiumStorage';
  const [needs, has] = isOfDisks
    ? firstWithoutDisk(offered, judgement, market)
    : (FIGURES[limit]?.(offered, judgement.demand) ?? NO_FIGURES);
  return { size: offered.size.name, limit, needs, has };
}

function disksOf(plan: DiskPlan): CertifiedOption['disks'] {
  return plan.disks.map((disk) => {
    invariant(disk?.perMonth != null, 'a plan that fits has a priced disk for every need');
    const { type, redundancy, tier, sizeGiB, iops, bytesPerSecond, perMonth } = disk;
    return { type, redundancy, tier, sizeGiB, iops, bytesPerSecond, perMonth };
  });
}

const optionOf = ({ index, plan, perMonth }: Candidate, { columns }: Judgement): CertifiedOption => ({
  size: columns.names[index]!,
  compute: micros(columns.compute[index]!),
  disks: disksOf(plan),
  perMonth,
});

/** Where a size stands: its compute alone is beyond the bound, it fails a limit, or it fits and is no cheaper. */
function standOf({ judgement, best, isLicenceUnknown }: Found, index: number): 'dearerAlone' | 'refused' | 'dearer' {
  const isRefused = judgement.limits[index] !== FITS;
  // Where the answer rests on nothing else fitting, a refusal counts however dear the size is.
  const isShort = best !== null && !isLicenceUnknown && !judgement.isRetiringLetIn;
  const compute = judgement.columns.compute[index]!;
  const isBeyond = best !== null && compute > best.perMonth && compute !== Infinity;
  if (isBeyond && (isShort || !isRefused)) return 'dearerAlone';
  return isRefused ? 'refused' : 'dearer';
}

/**
 * The certificate of the answer that `matchSize` gives to the same need. Computed on demand: an assessment stores none.
 *
 * Sizes that the region does not sell are left out. Where the answer rests on nothing else fitting (retiring sizes, an
 * unknown licence, no answer), every size that is refused is listed, however dear.
 *
 * Cost: one judgement of the catalogue, and a row for each size that is sold.
 */
export function certifyChoice(need: MachineNeed, market: SizeMarket): SizeCertificate {
  const found = findBest(need, market);
  const { judgement, best, isLicenceUnknown } = found;
  const { columns, sizes, plans } = judgement;
  const sold = sizes.flatMap(({ offered }, index) => (offered.price === null || index === best?.index ? [] : [index]));
  const standing = (stand: ReturnType<typeof standOf>): readonly number[] =>
    sold.filter((index) => standOf(found, index) === stand);
  const totalOf = (index: number): Micros => {
    const disks = planFor(sizes[index]!.offered, plans, market.policy.choice)?.perMonth;
    invariant(disks != null, 'a size that fits has priced disks');
    return micros(columns.compute[index]! + disks);
  };
  return {
    choice: market.policy.choice,
    isLicenceUnknown,
    isRetiringLetIn: judgement.isRetiringLetIn,
    chosen: best === null ? null : optionOf(best, judgement),
    bound: best?.perMonth ?? null,
    refused: standing('refused').map((index) => refusalOf(judgement, index, market)),
    dearer: standing('dearer').map((index) => ({ size: columns.names[index]!, perMonth: totalOf(index) })),
    dearerAlone: standing('dearerAlone').map((index) => columns.names[index]!),
  };
}
