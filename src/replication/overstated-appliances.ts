import { visibleLine } from '../model/index.js';
import type { Estate, Problem, SourceLocation } from '../model/index.js';
import type { Site } from '../site/index.js';

/**
 * Appliances of Azure Migrate that carry more machines by the site file than the inventory has behind the vCenter that they ask; behind
 * any, where the file names none. One of the two is wrong or older, and more than 300 machines take a second appliance.
 */
export function overstatedAppliances(
  { appliances = [] }: Pick<Site, 'appliances'>,
  { machines }: Pick<Estate, 'machines'>,
  placeOf: (path: string) => SourceLocation | null,
): readonly Problem[] {
  const all = machines.filter(({ source }) => source === 'vmware');
  return appliances.flatMap(({ name, kind, vcenter, machines: stated = 0 }, index): readonly Problem[] => {
    if (kind !== 'azureMigrate') return [];
    const isBehind = all.filter(({ placement }) => placement.manager?.toLowerCase() === vcenter?.toLowerCase());
    const behind = isBehind.length > 0 ? isBehind : all;
    if (behind.length === 0 || stated <= behind.length) return [];
    return [
      {
        ...{ code: 'replication/appliance-machines', severity: 'warning', at: placeOf(`appliances.${index}.machines`) },
        message: visibleLine(
          `the site file says that ${name} carries ${stated} machines, and the inventory has ${behind.length} of VMware behind it; the larger number counts`,
        ),
        remedy: 'count them in vCenter: correct the site file, or add the inventory of the others',
      },
    ];
  });
}
