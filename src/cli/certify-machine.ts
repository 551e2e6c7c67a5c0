import type { AssessedMachine, Assessment } from '../assessment/index.js';
import { applyPriceSheet, DOCUMENTED_2019_DISK_TIERS } from '../catalog/index.js';
import { AssessmentError, invariant } from '../model/index.js';
import { readCatalogue, readPriceSheet, readRegionOffer } from '../node/index.js';
import { certifyChoice, deriveSizeMarket } from '../sizing/index.js';
import type { SizeCertificate } from '../sizing/index.js';
import { verifyCertificate } from '../verify/index.js';
import type { CertificateFault } from '../verify/index.js';

/** A certificate, and what code of its own finds wrong with it. */
export interface CheckedCertificate {
  readonly certificate: SizeCertificate;
  readonly faults: readonly CertificateFault[];
}

const refuse = (code: string, message: string, remedy: string): AssessmentError =>
  new AssessmentError({ code, severity: 'error', at: null, message, remedy });

/** What of an assessment cannot be certified: a machine that was not sized, and prices that are not at hand. */
function refuseUncertifiable({ catalogue }: Assessment, { refused, unsized }: AssessedMachine, prices?: string): void {
  if (refused === null) {
    const { reason, remedy } = unsized ?? { reason: 'unknown', remedy: 'see the findings' };
    throw refuse('cli/no-choice', `no size was looked for: ${reason}`, remedy);
  }
  if (catalogue.priceSheet === null || prices !== undefined) return;
  throw refuse(
    'cli/needs-inputs',
    `the prices are those of "${catalogue.priceSheet}", and an output folder does not hold them`,
    'name the input files, with --prices, instead of the output folder',
  );
}

/** The catalogue of this version must give the answer that the assessment has. */
function refuseOther(told: string | null, certified: string | null, dates: readonly [then: string, now: string]): void {
  if (told === certified) return;
  throw refuse(
    'cli/other-catalogue',
    `the assessment has ${told ?? 'no size'} by the catalogue of ${dates[0]}, and that of ${dates[1]} gives ${certified ?? 'none'}`,
    'assess the inputs again, or use the version of portolan that its lock file names',
  );
}

/**
 * Certifies the size of one machine anew from what the assessment keeps of it, and checks the certificate.
 *
 * @param prices the price sheet that the assessment rests on, which an output folder does not hold
 * @throws {AssessmentError} `cli/no-choice`, `cli/needs-inputs`, `cli/other-catalogue`
 */
export async function certifyMachine(
  assessment: Assessment,
  machine: AssessedMachine,
  prices?: string,
): Promise<CheckedCertificate> {
  refuseUncertifiable(assessment, machine, prices);
  const { policy, region } = assessment;
  const { need, size } = machine;
  invariant(need !== null, 'a machine for which sizes were refused has a need');
  const catalogue = await readCatalogue();
  const list = await readRegionOffer(catalogue, region.name);
  const offer = prices === undefined ? list : applyPriceSheet(list, catalogue, await readPriceSheet(prices, catalogue));
  const certificate = certifyChoice(need, deriveSizeMarket(catalogue, offer, policy));
  const dates = [assessment.catalogue.date, catalogue.date] as const;
  refuseOther(size?.name ?? null, certificate.chosen?.size ?? null, dates);
  const subject = { need, policies: policy, catalogue, offer, documentedTiers: DOCUMENTED_2019_DISK_TIERS };
  return { certificate, faults: verifyCertificate(certificate, subject) };
}
