import { describe, expect, it } from 'vitest';
import { firewallCsv } from '../../src/cutover/index.js';
import { toMachineId } from '../../src/model/index.js';
import { scorePlan } from '../../src/waves/index.js';
import { aMachine } from '../support/a-machine.js';
import { aGivenPlan, aGraphEdge, aWaveInput, aWaveMachine } from '../support/a-wave-estate.js';

const machine = (name: string, address: string) => aMachine({ id: toMachineId(name), name, addresses: [address] });

describe('firewall.csv', () => {
  it('has each pair once with addresses, reason and how long it stays open', () => {
    const input = aWaveInput({
      machines: ['web01', '=db,01', 'mon01'].map((name) => aWaveMachine({ name })),
      edges: [
        aGraphEdge({ client: 'web01', server: '=db,01', port: 5432, protocol: null, product: 'postgresql' }),
        aGraphEdge({ client: 'mon01', server: 'web01', port: 9100, kind: 'noise', noiseRule: 'monitoring' }),
      ],
    });
    const outside = {
      ...{ machine: toMachineId('web01'), party: 'ntp', addresses: ['10.9.9.9'], direction: 'asks' as const },
      ...{ port: 123, protocol: null, connections: null, days: 1, origin: { file: 'c.csv', line: 2 } },
    };
    const given = aGivenPlan(2, { web01: 1, '=db,01': 2, mon01: 2 });
    const plan = scorePlan({ ...input, graph: { ...input.graph, outside: [outside] } }, given);
    const estate = {
      machines: [machine('web01', '10.0.0.1'), machine('=db,01', '10.0.0.2'), machine('mon01', '10.0.0.3')],
    };
    expect(firewallCsv({ plan, estate }).split('\r\n')).toEqual([
      'openBeforeWave,closeAfterWave,into,protocol,port,from,fromAddresses,to,toAddresses,why',
      `1,2,site,tcp,5432,web01,10.0.0.1,"'=db,01",10.0.0.2,dependency`,
      '1,2,Azure,tcp,9100,mon01,10.0.0.3,web01,10.0.0.1,operations: monitoring',
      '1,,site,udp,123,web01,10.0.0.1,ntp,10.9.9.9,in no inventory',
      '',
    ]);
  });
});
