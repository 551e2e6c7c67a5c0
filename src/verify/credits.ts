import type { VmSize } from '../catalog/index.js';
import type { MachineNeed } from '../sizing/index.js';
import type { CertificateSubject } from './subject.js';

type Load = NonNullable<CertificateSubject['cpu']>;
type Verdict = NonNullable<MachineNeed['credits']>['verdicts'][number];

interface Bank {
  readonly rate: number;
  readonly vcpus: number;
  readonly most: number;
}

/** One stretch of time at so many vCPUs: the balance moves evenly, and a full bank takes no more. */
const after = (balance: number, minutes: number, busy: number, { rate, most }: Bank): number =>
  Math.min(most, balance + minutes * (rate - busy));

/** The least balance over two runs of the load, each step played out twice: work first, and work last. */
function leastBalance(cores: readonly number[], stepMinutes: number, start: number, bank: Bank): number {
  let balance = start;
  let least = start;
  for (const used of [...cores, ...cores]) {
    const busyMinutes = (used * stepMinutes) / bank.vcpus;
    const idleMinutes = stepMinutes - busyMinutes;
    const dip = after(balance, busyMinutes, bank.vcpus, bank);
    const endOfWorkFirst = after(dip, idleMinutes, 0, bank);
    const endOfWorkLast = after(after(balance, idleMinutes, 0, bank), busyMinutes, bank.vcpus, bank);
    balance = Math.min(endOfWorkFirst, endOfWorkLast);
    least = Math.min(least, dip, balance);
  }
  return least;
}

/** A thousandth, to which verdicts are rounded down, and what floats add to it. */
const TOLERANCE = 0.0011;

interface Terms {
  readonly perHour: number;
  readonly start: number;
  readonly most: number;
}

/** A verdict against the vendor's terms and against itself. */
function checkTerms(verdict: Verdict, { perHour, start }: Terms): readonly string[] {
  const { creditsPerHour, startCredits, isLasting, leastCredits, netPerHour } = verdict;
  const isSame = Math.abs(creditsPerHour - perHour) <= TOLERANCE;
  return [
    ...(isSame ? [] : [`earns ${perHour} credits an hour, not ${creditsPerHour}`]),
    ...(startCredits === start ? [] : [`starts with ${start} credits, not ${startCredits}`]),
    ...(isLasting === (leastCredits >= 0 && netPerHour >= 0)
      ? []
      : [`is said to last: ${isLasting}, with ${leastCredits} credits at least and ${netPerHour} an hour left`]),
  ];
}

/** A verdict against the load that it is about. */
function checkRun(verdict: Verdict, vcpus: number, { terms, cpu }: { terms: Terms; cpu: Load }): readonly string[] {
  const bank: Bank = { rate: terms.perHour / 60, vcpus, most: terms.most };
  const least = leastBalance(cpu.cores, cpu.stepMinutes, terms.start, bank);
  const spent = (cpu.cores.reduce((sum, used) => sum + used, 0) / cpu.cores.length) * 60;
  const isSame = Math.abs(least - verdict.leastCredits) <= TOLERANCE;
  return [
    ...(isSame ? [] : [`falls to ${least} credits over the load given, not ${verdict.leastCredits}`]),
    ...(terms.perHour - spent < -TOLERANCE ? [`spends ${spent} credits an hour and earns ${terms.perHour}`] : []),
  ];
}

/** What is wrong with the proof that a burstable size lasts. */
export function checkCredits(size: VmSize, { need, policies, cpu }: CertificateSubject): readonly string[] {
  const { burst } = size;
  if (burst === null || policies.sizes.burstable !== 'provenNonProduction') return [];
  const verdict = need.credits?.verdicts.find((one) => one.size === size.name);
  if (verdict === undefined) return ['is burstable, and nothing proves that its credits last'];
  const ofBaseline = (size.vcpus * 60 * burst.baselinePercentOfVm) / 100;
  const terms: Terms = {
    perHour: Math.min(burst.creditsPerHour, ofBaseline),
    start: Math.min(burst.initialCredits, burst.maxCredits),
    most: burst.maxCredits,
  };
  const run = cpu === undefined || !verdict.isLasting ? [] : checkRun(verdict, size.vcpus, { terms, cpu });
  return [...checkTerms(verdict, terms), ...run];
}
