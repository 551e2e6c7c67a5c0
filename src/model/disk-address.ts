/** The controllers that hypervisors print in front of a place, such as `SCSI 0:1` and `scsi0:1`. */
const ADDRESS = /^(scsi|sata|nvme|ide)\s*\(?\s*(\d{1,3})\s*:\s*(\d{1,3})\s*\)?$/i;

/**
 * The place of a disk on its controllers in one spelling, `scsi0:1`, whether vSphere printed it (`scsi0:1`) or Hyper-V
 * (`SCSI 0:1`); null for any other name.
 */
export function diskAddressOf(name: string): string | null {
  const [, kind, controller, unit] = ADDRESS.exec(name.trim()) ?? [];
  if (kind === undefined) return null;
  return `${kind.toLowerCase()}${Number(controller)}:${Number(unit)}`;
}
