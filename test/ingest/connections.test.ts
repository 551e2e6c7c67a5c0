import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { estateOf, textFile } from '../support/workbook.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared-material.js';

const CLASSIC =
  'Time slot,Source server name,Source IP,Source application,Source process,Destination server name,Destination IP,Destination application,Destination process,Destination port';
const NEW =
  'Date,Source Appliance Name,Source Machine ARM ID,Source Server Name,Source IP,Source Application,Source Process,Destination Machine ARM ID,Destination Server Name,Destination IP,Destination Application,Destination Process,Destination Port,Connection Count';
const INVENTORY = textFile('machine,cores,memoryMiB\nweb01,2,4096\n', 'inventory.csv');

describe('connections between machines', () => {
  it.each([
    ['classic', `\ufeff${CLASSIC}\n12/18/2024 18:00-0:00,web01,10.0.0.1,,nginx,,10.0.0.9,,Unknown process,443\n`],
    ['new', `${NEW}\n2026-11-09,appl01,/a,web01,10.0.0.1,,nginx,,,10.0.0.9,,Unknown process,443,\n`],
  ])('are a kind of their own in the %s form, listed with their rows and no fault', (form, text) => {
    const estate = estateOf(INVENTORY, textFile(text, 'connections.csv'));
    expect(estate.problems).toEqual([]);
    expect(estate.counts).toEqual({ rows: 1, machines: 1, merged: 0, skipped: 0 });
    expect(estate.inputs[1]).toMatchObject({ kind: 'connections', sheets: [{ isUsed: false, rowsRead: 1 }] });
    expect(estate.inputs[1]?.recognisedBy).toBe(
      `the columns of Azure Migrate's ${form} export of connections; 1 row of connections between machines: an assessment does not use them`,
    );
  });

  it.skipIf(!hasShared)(`are recognised in a real export${NEEDS_SHARED}`, () => {
    const path = sharedPath('data/dependencies/azure-migrate/az-migrate-dep-visu-test-data.csv');
    const estate = estateOf(INVENTORY, textFile(readFileSync(path), 'real.csv'));
    expect(estate.problems).toEqual([]);
    expect(estate.inputs[1]).toMatchObject({ kind: 'connections' });
  });
});
