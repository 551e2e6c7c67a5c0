import type { VmSize } from '../catalog/index.js';
import type { CertifiedDisk, CertifiedOption, CertifiedRefusal, DiskNeed, SizeCertificate } from '../sizing/index.js';
import { attaches, disksFor, leastCost } from './cheapest-disk.js';
import { checkCredits } from './credits.js';
import { limitsInOrder } from './limits-in-order.js';
import type { HeldLimit } from './limits-in-order.js';
import { computePerMonth } from './monthly-cost.js';
import { soldSizes } from './subject.js';
import type { CertificateSubject, SoldSize } from './subject.js';

/** Something that a certificate says and that does not hold, or that it should say and does not. */
export interface CertificateFault {
  /** Null where it is about the certificate as a whole. */
  readonly size: string | null;
  readonly message: string;
}

/** What a size turns out to be when its limits and costs are worked out anew. */
type Finding =
  | { readonly kind: 'refused'; readonly held: HeldLimit }
  | { readonly kind: 'fits'; readonly perMonth: number; readonly compute: number };

interface Terms {
  readonly withLicence: boolean;
  readonly retiringRefused: boolean;
}

const isSum = (parts: readonly (number | null)[]): parts is readonly number[] => parts.every((part) => part !== null);

/** The cheapest disk of each need by itself, on a size that takes every type. */
const bestAnywhere = (subject: CertificateSubject): readonly (CertifiedDisk | null)[] =>
  subject.need.disks.map((disk) => {
    const options = disksFor(disk, null, subject);
    const cost = leastCost(options);
    return options.filter(({ perMonth }) => perMonth === cost).sort(byPreference)[0] ?? null;
  });

const PREFERRED = ['PremiumSSD', 'PremiumSSDv2', 'StandardSSD', 'StandardHDD', 'UltraDisk'];
const byPreference = (left: CertifiedDisk, right: CertifiedDisk): number =>
  PREFERRED.indexOf(left.type) - PREFERRED.indexOf(right.type) || right.sizeGiB - left.sizeGiB;

/** What stands against the disks of a size, or what they cost. */
function judgeDisks(size: VmSize, subject: CertificateSubject): HeldLimit | number {
  const anywhere = bestAnywhere(subject);
  const unfit = anywhere.indexOf(null);
  if (unfit >= 0) return { limit: 'disks', fails: true, needs: unfit, has: null };
  const isFixed = subject.policies.sizes.choice === 'disksFirst';
  let total = 0;
  for (const [index, disk] of subject.need.disks.entries()) {
    const fixed = anywhere[index]!;
    const cost = isFixed ? fixed.perMonth : leastCost(disksFor(disk, size, subject));
    const isOut = isFixed ? !attaches(size, fixed.type) : cost === null;
    if (isOut) return { limit: 'premiumStorage', fails: true, needs: index, has: isFixed ? fixed.type : null };
    total += cost ?? 0;
  }
  return total;
}

/** Works one size out anew. */
function judge(sold: SoldSize, subject: CertificateSubject, terms: Terms): Finding {
  const first = limitsInOrder(sold, subject, terms.retiringRefused).find(({ fails }) => fails);
  if (first !== undefined) return { kind: 'refused', held: first };
  const disks = judgeDisks(sold.size, subject);
  if (typeof disks !== 'number') return { kind: 'refused', held: disks };
  const compute = computePerMonth(sold.price, subject, terms.withLicence);
  if (compute === null) return { kind: 'refused', held: { limit: 'price', fails: true, needs: null, has: null } };
  return { kind: 'fits', perMonth: compute + disks, compute };
}

const versionOf = ({ series }: VmSize): number => Number(/v([0-9]+)$/.exec(series)?.[1] ?? 1);

/** Whether the first of two options of one price is the one to take. */
function isPreferred(left: VmSize, right: VmSize): boolean {
  const order = [
    left.vcpusAvailable - right.vcpusAvailable,
    left.memoryBytes - right.memoryBytes,
    versionOf(right) - versionOf(left),
    left.name < right.name ? -1 : 1,
  ];
  return (order.find((difference) => difference !== 0) ?? 0) < 0;
}

const isSameDisk = (left: CertifiedDisk, right: CertifiedDisk): boolean =>
  left.type === right.type &&
  left.redundancy === right.redundancy &&
  left.tier === right.tier &&
  left.sizeGiB === right.sizeGiB &&
  left.iops === right.iops &&
  left.bytesPerSecond === right.bytesPerSecond &&
  left.perMonth === right.perMonth;

