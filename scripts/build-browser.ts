import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildBrowserScript } from './browser-script.js';

const TARGET = resolve(import.meta.dirname, '../src/report/html/browser-script.ts');

const text = await buildBrowserScript();
const sha256 = createHash('sha256').update(text, 'utf8').digest('base64');
const lines = text.split('\n').map((line) => `  ${JSON.stringify(line)},\n`);
writeFileSync(
  TARGET,
  `// Made by \`npm run browser\` from the folder \`browser\`; a test compares the two.

/** What runs in a page of ours. */
export const BROWSER_SCRIPT: string = [
${lines.join('')}].join('\\n');

/** SHA-256 of the script in Base64, for the page's security policy. */
export const BROWSER_SCRIPT_SHA256 = '${sha256}';
`,
);
console.log(`${TARGET}: ${text.length} characters`);
