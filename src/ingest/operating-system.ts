import type { Architecture, OperatingSystem } from '../model/index.js';
import { architectureOfGuestId, systemOfGuestId } from './operating-system-guest-ids.js';
import { NOTHING_NAMED, systemOfName } from './operating-system-names.js';
import type { NamedSystem } from './operating-system-names.js';
import { bestReading, firstAgainst } from './operating-system-readings.js';
import type { OsReading } from './operating-system-readings.js';

/**
 * What the names that several sources print for one machine say of its operating system, in the catalogue's codes.
 *
 * The first name wins, since it comes from the best source; a later one only where it says the same with more: the product of a
 * mere family, a version, an exact version for "or later", an edition (`bestReading`). The guest id is asked only where no name is recognised, or where the name of the same product lacks a version. The
 * version holds as much as the name says (`8.1`, `2008-r2-sp1`, `15.5` for "15 SP5"), which may be more or less than a row
 * of the catalogue (`8`, `2008-r2-sp1`, `15.5`): readiness looks it up by its leading parts.
 *
 * @param names the best source first, such as guest-reported, VMware Tools, vCenter's configuration
 * @param guestId vSphere's, such as `windows9Server64Guest`
 * @param architecture a column of its own: `x64`, `amd64`, `32-bit`…; wins over what the names say
 *
 * Names: vCenter's list of guests, Azure Migrate's import list (tutorial-discover-import.md, IMP23), the assessment table
 * (concepts-assessment-calculation.md, 02/06/2025). Cost: linear in the names' first 400 characters. Never throws.
 */
export function parseOperatingSystem(
  names: readonly (string | null)[],
  guestId: string | null,
  architecture?: string | null,
): OperatingSystem {
  const readings = names.filter((name): name is string => name !== null && name.trim() !== '').map(readName);
  const best = bestReading(readings);
  const system = combined(best.system, guestId === null ? NOTHING_NAMED : systemOfGuestId(guestId));
  const { family, product, version, edition } = system;
  // vCenter offers no guest "2019" before 7.0, so this id stands for 2016 and all that followed.
  const isOrLater = best.name === null ? guestId?.startsWith('windows9Server') === true : best.isOrLater;
  const said = [
    architectureIn(architecture ?? ''),
    best.architecture,
    ...readings.map((reading) => reading.architecture),
  ];
  const bits = said.find((value) => value !== null) ?? (guestId === null ? null : architectureOfGuestId(guestId));
  return { name: best.name, family, product, version, edition, isOrLater, architecture: bits, guestId };
}

/** No system's name is longer; a bound here keeps every pattern below it linear whatever a cell holds. */
const NAME_CHARACTERS = 400;

/** English, German and French, the languages in which vCenter prints names. */
const OR_LATER =
  /\bor (?:later|newer|above|higher)\b|\b(?:oder|und) (?:höher|später|neuer)|\bou (?:version )?(?:ultérieur|supérieur|plus récent)|\d\+/;
const ARCHITECTURES: readonly (readonly [pattern: RegExp, architecture: Architecture])[] = [
  [/\barm64\b|\baarch64\b/g, 'arm64'],
  [/\b64[- ]?bits?\b|\bx86[-_ ]?64\b|\bx64\b|\bamd64\b/g, 'x64'],
  [/\b32[- ]?bits?\b|\bx86\b|\bi[3-6]86\b/g, 'x86'],
];

const normalised = (text: string): string =>
  text
    .slice(0, NAME_CHARACTERS)
    .normalize('NFC')
    .toLowerCase()
    .replace(/\((?:r|tm)\)|[®™,"'_]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function architectureIn(text: string): Architecture | null {
  const words = normalised(text);
  return ARCHITECTURES.find(([pattern]) => words.search(pattern) !== -1)?.[1] ?? null;
}

/** The bits are taken out before the version is looked for, or the 64 of "(64-bit)" would be one. */
const withoutArchitecture = (words: string): string =>
  ARCHITECTURES.reduce((rest, [pattern]) => rest.replace(pattern, ''), words);

function readName(name: string): OsReading {
  const words = normalised(name);
  return {
    name,
    system: systemOfName(withoutArchitecture(words)),
    isOrLater: OR_LATER.test(words),
    architecture: architectureIn(words),
  };
}

/**
 * Of names for one machine, the one that is taken and the first that contradicts it, in family, product or version; null where all agree.
 *
 * @param names the best source first
 */
export function differingNames(names: readonly string[]): { readonly taken: string; readonly left: string } | null {
  const readings = names.map(readName);
  const best = bestReading(readings);
  const left = firstAgainst(best, readings);
  return best.name === null || left?.name == null ? null : { taken: best.name, left: left.name };
}

function combined(named: NamedSystem, byGuestId: NamedSystem): NamedSystem {
  if (named.family === 'unknown') return byGuestId;
  const isSame = named.product !== null && named.product === byGuestId.product;
  return isSame && named.version === null ? { ...named, version: byGuestId.version } : named;
}
