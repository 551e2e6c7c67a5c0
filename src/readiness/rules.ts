import type { Rule } from './rule.js';
import { BOOT_RULES } from './rules/boot.js';
import { GUEST_OS_RULES } from './rules/guest-os.js';
import { LIMIT_RULES } from './rules/limits.js';
import { MIGRATION_DISK_RULES } from './rules/migration-disks.js';
import { MIGRATION_RULES } from './rules/migration.js';
import { SECURITY_RULES } from './rules/security.js';
import { SUPPORT_RULES } from './rules/support.js';
import { WINDOWS_RULES } from './rules/windows.js';

/** Every rule Portolan knows; the policy's edition picks from them. */
export const RULES: readonly Rule[] = [
  ...BOOT_RULES,
  ...GUEST_OS_RULES,
  ...LIMIT_RULES,
  ...MIGRATION_DISK_RULES,
  ...MIGRATION_RULES,
  ...SECURITY_RULES,
  ...SUPPORT_RULES,
  ...WINDOWS_RULES,
];
