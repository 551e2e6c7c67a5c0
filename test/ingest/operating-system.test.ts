import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { differingNames, parseOperatingSystem } from '../../src/ingest/operating-system.js';
import { readCatalogue } from '../../src/node/read-catalogue.js';

/** `product version` of a name, with `-` for what the name does not say. */
function codesOf(name: string): string {
  const { family, product, version } = parseOperatingSystem([name], null);
  return `${product ?? `(${family})`} ${version ?? '-'}`;
}

describe('one name, in the codes of the catalogue', () => {
  it.each([
    ['Microsoft Windows Server 2016 or later (64-bit)', 'windows-server 2016'],
    ['Microsoft Windows Server 2012 (64-bit)', 'windows-server 2012'],
    ['Windows Server 2012R2', 'windows-server 2012-r2'],
    ['Windows Server 2008 R2 SP1', 'windows-server 2008-r2-sp1'],
    ['Windows Server (R) 2008', 'windows-server 2008'],
    ['Microsoft Windows Server 2003 R2 Standard Edition Service Pack 2', 'windows-server 2003-r2-sp2'],
    ['Windows Web Server 2008 R2', 'windows-server 2008-r2'],
    ['Windows Server Threshold', 'windows-server 2016'],
    ['Windows Server, version 1909', 'windows-server 1909-sac'],
    ['Microsoft Small Business Server 2003', 'windows-server 2003'],
    ['Windows Small Business Server 2011 Standard', 'windows-server 2008-r2'],
    ['Hyper-V Server 2019', 'windows-server 2019'],
    ['Windows 2000', 'windows-server 2000'],
    ['Microsoft Windows 10 (64-bit)', 'windows 10'],
    ['Windows 10 Enterprise 22H2', 'windows 10-22h2'],
    ['Windows 11', 'windows 11'],
    ['Microsoft Windows 8.1 (64-bit)', 'windows 8.1'],
    ['Windows Vista', 'windows 6'],
    ['Windows XP Professional', 'windows 5'],
    ['Windows NT', 'windows nt-4'],
    ['Windows 3', 'windows 3.1'],
    ['Windows 95', 'windows 95'],
    ['Red Hat Enterprise Linux 8 (64-bit)', 'rhel 8'],
    ['Red Hat Enterprise Linux Server release 7.9 (Maipo)', 'rhel 7.9'],
    ['RHEL 8.1', 'rhel 8.1'],
    ['CentOS 4/5 or later (64-bit)', 'centos -'],
    ['CentOS 4/5/6/7 (64-bit)', 'centos -'],
    ['CentOS Linux release 7.9.2009 (Core)', 'centos 7.9'],
    ['CentOS 9 (64-bit)', 'centos-stream 9'],
    ['CentOS Stream 8', 'centos-stream 8'],
    ['Ubuntu Linux (64-bit)', 'ubuntu -'],
    ['Ubuntu Server 20.04 LTS', 'ubuntu 20.04'],
    ['Ubuntu 22.04.3 LTS', 'ubuntu 22.04'],
    ['SUSE Linux Enterprise 12 (64-bit)', 'sles 12'],
    ['SUSE Linux Enterprise 8/9', 'sles -'],
    ['SLES 15 SP5', 'sles 15.5'],
    ['SUSE Linux Enterprise Server for SAP Applications 15 SP3', 'sles 15.3'],
    ['SUSE openSUSE', 'opensuse -'],
    ['Oracle Linux 7', 'oracle-linux 7'],
    ['Oracle Linux 4/5 or later (64-bit)', 'oracle-linux -'],
    ['Debian GNU/Linux 11 (bullseye)', 'debian 11'],
    ['Debian GNU/Linux 11.6', 'debian 11'],
    ['Rocky Linux 9', 'rocky-linux 9'],
    ['AlmaLinux 8.10', 'almalinux 8.10'],
    ['Amazon Linux 2', 'amazon-linux 2'],
    ['Amazon Linux AMI 2018.03', 'amazon-linux 2018.03'],
    ['VMware Photon OS (64-bit)', 'vmware-photon -'],
    ['Red Hat Fedora', 'fedora -'],
    ['FreeBSD 12 or later versions (64-bit)', 'freebsd 12'],
    ['macOS X 10', 'macos 10'],
    ['Oracle Solaris 11', 'oracle-solaris 11'],
    ['SunOS 5.11', 'oracle-solaris 11'],
    ['Flatcar', '(linux) -'],
    ['Other 3.x or later Linux (64-bit)', '(linux) -'],
    ['MS-DOS', '(other) -'],
    ['SCO OpenServer', '(other) -'],
    ['VMware ESXi 6', '(other) -'],
    ['Other (32-bit)', '(unknown) -'],
    ['Frobnicator 3000', '(unknown) -'],
  ])('%s', (name, codes) => {
    expect(codesOf(name)).toBe(codes);
  });

  it('tells the edition of Windows', () => {
    const edition = (name: string): string | null => parseOperatingSystem([name], null).edition;
    expect(edition('Windows Server 2022 Datacenter Azure Edition')).toBe('Datacenter Azure Edition');
    expect(edition('Microsoft Windows Server 2016 Standard Evaluation')).toBe('Standard Evaluation');
    expect(edition('Windows 10 Pro')).toBe('Professional');
    expect(edition('Windows 10 Enterprise LTSC')).toBe('Enterprise LTSC');
    expect(edition('Windows Server 2019')).toBeNull();
  });

  it('reads "or later" and the bits in English, German and French', () => {
    expect(parseOperatingSystem(['Microsoft Windows Server 2016 oder höher (64 Bit)'], null)).toMatchObject({
      version: '2016',
      isOrLater: true,
      architecture: 'x64',
    });
    expect(parseOperatingSystem(['FreeBSD 12 ou version ultérieure (32 bits)'], null)).toMatchObject({
      version: '12',
      isOrLater: true,
      architecture: 'x86',
    });
    expect(parseOperatingSystem(['Windows Server 2019'], null)).toMatchObject({ isOrLater: false, architecture: null });
  });

  it.each([
    ['amd64', 'x64'],
    ['64-bit', 'x64'],
    ['x86_64', 'x64'],
    ['32-bit', 'x86'],
    ['x86', 'x86'],
    ['aarch64', 'arm64'],
  ])('takes the architecture %s from its own column', (column, architecture) => {
    expect(parseOperatingSystem(['Windows Server 2008 (64-bit)'], null, column).architecture).toBe(architecture);
  });
});