/** The chosen disks, one by one: on sale as told, large and fast enough, attachable, and none cheaper. */
function checkDisks(chosen: CertifiedOption, size: VmSize, subject: CertificateSubject): readonly string[] {
  const { need, policies } = subject;
  if (chosen.disks.length !== need.disks.length) {
    return [`has ${chosen.disks.length} disks where ${need.disks.length} are needed`];
  }
  const isFixed = policies.sizes.choice === 'disksFirst';
  const faultOf = (disk: CertifiedDisk, asked: DiskNeed, index: number): string | null => {
    const options = disksFor(asked, isFixed ? null : size, subject);
    if (!attaches(size, disk.type)) return `disk ${index} (${disk.type}) does not attach to it`;
    if (!options.some((option) => isSameDisk(option, disk)))
      return `disk ${index} is not on sale as told, or does not fit`;
    return disk.perMonth === leastCost(options) ? null : `disk ${index} is not the cheapest that fits`;
  };
  return chosen.disks.flatMap((disk, index) => faultOf(disk, need.disks[index]!, index) ?? []);
}

/** Collects faults as they are met. */
interface Check {
  readonly certificate: SizeCertificate;
  readonly subject: CertificateSubject;
  readonly sold: ReadonlyMap<string, SoldSize>;
  readonly terms: Terms;
  readonly fault: (size: string | null, message: string) => void;
}

function checkChosen({ certificate, subject, sold, terms, fault }: Check): void {
  const { chosen, bound } = certificate;
  if (chosen === null) {
    if (bound !== null) fault(null, `a bound of ${bound} stands without an option`);
    return;
  }
  const say = (message: string): void => {
    fault(chosen.size, message);
  };
  if (bound !== chosen.perMonth) say(`costs ${chosen.perMonth}, and the bound is ${bound}`);
  const found = sold.get(chosen.size);
  if (found === undefined) {
    say('is not sold in the region');
    return;
  }
  const finding = judge(found, subject, terms);
  if (finding.kind === 'refused')
    say(`fails ${finding.held.limit}: needs ${finding.held.needs}, has ${finding.held.has}`);
  else if (finding.compute !== chosen.compute) say(`compute costs ${finding.compute}, not ${chosen.compute}`);
  const disks = chosen.disks.map(({ perMonth }) => perMonth);
  const sum = disks.reduce<number>((total, cost) => total + cost, chosen.compute);
  if (isSum(disks) && sum !== chosen.perMonth) say(`its parts add up to ${sum}, not ${chosen.perMonth}`);
  const proofs = [...checkDisks(chosen, found.size, subject), ...checkCredits(found.size, subject)];
  for (const message of proofs) say(message);
}

function checkRefusal(row: CertifiedRefusal, found: SoldSize, { subject, terms, fault }: Check): void {
  const finding = judge(found, subject, terms);
  if (finding.kind === 'fits') {
    fault(row.size, `is said to fail ${row.limit}, and fails nothing: it costs ${finding.perMonth}`);
    return;
  }
  const { limit, needs, has } = finding.held;
  if (limit !== row.limit) fault(row.size, `fails ${limit} first, not ${row.limit}`);
  else if (needs !== row.needs || has !== row.has) {
    fault(row.size, `${limit} needs ${needs} and has ${has}, not ${row.needs} and ${row.has}`);
  }
}

function checkDearer(row: SizeCertificate['dearer'][number], found: SoldSize, check: Check): void {
  const { certificate, sold, fault } = check;
  const finding = judge(found, check.subject, check.terms);
  if (finding.kind === 'refused') fault(row.size, `is said to fit, and fails ${finding.held.limit}`);
  else if (finding.perMonth !== row.perMonth) fault(row.size, `costs ${finding.perMonth}, not ${row.perMonth}`);
  const { bound, chosen } = certificate;
  const rival = chosen === null ? undefined : sold.get(chosen.size)?.size;
  if (bound === null || row.perMonth < bound) fault(row.size, `fits for ${row.perMonth}, below the bound of ${bound}`);
  else if (row.perMonth === bound && rival !== undefined && isPreferred(found.size, rival)) {
    fault(row.size, `costs the same as ${rival.name} and comes before it`);
  }
}

/** Only where nothing rests on the refusals themselves does it do to say that compute alone is too dear. */
function checkDearerAlone(name: string, found: SoldSize, { certificate, subject, terms, fault }: Check): void {
  const compute = computePerMonth(found.price, subject, terms.withLicence);
  if (compute === null) fault(name, 'has no known price, so nothing says that its compute is too dear');
  else if (certificate.bound === null || compute <= certificate.bound) {
    fault(name, `compute costs ${compute}, which is not above the bound of ${certificate.bound}`);
  }
}

