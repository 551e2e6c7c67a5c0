/**
 * Whether `sadf -d` names a disk of the machine: partitions, volumes of LVM, RAID and loops pass on what a disk carries, and
 * would count twice.
 *
 * Without `-p` a disk is `devMAJOR-MINOR`. Of SCSI disks (8, 65 to 71) every sixteenth minor is a whole disk. 252 to 254 are
 * given out as they are asked for: to virtio disks by sixteens, to volumes one by one, so that only every sixteenth is taken
 * there too; a first volume is then taken for a disk where `-p` was not given. NVMe (259) numbers disks and partitions
 * alike: all are taken.
 */
export function isCountedDisk(name: string): boolean {
  const [, major, minor] = /^dev(\d{1,5})-(\d{1,8})$/.exec(name) ?? [];
  if (major === undefined) return name !== '' && !NO_DISK.test(name) && !PARTITION.test(name);
  const [kind, number] = [Number(major), Number(minor)];
  if (kind === 259) return true;
  const isOfSixteen = kind === 8 || (kind >= 65 && kind <= 71) || kind === 202 || (kind >= 252 && kind <= 254);
  return isOfSixteen && number % 16 === 0;
}

const NO_DISK = /^(?:dm-|loop|ram|zram|md|sr|fd|nbd|drbd|bcache|mapper)/;
const PARTITION = /^(?:(?:s|v|h|xv)d[a-z]{1,3}\d{1,3}|nvme\d+n\d+p\d+|mmcblk\d+p\d+)$/;

/** Whether an interface carries traffic of its own: not the loopback, bridges, bonds, tunnels and the far ends of containers. */
export const isCountedInterface = (name: string): boolean => name !== '' && !NO_INTERFACE.test(name);

const NO_INTERFACE =
  /^(?:lo$|docker|veth|br-|br\d|virbr|bond|team|tun|tap|cali|flannel|cni|dummy|sit|ip6tnl|vnet|wg)|[.:@]/;
