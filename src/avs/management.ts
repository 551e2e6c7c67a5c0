/** What management takes, as a policy counts it beside the machines. */
export interface AvsManagement {
  readonly vCpus: number;
  readonly memoryGB: number;
  /** Of disks, before the factor of the storage policy. */
  readonly storageGB: number;
  /** The page that publishes these amounts; null for none, and for amounts of your own. */
  readonly source: string | null;
}

type Amounts = Omit<AvsManagement, 'source'>;

/** One line of the published table: what is provisioned, and what its files take of the raw vSAN datastore. */
interface AvsManagementPart extends Amounts {
  readonly name: string;
  readonly count: number;
  readonly rawGB: number;
  /** An add-on: the page has it discounted where it is not used. */
  readonly isOptional: boolean;
}

const SOURCE =
  'Azure VMware Solution documentation, hosts-minimum-initial-deployment-statement.md (1/04/2024), read 2026-11-21';

/** The table "standard private cloud"; it holds for the first cluster. Source: MicrosoftDocs/azure-docs@02d00dc8, articles/azure-vmware/includes. */
const AVS_MANAGEMENT_PARTS: readonly AvsManagementPart[] = [
  { name: 'vCenter Server', count: 1, vCpus: 8, memoryGB: 28, storageGB: 915, rawGB: 1854, isOptional: false },
  { name: 'vSphere Cluster Service', count: 3, vCpus: 1, memoryGB: 0.1, storageGB: 2, rawGB: 5, isOptional: false },
  { name: 'vSAN system usage', count: 1, vCpus: 0, memoryGB: 0, storageGB: 0, rawGB: 5458, isOptional: false },
  { name: 'NSX appliance', count: 3, vCpus: 12, memoryGB: 48, storageGB: 300, rawGB: 613, isOptional: false },
  { name: 'NSX edge', count: 2, vCpus: 8, memoryGB: 32, storageGB: 200, rawGB: 409, isOptional: false },
  { name: 'HCX Manager', count: 1, vCpus: 4, memoryGB: 12, storageGB: 65, rawGB: 140, isOptional: true },
  { name: 'Site Recovery Manager', count: 1, vCpus: 4, memoryGB: 12, storageGB: 33, rawGB: 79, isOptional: true },
  { name: 'vSphere Replication Manager', count: 1, vCpus: 4, memoryGB: 8, storageGB: 33, rawGB: 75, isOptional: true },
  { name: 'vSphere Replication Server', count: 1, vCpus: 2, memoryGB: 1, storageGB: 33, rawGB: 68, isOptional: true },
];

/** To the decimal that the page prints; sums of tenths are no tenths. */
const total = (key: keyof Amounts | 'rawGB', parts = AVS_MANAGEMENT_PARTS): number =>
  Number(parts.reduce((sum, part) => sum + part.count * part[key], 0).toFixed(1));

/** Everything that the page asks to be accounted for, add-ons with it. */
export const PUBLISHED_AVS_MANAGEMENT: AvsManagement & { readonly rawGB: number; readonly systemRawGB: number } = {
  ...{ vCpus: total('vCpus'), memoryGB: total('memoryGB'), storageGB: total('storageGB'), source: SOURCE },
  rawGB: total('rawGB'),
  systemRawGB: AVS_MANAGEMENT_PARTS.find(({ name }) => name === 'vSAN system usage')!.rawGB,
};

/** Amounts as a policy has them: with the page where they are those of the page. */
export function avsManagement({ vCpus, memoryGB, storageGB }: Amounts): AvsManagement {
  const published = PUBLISHED_AVS_MANAGEMENT;
  const isPublished = vCpus === published.vCpus && memoryGB === published.memoryGB && storageGB === published.storageGB;
  return { vCpus, memoryGB, storageGB, source: isPublished ? SOURCE : null };
}

/** What the answer says of management: the option that counts the published amounts where nothing is counted, else what they leave out. */
export function managementNotes({ vCpus, memoryGB, storageGB, source }: AvsManagement): readonly string[] {
  const all = PUBLISHED_AVS_MANAGEMENT;
  const optional = AVS_MANAGEMENT_PARTS.filter(({ isOptional }) => isOptional);
  const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
  const words = `${all.vCpus} vCPU, ${all.memoryGB} GB of memory and ${grouped(all.storageGB)} GB of disks`;
  const addOns = `${total('vCpus', optional)} vCPU, ${total('memoryGB', optional)} GB and ${total('storageGB', optional)} GB of it for add-ons (HCX, Site Recovery Manager, vSphere Replication)`;
  const raw = `${grouped(all.rawGB)} GB of the raw vSAN datastore, of which the ${grouped(all.systemRawGB)} GB that vSAN itself takes stand beside the disks`;
  const isNothing = vCpus + memoryGB + storageGB === 0;
  if (isNothing) {
    const option = `--management ${all.vCpus},${all.memoryGB},${all.storageGB}`;
    return [
      `Nothing is counted for vCenter Server, NSX and the like, which the assessment page gives no figures for. Microsoft asks to account for ${words}, ${addOns}, with ${raw}: ${option} counts the first three (${SOURCE}).`,
    ];
  }
  return source === null
    ? []
    : [`Management is counted as published: ${words}, ${addOns}. It takes ${raw} and are not counted (${source}).`];
}
