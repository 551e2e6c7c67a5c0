import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { schemaErrors } from '../support/schema-errors.js';

const WEBSHOP = resolve(import.meta.dirname, '../../datasets/webshop');
const folder = temporaryFolder();

describe('what commands print as JSON', () => {
  it.each([
    ['business-case', ['business-case', WEBSHOP]],
    ['licences', ['licences', WEBSHOP]],
  ] as const)('%s is as its schema says', async (schema, args) => {
    const { out } = await runCli(...args, '--json');
    expect(schemaErrors(schema, JSON.parse(out))).toBeNull();
  });

  it('calendar.json is as its schema says', async () => {
    const out = join(folder, 'waves');
    await runCli('waves', WEBSHOP, '--out', out, '--first-cutover', '2027-02-06');
    expect(schemaErrors('calendar', JSON.parse(readFileSync(join(out, 'calendar.json'), 'utf8')))).toBeNull();
  });
});