describe('several names for one machine', () => {
  const chosen = (...names: (string | null)[]): string | null => parseOperatingSystem(names, null).name;

  it('prefers the exact version over "or later", and the edition over its absence', () => {
    expect(chosen('Microsoft Windows Server 2016 or later (64-bit)', 'Microsoft Windows Server 2019 Standard')).toBe(
      'Microsoft Windows Server 2019 Standard',
    );
    expect(chosen('Ubuntu Linux (64-bit)', 'Ubuntu 20.04.6 LTS')).toBe('Ubuntu 20.04.6 LTS');
    expect(chosen('Other (64-bit)', 'Red Hat Enterprise Linux 8 (64-bit)')).toBe('Red Hat Enterprise Linux 8 (64-bit)');
  });

  it.each([
    ['Red Hat Enterprise Linux 6 (64-bit)', 'Microsoft Windows Server 2008 R2 (64-bit)'],
    ['Microsoft Windows Server 2012 (64-bit)', 'Microsoft Windows Server 2008 R2 (64-bit)'],
    ['Microsoft Windows Server 2008 (64-bit)', 'Microsoft Windows Server 2008 R2 (64-bit)'],
    ['Microsoft Windows Server 2016 or later (64-bit)', 'Microsoft Windows Server 2012 R2 (64-bit)'],
    ['FreeBSD (64-bit)', 'Oracle Solaris 11 (64-bit)'],
    ['Microsoft Windows 10 (64-bit)', 'Microsoft Windows Server 2016 (64-bit)'],
    ['Gentoo Linux', 'Red Hat Enterprise Linux 7 (64-bit)'],
  ])('keeps %s against the more exact %s of another system, and tells it', (tools, configured) => {
    expect(chosen(tools, configured)).toBe(tools);
    expect(differingNames([tools, configured])).toEqual({ taken: tools, left: configured });
  });

  it.each([
    ['Ubuntu Linux (64-bit)', 'Ubuntu 20.04.6 LTS', 'second'],
    ['Other Linux (64-bit)', 'CentOS 7 (64-bit)', 'second'],
    ['Windows', 'Microsoft Windows Server 2019 (64-bit)', 'second'],
    ['SUSE Linux Enterprise 15 (64-bit)', 'SUSE Linux Enterprise Server 15 SP5', 'second'],
    ['Windows Server 2008 R2', 'Windows Server 2008 R2 SP1', 'second'],
    ['Microsoft Windows Server 2016 or later (64-bit)', 'Microsoft Windows Server 2019 (64-bit)', 'second'],
    ['Microsoft Windows Server 2019 (64-bit)', 'Microsoft Windows Server 2016 or later (64-bit)', 'first'],
    ['CentOS 7 (64-bit)', 'Other 3.x or later Linux (64-bit)', 'first'],
    ['Debian GNU/Linux 11 (64-bit)', 'Other (64-bit)', 'first'],
  ] as const)(
    'finds no contradiction between %s and %s, and takes the %s, which says more',
    (tools, configured, which) => {
      expect(differingNames([tools, configured])).toBeNull();
      expect(chosen(tools, configured)).toBe(which === 'first' ? tools : configured);
    },
  );

  it('takes the first of equals', () => {
    expect(chosen('CentOS 7 (64-bit)', 'Red Hat Enterprise Linux 7 (64-bit)')).toBe('CentOS 7 (64-bit)');
  });

  it('keeps the bits that only the other name states', () => {
    const { name, architecture } = parseOperatingSystem(
      ['Windows Server 2008 (32-bit)', 'Windows Server 2008 Standard'],
      null,
    );
    expect([name, architecture]).toEqual(['Windows Server 2008 Standard', 'x86']);
  });

  it('says unknown where nothing is printed', () => {
    expect(parseOperatingSystem([null, ' '], null)).toEqual({
      name: null,
      family: 'unknown',
      product: null,
      version: null,
      edition: null,
      isOrLater: false,
      architecture: null,
      guestId: null,
    });
  });

  it('asks the guest id only where the names leave something open', () => {
    expect(parseOperatingSystem([null], 'rhel8_64Guest')).toMatchObject({
      product: 'rhel',
      version: '8',
      architecture: 'x64',
    });
    expect(parseOperatingSystem(['Red Hat Enterprise Linux'], 'rhel7_64Guest')).toMatchObject({ version: '7' });
    expect(parseOperatingSystem(['Ubuntu Linux (64-bit)'], 'rhel7_64Guest')).toMatchObject({
      product: 'ubuntu',
      version: null,
    });
  });
});

