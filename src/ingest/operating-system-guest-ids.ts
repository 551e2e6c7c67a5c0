import type { Architecture } from '../model/index.js';
import { NOTHING_NAMED, systemOfName } from './operating-system-names.js';
import type { NamedSystem } from './operating-system-names.js';

/**
 * The stem of a vSphere guest id, and the name it stands for; `$1` and `$2` are what the stem captures.
 *
 * Source: the enumeration `VirtualMachineGuestOsIdentifier` of the vSphere API, as the catalogue's table of guest ids holds it
 * (a test holds these rows against it), and for `Longhorn`, `windows8Server` and `windows9Server` the names the client shows.
 */
const STEMS: readonly (readonly [stem: RegExp, name: string | ((number: number) => string)])[] = [
  [/^win(?:Longhorn)/, 'windows server 2008'],
  [/^winNetBusiness/, 'windows small business server 2003'],
  [/^winNet/, 'windows server 2003'],
  [/^win2000Pro/, 'windows 2000 professional'],
  [/^win2000/, 'windows server 2000'],
  [/^winXP/, 'windows xp'],
  [/^winVista/, 'windows vista'],
  [/^winNT/, 'windows nt'],
  [/^winMe/, 'windows me'],
  [/^win31/, 'windows 3.1'],
  [/^win(95|98)/, 'windows $1'],
  [/^windows7Server/, 'windows server 2008 r2'],
  [/^windows8Server/, 'windows server 2012'],
  [/^windows9Server/, 'windows server 2016'],
  [/^windows2019srvNext/, 'windows server 2022'],
  [/^windows2022srvNext/, 'windows server 2025'],
  [/^windows(\d{4})srv/, 'windows server $1'],
  [/^windows9/, 'windows 10'],
  [/^windows(\d+)/, 'windows $1'],
  [/^centos9/, 'centos stream 9'],
  [/^(rhel|centos|debian|fedora|freebsd)(\d+)(?=_64Guest|Guest)/, '$1 $2'],
  [/^(rhel|centos|debian|fedora|freebsd|ubuntu|opensuse|rockylinux|almalinux)/, '$1'],
  [/^oracleLinux(\d+)(?=_64Guest|Guest)/, 'oracle linux $1'],
  [/^oracleLinux/, 'oracle linux'],
  [/^sles(1\d)/, 'sles $1'],
  [/^sles/, 'sles'],
  [/^amazonlinux2_/, 'amazon linux 2'],
  [/^amazonlinux/, 'amazon linux'],
  [/^vmwarePhoton/, 'photon'],
  [/^solaris(\d+)/, 'solaris $1'],
  [/^darwin(?:64)?Guest/, 'macos 10.5'],
  [/^darwin(\d+)/, (release) => `macos ${release < 20 ? `10.${release - 4}` : release - 9}`],
  [/^dos/, 'ms-dos'],
  [/^os2/, 'os/2'],
  [/^eComStation/, 'ecomstation'],
  [/^netware/, 'netware'],
  [/^openServer/, 'openserver'],
  [/^unixWare/, 'unixware'],
  [/^vmkernel/, 'esx'],
  [/^windowsHyperV/, 'windows hyper-v'],
  [
    /^(?:asianux|mandrake|mandriva|turboLinux|coreos|other\d+xLinux|otherLinux|genericLinux|suse|redhat|nld|oes|sjds)/,
    'linux',
  ],
  [/^(?:miraclelinux|pardus|fusionos|prolinux|kylinlinux)/, 'linux'],
];

/** The id of 64-bit guests of the old families reads `ubuntu64Guest`, that of the numbered ones `rhel8_64Guest`. */
const plainId = (guestId: string): string => guestId.replace(/^([a-z]+(?:Linux)?)64Guest$/i, '$1Guest');

/** What a guest id stands for, in the catalogue's codes; nothing for an unknown id. The catalogue's own table says more of some. */
export function systemOfGuestId(guestId: string): NamedSystem {
  const id = plainId(guestId.slice(0, 64));
  for (const [stem, name] of STEMS) {
    const match = stem.exec(id);
    if (match === null) continue;
    if (typeof name !== 'string') return systemOfName(name(Number(match[1])));
    return systemOfName(name.replace('$1', match[1] ?? '').replace('$2', match[2] ?? ''));
  }
  return NOTHING_NAMED;
}

/** Ids of 64-bit guests say so; other guest ids are of 32-bit guests, except those of VMware's own systems, which do not tell. */
export function architectureOfGuestId(guestId: string): Architecture | null {
  const id = guestId.slice(0, 64);
  if (/^(?:vmkernel|crx)/.test(id)) return null;
  if (/64_?Guest$|Guest64$/.test(id)) return 'x64';
  return /^[a-zA-Z]\w*Guest$/.test(id) ? 'x86' : null;
}
