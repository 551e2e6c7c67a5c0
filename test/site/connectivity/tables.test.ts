import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codesOfVacpLog,
  CONNECTIVITY_REVIEW_BY,
  coversHost,
  ERROR_CODES,
  findErrorCode,
  hostOfPattern,
  hresultOf,
  isConfigurablePort,
  judgeBypass,
  parseErrorCode,
  PORTS,
  storageRoleOf,
  URL_LISTS,
  zoneOfName,
} from '../../../src/site/index.js';

describe('the tables', () => {
  it('name a page that bears a date for every row, and were read before they want reading again', () => {
    const pages = [
      ...URL_LISTS.map(({ source }) => source),
      ...PORTS.map(({ source }) => source),
      ...ERROR_CODES.map(({ source }) => source),
    ];
    for (const { page, date, readOn } of pages) {
      expect(page.length).toBeGreaterThan(10);
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(readOn < CONNECTIVITY_REVIEW_BY).toBe(true);
    }
  });

  it('have each row once', () => {
    expect(new Set(PORTS.map(({ id }) => id)).size).toBe(PORTS.length);
    expect(new Set(ERROR_CODES.map(({ code }) => code)).size).toBe(ERROR_CODES.length);
    for (const { groups, tool, cloud } of URL_LISTS) {
      const hosts = groups.flatMap(({ patterns }) => patterns.map(hostOfPattern));
      expect(new Set(hosts).size, `${tool} ${cloud}`).toBe(hosts.length);
      for (const host of hosts) expect(host).toMatch(/^(\*\.)?[a-z0-9.-]+\.[a-z]+$/);
    }
  });

  it('let 9443 be changed alone of the ports of Site Recovery', () => {
    expect([9443, 443, 20004, 902, 1].map(isConfigurablePort)).toEqual([true, false, false, false, null]);
  });

  it('have the ways of the classic generation to Azure', () => {
    const ways = PORTS.filter(({ tools, to }) => tools.includes('asr-classic') && to === 'Azure');
    expect(ways.map(({ from, port }) => [from, port])).toEqual([
      ['configuration server', 443],
      ['process server', 443],
    ]);
  });

  it('let a row fall back only on a row of the same ends', () => {
    for (const row of PORTS.filter(({ fallbackOf }) => fallbackOf !== null)) {
      expect(PORTS.find(({ id }) => id === row.fallbackOf)).toMatchObject({ from: row.from, to: row.to });
    }
  });
});

describe('an error code', () => {
  it('is the same in every form in which it is printed', () => {
    for (const text of [
      '0x80040154',
      '0X80040154',
      '2147746132',
      '-2147221164',
      '2147221164',
      'error 0x80040154L here',
    ]) {
      expect(findErrorCode(text)?.entry.code, text).toBe(2147221164);
    }
    expect(findErrorCode('2147221164')?.reading.as).toBe('plain');
    expect(findErrorCode('Error ID 78188')?.entry.meaning).toContain('churn');
    expect(findErrorCode('12')).toBeNull();
    expect(findErrorCode('no code')).toBeNull();
  });

  it('may lack its 0x', () => {
    for (const text of ['80040154', 'failed with 80040154.', '8004230f']) {
      const hresult = /80[0-9a-f]{6}/.exec(text)![0];
      expect(parseErrorCode(text.replace('.', ' '))).toContainEqual({
        number: Number.parseInt(hresult, 16),
        as: 'hexadecimal',
      });
    }
    expect(findErrorCode('80040154')?.entry).toEqual(findErrorCode('0x80040154')?.entry);
    expect(parseErrorCode('job 1a2b3c4d-0000 ended in 78188').map(({ number }) => number)).not.toContain(0x1a2b3c4d);
    expect(parseErrorCode('the facade of 12345678').map(({ as }) => as)).not.toContain('hexadecimal');
  });

  it('survives the way through each form (any HRESULT that tells of a failure)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2 ** 31, max: 2 ** 32 - 100 }), (number) => {
        const forms = [hresultOf(number), String(number), String(number - 2 ** 32), String(2 ** 32 - number)];
        for (const form of forms) expect(parseErrorCode(form).map((one) => one.number)).toContain(number);
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  it('has an HRESULT that is its own number, read with or without its sign', () => {
    for (const { code, hresult } of ERROR_CODES) {
      if (hresult === null) continue;
      expect([Number(hresult), 2 ** 32 - Number(hresult)]).toContain(code);
    }
  });

  it('is found in the lines of vacp.log', () => {
    const log =
      'vacpError:220#Following disks are in FilteringStopped state [\\\\.\\PHYSICALDRIVE1=5, ]#220|^|224#FAILED: CheckWriterStatus().#2147754994|^|226#FAILED to revoke tags.FAILED: CheckWriterStatus().#2147754994|^|\nfine';
    expect(codesOfVacpLog(log)).toEqual(['220', '2147754994']);
    expect(codesOfVacpLog('')).toEqual([]);
  });
});

describe('a pattern', () => {
  it('covers what is below it, in each way it is written', () => {
    for (const pattern of ['*.blob.core.windows.net', '.blob.core.windows.net', '.*.blob.core.windows.net', '*']) {
      expect(coversHost(pattern, 'a.blob.core.windows.net'), pattern).toBe(true);
    }
    expect(coversHost('*.windows.net', '*.blob.core.windows.net')).toBe(true);
    expect(coversHost('*.windows.net', 'windows.net')).toBe(false);
    expect(coversHost('a.windows.net', 'b.windows.net')).toBe(false);
    expect(coversHost('*.ndows.net', 'windows.net')).toBe(false);
  });

  it('may go around a proxy only where it names the cache account, unless Microsoft peering carries the data', () => {
    const wrong = [
      '*.blob.core.windows.net',
      '.*.blob.core.windows.net',
      '.blob.core.windows.net',
      'blob.core.windows.net',
      '*.windows.net',
      '*',
      'migrategwsa01.blob.core.windows.net',
    ];
    for (const pattern of wrong) expect(judgeBypass(pattern, 'private').isRight, pattern).toBe(false);
    for (const pattern of ['migratelsa01.blob.core.windows.net', '*.vault.azure.net', 'intranet.corp.example']) {
      expect(judgeBypass(pattern, 'private').isRight, pattern).toBe(true);
    }
    for (const pattern of wrong) expect(judgeBypass(pattern, 'microsoft').isRight, pattern).toBe(true);
  });

  it('of a name tells the private zone, and of an account its use', () => {
    expect(zoneOfName('x.vault.azure.net')?.zone).toBe('privatelink.vaultcore.azure.net');
    expect(zoneOfName('X.AE.siterecovery.windowsazure.com.')?.resource).toBe('vault');
    expect(zoneOfName('notblob.core.windows.net')).toBeNull();
    expect(storageRoleOf('migratelsa0815')).toBe('cache/log storage account');
    expect(storageRoleOf('migrategwsa0815')).toBe('gateway storage account');
    expect(storageRoleOf('data0815')).toBeNull();
  });
});
