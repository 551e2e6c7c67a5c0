import type { Micros } from '../model/index.js';
import type { AssessedMachine, Assessment } from '../assessment/index.js';
import type { CertifiedRefusal, SizeCertificate } from '../sizing/index.js';
import { formatAmount, formatCount, formatCountOf, formatMoney } from './figures.js';
import type { Currency } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';
import { LIMIT_WORDS } from './words.js';

const INDENT = 2;
const GIB = 2 ** 30;

/** In what a figure of a certificate is shown. */
const SCALES: Readonly<Partial<Record<CertifiedRefusal['limit'], readonly [per: number, unit: string]>>> = {
  cores: [1, 'cores'],
  memory: [GIB, 'GiB'],
  dataDisks: [1, 'data disks'],
  nics: [1, 'NICs'],
  diskIops: [1, 'operations/s'],
  diskThroughput: [1e6, 'MB/s'],
  network: [1e6, 'Mb/s'],
  credits: [1, 'credits'],
};

function figureWords({ limit, needs, has }: CertifiedRefusal): string {
  if (limit === 'disks' || limit === 'premiumStorage') return `disk ${Number(needs) + 1} has none`;
  const [per, unit] = SCALES[limit] ?? [1, ''];
  const show = (value: number | string | null): string =>
    typeof value === 'number' ? `${formatAmount(value / per, 3)} ${unit}` : (value ?? 'unknown');
  if (needs === null) return has === null ? '' : show(has);
  return `needs ${show(needs)}, has ${show(has)}`;
}

function chosenLines({ chosen }: SizeCertificate, machine: AssessedMachine, currency: Currency): readonly string[] {
  if (chosen === null) return wrap('no size keeps every limit', INDENT);
  const disks = chosen.disks.map(({ type, redundancy, tier, sizeGiB, perMonth }, index) => [
    formatMoney(perMonth, currency),
    `${machine.need?.disks[index]?.name ?? 'disk'}: ${type} ${redundancy} ${tier ?? `${formatCount(sizeGiB)} GiB`}`,
  ]);
  const rows = [
    [formatMoney(chosen.compute, currency), `${chosen.size}, compute and licence`],
    ...disks,
    [formatMoney(chosen.perMonth, currency), 'together a month: no option that keeps every limit costs less'],
  ];
  return alignRows(rows, INDENT, [0]);
}

const exceptionLines = ({ isLicenceUnknown, isRetiringLetIn }: SizeCertificate): readonly string[] => [
  ...(isRetiringLetIn ? wrap('retiring sizes were let in, since no other fits', INDENT) : []),
  ...(isLicenceUnknown
    ? wrap('no Windows price is known for a size that fits: costs are without the licence', INDENT)
    : []),
];

function faultLines(faults: readonly { readonly size: string | null; readonly message: string }[]): readonly string[] {
  if (faults.length === 0) return wrap('checked against the catalogue by code of its own: it holds', INDENT);
  return [
    ...wrap(`checked against the catalogue by code of its own: ${formatCountOf(faults.length, 'fault')}`, INDENT),
    ...faults.flatMap(({ size, message }) => wrap(`${size ?? 'the certificate'}: ${message}`, INDENT + 2, INDENT + 4)),
  ];
}

/** The certificate of one machine's size: what was chosen, why nothing is cheaper, and whether that was found to hold. */
export function renderCertificateText(
  { catalogue: currency, region }: Assessment,
  machine: AssessedMachine,
  {
    certificate,
    faults,
  }: {
    readonly certificate: SizeCertificate;
    readonly faults: readonly { readonly size: string | null; readonly message: string }[];
  },
): string {
  const { refused, dearer, dearerAlone } = certificate;
  const money = (amount: Micros): string => formatMoney(amount, currency);
  return joinLines([
    ...wrap(`Certificate of ${machine.name} in ${region.displayName}`),
    ...chosenLines(certificate, machine, currency),
    ...exceptionLines(certificate),
    ...wrap(
      `of the other sizes sold, ${formatCount(refused.length)} fail a limit, ${formatCount(dearer.length)} keep all and cost as much ` +
        `or more, ${formatCount(dearerAlone.length)} cost more by compute alone`,
      INDENT,
    ),
    ...faultLines(faults),
    ...(dearer.length === 0 ? [] : ['', 'No cheaper']),
    ...alignRows(
      dearer.map(({ size, perMonth }) => [money(perMonth), size]),
      INDENT,
      [0],
    ),
    ...(refused.length === 0 ? [] : ['', 'Refused, the cheapest first']),
    ...alignRows(
      refused.map((row) => [row.size, LIMIT_WORDS[row.limit], figureWords(row)]),
      INDENT,
      [],
    ),
  ]);
}
