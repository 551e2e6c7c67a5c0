import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../../src/model/index.js';
import { cores, latinBytes, record, sorted, utf16Bytes } from '../recording.js';
import type { Recorded } from '../recording.js';
import { at, pdhLog } from './pdh-log.js';

const WEB = String.raw`\\WEB01`;
/** The readings without machine and time. */
const valuesOf = ({ told }: Recorded): readonly string[] => told.map((line) => line.split(' ').slice(2).join(' '));

describe('a performance log of Windows', () => {
  it('reads processor, memory, disks and network of a machine', () => {
    const log = pdhLog(
      [
        String.raw`${WEB}\Processor Information(0,0)\% Processor Time`,
        String.raw`${WEB}\Processor Information(0,1)\% Processor Time`,
        String.raw`${WEB}\Processor Information(0,_Total)\% Processor Time`,
        String.raw`${WEB}\Processor Information(_Total)\% Processor Time`,
        String.raw`${WEB}\Memory\Available MBytes`,
        String.raw`${WEB}\NUMA Node Memory(_Total)\Total MBytes`,
        String.raw`${WEB}\NUMA Node Memory(0)\Total MBytes`,
        String.raw`${WEB}\PhysicalDisk(0 C:)\Disk Reads/sec`,
        String.raw`${WEB}\PhysicalDisk(_Total)\Disk Reads/sec`,
        String.raw`${WEB}\PhysicalDisk(0 C:)\Disk Write Bytes/sec`,
        String.raw`${WEB}\LogicalDisk(C:)\Disk Reads/sec`,
        String.raw`${WEB}\Network Interface(Intel[R] X550)\Bytes Received/sec`,
        String.raw`${WEB}\Network Interface(Intel[R] X550)\Bytes Sent/sec`,
        String.raw`${WEB}\Network Interface(isatap.corp.example)\Bytes Sent/sec`,
        String.raw`${WEB}\Process(sqlservr)\% Processor Time`,
        String.raw`${WEB}\Process(w3wp)\% Processor Time`,
      ],
      [[at(0), 30, 70, 50, 50, 1024, 4096, 4096, 7, 7, 8000, 7, 900, 400, 1, 2, 3]],
    );
    const recorded = record(log);
    expect(recorded.problems).toEqual([]);
    expect(sorted(recorded.told)).toEqual(
      sorted(
        [
          'allocatedCores 2',
          'allocatedMemoryBytes 4294967296',
          'cpuUsedCores 1', // 50 % of two
          'memoryGuestUsedBytes 3221225472', // 4096 MB less 1024 MB
          'diskReadIops[0 C:] 7',
          'diskWriteBytesPerSecond[0 C:] 8000',
          'networkInBytesPerSecond[Intel[R] X550] 900',
          'networkOutBytesPerSecond[Intel[R] X550] 400',
        ].map((line) => `web01 2026-03-01T00:00:00.000Z ${line}`),
      ),
    );
    expect(recorded.summary).toMatchObject({
      ...{ format: 'dialect', dialect: 'pdh-csv', rowsRead: 1, rowsUsed: 1, readings: 8, machines: 1 },
      recognisedBy: 'the form pdh-csv: its first cell, as perfmon, relog, typeperf and esxtop write it: (PDH-CSV 4.0)',
    });
    expect(recorded.summary.columnsIgnored).toContain(String.raw`Process(…)\% Processor Time (2 columns)`);
    expect(recorded.summary.columnsUsed).toContain(String.raw`Processor Information(…)\% Processor Time (3 columns)`);
  });

  it('asks the inventory for cores and memory that the log does not tell, and leaves out what nobody tells', () => {
    const log = pdhLog(
      [String.raw`${WEB}\Processor(_Total)\% Processor Time`, String.raw`${WEB}\Memory\Available Bytes`],
      [
        [at(0), 25, 1000],
        [at(20), 50, 9000],
      ],
    );
    const known = record(log, { coresOf: () => cores(8), memoryOf: () => 5000 as Bytes });
    expect(known.problems).toEqual([]);
    // More available than there is cannot be: nothing is used, rather than less than nothing.
    expect(sorted(valuesOf(known))).toEqual([
      ...['cpuUsedCores 2', 'cpuUsedCores 4'],
      ...['memoryGuestUsedBytes 0', 'memoryGuestUsedBytes 4000'],
    ]);
    const unknown = record(log);
    expect(unknown.told).toEqual([]);
    expect(unknown.codes).toEqual([
      ...['2 share-without-memory', '2 percent-without-cores', '3 share-without-memory', '3 percent-without-cores'],
      '- no-samples',
    ]);
    expect(unknown.summary).toMatchObject({
      rowsRead: 2,
      rowsUsed: 0,
      rowsSkipped: [{ reason: 'no usable value', count: 2 }],
    });
    const half = record(log, { coresOf: () => cores(8) });
    expect(half.summary).toMatchObject({ rowsUsed: 2, rowsSkipped: [], readings: 2 });
  });

  it('takes the minutes of the header as those west of UTC, and before them a comment', () => {
    const path = [String.raw`${WEB}\PhysicalDisk(_Total)\Disk Reads/sec`];
    const stampOf = (signature: string, above = ''): string | undefined =>
      record(above + pdhLog(path, [['07/04/2026 01:30:00.250', 5]], signature), { zone: 'UTC' }).told[0]?.split(' ')[1];
    expect(stampOf('(PDH-CSV 4.0) (Eastern Daylight Time)(240)')).toBe('2026-07-04T05:30:00.250Z');
    expect(stampOf('(PDH-CSV 4.0) (W. Europe Daylight Time)(-120)')).toBe('2026-07-03T23:30:00.250Z');
    expect(stampOf('(PDH-CSV 4.0) (India Standard Time)(-330)')).toBe('2026-07-03T20:00:00.250Z');
    expect(stampOf('(PDH-CSV 4.0) (Eastern Daylight Time)(240)', '# zone: +01:00\n')).toBe('2026-07-04T00:30:00.250Z');
    // Without minutes the caller's zone holds: typeperf prints none, and some names of zones are cut.
    for (const bare of [
      '(PDH-CSV 4.0)',
      '(PDH-CSV 4.0) (',
      '(PDH-CSV 4.0) (Maroc (heure d',
      '(PDH-CSV 4.0) (x)(9999)',
    ]) {
      expect(stampOf(bare)).toBe('2026-07-04T01:30:00.250Z');
    }
    expect(record(pdhLog(path, [[at(0), 5]], '(PDH-CSV 4.0)')).codes).toEqual(['2 stamp-without-zone', '- no-samples']);
  });

  it('tells that the clocks change within a recording, and keeps to its header', () => {
    const path = [String.raw`${WEB}\PhysicalDisk(_Total)\Disk Reads/sec`];
    const log = (from: string, to: string): Recorded =>
      record(
        pdhLog(
          path,
          [
            [`${from} 12:00:00.000`, 1],
            [`${to} 12:00:00.000`, 2],
          ],
          '(PDH-CSV 4.0) (Eastern Daylight Time)(240)',
        ),
      );
    const { told, codes, problems } = log('10/31/2026', '11/02/2026');
    expect(told.map((line) => line.split(' ')[1])).toEqual(['2026-10-31T16:00:00.000Z', '2026-11-02T16:00:00.000Z']);
    expect(codes).toEqual(['3 clocks-changed']);
    expect(problems[0]!.message).toContain('Eastern Daylight Time');
    expect(log('10/29/2026', '10/30/2026').codes).toEqual([]);
  });

  it('tells the orders of day and month apart by what cannot be, and guesses none', () => {
    const read = (stamps: readonly string[]): Recorded =>
      record(
        pdhLog(
          [String.raw`${WEB}\PhysicalDisk(_Total)\Disk Reads/sec`],
          stamps.map((stamp) => [stamp, 1] as const),
        ),
      );
    const first = (stamps: readonly string[]): string | undefined => read(stamps).told[0]?.split(' ')[1];
    expect(first(['03/02/2026 00:00:00.000'])).toBe('2026-03-02T00:00:00.000Z'); // what Windows writes is not in doubt
    expect(first(['02.03.2026 00:00:15,500', '13.03.2026 00:00:00,000'])).toBe('2026-03-02T00:00:15.500Z');
    expect(first(['3/2/2026 0:00', '3/13/2026 0:00'])).toBe('2026-03-02T00:00:00.000Z');
    expect(first(['3/2/2026 1:00:00 PM', '3/13/2026 1:00:00 PM'])).toBe('2026-03-02T13:00:00.000Z');
    expect(first(['2026-03-02 00:00:00'])).toBe('2026-03-02T00:00:00.000Z');
    expect(read(['02.03.2026 00:00', '03.03.2026 00:00'])).toMatchObject({ told: [], codes: ['1 ambiguous-dates'] });
    expect(read(['soon', 'later']).codes).toEqual(['2 bad-stamp', '3 bad-stamp', '- no-samples']);
  });

  it.each([
    {
      language: 'German',
      paths: [
        String.raw`Prozessor(_Total)\Prozessorzeit (%)`,
        String.raw`Arbeitsspeicher\Verfügbare MB`,
        String.raw`Physikalischer Datenträger(0 C:)\Lesevorgänge/s`,
        String.raw`Physikalischer Datenträger(0 C:)\Bytes geschrieben/s`,
        String.raw`Netzwerkschnittstelle(a)\Empfangene Bytes/s`,
      ],
    },
    {
      language: 'French',
      paths: [
        String.raw`Processeur(_Total)\% temps processeur`,
        String.raw`Mémoire\Mégaoctets disponibles`,
        String.raw`Disque physique(0 C:)\Lectures disque/s`,
        String.raw`Disque physique(0 C:)\Écritures disque, octets/s`,
        String.raw`Interface réseau(a)\Octets reçus/s`,
      ],
    },
    {
      language: 'Spanish',
      paths: [
        String.raw`Procesador(_Total)\% de tiempo de procesador`,
        String.raw`Memoria\MB disponibles`,
        String.raw`Disco físico(0 C:)\Lecturas de disco/s`,
        String.raw`Disco físico(0 C:)\Bytes de escritura en disco/s`,
        String.raw`Interfaz de red(a)\Bytes recibidos/s`,
      ],
    },
    {
      language: 'Italian',
      paths: [
        String.raw`Processore(_Total)\% Tempo processore`,
        String.raw`Memoria\MByte disponibili`,
        String.raw`Disco fisico(0 C:)\Letture disco/sec`,
        String.raw`Disco fisico(0 C:)\Byte scritti su disco/sec`,
        String.raw`Interfaccia di rete(a)\Byte ricevuti/sec`,
      ],
    },
    {
      language: 'Portuguese',
      paths: [
        String.raw`Processador(_Total)\% Tempo de Processador`,
        String.raw`Memória\Bytes disponíveis`,
        String.raw`PhysicalDisk(0 C:)\Leituras de disco/s`,
        String.raw`PhysicalDisk(0 C:)\Bytes de gravação de disco/s`,
        String.raw`Interface de rede(a)\Bytes recebidos/s`,
      ],
    },
    {
      language: 'English and Japanese',
      paths: [
        String.raw`Processor(_Total)\% Processor Time`,
        String.raw`Memory\Available MBytes`,
        String.raw`PhysicalDisk(0 C:)\Disk Reads/sec`,
        String.raw`PhysicalDisk(0 C:)\Disk Write Bytes/sec`,
        String.raw`Network Interface(a)\Bytes Received/sec`,
      ],
    },
  ])('reads the counters of $language Windows in every encoding it writes', ({ paths }) => {
    const log = pdhLog(
      paths.map((path) => `${WEB}\\${path}`),
      [[at(0), 50, 0, 1, 2, 3]],
    );
    for (const bytes of [new TextEncoder().encode(log), latinBytes(log), utf16Bytes(log), codePage850(log)]) {
      expect(sorted(valuesOf(record(bytes, { coresOf: () => cores(2), memoryOf: () => 7 as Bytes })))).toEqual([
        'cpuUsedCores 1',
        'diskReadIops[0 C:] 1',
        'diskWriteBytesPerSecond[0 C:] 2',
        'memoryGuestUsedBytes 7',
        'networkInBytesPerSecond[a] 3',
      ]);
    }
  });

  it('takes blanks and -1 for not measured, and a decimal comma where no point is', () => {
    const paths = [
      String.raw`${WEB}\PhysicalDisk(0)\Disk Reads/sec`,
      String.raw`${WEB}\PhysicalDisk(1)\Disk Reads/sec`,
    ];
    const { told, problems, summary } = record(
      pdhLog(paths, [
        [at(0), ' ', '-1'],
        [at(20), '1,5', ' '],
        [at(40), '', '2'],
      ]),
    );
    expect(problems).toEqual([]);
    expect(told.map((line) => line.split(' ').slice(2).join(' '))).toEqual([
      'diskReadIops[0] 1.5',
      'diskReadIops[1] 2',
    ]);
    expect(summary).toMatchObject({
      rowsRead: 3,
      rowsUsed: 2,
      rowsSkipped: [{ reason: 'nothing measured', count: 1 }],
    });
    const faulty = record(
      pdhLog(paths, [
        [at(0), '-7', 'x'],
        [at(20), '1.5', '1,5'],
      ]),
    );
    expect(faulty.codes).toEqual(['2 out-of-range', '2 bad-number', '3 bad-number']);
  });

  it('passes over the closing words of typeperf and a repeated header, and reads no rows of another log', () => {
    const path = String.raw`${WEB}\PhysicalDisk(0)\Disk Reads/sec`;
    const log = pdhLog([path], [[at(0), 1]], '(PDH-CSV 4.0)');
    const closing = 'Exiting, please wait...                         \r\nThe command completed successfully.\r\n\r\n';
    const { told, problems, summary } = record(
      `\r\n${log}${closing}${pdhLog([path], [[at(20), 2]], '(PDH-CSV 4.0)')}`,
      { zone: 'UTC' },
    );
    expect(problems).toEqual([]);
    expect(told).toHaveLength(2);
    expect(summary).toMatchObject({ rowsRead: 2, rowsUsed: 2 });
    const other = record(log + pdhLog([path.replace('Reads', 'Writes')], [[at(20), 9]], '(PDH-CSV 4.0)'), {
      zone: 'UTC',
    });
    expect(other.told).toHaveLength(1);
    expect(other.codes).toEqual(['- second-header', '4 ragged-row']);
  });

  it('reads several machines of one log, and a machine named above paths without one', () => {
    const counter = String.raw`\PhysicalDisk(_Total)\Disk Reads/sec`;
    const two = record(pdhLog([`${WEB}${counter}`, String.raw`\\DB:01 (old)${counter}`], [[at(0), 1, 2]]));
    expect(two.told).toEqual([
      'web01 2026-03-01T00:00:00.000Z diskReadIops 1',
      'db:01 (old) 2026-03-01T00:00:00.000Z diskReadIops 2',
    ]);
    expect(two.summary.machines).toBe(2);
    const bare = pdhLog([counter], [[at(0), 1]]);
    expect(record(`# machine: app01\n${bare}`).told).toEqual(['app01 2026-03-01T00:00:00.000Z diskReadIops 1']);
    expect(record(bare).codes.slice(0, 1)).toEqual(['1 no-machine']);
  });

  it('tells a log of nothing that is read, and a counter recorded twice', () => {
    const none = record(
      pdhLog([String.raw`${WEB}\Process(a)\Virtual Bytes`, String.raw`${WEB}\Процессор(_Total)\x`], [[at(0), 1, 2]]),
    );
    expect(none.codes).toEqual(['1 no-known-counters', '- no-samples']);
    expect(none.problems[0]!.remedy).toContain('English');
    const path = String.raw`${WEB}\PhysicalDisk(0)\Disk Reads/sec`;
    const twice = record(pdhLog([path, path], [[at(0), 1, 2]]));
    expect(twice.told).toEqual(['web01 2026-03-01T00:00:00.000Z diskReadIops[0] 1']);
    expect(twice.codes).toEqual(['1 duplicate-column']);
  });

  const REAL = resolve(import.meta.dirname, '../../../../../shared/data/utilisation/perfmon-en-us/DataCollector01.csv');
  it.skipIf(!existsSync(REAL))('knows a real log, places its rows and says that it records processes only', () => {
    const { summary, codes } = record(new Uint8Array(readFileSync(REAL)));
    expect(summary).toMatchObject({ dialect: 'pdh-csv', rowsUsed: 0, columnsUsed: [] });
    expect(summary.rowsRead).toBeGreaterThan(100);
    expect(summary.columnsIgnored).toContain(String.raw`Process(…)\Virtual Bytes (4 columns)`);
    expect(codes).toEqual(['1 no-known-counters', '- no-samples']);
  });
});

/** The bytes of code page 850 for the letters that the counters above need. */
function codePage850(text: string): Uint8Array {
  const letters = new Map(
    Object.entries({ ü: 0x81, ä: 0x84, é: 0x82, É: 0x90, ç: 0x87, í: 0xa1, ó: 0xa2, ã: 0xc6, ô: 0x93 }),
  );
  return Uint8Array.from(text, (letter) => letters.get(letter) ?? letter.charCodeAt(0));
}
