import { isCovered, listMachines, plainMachineName } from '../model/index.js';
import type { Problem, SourceLocation } from '../model/index.js';
import type { Site } from './site.js';

interface NamedMachines {
  readonly path: string;
  readonly entries: readonly string[];
}

const LISTS: ReadonlySet<string> = new Set(['machine', 'machines']);
const MOST_NAMES = 5;

/** Every key of a site that names machines, in the order of the file. */
function namedIn(value: unknown, path: string): readonly NamedMachines[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]): readonly NamedMachines[] => {
    const at = path === '' ? key : `${path}.${key}`;
    const list = Array.isArray(inner) ? inner : [inner];
    const isNames = LISTS.has(key) && list.length > 0 && list.every((one) => typeof one === 'string');
    return isNames ? [{ path: at, entries: list }] : namedIn(inner, at);
  });
}

/**
 * Machines that a site file names and no inventory has. Where it names some and none of them is there, the file is that of another site: a
 * warning. Otherwise each entry is told apart, since what no inventory lists may well exist. Its own appliances and servers are no strangers.
 *
 * @param names of the machines of the estate
 * @param placeOf where a key of the site file stands
 */
export function siteStrangers(
  site: Site,
  names: readonly string[],
  placeOf: (path: string) => SourceLocation | null,
): readonly Problem[] {
  const known = new Set(names.map(plainMachineName));
  const servers = ownServers(site);
  const found = namedIn(site, '').map(({ path, entries }) => {
    const { names: listedNames, patterns } = listMachines(entries);
    const spelled = listedNames.filter((name) => known.has(plainMachineName(name)) || !servers.has(firstLabel(name)));
    const strange = spelled.filter((name) => !known.has(plainMachineName(name)));
    const covers = patterns.some((parts) => parts.join('') !== '' && names.some((name) => isCovered(parts, name)));
    return { path, strange, isKnown: covers || strange.length < spelled.length };
  });
  const strangers = found.filter(({ strange }) => strange.length > 0);
  if (strangers.length === 0) return [];
  const remedy = 'name the site file of this estate with --site, or add the inventory that lists these machines';
  if (found.some(({ isKnown }) => isKnown)) {
    return strangers.map(({ path, strange }) => ({
      ...{ code: 'site/unknown-machines', severity: 'info', at: placeOf(path), remedy },
      message: `the site file names machines that no inventory has: ${listed(strange)}`,
    }));
  }
  const all = [...new Set(strangers.flatMap(({ strange }) => strange))];
  return [
    {
      ...{ code: 'site/other-estate', severity: 'warning', at: placeOf(strangers[0]!.path), remedy },
      message: `the site file names ${all.length === 1 ? '1 machine, which is not in the estate' : `${all.length} machines, and none of them is in the estate`} (${listed(all)}): it may be that of another site`,
    },
  ];
}

/**
 * Appliances, vCenters and hosts that the file itself names: the tools of a move and what they ask, which no inventory has to list among the
 * machines of the estate. By the first label of their names, since a file may spell one of them short and in full.
 */
function ownServers({ appliances = [], vcenters = [], endpoints = {} }: Site): ReadonlySet<string> {
  const hosts = [endpoints.migrateAppliances, endpoints.replicationAppliances, endpoints.vcenters, endpoints.esxiHosts]
    .flatMap((list) => list ?? [])
    .map(({ host }) => host);
  return new Set(
    [...appliances.map(({ name }) => name), ...vcenters.map(({ name }) => name), ...hosts].map(firstLabel),
  );
}

/** An address stays whole: its first number names nothing. */
function firstLabel(name: string): string {
  const plain = plainMachineName(name);
  return /^[\d.]+$/.test(plain) ? plain : (plain.split('.', 1)[0] ?? plain);
}

const listed = (names: readonly string[]): string =>
  `${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''}`;
