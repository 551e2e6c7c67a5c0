import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { writeFileSync } from 'node:fs';

const folder = temporaryFolder();
const input = join(folder, 'inventory.csv');
const out = join(folder, 'out');

beforeAll(async () => {
  writeFileSync(input, 'machine,cores,memoryMiB,os,disks,environment\nweb01,2,4096,Ubuntu 22.04,64,production\n');
  expect((await runCli('assess', input, '--out', out)).exitCode).toBe(0);
});

describe('a slip of the keys', () => {
  it.each([
    [['asses', 'x.csv'], 'Did you mean assess?'],
    [['hlep'], 'Did you mean help?'],
    [['assess', 'x.csv', '--regoin', 'eastus'], 'Did you mean --region?'],
    [['waves', 'score', 'plan.csv', 'x.csv', '--stategy', 'tier'], 'Did you mean --strategy?'],
    [['site', 'chek'], 'Did you mean check?'],
    [['recovery', 'verfy', 'x'], 'Did you mean verify?'],
    [['waves', 'scor', 'plan.csv'], 'did you mean portolan waves score?'],
    [['explain', 'web1', out], 'did you mean "web01"?'],
    [['assess', input, '--profile', 'azuremigrate'], 'did you mean azure-migrate'],
    [['assess', input, '--region', 'westeurop'], 'did you mean westeurope'],
    [['assess', input, '--fail-on', 'warn'], 'did you mean warning?'],
    [['assess', input, '--zone', 'Australia/Melborne'], 'did you mean Australia/Melbourne'],
    [['demo', '--estate', 'webshp'], 'did you mean webshop?'],
    [['avs', input, '--node', 'AV46'], 'did you mean AV36'],
    [['waves', input, '--wave-profile', 'azur'], 'did you mean azure?'],
    [['site', 'urls', '--cloud', 'goverment'], 'did you mean government?'],
    [['collect-script', 'vshpere'], 'did you mean vsphere?'],
    [['rules', 'os/unknwn'], 'nearest: os/unknown'],
    [['completion', 'bsh'], 'did you mean bash'],
  ] as const)('is met with the nearest word and exit code 2: %j', async (words, said) => {
    const { exitCode, error, out: data } = await runCli(...words);
    expect(exitCode).toBe(2);
    expect(data).toBe('');
    expect(error.toLowerCase()).toContain(said.toLowerCase());
  });

  it('is not guessed at where nothing is near', async () => {
    for (const words of [['frobnicate'], ['waves', 'nothing-like-it.csv'], ['assess', input, '--profile', 'zzz']]) {
      const { exitCode, error } = await runCli(...words);
      expect(exitCode).toBe(2);
      expect(error).not.toMatch(/did you mean/i);
    }
  });

  it('is met in JSON too', async () => {
    const { out: json } = await runCli('assess', input, '--regoin', 'eastus', '--json');
    const { problems } = JSON.parse(json) as { problems: readonly { code: string; remedy: string }[] };
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'cli/usage' });
    expect(problems[0]!.remedy).toContain('did you mean --region?');
  });

  it('names the list of options of the command that was typed', async () => {
    expect((await runCli('waves', 'score', 'a', 'b', '--nope')).error).toContain('(portolan waves score --help lists');
  });
});
