import { describe, expect, it } from 'vitest';
import { createChangedBlocksRun, isChangedBlocksText } from '../../../src/ingest/index.js';
import type { ChangedBlocks } from '../../../src/model/index.js';

const HEADER = 'machine,disk,from,to,changed_bytes';
const ROW = 'db01,Hard disk 2,2026-11-20T00:00:00Z,2026-11-20T01:00:00Z,1048576';

function read(text: string, { zone = null, piece = 7 }: { zone?: string | null; piece?: number } = {}): ChangedBlocks {
  const run = createChangedBlocksRun(zone);
  const reader = run.openFile('changed.csv');
  const content = new TextEncoder().encode(text);
  for (let at = 0; at < content.length; at += piece) reader.push(content.subarray(at, at + piece));
  reader.end();
  return run.finish();
}

const codes = ({ problems }: ChangedBlocks) => problems.map(({ code, at }) => [code, at?.line, at?.column]);

describe('a file of changed blocks', () => {
  it('is told by its header, whatever stands above and beside it', () => {
    expect(isChangedBlocksText(`# from the backup of Monday\n\ufeff${HEADER}`)).toBe(true);
    expect(isChangedBlocksText('Source;Machine;Disk;From;To;Changed Bytes')).toBe(true);
    expect(isChangedBlocksText('timestamp,machine,counter,instance,value')).toBe(false);
    expect(isChangedBlocksText('machine,cores,disks')).toBe(false);
  });

  it('is read interval by interval, in pieces of any size', () => {
    const text = `${HEADER},granularity_bytes,source\n${ROW},65536,QueryChangedDiskAreas\n`;
    for (const piece of [1, 13, 4096]) {
      expect(read(text, { piece })).toEqual({
        files: [{ file: 'changed.csv', rowsRead: 1, rowsSkipped: 0 }],
        intervals: [
          {
            ...{ machine: 'db01', disk: 'Hard disk 2', changedBytes: 1_048_576, granularityBytes: 65_536 },
            ...{ fromMs: Date.parse('2026-11-20T00:00:00Z'), toMs: Date.parse('2026-11-20T01:00:00Z') },
            ...{ source: 'QueryChangedDiskAreas', at: { file: 'changed.csv', line: 2 } },
          },
        ],
        problems: [],
      });
    }
  });

  it('takes columns in any order, other separators and quoted names', () => {
    const { intervals, problems } = read(
      'Changed_Bytes;To;From;Disk;Machine;Job\r\n512;2026-11-20T11:00:00+10:00;2026-11-20T10:00:00+10:00;"a;b";db01;x\r\n',
    );
    expect(problems).toEqual([]);
    expect(intervals[0]).toMatchObject({ disk: 'a;b', changedBytes: 512, fromMs: Date.parse('2026-11-20T00:00:00Z') });
  });

  it('means times without a zone by the clock that is named, and skips them where none is', () => {
    const text = `${HEADER}\ndb01,d,2026-11-20 10:00:00,2026-11-20 11:00:00,1\n`;
    expect(read(text, { zone: 'Australia/Brisbane' }).intervals[0]!.toMs).toBe(Date.parse('2026-11-20T01:00:00Z'));
    expect(codes(read(text))).toEqual([['changed-blocks/no-zone', 2, 'from']]);
  });

  it('tells every fault with its line, and counts', () => {
    const rows = [
      ...[
        ROW,
        '',
        ',d,2026-11-20T00:00:00Z,2026-11-20T01:00:00Z,1',
        'db01,d,2026-11-20T00:00:00Z,2026-11-20T01:00:00Z,-1',
      ],
      ...['db01,d,2026-11-20T00:00:00Z,2026-11-20T01:00:00Z,1e9', 'db01,d,yesterday,2026-11-20T01:00:00Z,1'],
      ...['db01,d,2026-11-20T01:00:00Z,2026-11-20T00:00:00Z,1', 'db01,"d,2026-11-20T00:00:00Z,2026-11-20T01:00:00Z,1'],
      'db01,d',
    ];
    const found = read(`${HEADER}\n${rows.join('\n')}`);
    expect(found.files).toEqual([{ file: 'changed.csv', rowsRead: 8, rowsSkipped: 7 }]);
    expect(found.intervals).toHaveLength(1);
    expect(codes(found)).toEqual([
      ['changed-blocks/empty-cell', 4, 'machine'],
      ['changed-blocks/bad-number', 5, 'changed_bytes'],
      ['changed-blocks/bad-number', 6, 'changed_bytes'],
      ['changed-blocks/bad-stamp', 7, 'from'],
      ['changed-blocks/reversed-interval', 8, undefined],
      ['changed-blocks/unclosed-quote', 9, undefined],
      ['changed-blocks/empty-cell', 10, 'from'],
    ]);
  });
});
