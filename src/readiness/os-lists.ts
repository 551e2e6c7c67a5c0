import type { OsVersion } from '../catalog/index.js';
import type { OperatingSystem } from '../model/index.js';
import type { Edition } from './rule.js';
import { isAtLeast, majorOf } from './os-support.js';

/** A product from one version on; `until` is the last one meant, by its leading parts. */
export interface Range {
  readonly product: string;
  readonly from: string;
  readonly until?: string;
}

/**
 * Linux that Azure endorsed until 2023, minor versions left out because vCenter does not tell them.
 *
 * Source: endorsed-distros.md and vmaccess.md of 2018 to 2020 (CentOS 6.3+, 7.0+; Debian 7.9+, 8.2+; Oracle 6.4+, 7.0+; RHEL 6.7+,
 * 7.1+; SUSE 11, 12; openSUSE Leap 42.2+; Ubuntu 12.04 and later), read 2026-11-21. CentOS 8 and RHEL 8 are ready and "CentOS 9" is
 * endorsed with conditions in the sample assessment of August 2023 (Azure/azure-migrate-export@705fb688).
 */
const ENDORSED_UNTIL_2023: readonly Range[] = [
  { product: 'centos', from: '6', until: '8' },
  { product: 'debian', from: '7' },
  { product: 'oracle-linux', from: '6' },
  { product: 'rhel', from: '6' },
  { product: 'sles', from: '11' },
  { product: 'opensuse', from: '42.2' },
  { product: 'ubuntu', from: '12.04' },
  { product: 'rocky-linux', from: '8' },
  { product: 'almalinux', from: '8' },
];
/** Publishers of that list whose release stands beside it: CentOS Stream was met as "CentOS 9". */
const PUBLISHERS_UNTIL_2023: ReadonlySet<string> = new Set([
  ...ENDORSED_UNTIL_2023.map(({ product }) => product),
  'centos-stream',
]);

/** Endorsed without a row in the catalogue's table: known by name, and by no version. Source: endorsed-distros.md, 11/14/2024. */
const ENDORSED_NAMES: Readonly<Record<'until2023' | 'today', RegExp>> = {
  until2023: /\b(?:coreos|flatcar)\b/i,
  today: /\bflatcar\b/i,
};

/** `publisher`: the distribution is on Azure's list but this version is not, or is not stated. */
export type Endorsement = 'version' | 'publisher' | 'none';

/** Whether Azure endorses a Linux: the version, only its publisher, or neither. */
export function deriveEndorsement(
  os: OperatingSystem,
  edition: Edition,
  osVersions: readonly OsVersion[],
): Endorsement {
  const era = edition === '2025' ? 'today' : 'until2023';
  if (os.product === null) return ENDORSED_NAMES[era].test(os.name ?? '') ? 'version' : 'none';
  if (era === 'until2023') {
    if (!PUBLISHERS_UNTIL_2023.has(os.product)) return 'none';
    return isInRanges(os, ENDORSED_UNTIL_2023) ? 'version' : 'publisher';
  }
  const rows = osVersions.filter((row) => row.product === os.product);
  if (!rows.some((row) => row.endorsedPublisher === true)) return 'none';
  return os.version !== null && rows.some((row) => majorOf(row.version) === majorOf(os.version!))
    ? 'version'
    : 'publisher';
}

export function isInRanges(os: OperatingSystem, ranges: readonly Range[]): boolean {
  const { product, version } = os;
  if (version === null) return false;
  return ranges.some(
    (range) =>
      range.product === product &&
      isAtLeast(version, range.from) &&
      (range.until === undefined || majorOf(version) <= majorOf(range.until)),
  );
}

/** Windows Server versions that no longer boot from UEFI in Azure; service packs do not matter. */
export const isServerOf = (os: OperatingSystem, versions: readonly string[]): boolean =>
  os.product === 'windows-server' && os.version !== null && versions.includes(os.version.replace(/-sp\d+$/, ''));

/** Vista and XP stand under the numbers of their kernels in the catalogue. */
const ENDED_CLIENTS: readonly string[] = ['5', '6', '98', '95', 'nt-4', 'me', '3.1', '2000'];

/** Desktop Windows that its vendor gave up. */
export const isEndedClient = (os: OperatingSystem): boolean => isClientOf(os, ENDED_CLIENTS);

/** Desktop Windows of one of these versions, whatever its release. */
export const isClientOf = (os: OperatingSystem, versions: readonly string[]): boolean =>
  os.product === 'windows' && os.version !== null && versions.includes(os.version.replace(/-(?!4$).*$/, ''));

/**
 * Guests whose UEFI machines the migration tool moves. By a note on the page a listed major version covers all its minor ones.
 *
 * Source: common-questions-server-migration.md, "Which operating systems are supported for migration of UEFI-based machines to Azure?",
 * in its form with Windows Server 2025, read 2026-11-21.
 */
const UEFI_LINUX: readonly Range[] = [
  { product: 'rhel', from: '6', until: '9' },
  { product: 'oracle-linux', from: '6', until: '9' },
  { product: 'sles', from: '15', until: '15' },
  { product: 'sles', from: '12.4', until: '12' },
  { product: 'ubuntu', from: '16.04', until: '16' },
  { product: 'ubuntu', from: '18.04', until: '18' },
  { product: 'ubuntu', from: '20.04', until: '20' },
  { product: 'ubuntu', from: '22.04', until: '22' },
];
const UEFI_SERVERS: readonly string[] = ['2012', '2012-r2', '2016', '2019', '2022', '2025'];
const UEFI_CLIENTS: readonly string[] = ['10', '11'];

/** Whether the tool moves a UEFI machine with this guest, and into which generation; `null`: the name does not say enough. */
export interface UefiMigration {
  readonly supported: boolean | null;
  /** UEFI machines always become generation 2: the tool no longer converts them to BIOS. */
  readonly generation: 2;
}

export function deriveUefiMigration(os: OperatingSystem): UefiMigration {
  return { supported: isUefiMigratable(os), generation: 2 };
}

/** BIOS machines become generation 1, UEFI machines generation 2 (the same page); null where the boot type is unknown. */
export const azureGenerationOf = (firmware: 'bios' | 'efi' | null): 1 | 2 | null => {
  if (firmware === null) return null;
  return firmware === 'efi' ? 2 : 1;
};

function isUefiMigratable(os: OperatingSystem): boolean | null {
  if (os.family === 'unknown') return null;
  if (os.product === 'centos-stream') return true;
  if (os.product === null) return os.family === 'windows' ? null : false;
  const isListed = [...UEFI_LINUX.map(({ product }) => product), 'windows', 'windows-server'].includes(os.product);
  if (!isListed) return false;
  if (os.version === null) return null;
  if (os.product === 'windows') return isUefiClient(os);
  return isServerOf(os, UEFI_SERVERS) || isInRanges(os, UEFI_LINUX);
}

/** The page names the editions Pro and Enterprise. */
function isUefiClient(os: OperatingSystem): boolean | null {
  if (!isClientOf(os, UEFI_CLIENTS)) return false;
  return os.edition === null ? null : /Professional|Enterprise/.test(os.edition);
}
