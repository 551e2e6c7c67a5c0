import { describe, expect, it } from 'vitest';
import { deriveDiskMarks, deriveMarks } from '../../src/charts/index.js';
import type { ChartMark } from '../../src/charts/index.js';
import { formatAmount } from '../../src/report/figures.js';
import { toText } from '../../src/report/html.js';
import { renderDisks } from '../../src/report/html/why-disks.js';
import { inventReport } from '../support/invented-report.js';

const textOf = (markup: string): string => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('what the disks and NICs of a machine carry', async () => {
  const { assessment } = await inventReport(8);
  const currency = assessment.catalogue;

  it('stands beside what they may, disk by disk, as the charts mark it', () => {
    const machine = assessment.machines.find(({ disks }) => disks.length > 0 && disks.every((disk) => disk !== null))!;
    const text = textOf(toText(renderDisks(machine, currency)));
    const said = (marks: readonly ChartMark[]): string =>
      (['percentile', 'need', 'limit'] as const)
        .map((kind) => marks.find((mark) => mark.kind === kind))
        .map((mark) => (mark === undefined ? '–' : formatAmount(mark.value, 3)))
        .join(' ');
    machine.need!.disks.forEach(({ name }, index) => {
      const [iops, rate] = (['diskIops', 'diskThroughput'] as const).map((of) =>
        said(deriveDiskMarks(machine, of, index)),
      );
      expect(iops).toMatch(/^[\d.,]+ [\d.,]+ [\d.,]+$/);
      expect(text).toContain(`${name} ${iops} ${rate}`);
    });
    expect(text).toContain(`all disks ${said(deriveMarks(machine, 'diskIops'))}`);
    expect(text).toContain(`NICs, out ${said(deriveMarks(machine, 'network'))}`);
  });

  it('is left out where nobody measured it', () => {
    const machine = assessment.machines[0]!;
    const [first] = machine.need!.disks;
    const unmeasured = { iops: null, bytesPerSecond: null, iopsSteps: [], throughputSteps: [] };
    const disks = machine.need!.disks.map(() => ({ ...first!, ...unmeasured }));
    const need = { ...machine.need!, disks, totalIopsSteps: [], totalThroughputSteps: [], networkSteps: [] };
    expect(toText(renderDisks({ ...machine, need }, currency))).not.toContain('traffic');
  });
});
