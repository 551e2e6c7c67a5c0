import type { Rule } from './rule.js';
import { AGENT_RULES } from './rules/agent.js';
import { BOOT_RULES } from './rules/boot.js';
import { DEVICE_RULES } from './rules/devices.js';
import { GUEST_OS_RULES } from './rules/guest-os.js';
import { HEALTH_RULES } from './rules/health.js';
import { LIMIT_RULES } from './rules/limits.js';
import { MIGRATION_DISK_RULES } from './rules/migration-disks.js';
import { MIGRATION_RULES } from './rules/migration.js';
import { NAME_RULES } from './rules/names.js';
import { PLATFORM_RULES } from './rules/platform.js';
import { PRESSURE_RULES } from './rules/pressure.js';
import { PROTECTION_DISK_RULES } from './rules/protection-disks.js';
import { PROTECTION_RULES } from './rules/protection.js';
import { ROLE_RULES } from './rules/roles.js';
import { SECURITY_RULES } from './rules/security.js';
import { SNAPSHOT_RULES } from './rules/snapshots.js';
import { STATE_RULES } from './rules/state.js';
import { SUPPORT_RULES } from './rules/support.js';
import { TOOLS_RULES } from './rules/tools.js';
import { TRUSTED_LAUNCH_RULES } from './rules/trusted-launch.js';
import { VOLUME_RULES } from './rules/volumes.js';
import { WINDOWS_RULES } from './rules/windows.js';

/** Every rule about a machine that Portolan knows; the policy's edition and method pick from them. */
export const RULES: readonly Rule[] = [
  ...AGENT_RULES,
  ...BOOT_RULES,
  ...DEVICE_RULES,
  ...GUEST_OS_RULES,
  ...HEALTH_RULES,
  ...LIMIT_RULES,
  ...MIGRATION_DISK_RULES,
  ...MIGRATION_RULES,
  ...NAME_RULES,
  ...PLATFORM_RULES,
  ...PRESSURE_RULES,
  ...PROTECTION_DISK_RULES,
  ...PROTECTION_RULES,
  ...ROLE_RULES,
  ...SECURITY_RULES,
  ...SNAPSHOT_RULES,
  ...STATE_RULES,
  ...SUPPORT_RULES,
  ...TOOLS_RULES,
  ...TRUSTED_LAUNCH_RULES,
  ...VOLUME_RULES,
  ...WINDOWS_RULES,
];
