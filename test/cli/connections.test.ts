import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const CISCO = resolve(import.meta.dirname, '../../datasets/mappings/cisco-hosts.yaml');
const folder = temporaryFolder();
const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const inventory = put('inventory.csv', 'machine,cores,memoryMiB,ip\ng1/1,2,4096,10.0.0.1\ng1/2,2,4096,10.0.0.2\n');
const hosts = put(
  'hosts.tsv',
  ['# graph host host services', 'g1\t1\t2\t443p6-22,53p17-4', 'g1\t3\t2\t443p6-1', 'g1\t2\t1\tnone', ''].join('\n'),
);

interface Graph {
  readonly edges: readonly unknown[];
}

describe('a table of connections through --connections-mapping', () => {
  it('is read by check, with the rows that it holds and those that tell nothing', async () => {
    const { exitCode, out } = await runCli('check', inventory, hosts, '--connections-mapping', CISCO);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/hosts\.tsv/);
    expect(out).toMatch(/the mapping "Cisco host graphs"/);
    expect(out).toMatch(/hosts\.tsv +3 +=? +2 +\+ +1 /);
  });

  it('reaches graph and waves', async () => {
    const graph = await runCli('graph', inventory, hosts, '--connections-mapping', CISCO, '--json');
    expect(graph.exitCode).toBe(0);
    expect((JSON.parse(graph.out) as Graph).edges).toHaveLength(2);
    const waves = await runCli('waves', inventory, hosts, '--connections-mapping', CISCO, '--json');
    expect(waves.exitCode).toBe(0);
    expect(waves.error).not.toMatch(/unrecognised|not an inventory/);
  });

  it('is told where no mapping reads it, and a mapping among the inputs is told by the option that takes it', async () => {
    const without = await runCli('check', inventory, hosts);
    expect(without.out).not.toMatch(/Cisco host graphs/);
    const given = await runCli('check', inventory, hosts, CISCO);
    expect(given.out).toMatch(/this is a mapping of connections[\s\S]*--connections-mapping/);
  });

  it('changes what an assessment rests on: its lock names the mapping', async () => {
    const out = join(folder, 'out');
    const words = [inventory, hosts, '--connections-mapping', CISCO, '--out', out];
    expect((await runCli('assess', ...words)).exitCode).toBe(0);
    expect((await runCli('assess', ...words, '--locked')).exitCode).toBe(0);
    const other = put(
      'other.yaml',
      'name: others\nseparator: "\\t"\nheader: false\ncolumns: { client: 2, server: 3, port: 1 }\n',
    );
    const refused = await runCli('assess', inventory, hosts, '--connections-mapping', other, '--out', out, '--locked');
    expect(refused.exitCode).not.toBe(0);
    expect(refused.error).toMatch(/connections mapping: was cisco-hosts\.yaml/);
  });

  it('that is at fault ends the run before anything is read', async () => {
    const bad = put('bad.yaml', 'name: x\n');
    const { exitCode, error } = await runCli('check', inventory, hosts, '--connections-mapping', bad);
    expect(exitCode).not.toBe(0);
    expect(error).toMatch(/bad\.yaml/);
  });
});

const SS = `State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process
LISTEN 0 511 0.0.0.0:443 0.0.0.0:* users:(("nginx",pid=812,fd=6))
ESTAB 0 0 10.0.9.1:40122 10.0.9.9:5432 users:(("java",pid=900,fd=9))
`;
const NETSTAT = `
Active Connections

  Proto  Local Address          Foreign Address        State           PID
  TCP    0.0.0.0:5432           0.0.0.0:0              LISTENING       1204
  TCP    10.0.9.9:5432          10.0.9.1:40122         ESTABLISHED     1204
`;

describe('captures of sockets', () => {
  const machines = put('machines.csv', 'machine,cores,memoryMiB\nweb01,2,4096\ndb01,2,4096\n');

  it('are of the machines by whose names the files are called', async () => {
    const files = [put('web01-ss.txt', SS), put('db01-netstat.txt', NETSTAT)];
    const check = await runCli('check', machines, ...files);
    expect(check.out).toMatch(/the header of ss\n[\s\S]*the header of netstat of Windows/);
    expect(check.out).toMatch(/No problems/);
    const { edges } = JSON.parse((await runCli('graph', machines, ...files, '--json')).out) as Graph;
    expect(edges).toHaveLength(1);
  });

  it('of no machine are told with the line that says whose they are', async () => {
    const stray = put('capture.txt', SS);
    const told = await runCli('check', machines, stray);
    expect(told.out).toMatch(/capture\.txt: warning dependency\/capture-of-none/);
    expect(told.out).toMatch(/# host: NAME/);
    const stated = await runCli('check', machines, put('stated.txt', `# host: web01\n${SS}`));
    expect(stated.out).not.toMatch(/capture-of-none/);
  });
});
