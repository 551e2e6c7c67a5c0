/** What reads the same in every language: units, codes, names of products and standards. */
const NAMES: ReadonlySet<string> = new Set(
  `tcp udp GiB MiB KiB TiB GB MB KB TB Mbit Gbit ms vCPU vCPUs vCore ACU IOPS CPU GHz MHz UTC NIC NICs VM ID
  Azure Microsoft Windows Server Linux Hyper-V VMware vSphere vCenter ESXi RVTools vMotion PowerCLI Portolan portolan
  Standard Premium Ultra SSD HDD LRS ZRS SSDv2 PremiumV2 StandardSSD_LRS Premium_LRS Standard_LRS vInfo
  Ubuntu Debian CentOS SUSE Oracle Red Hat Enterprise Rocky AlmaLinux FreeBSD Solaris RHEL SLES Canonical
  AzureActiveDirectory AzureKeyVault AzureSiteRecovery AzureLoadBalancer EventHub GuestAndHybridManagement
  SQL MySQL PostgreSQL Express Developer Edition Datacenter Web Essentials Bitbrains
  Defender App Service Site Recovery Trusted Launch NVMe SCSI UEFI BIOS Gen1 Gen2 json csv xlsx yaml html SHA`
    .split(/\s+/)
    .filter(Boolean),
);

const WORD = /[A-Za-z][A-Za-z0-9_./\\-]*/g;

/** Codes: figures, underscores, slashes or dots within a word, capitals alone, a letter by itself, names of security rules. */
const CODE = /[0-9_/\\]|\w\.\w|^[A-Z]+$|^[A-Za-z]$|^(?:in|out)-[a-z]/;

/** Whether a text holds no word that a reader of another language misses. */
export function isNeutral(text: string): boolean {
  for (const [word] of text.matchAll(WORD)) {
    const bare = word.replace(/[.\-/]+$/, '');
    if (!NAMES.has(bare) && !CODE.test(bare)) return false;
  }
  return true;
}
