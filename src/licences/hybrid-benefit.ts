import { isOff } from '../assessment/index.js';
import type { AssessedMachine } from '../assessment/index.js';
import { termsOf } from '../cost/index.js';
import type { CostPolicy, PriceTerms } from '../cost/index.js';
import { micros, roundHalfEven, sumOfMicros } from '../model/index.js';
import type { Micros } from '../model/index.js';
import { evenPacks, sixteenCoreSets, windowsMachineCores } from './counts.js';
import type { HybridBenefit, HybridGroup } from './licences.js';
import { priceOfLicences, windowsKindOf } from './subject.js';
import type { LicenceContext, LicenceSubject } from './subject.js';
import { windowsVcpus } from './windows-lines.js';

/**
 * The Windows Server machines that have a size, with the Windows licence rented and with licences of one's own, under the terms of
 * the policy and at the prices of the assessment: the benefit takes away what the Windows price is above the base price.
 */
export function deriveHybridBenefit(context: LicenceContext, cost: CostPolicy): HybridBenefit {
  const terms = {
    without: termsOf({ ...cost, hybridBenefit: false }),
    with: termsOf({ ...cost, hybridBenefit: true }),
  };
  const servers = context.subjects.filter(({ machine, size }) => size !== null && windowsKindOf(machine) === 'server');
  const groupOf = (isOfGroup: (machine: AssessedMachine) => boolean): HybridGroup =>
    hybridGroup(
      servers.filter(({ assessed }) => isOfGroup(assessed)),
      terms,
      context,
    );
  return {
    ...terms,
    isInPolicy: cost.hybridBenefit,
    running: groupOf((machine) => !isOff(machine)),
    poweredOff: groupOf(isOff),
    systemUnknown: context.subjects.filter(({ machine }) => windowsKindOf(machine) === 'unknown').length,
  };
}

interface Priced {
  readonly one: LicenceSubject;
  readonly without: Micros;
  readonly with: Micros;
}

const MONTHS = 12;

function hybridGroup(
  servers: readonly LicenceSubject[],
  terms: { readonly without: PriceTerms; readonly with: PriceTerms },
  context: LicenceContext,
): HybridGroup {
  const priced = servers.flatMap((one): Priced[] => {
    const scenarios = one.assessed.cost?.scenarios;
    const without = scenarios?.[terms.without] ?? null;
    const withIt = scenarios?.[terms.with] ?? null;
    return without === null || withIt === null ? [] : [{ one, without, with: withIt }];
  });
  const vcpus = priced.map(({ one }) => windowsVcpus(one, context)!);
  const coreLicences = vcpus.reduce((sum, count) => sum + evenPacks(windowsMachineCores(count)), 0);
  const isUnknown = priced.length === 0 && servers.length > 0;
  const without = sumOfMicros(priced.map((one) => one.without));
  const withIt = sumOfMicros(priced.map((one) => one.with));
  const saved = micros(without - withIt);
  const { windowsStandardCore, windowsDatacenterCore } = context.prices;
  return {
    machines: servers.length,
    priced: priced.length,
    withoutPerMonth: isUnknown ? null : without,
    withPerMonth: isUnknown ? null : withIt,
    savedPerMonth: isUnknown ? null : saved,
    coreLicences,
    sixteenCoreSets: sixteenCoreSets(vcpus),
    breakEvenPerCoreYear: coreLicences === 0 ? null : micros(roundHalfEven((saved * MONTHS) / coreLicences)),
    ownedPerYear: {
      standard: priceOfLicences(coreLicences, windowsStandardCore),
      datacenter: priceOfLicences(coreLicences, windowsDatacenterCore),
    },
  };
}
