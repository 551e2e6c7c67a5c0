import { DISK_TYPE_WORDS } from '../../assessment/index.js';
import type { AssessedMachine } from '../../assessment/index.js';
import { deriveDiskMarks, deriveMarks } from '../../charts/index.js';
import type { ChartMark } from '../../charts/index.js';
import { formatAmount, formatCount, formatGiB, formatMBps, withGroupedAmounts } from '../figures.js';
import type { Currency } from '../figures.js';
import { given, html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { block, money } from './parts.js';

/** What was chosen for each disk and why, and what disks and NICs carry beside what they may. */
export function renderDisks(machine: AssessedMachine, currency: Currency): Html {
  const { disks, need } = machine;
  if (disks.length === 0) return nothing;
  const items = disks.map((disk, index) => {
    const wanted = need?.disks[index];
    const source =
      wanted === undefined
        ? ''
        : `${wanted.name}, ${formatGiB(wanted.sizeBytes)}${wanted.sizeBasis === 'estimated' ? ' (estimated)' : ''}${wanted.isOs ? ', boot disk' : ''}`;
    if (disk === null) return html`<li><b>${source}</b>: no disk fits</li>`;
    return html`<li>
      <b>${disk.tier ?? DISK_TYPE_WORDS[disk.type]}</b> ${DISK_TYPE_WORDS[disk.type]} ${disk.redundancy},
      ${formatCount(disk.sizeGiB)} GiB, ${formatCount(disk.iops)} IOPS, ${formatMBps(disk.bytesPerSecond)},
      ${money(disk.perMonth, currency)} per month
      <small>for ${source === '' ? disk.name : source}: ${withGroupedAmounts(disk.reason)}</small>
    </li>`;
  });
  return block(
    'Disks',
    html`<ul class="plain">
        ${items}
      </ul>
      ${traffic(machine)}`,
  );
}

/** A row of the table: who carries it, and the marks of its operations and of its throughput. */
interface TrafficRow {
  readonly name: Html;
  readonly iops: readonly ChartMark[] | null;
  readonly rate: readonly ChartMark[];
}

const MARK_DECIMALS = 3;
const KINDS: readonly ChartMark['kind'][] = ['percentile', 'need', 'limit'];

/**
 * Each disk against the disk chosen for it, all disks and all NICs against the size: what the percentile is, what is needed, what there may be.
 * Figures as the charts mark them, in at most four digits. Nothing where nobody measured a disk or a NIC.
 */
function traffic(machine: AssessedMachine): Html {
  const { need } = machine;
  const rows: readonly TrafficRow[] = [
    ...(need?.disks ?? []).map(({ name }, index) => ({
      name: given(name),
      iops: deriveDiskMarks(machine, 'diskIops', index),
      rate: deriveDiskMarks(machine, 'diskThroughput', index),
    })),
    {
      name: html`all disks`,
      iops: deriveMarks(machine, 'diskIops'),
      rate: deriveMarks(machine, 'diskThroughput'),
    },
    { name: html`NICs, out`, iops: null, rate: deriveMarks(machine, 'network') },
  ];
  const percentile = rows
    .flatMap(({ iops, rate }) => [...(iops ?? []), ...rate])
    .find(({ kind }) => kind === 'percentile');
  if (percentile === undefined) return nothing;
  const heads = [percentile.label, 'need', 'limit'];
  return html`<table class="bill traffic">
    <thead>
      <tr>
        <td></td>
        <th scope="colgroup" colspan="3">IOPS</th>
        <th scope="colgroup" colspan="3">MB/s</th>
      </tr>
      <tr>
        <td></td>
        ${[...heads, ...heads].map((head) => html`<th scope="col" class="number">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, iops, rate }) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${iops === null ? html`<td colspan="3"></td>` : cells(iops)}${cells(rate)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const cells = (marks: readonly ChartMark[]): readonly Html[] =>
  KINDS.map((kind) => {
    const mark = marks.find((one) => one.kind === kind);
    return html`<td class="number">${mark === undefined ? '–' : formatAmount(mark.value, MARK_DECIMALS)}</td>`;
  });