describe("the catalogue's table of guest ids", () => {
  it('agrees with what the parser says of each id', async () => {
    const { guestIds } = await readCatalogue();
    for (const { id, bits, product, version } of guestIds) {
      const os = parseOperatingSystem([], id);
      expect(os.architecture, id).toBe(bits === null ? null : { 64: 'x64', 32: 'x86' }[bits]);
      if (product !== null) expect(os.product, id).toBe(product);
      // The table names the last service pack, which neither the id nor its label states.
      if (version !== null) expect(version.replace(/-sp\d$/, ''), id).toBe(os.version);
    }
    expect(guestIds.length).toBeGreaterThan(200);
  });
});

describe('hostile names', () => {
  it('never throws, and returns one of the four families', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'binary' }))), fc.option(fc.string()), (names, guestId) => {
        expect(['windows', 'linux', 'other', 'unknown']).toContain(parseOperatingSystem(names, guestId).family);
      }),
    );
  });

  it('takes names that every object has for plain text', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(parseOperatingSystem([name], name, name)).toMatchObject({
        family: 'unknown',
        product: null,
        version: null,
      });
    }
  });

  it('reads a name of a megabyte as fast as a short one', () => {
    for (const unit of ['windows server ', 'oracle linux 7.', '1.1.1.1', '((((', ' ', 'sp sp ', 'a'.repeat(9)]) {
      const long = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const started = performance.now();
      parseOperatingSystem([long, long], long, long);
      expect(performance.now() - started, unit).toBeLessThan(500);
    }
  });
});
