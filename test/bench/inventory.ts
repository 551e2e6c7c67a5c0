/** Reading an inventory and assessing it. */
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { read, utils } from '@e965/xlsx';
import { DEFAULT_POLICY, deriveAssessment } from '../../src/assessment/index.js';
import { estateFiles, inventedEstate } from '../../src/estates/index.js';
import { readCatalogue, readEstate, readRegionOffer } from '../../src/node/index.js';
import { expectEqual, ratio, time } from './timing.js';

export async function benchInventory(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-bench-'));
  try {
    await time('catalogue and one region', async () => readRegionOffer(await readCatalogue(), 'westeurope'));

    const invented = inventedEstate('manufacturer');
    const workbook = { content: estateFiles(invented, invented.machines)[0]!.content as Uint8Array };
    const workbookPath = join(folder, 'rvtools.xlsx');
    writeFileSync(workbookPath, workbook.content);
    const plain = (): number => utils.sheet_to_json(read(workbook.content, { dense: true }).Sheets['vInfo']!).length;
    expectEqual('machines of the workbook', (await readEstate([workbookPath])).machines.length, plain());
    const ourWorkbook = await time('RVTools workbook to an estate with provenance (220 machines)', () =>
      readEstate([workbookPath]),
    );
    const theirWorkbook = await time('the same workbook, cells only, by the library beneath', plain);
    ratio('our reading over the bare library', ourWorkbook, theirWorkbook);

    const rows = 5000;
    const header = 'machine,cores,memoryMiB,os,disks,environment,cpuPercent,memoryPercent';
    const lines = Array.from({ length: rows }, (_, index) => {
      const large = index % 7 === 0;
      return `vm-${index},${large ? 16 : 4},${large ? 65_536 : 8192},${index % 2 === 0 ? 'Ubuntu 22.04' : 'Windows Server 2022'},64;${100 + (index % 900)},production,${5 + (index % 60)},${20 + (index % 70)}`;
    });
    const csv = [header, ...lines].join('\n');
    const csvPath = join(folder, 'inventory.csv');
    writeFileSync(csvPath, csv);
    const estate = await readEstate([csvPath]);
    expectEqual('machines of the CSV', estate.machines.length, parse(csv, { columns: true }).length);
    const ourCsv = await time(`inventory CSV to an estate with provenance (${rows} machines)`, () =>
      readEstate([csvPath]),
    );
    const theirCsv = await time('the same CSV to plain objects, by csv-parse', () => parse(csv, { columns: true }));
    ratio('our reading over csv-parse alone', ourCsv, theirCsv);

    const catalogue = await readCatalogue();
    const offer = await readRegionOffer(catalogue, 'westeurope');
    const assess = (): unknown =>
      deriveAssessment({
        estate,
        peaks: null,
        catalogue,
        offer,
        policy: { ...DEFAULT_POLICY, sizing: { ...DEFAULT_POLICY.sizing, mode: 'asIs' } },
        regionIsAssumed: false,
        asOf: null,
        priceSheet: null,
        engineVersion: 'bench',
      });
    const assessed = await time(`readiness, size, disks and cost of ${rows} machines`, assess);
    console.log(
      `  per machine: ${((assessed.medianMs / rows) * 1000).toFixed(0)} microseconds over ${catalogue.sizes.length} sizes`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
