import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recogniseConnections } from '../../src/dependency/index.js';
import type { Connection } from '../../src/dependency/index.js';
import { toMachineId } from '../../src/model/index.js';
import { aMachine } from '../support/a-machine.js';
import { classic, CLASSIC_HEADER, NEW_HEADER, newForm, readExports } from '../support/connection-export.js';
import { hasShared, NEEDS_SHARED, sharedPath, truthCases } from '../support/shared-material.js';

const machine = (name: string, address: string, uuid: string | null = null) =>
  aMachine({ id: toMachineId(`m:${name}:${address}`), name, uuid, addresses: [address], nics: [] });

const WEB = machine('web01', '10.0.0.1');
const DB = machine('db01', '10.0.0.9');

const endText = ({ source, target }: Connection): readonly string[] =>
  [source, target].map((end) =>
    end.kind === 'machine' ? `${end.name} by ${end.by}` : `other ${end.name} ${end.addresses.join(' ')}`,
  );

describe('exports of connections', () => {
  it('make the worked example: classic slots and a new count of the same connection are one', () => {
    const first = classic(
      '12/18/2024 18:00-0:00,web01,10.0.0.1,nginx,nginx,,10.0.0.9,,postgres,5432',
      '12/19/2024 0:00-6:00,web01,10.0.0.1,nginx,nginx,,10.0.0.9,,postgres,5432',
    );
    const second = newForm('2024-12-18,appl,/a/b,web01,10.0.0.1,nginx,nginx,,,10.0.0.9,,postgres,5432,7');
    const { connections, counts, problems } = readExports([first, second], [WEB, DB]);
    expect(problems).toEqual([]);
    expect(counts).toEqual({ read: 3, used: 3, repeated: 0, skipped: 0 });
    expect(connections).toEqual([
      {
        source: { kind: 'machine', id: WEB.id, name: 'web01', by: 'name' },
        target: { kind: 'machine', id: DB.id, name: 'db01', by: 'address' },
        port: 5432,
        sourceProcesses: [{ process: 'nginx', application: 'nginx' }],
        targetProcesses: [{ process: 'postgres', application: '' }],
        count: 7,
        slots: 2,
        days: 2,
        from: '2024-12-18',
        to: '2024-12-19',
        protocol: null,
        calledBy: null,
        direction: 'stated',
        origin: { file: '1.csv', line: 2 },
      },
    ]);
  });

  it('count an exact repeat once, in one file and in two, and the larger of two counts of one day', () => {
    const row = '2024-12-18,appl,,web01,10.0.0.1,,nginx,,db01,10.0.0.9,,postgres,5432,';
    const { connections, counts } = readExports(
      [newForm(`${row}7`, `${row}7`, `${row}9`), newForm(`${row}7`)],
      [WEB, DB],
    );
    expect(counts).toEqual({ read: 4, used: 1, repeated: 3, skipped: 0 });
    expect(connections.map(({ count }) => count)).toEqual([9]);
  });

  it('take a missing count for one, and one that is no number as well, with a word', () => {
    const row = (port: number, count: string) => `2024-12-18,appl,,web01,10.0.0.1,,,,db01,10.0.0.9,,,${port},${count}`;
    const { connections, problems } = readExports([newForm(row(80, ''), row(81, 'many'))], [WEB, DB]);
    expect(connections.map(({ count }) => count)).toEqual([1, 1]);
    expect(problems.map(({ code, at }) => [code, at])).toEqual([['dependency/bad-count', { file: '1.csv', line: 3 }]]);
  });

  it('know nothing of an unknown process, and keep what the other row knows', () => {
    const row = (process: string) => `12/18/2024 0:00-6:00,web01,10.0.0.1,,,db01,10.0.0.9,,${process},1521`;
    const { connections } = readExports([classic(row('Unknown process'), row('tnslsnr'))], [WEB, DB]);
    expect(connections.map(({ targetProcesses }) => targetProcesses)).toEqual([
      [{ process: 'tnslsnr', application: '' }],
    ]);
  });

  it('join ends by the id of a machine, by name with or without domain, else by address', () => {
    const other = machine('app01', 'fd00::1', 'aaaa-1');
    const row = (id: string, name: string, address: string) =>
      `2024-12-18,appl,${id},${name},${address},,x,,db01,,,y,1521,1`;
    const { connections } = readExports(
      [
        newForm(row('/subscriptions/s/machines/AAAA-1', 'renamed', '9.9.9.9')),
        newForm(row('', 'APP01.corp.example', '9.9.9.9')),
        newForm(row('', '', '[FD00:0:0:0:0:0:0:1%eth0]')),
      ],
      [other, DB],
    );
    expect(connections.map(endText)).toEqual([['app01 by uuid', 'db01 by name']]);
  });

  it('join no end that fits two machines, unless the address tells which, and name both', () => {
    const twins = [machine('app01', '10.0.0.5'), machine('app01', '10.0.0.6'), machine('copy', '10.0.0.6')];
    const { connections, problems } = readExports(
      [
        classic(
          '12/18/2024 0:00-6:00,app01,10.0.0.5,,x,db01,,,y,1521',
          '12/18/2024 0:00-6:00,app01,10.0.0.99,,x,db01,,,y,1521',
          '12/18/2024 0:00-6:00,,10.0.0.6,,x,db01,,,y,1521',
        ),
      ],
      [...twins, DB],
    );
    expect(
      connections.map(({ source }) => (source.kind === 'machine' ? source.id : [source.why, source.candidates])),
    ).toEqual([
      'm:app01:10.0.0.5',
      ['ambiguous', ['m:app01:10.0.0.6', 'm:copy:10.0.0.6']],
      ['ambiguous', ['m:app01:10.0.0.5', 'm:app01:10.0.0.6']],
    ]);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['dependency/ambiguous-machine', 'warning'],
    ]);
  });

  it('take a loopback address for the source itself, by IPv6 as well', () => {
    const row = (address: string) => `12/18/2024 0:00-6:00,web01,10.0.0.1,,nginx,,${address},,php-fpm,9000`;
    const { connections } = readExports([classic(row('127.0.0.1'), row('::1'), row('10.0.0.1'))], [WEB]);
    expect(connections.map(({ source, target }) => [source, target])).toEqual([
      [expect.objectContaining({ id: WEB.id }), expect.objectContaining({ id: WEB.id })],
    ]);
  });

  it('mark a port that anybody is given and nothing known listens on as doubtful', () => {
    const row = (process: string, port: number) =>
      `12/18/2024 0:00-6:00,db01,10.0.0.9,,postgres,web01,10.0.0.1,,${process},${port}`;
    const { connections, problems } = readExports(
      [classic(row('Unknown process', 51_234), row('java', 51_235), row('Unknown process', 8080))],
      [WEB, DB],
    );
    expect(connections.map(({ port, direction }) => [port, direction])).toEqual([
      [51_234, 'doubtful'],
      [51_235, 'stated'],
      [8080, 'stated'],
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['dependency/doubtful-direction']);
  });

  it('skip rows without an end or a port, and tell each reason once with its number', () => {
    const { connections, counts, problems, inputs } = readExports(
      [
        classic(
          '12/18/2024 0:00-6:00,,,,x,db01,10.0.0.9,,y,1521',
          '12/18/2024 0:00-6:00,web01,10.0.0.1,,x,,,,y,1521',
          '12/18/2024 0:00-6:00,web01,10.0.0.1,,x,db01,10.0.0.9,,y,0',
          '12/18/2024 0:00-6:00,web01,10.0.0.1,,x,db01,10.0.0.9,,y,65536',
          '12/18/2024 0:00-6:00,web01,10.0.0.1',
          ',,,,,,,,,',
        ),
      ],
      [WEB, DB],
    );
    expect(connections).toEqual([]);
    expect(counts).toEqual({ read: 5, used: 0, repeated: 0, skipped: 5 });
    expect(problems.map(({ code, at, count }) => [code, at?.line, count])).toEqual([
      ['dependency/no-source', 2, undefined],
      ['dependency/no-target', 3, undefined],
      ['dependency/bad-port', 4, 2],
      ['dependency/short-row', 6, undefined],
    ]);
    expect(inputs[0]?.sheets[0]).toMatchObject({ isUsed: false, rowsRead: 5, rowsSkipped: 5, rowsEmpty: 1 });
    const reasons = inputs[0]?.sheets[0]?.skippedBecause ?? [];
    expect(reasons.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });

  it('use a row whose time cannot be read, without its time', () => {
    const row = (time: string) => `${time},web01,10.0.0.1,,x,db01,10.0.0.9,,y,1521`;
    const times = ['18/12/2024 0:00-6:00', '2/30/2024 0:00-6:00', 'yesterday', ''];
    const { connections, problems } = readExports([classic(...times.map(row))], [WEB, DB]);
    expect(connections.map(({ days, from, slots }) => [days, from, slots])).toEqual([[0, null, 0]]);
    expect(problems.map(({ code, count }) => [code, count])).toEqual([['dependency/bad-time', 4]]);
  });

  it.each([
    [
      'a byte-order mark and CRLF',
      `\ufeff${classic('12/18/2024 0:00-6:00,web01,10.0.0.1,,x,db01,,,y,1521')}`.replaceAll('\n', '\r\n'),
    ],
    ['semicolons', classic('12/18/2024 0:00-6:00,web01,10.0.0.1,,x,db01,,,y,1521').replaceAll(',', ';')],
    ['a title above the header', `Dependencies\n\n${classic('12/18/2024 0:00-6:00,web01,10.0.0.1,,x,db01,,,y,1521')}`],
    [
      'other columns in another order',
      'Destination Port,Destination VLAN,Destination Server Name,Source Server Name,Date\n1521,110,db01,web01,2024-12-18\n',
    ],
    [
      'quotes, with separators and line ends in them',
      `${CLASSIC_HEADER}\n12/18/2024 0:00-6:00,"web01","10.0.0.1","a ""b"", c\nd",x,db01,,,y,"1521"\n`,
    ],
    ['no line end at the end', classic('12/18/2024 0:00-6:00,web01,10.0.0.1,,x,db01,,,y,1521').trimEnd()],
  ])('are read with %s, in pieces of any size', (_, text) => {
    for (const chunk of [1, 7, 4096]) {
      const { connections, problems } = readExports([text], [WEB, DB], chunk);
      expect(problems).toEqual([]);
      expect(connections.map(endText)).toEqual([['web01 by name', 'db01 by name']]);
      expect(connections[0]).toMatchObject({ port: 1521, days: 1, from: '2024-12-18' });
    }
  });

  it('are read as UTF-16, and odd bytes are told', () => {
    const text = classic('12/18/2024 0:00-6:00,web01,10.0.0.1,,x,db01,,,y,1521');
    const utf16 = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
    expect(readExports([utf16], [WEB, DB]).connections.map(endText)).toEqual([['web01 by name', 'db01 by name']]);
    const latin = new Uint8Array(Buffer.from(text.replace('web01', 'wéb01'), 'latin1'));
    expect(readExports([latin], []).problems.map(({ code }) => code)).toEqual(['dependency/encoding']);
  });

  it('lose one line to a quote that is never closed, and no more', () => {
    const good = (port: number) => `12/18/2024 0:00-6:00,web01,10.0.0.1,,x,db01,10.0.0.9,,y,${port}`;
    const rows = Array.from({ length: 30 }, (_, index) => good(100 + index));
    rows[3] = good(103).replace(',x,', ',"x,');
    const { counts, connections, problems } = readExports([classic(...rows)], [WEB, DB]);
    expect(problems.map(({ code, at }) => [code, at])).toEqual([
      ['dependency/unclosed-quote', { file: '1.csv', line: 5 }],
    ]);
    expect(counts).toEqual({ read: 30, used: 30, repeated: 0, skipped: 0 });
    expect(connections).toHaveLength(30);
  });

  it('keep hostile names as they are, and never as markup of the terminal', () => {
    const names = ['__proto__', 'constructor', '=cmd()', '\u001b[31mred', 'a\u202eb', '-> app-service'];
    const rows = names.map((name) => `12/18/2024 0:00-6:00,${name},,,x,db01,10.0.0.9,,y,1521`);
    const { connections, problems } = readExports([classic(...rows)], [DB]);
    expect(connections.map(({ source }) => source.kind === 'other' && source.name)).toEqual(names.toSorted());
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).not.toMatch(/[\u0000-\u001f\u202e]/);
  });

  it('without a header are told, and nothing of them is read', () => {
    const { problems, counts } = readExports(['a,b\n1,2\n']);
    expect(problems.map(({ code }) => code)).toEqual(['dependency/no-header']);
    expect(counts.read).toBe(0);
  });
});

