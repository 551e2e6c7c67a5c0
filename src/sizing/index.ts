// What a machine needs, and the cheapest size and disks that give it, with the reason for every size refused.
export { chooseDisk, deriveDiskMarket } from './choose-disks.js';
export type { DiskCapability, DiskContext, DiskMarket } from './choose-disks.js';
export type {
  CertifiedDearer,
  CertifiedDisk,
  CertifiedOption,
  CertifiedRefusal,
  SizeCertificate,
} from './certificate.js';
export { certifyChoice } from './certify-choice.js';
export { deriveCoreLicences } from './core-licences.js';
export type { CoreLicences } from './core-licences.js';
export { deriveCpuMeans } from './cpu-means.js';
export type { CpuMeans } from './cpu-means.js';
export type { CreditVerdict } from './credit-run.js';
export { creditsOfBaseline } from './credit-terms.js';
export type { CreditTerms } from './credit-terms.js';
export { CREDIT_DAYS, deriveCreditEvidence } from './credits.js';
export type { CreditEvidence } from './credits.js';
export { deriveMeasuredUse, describeMeasured } from './measured-use.js';
export type { MeasuredDisk, MeasuredQuantity, MeasuredUse, PercentileRule } from './measured-use.js';
export { deriveNeed } from './derive-need.js';
export type { NeedContext, NeedResult } from './derive-need.js';
export { MISSING_DATA_FALLBACKS } from './missing-data.js';
export { planDisks } from './disk-plan.js';
export type { DiskPlans } from './disk-plan.js';
export { explainRefusals, judgeSize, matchBare, matchSize } from './match-size.js';
export type { AcceptSize, BareChoice } from './match-size.js';
export { restateNeed } from './restate-need.js';
export type { RestatedNeed } from './restate-need.js';
export type { ChosenPercentile, DiskNeed, MachineNeed, NeedStep, SampledStep } from './need.js';
export type { DiskPolicy, SizePolicy, SizingPolicy } from './policy.js';
export { LIMITS } from './size-choice.js';
export type {
  DiskChoice,
  HeldLimit,
  Limit,
  NeighbourSize,
  RefusedSize,
  RefusedSizes,
  SizeChoice,
  SizeVerdict,
} from './size-choice.js';
export { deriveSizeMarket } from './size-market.js';
export type { MatchPolicies, SizeMarket } from './size-market.js';
export type { OfferedSize } from './size-limits.js';
