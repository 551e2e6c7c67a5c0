import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describeRules, renderRulesMarkdown } from '../src/rulebook/index.js';

// Writes docs/rules.md from the rules; a test fails where the two differ.
writeFileSync(resolve(import.meta.dirname, '../docs/rules.md'), renderRulesMarkdown(describeRules()));