describe('the headers of both forms', () => {
  it('are recognised, and others are not', () => {
    expect(recogniseConnections(CLASSIC_HEADER)).toContain('classic');
    expect(recogniseConnections(`\ufeff"${NEW_HEADER.replaceAll(',', '","')}"`)).toContain('new');
    expect(recogniseConnections('machine,cores\nweb01,2\n')).toBeNull();
    expect(recogniseConnections('')).toBeNull();
  });

  it.skipIf(!hasShared)(`are those of the documents${NEEDS_SHARED}`, () => {
    const cases = truthCases('dependency');
    expect(cases.length).toBeGreaterThan(0);
    for (const { expected } of cases) {
      const columns = Object.values(expected) as readonly string[];
      const { problems, inputs } = readExports([`${columns.join(',')}\n${columns.map(() => '1').join(',')}\n`]);
      expect(recogniseConnections(columns.join(','))).not.toBeNull();
      const [sheet] = inputs[0]!.sheets;
      // Of the documented columns all but the name of the appliance mean something here.
      expect(sheet?.columnsIgnored).toEqual(columns.filter((name) => /appliance/i.test(name)));
      expect(problems.map(({ code }) => code)).toEqual(['dependency/bad-time']);
    }
  });

  it.skipIf(!hasShared)(`read a real export: 313 rows, 130 of them repeats${NEEDS_SHARED}`, () => {
    const bytes = readFileSync(sharedPath('data/dependencies/azure-migrate/az-migrate-dep-visu-test-data.csv'));
    const { counts, connections, problems } = readExports([bytes]);
    expect(counts).toEqual({ read: 313, used: 183, repeated: 130, skipped: 0 });
    // Eight handed-out ports of one machine to itself are one connection.
    expect(connections).toHaveLength(84);
    expect(connections.flatMap(({ folded }) => folded ?? [])).toEqual([
      { ports: 8, from: 44_368, to: 62_647, by: null },
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['dependency/folded-ports', 'dependency/doubtful-direction']);
    const names = new Set(connections.map(({ source }) => source.kind === 'other' && source.name));
    expect([...names].toSorted()).toEqual(['MicrosoftAzureMigration', 'Win01', 'Win02', 'Win03']);
    expect(connections.every(({ count }) => count === null)).toBe(true);
    // One of its two slots ends on the next day and still is one day.
    expect(new Set(connections.flatMap(({ from, to }) => [from, to]))).toEqual(new Set(['2024-12-15', '2024-12-18']));
  });
});
