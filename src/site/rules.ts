import type { SiteRule } from './rule.js';
import { APPLIANCE_RULES } from './rules/appliances.js';
import { BANDWIDTH_RULES } from './rules/bandwidth.js';
import { CHURN_RULES } from './rules/churn.js';
import { CONSISTENCY_RULES } from './rules/consistency.js';
import { DATABASE_RULES } from './rules/databases.js';
import { DIRECTORY_RULES } from './rules/directory.js';
import { INVENTORY_RULES } from './rules/inventory.js';
import { LINK_RULES } from './rules/links.js';
import { NAME_RULES } from './rules/names.js';
import { POLICY_RULES } from './rules/policy.js';
import { RECOVERY_RULES } from './rules/recovery.js';
import { STORAGE_RULES } from './rules/storage.js';

/** Every rule over the site. */
export const SITE_RULES: readonly SiteRule[] = [
  ...INVENTORY_RULES,
  ...POLICY_RULES,
  ...CONSISTENCY_RULES,
  ...DATABASE_RULES,
  ...DIRECTORY_RULES,
  ...NAME_RULES,
  ...LINK_RULES,
  ...CHURN_RULES,
  ...BANDWIDTH_RULES,
  ...APPLIANCE_RULES,
  ...STORAGE_RULES,
  ...RECOVERY_RULES,
];
