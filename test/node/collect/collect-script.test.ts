import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addCollectScriptCommand } from '../../../src/cli/command-collect-script.js';
import { AssessmentError } from '../../../src/model/index.js';
import { COLLECTOR_KINDS, collectorInterval, renderCollectScript } from '../../../src/node/index.js';
import type { CollectorKind } from '../../../src/node/index.js';
import { Command } from 'commander';
import { temporaryFolder } from '../../support/run-cli.js';

const scriptOf = (kind: CollectorKind): string => renderCollectScript(kind, { intervalSeconds: null });

/** Without comments and without what stands in quotes, so that only the code is left. */
const codeOf = (script: string): string =>
  script
    .replace(/<#[\s\S]*?#>/g, '')
    .replace(/'(?:[^'\n]|'')*'/g, "''")
    .replace(/(^|\s)#[^\n]*/g, '$1');

/** Everything the scripts may call. Those that change anything change only files in the folder of the samples. */
const ALLOWED = new Set([
  ...['Add-Rows', 'Compress-Finished', 'Format-Number', 'Format-Stamp', 'Read-Stamp', 'Read-State', 'Save-State'],
  ...[
    'Test-Stop',
    'Wait-Until',
    'Write-Log',
    'ConvertTo-Field',
    'Receive-Samples',
    'Receive-Sample',
    'Receive-Machine',
  ],
  ...['Connect-Source', 'Disconnect-Source', 'Get-OpenSession', 'Get-Metrics', 'Get-DeviceLabels', 'Get-Machines'],
  ...['ConvertTo-DiskKey', 'Find-Device'],
  ...['Set-StrictMode', 'New-Object', 'New-TimeSpan', 'New-Item', 'Join-Path', 'Test-Path', 'Move-Item', 'Remove-Item'],
  ...['Get-ChildItem', 'Where-Object', 'ForEach-Object', 'Sort-Object', 'Select-Object', 'Start-Sleep', 'Write-Host'],
  ...['Get-Credential', 'Connect-VIServer', 'Disconnect-VIServer', 'Get-View'],
  ...['Get-VM', 'Get-VMHardDiskDrive', 'Get-VMNetworkAdapter', 'Get-Counter'],
]);

describe.each(COLLECTOR_KINDS)('the collector for %s', (kind) => {
  const script = scriptOf(kind);

  it('is the script that was read by eye', async () => {
    await expect(script).toMatchFileSnapshot(`../../golden/collect/collect-${kind}.ps1`);
  });

  it('is plain ASCII with line feeds, and starts with what it needs and writes', () => {
    expect(script).toMatch(/^[\n\x20-\x7e]*$/);
    expect(script.endsWith('}\n')).toBe(true);
    const head = script.slice(0, script.indexOf('#>'));
    for (const words of ['WHAT IT NEEDS', 'WHAT IT WRITES', 'TO STOP IT', 'No password']) expect(head).toContain(words);
  });

  it('calls nothing but what reads from the platform and writes to its own folder', () => {
    const called = codeOf(script).match(/(?<![\w$.-])[A-Z][a-z]+-[A-Z]\w+/g) ?? [];
    expect([...new Set(called)].filter((name) => !ALLOWED.has(name))).toEqual([]);
    expect(called).toContain('Save-State');
    expect(codeOf(script).match(/Remove-Item|Move-Item|New-Item/g)).toHaveLength(4);
    expect(script).not.toMatch(/-AsPlainText|ConvertTo-SecureString|Export-Clixml|Invoke-Expression|Invoke-Web/i);
  });

  it('closes every bracket, brace and quote, and defines what it uses', () => {
    const code = codeOf(script);
    for (const [open, close] of ['()', '[]', '{}']) {
      expect(code.split(open!).length, open).toBe(code.split(close!).length);
    }
    for (const line of code.split('\n')) expect((line.match(/'/g) ?? []).length % 2, line).toBe(0);
    expect(code).not.toContain('"');
    const defined = new Set([...code.matchAll(/^function ([\w-]+)/gm)].map(([, name]) => name));
    for (const [, name] of code.matchAll(/^function ([\w-]+)/gm)) {
      expect(code.split(new RegExp(`\\b${name!}\\b`)).length, name).toBeGreaterThan(2);
    }
    expect(defined.size).toBeGreaterThan(12);
  });

  it('assigns each variable that it reads', () => {
    const code = codeOf(script);
    const assigned = new Set(
      [
        ...code.matchAll(/\$(\w+)(?:\[[^\]]*\])?\s*(?:\+?=)(?!=)/g),
        ...code.matchAll(/foreach \(\$(\w+) in/g),
        ...code.matchAll(/(?:\[[\w.]+\]\s*|[(,]\s*)\$(\w+)(?=[,)\s])/g),
      ].map(([, name]) => name!.toLowerCase()),
    );
    const builtIn = ['_', 'null', 'true', 'false', 'matches', 'env', 'global'];
    const read = [...code.matchAll(/\$(\w+)/g)].map(([, name]) => name!.toLowerCase());
    expect([...new Set(read)].filter((name) => !assigned.has(name) && !builtIn.includes(name))).toEqual([]);
  });
});

describe('the collectors', () => {
  it('sample as often as Azure Migrate does, and Hyper-V as often as it is told', () => {
    expect(scriptOf('vsphere')).toContain("'# interval: 20'");
    expect(scriptOf('hyperv')).toContain('$IntervalSeconds = 30');
    expect(renderCollectScript('hyperv', { intervalSeconds: 60 })).toContain('$IntervalSeconds = 60');
    expect(collectorInterval('vsphere')).toEqual({ least: 20, greatest: 20, usual: 20 });
  });

  it('ask for the counters that Azure Migrate documents', () => {
    for (const counter of [
      ...['cpu.usage.average', 'virtualDisk.read.average', 'virtualDisk.write.average', 'net.received.average'],
      ...[
        'virtualDisk.numberReadAveraged.average',
        'virtualDisk.numberWriteAveraged.average',
        'net.transmitted.average',
      ],
    ]) {
      expect(scriptOf('vsphere')).toContain(`'${counter}'`);
    }
    for (const counter of [
      ...[
        'Hyper-V Hypervisor Virtual Processor(*)\\% Guest Run Time',
        'Hyper-V Dynamic Memory VM(*)\\Current Pressure',
      ],
      ...[
        'Hyper-V Dynamic Memory VM(*)\\Guest Visible Physical Memory',
        'Hyper-V Virtual Storage Device(*)\\Read Bytes/sec',
      ],
    ]) {
      expect(scriptOf('hyperv')).toContain(`'\\${counter}'`);
    }
  });

  it('have sample output whose counters are those that the scripts write', () => {
    for (const [kind, name] of [
      ['vsphere', 'vsphere-vcenter.example-2026-11-20.csv'],
      ['hyperv', 'hyperv-HV1-2026-11-20.csv'],
    ] as const) {
      const text = readFileSync(join(import.meta.dirname, 'samples', name), 'utf8');
      const counters = new Set(text.split('\n').flatMap((line) => /,([a-zA-Z.]+),[^,]*,[\d.]+$/.exec(line)?.[1] ?? []));
      expect(counters.size).toBeGreaterThan(9);
      for (const counter of counters)
        expect(scriptOf(kind)).toMatch(new RegExp(`['"]${counter.replace('.', '\\.')}[,']`));
    }
  });
});

describe('portolan collect-script', () => {
  const folder = temporaryFolder();
  const runAlone = async (...words: string[]): Promise<{ readonly out: string; readonly error: string }> => {
    let out = '';
    let error = '';
    const line = {
      arguments: words,
      out: (text: string) => (out += text),
      error: (text: string) => (error += text),
      today: '2026-11-21',
      isTerminal: false,
    };
    const program = new Command().exitOverride();
    addCollectScriptCommand(program, line);
    await program.parseAsync(['collect-script', ...words], { from: 'user' });
    return { out, error };
  };
  const problemOf = async (...words: string[]): Promise<string> =>
    runAlone(...words).then(
      () => 'none',
      (error: unknown) =>
        error instanceof AssessmentError ? `${error.problem.message}: ${error.problem.remedy}` : 'other',
    );

  it('prints the script, or writes it once', async () => {
    expect((await runAlone('vsphere')).out).toBe(scriptOf('vsphere'));
    const path = join(folder, 'collect.ps1');
    const { out, error } = await runAlone('hyperv', '--interval', '60', '--out', path);
    expect(out).toBe('');
    expect(error).toContain('is written');
    expect(readFileSync(path, 'utf8')).toBe(renderCollectScript('hyperv', { intervalSeconds: 60 }));
    expect(await problemOf('hyperv', '--out', path)).toContain('it is left as it is');
    expect(existsSync(path)).toBe(true);
  });

  it('tells in JSON what it wrote', async () => {
    const { out } = await runAlone('hyperv', '--json');
    expect(JSON.parse(out)).toMatchObject({
      kind: 'hyperv',
      intervalSeconds: 30,
      file: null,
      script: scriptOf('hyperv'),
    });
  });

  it('refuses what no collector can do', async () => {
    expect(await problemOf('xen')).toBe('there is no collector for "xen": use one of vsphere, hyperv');
    expect(await problemOf('vsphere', '--interval', '30')).toContain('vsphere measures every 20 seconds');
    expect(await problemOf('vsphere', '--interval', '20')).toBe('none');
    expect(await problemOf('hyperv', '--interval', '5')).toContain('whole seconds from 10 to 300');
    expect(await problemOf('hyperv', '--interval', 'often')).toContain('whole seconds');
    expect(await problemOf('hyperv', '--out', join(folder, 'no', 'such', 'x.ps1'))).toContain('cannot be written');
  });
});