/** A size that would have decided, had it been let decide: lasting, or with a known licence. */
function checkExceptions({ certificate, subject, sold, fault }: Check): void {
  const { retiring } = subject.policies.sizes;
  if (certificate.isRetiringLetIn && retiring !== 'last')
    fault(null, 'lets retiring sizes in, and the policy does not');
  if (certificate.isLicenceUnknown && !subject.need.isWindows) fault(null, 'leaves a licence out that nobody pays');
  const rules: readonly (readonly [applies: boolean, terms: Terms, what: string])[] = [
    [
      certificate.isRetiringLetIn,
      { withLicence: !certificate.isLicenceUnknown, retiringRefused: true },
      'is not retiring',
    ],
    [
      certificate.isLicenceUnknown,
      { withLicence: true, retiringRefused: retiring === 'refused' },
      'has a known licence price',
    ],
  ];
  for (const [applies, terms, what] of rules) {
    if (!applies) continue;
    for (const [name, one] of sold) {
      if (judge(one, subject, terms).kind === 'fits') fault(name, `fits and ${what}, so no exception is due`);
    }
  }
}

/** No answer at all takes that every exception was tried. */
function checkNoAnswer({ certificate, subject, sold, terms, fault }: Check): void {
  if (certificate.chosen !== null) return;
  const { retiring } = subject.policies.sizes;
  if (retiring === 'last' && !certificate.isRetiringLetIn)
    fault(null, 'finds nothing without letting retiring sizes in');
  if (certificate.isLicenceUnknown || !subject.need.isWindows) return;
  for (const [name, one] of sold) {
    const finding = judge(one, subject, { ...terms, withLicence: false });
    if (finding.kind === 'fits') fault(name, `would fit for ${finding.perMonth}, its licence left open`);
  }
}

/** Every size that is sold must stand in the certificate once, and nothing else may. */
function checkComplete({ certificate, sold, fault }: Check): void {
  const { chosen, refused, dearer, dearerAlone } = certificate;
  const rows = [...refused, ...dearer].map(({ size }) => size);
  const named = [...(chosen === null ? [] : [chosen.size]), ...rows, ...dearerAlone];
  const seen = new Set<string>();
  for (const name of named) {
    if (seen.has(name)) fault(name, 'stands in the certificate twice');
    if (!sold.has(name)) fault(name, 'is not sold in the region');
    seen.add(name);
  }
  for (const name of sold.keys()) if (!seen.has(name)) fault(name, 'is sold, and the certificate does not speak of it');
}

/**
 * Checks a certificate: that the option keeps every limit and its cost adds up from the prices, that each refusal is the
 * first and its numbers are true, that each dearer size costs what is told, and that no size sold is left out. It follows
 * that no option which keeps every limit costs less than the bound.
 *
 * @returns what does not hold; empty where the certificate proves its answer
 *
 * Cost: each size is worked out anew from the catalogue, about as long as it takes to read; nothing is shared with the choice.
 */
export function verifyCertificate(
  certificate: SizeCertificate,
  subject: CertificateSubject,
): readonly CertificateFault[] {
  const faults: CertificateFault[] = [];
  const { retiring, choice } = subject.policies.sizes;
  const check: Check = {
    certificate,
    subject,
    sold: soldSizes(subject),
    terms: {
      withLicence: !certificate.isLicenceUnknown,
      retiringRefused: retiring !== 'allowed' && !certificate.isRetiringLetIn,
    },
    fault: (size, message) => {
      faults.push({ size, message });
    },
  };
  if (certificate.choice !== choice)
    check.fault(null, `is for the choice ${certificate.choice}, and the policy says ${choice}`);
  checkChosen(check);
  checkExceptions(check);
  checkNoAnswer(check);
  const each = <Row>(
    rows: readonly Row[],
    name: (row: Row) => string,
    then: (row: Row, found: SoldSize) => void,
  ): void => {
    for (const row of rows) {
      const found = check.sold.get(name(row));
      if (found !== undefined) then(row, found);
    }
  };
  each(
    certificate.refused,
    ({ size }) => size,
    (row, found) => {
      checkRefusal(row, found, check);
    },
  );
  each(
    certificate.dearer,
    ({ size }) => size,
    (row, found) => {
      checkDearer(row, found, check);
    },
  );
  each(
    certificate.dearerAlone,
    (name) => name,
    (name, found) => {
      checkDearerAlone(name, found, check);
    },
  );
  checkComplete(check);
  return faults;
}
