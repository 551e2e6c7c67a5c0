import { SOURCES } from './sources.js';

/** What is asked about an address that a machine should keep. What is left out is unknown. */
export interface RetentionQuestion {
  readonly isPublic: boolean;
  /** The target subnet has the range of the source's. */
  readonly sameRange?: boolean;
  /** Nobody uses the address in the target network. */
  readonly isFree?: boolean;
  /** Machines of the subnet stay where they are. */
  readonly subnetIsSplit?: boolean;
}

export interface RetentionAnswer {
  /** Null: what decides it is unknown. */
  readonly retained: boolean | null;
  readonly assigned: 'same' | 'nextAvailable' | 'stated' | 'newPublic' | null;
  readonly said: string;
  readonly source: string;
}

/** What holds of addresses on the way to Azure, each with its document. */
export const IP_RETENTION: {
  readonly publicAddress: { readonly retained: boolean; readonly source: string };
  readonly privateAddress: { readonly retained: boolean; readonly requires: string; readonly source: string };
  readonly stretchedSubnet: { readonly supported: boolean; readonly source: string };
  readonly overlappingSubnetOverLink: { readonly supported: boolean; readonly source: string };
  readonly routesMustChange: { readonly required: boolean; readonly source: string };
  readonly unstatedAddress: { readonly assigned: 'nextAvailable'; readonly source: string };
  readonly newAddress: { readonly subnetMustMove: boolean; readonly dnsUpdate: boolean; readonly source: string };
  readonly failback: { readonly staticRetained: boolean; readonly source: string };
} = {
  /** A public address never comes along; a resource of its own is assigned by hand or by a recovery plan. */
  publicAddress: { retained: false, source: `${SOURCES.failover}; ${SOURCES.azureToAzureQuestions}` },
  /** A private one can, with the whole subnet: nothing of it may be left on the other side. */
  privateAddress: { retained: true, requires: 'whole-subnet failover', source: SOURCES.addressing },
  /** Azure supports no VLAN that stretches over both sides. */
  stretchedSubnet: { supported: false, source: SOURCES.addressing },
  /** A subnet that is in both places cannot be connected: its addresses overlap. */
  overlappingSubnetOverLink: { supported: false, source: SOURCES.addressing },
  /** After the subnet has moved, the routes of the site must lead to Azure. */
  routesMustChange: { required: true, source: SOURCES.addressing },
  /** Without an address stated for the target, the next free one of the subnet is taken. */
  unstatedAddress: { assigned: 'nextAvailable', source: SOURCES.addressing },
  /** With new addresses no subnet has to move, and DNS must be told. */
  newAddress: { subnetMustMove: false, dnsUpdate: true, source: SOURCES.addressing },
  /** Coming home, no static address is kept (modernized, original and alternate location). */
  failback: { staticRetained: false, source: SOURCES.failbackModernized },
};

/**
 * Whether a machine keeps its address in Azure, as documented: a public one never; a private one where the whole subnet moves and the
 * address is free in the target; otherwise the next free one of the target subnet.
 */
export function retainAddress({ isPublic, sameRange, isFree, subnetIsSplit }: RetentionQuestion): RetentionAnswer {
  if (isPublic) {
    const said = 'a public address is not kept; assign one of Azure, by hand or by a runbook of the recovery plan';
    return { retained: false, assigned: 'newPublic', said, source: IP_RETENTION.publicAddress.source };
  }
  if (subnetIsSplit === true) {
    const said = 'the subnet cannot be on both sides: Azure stretches no subnet, and equal ranges cannot be connected';
    return { retained: false, assigned: 'nextAvailable', said, source: SOURCES.addressing };
  }
  if (sameRange === undefined) {
    return {
      retained: null,
      assigned: null,
      said: 'the range of the target subnet is not stated',
      source: SOURCES.addressing,
    };
  }
  if (!sameRange) {
    const said = 'the target subnet has another range: the next free address of it, unless one is stated';
    return { retained: false, assigned: 'nextAvailable', said, source: SOURCES.networkMapping };
  }
  if (isFree === undefined) {
    return {
      retained: null,
      assigned: null,
      said: 'it is not known whether the address is free there',
      source: SOURCES.networkMapping,
    };
  }
  return isFree
    ? {
        retained: true,
        assigned: 'same',
        said: 'the address is free in a subnet of the same range',
        source: SOURCES.networkMapping,
      }
    : {
        retained: false,
        assigned: 'nextAvailable',
        said: 'the address is taken: the next free one',
        source: SOURCES.networkMapping,
      };
}

/** DHCP stays DHCP, a static address stays static. Source: `SOURCES.networkMapping`, of machines in Azure. */
export const targetAddressing = (source: 'dhcp' | 'static'): 'dhcp' | 'static' => source;

/**
 * Where a test failover puts a machine: the subnet of the same name, else the first by the alphabet; the same address where it is
 * free, else another. Into the very network of the failover the address is another one on purpose, the last free one of the range.
 */
export function testAddress(question: {
  readonly hasSubnetOfSameName: boolean;
  readonly isFree: boolean;
  readonly isFailoverNetwork: boolean;
}): {
  readonly subnet: 'same name' | 'first alphabetically';
  readonly ip: 'same' | 'another';
  readonly source: string;
} {
  const subnet = question.hasSubnetOfSameName ? 'same name' : 'first alphabetically';
  const keeps = question.isFree && !question.isFailoverNetwork;
  return {
    subnet,
    ip: keeps ? 'same' : 'another',
    source: question.isFailoverNetwork ? SOURCES.networkMapping : SOURCES.testFailover,
  };
}
