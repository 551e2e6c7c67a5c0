import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AssessmentError } from '../../src/model/index.js';
import { readCatalogue } from '../../src/node/read-catalogue.js';
import { readPriceSheet } from '../../src/node/read-price-sheet.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'prices-'));
const file = path.join(folder, 'prices.yaml');
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const failureOf = async (promise: Promise<unknown>): Promise<AssessmentError> => {
  const error: unknown = await promise.catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(AssessmentError);
  return error as AssessmentError;
};

describe('reading a price sheet', () => {
  it('gives its values, with names checked where a catalogue is given', async () => {
    writeFileSync(file, 'date: 2026-07-01\nvm: [{size: d4as_v5, base: 0.15}]\n');
    const sheet = await readPriceSheet(file, await readCatalogue());
    expect(sheet).toMatchObject({ name: 'prices.yaml', vm: [{ size: 'Standard_D4as_v5', base: 150_000_000 }] });
  });

  it('tells all faults at once, each with its line, and no folder of the machine', async () => {
    writeFileSync(file, 'date: 2026-07-01\nvmm: []\ndisks: 7\n');
    const error = await failureOf(readPriceSheet(file));
    expect(error.problem).toMatchObject({ code: 'price-sheet/unknown-key', at: { file: 'prices.yaml', line: 2 } });
    expect(error.message).toContain('prices.yaml:3: disks is not a list');
    expect(error.message).not.toContain(folder);
  });

  it('says that a file is not there', async () => {
    const error = await failureOf(readPriceSheet(path.join(folder, 'none.yaml')));
    expect(error.problem.code).toBe('price-sheet/unreadable');
    expect(error.cause).toBeInstanceOf(Error);
  });
});
