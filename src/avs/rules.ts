import type { MachineSource } from '../model/index.js';
import { hit, OK, unknown } from '../rules/index.js';
import type { FactGuide, RuleData } from '../rules/index.js';

/** What the rules know of one machine. */
export interface AvsFacts {
  readonly name: string;
  readonly source: MachineSource;
  /** Null where no source lists any. */
  readonly addresses: readonly string[] | null;
  readonly os: { readonly name: string | null; readonly product: string | null; readonly version: string | null };
  readonly connectedMedia: readonly string[];
}

export type AvsFactName = 'addresses' | 'operatingSystem';
export type AvsRule = RuleData<'avs', AvsFacts, AvsFactName, null>;

const PAGE = 'Azure Migrate documentation, concepts-azure-vmware-solution-assessment-calculation.md (12/06/2024)';
const READ_ON = { readOn: '2026-11-21', reviewBy: '2027-11-30' } as const;

/**
 * Systems older than what VMware still lists as supported guests. The page names none and points to VMware's compatibility guide; these
 * are the Windows versions before 2008, all of whose guests are terminated there.
 */
const DEPRECATED: readonly (readonly [product: string, version: RegExp])[] = [
  ['windows-server', /^(?:nt|2000|2003)/],
  // 5 is XP and 2000 Professional, 6.0 is Vista, as the catalogue writes them.
  ['windows', /^(?:nt|3|95|98|me|2000|xp|vista|5|6-)/],
];

export const AVS_GUIDES: Readonly<Record<AvsFactName, FactGuide>> = {
  addresses: {
    label: 'the addresses of the machine',
    howToGet:
      'export the inventory with its networks while the machine runs and VMware Tools report (RVTools: tab vNetwork, columns IPv4 Address and IPv6 Address; read-only account)',
  },
  operatingSystem: {
    label: 'the operating system and its version',
    howToGet: 'let VMware Tools report it, or set the guest system in vCenter (read-only account), and export again',
  },
};

/** A small machine that nothing speaks against, for examples. */
export const plainAvsMachine = (over: Partial<AvsFacts> = {}): AvsFacts => ({
  ...{ name: 'app01', source: 'vmware', addresses: ['10.0.0.4'], connectedMedia: [] },
  os: { name: 'Windows Server 2019', product: 'windows-server', version: '2019' },
  ...over,
});

const common = { question: 'avs', whenUnknown: 'unknown', source: PAGE, ...READ_ON } as const;

/** Rules about a machine on its way to Azure VMware Solution. */
export const AVS_RULES: readonly AvsRule[] = [
  {
    ...common,
    id: 'avs/not-vmware',
    severity: 'blocks',
    needs: [],
    check: ({ source }) => (source === 'vmware' ? OK : hit({ source })),
    message: 'the machine does not run on vSphere ({source}), and only such machines are moved as they are',
    remedy: 'convert it into a machine of vSphere first, or move it to an Azure machine',
    code: null,
    examples: { passing: [plainAvsMachine()], failing: [plainAvsMachine({ source: 'hyperv' })] },
  },
  {
    ...common,
    id: 'avs/ipv6',
    severity: 'conditions',
    needs: ['addresses'],
    check: ({ addresses }) => {
      if (addresses === null || addresses.length === 0) return unknown('addresses');
      const six = addresses.filter((address) => address.includes(':'));
      return six.length === 0 ? OK : hit({ addresses: six.slice(0, 5).join(', ') });
    },
    message: 'the machine has IPv6 addresses ({addresses}), which Azure VMware Solution does not serve end to end',
    remedy: 'let it be reached by IPv4 alone, or ask Microsoft how your case can be served',
    code: 'IpV6NotSupported',
    examples: {
      passing: [plainAvsMachine()],
      failing: [plainAvsMachine({ addresses: ['10.0.0.4', 'fe80::250:56ff:fe8b:1'] })],
    },
  },
  {
    ...common,
    id: 'avs/os-deprecated',
    severity: 'conditions',
    needs: ['operatingSystem'],
    check: ({ os }) => {
      if (os.name === null) return unknown('operatingSystem');
      const isOld = DEPRECATED.some(
        ([product, version]) => os.product === product && version.test((os.version ?? '').toLowerCase()),
      );
      return isOld ? hit({ os: os.name }) : OK;
    },
    message: '{os} is older than what VMware supports as a guest',
    remedy: "upgrade it before the move, or look it up in VMware's compatibility guide",
    code: 'UnsupportedOperatingSystem',
    examples: {
      passing: [plainAvsMachine()],
      failing: [
        plainAvsMachine({ os: { name: 'Windows Server 2003 SP2', product: 'windows-server', version: '2003-sp2' } }),
      ],
    },
  },
  {
    ...common,
    id: 'avs/connected-media',
    severity: 'conditions',
    needs: [],
    whenUnknown: 'silent',
    check: ({ connectedMedia }) =>
      connectedMedia.length === 0 ? OK : hit({ media: connectedMedia.slice(0, 5).join(', ') }),
    message: 'media are connected ({media}), with which a move by vMotion fails',
    remedy: 'disconnect them before the move, or move with the machine switched off',
    code: null,
    examples: { passing: [plainAvsMachine()], failing: [plainAvsMachine({ connectedMedia: ['[iso] tools.iso'] })] },
  },
];
