import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  estimateShiftSeconds,
  IP_RETENTION,
  methodFor,
  retainAddress,
  SHIFT_PRODUCTS,
  targetAddressing,
  testAddress,
} from '../../src/cutover/index.js';

describe('Traffic Manager', () => {
  it('fails over by priority between external endpoints, and moves step by step by weight', () => {
    expect(methodFor('dr')).toMatchObject({
      method: 'Priority',
      endpoints: [
        { name: 'primary', type: 'External', priority: 1 },
        { name: 'failover', type: 'External', priority: 2 },
      ],
    });
    expect(methodFor('gradual migration').method).toBe('Weighted');
    expect(methodFor('azure to azure dr').endpoints[0]).toMatchObject({ type: 'Azure', priority: 1 });
    expect(methodFor('regional with recovery')).toMatchObject({ method: 'Geographic', child: 'Priority' });
  });

  it('takes its probes and the TTL to notice a side that failed', () => {
    expect(estimateShiftSeconds({ intervalSeconds: 10, toleratedFailures: 3, ttlSeconds: 60 })).toBe(90);
    expect(() => estimateShiftSeconds({ intervalSeconds: Number.NaN, toleratedFailures: 3, ttlSeconds: 60 })).toThrow(
      RangeError,
    );
  });

  it('ranks the ways of the brief', () => {
    expect(SHIFT_PRODUCTS.filter(({ rank }) => rank !== null).map(({ product }) => product)).toEqual([
      'frontDoor',
      'applicationGateway',
      'loadBalancer',
    ]);
  });
});

describe('keeping an address', () => {
  it('is out of the question for a public one, whatever else holds', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (sameRange, isFree, subnetIsSplit) => {
        expect(retainAddress({ isPublic: true, sameRange, isFree, subnetIsSplit }).retained).toBe(false);
      }),
    );
  });

  it('works for a private one in the same range where it is free, else the next free one is taken', () => {
    expect(retainAddress({ isPublic: false, sameRange: true, isFree: true })).toMatchObject({
      retained: true,
      assigned: 'same',
    });
    expect(retainAddress({ isPublic: false, sameRange: true, isFree: false })).toMatchObject({
      retained: false,
      assigned: 'nextAvailable',
    });
    expect(retainAddress({ isPublic: false, sameRange: false })).toMatchObject({
      retained: false,
      assigned: 'nextAvailable',
    });
    expect(retainAddress({ isPublic: false, sameRange: true, isFree: true, subnetIsSplit: true }).retained).toBe(false);
  });

  it('says what it does not know', () => {
    expect(retainAddress({ isPublic: false }).retained).toBeNull();
    expect(retainAddress({ isPublic: false, sameRange: true }).retained).toBeNull();
  });

  it('keeps DHCP and static as they are, and gives a test another address in the network of the failover', () => {
    expect([targetAddressing('dhcp'), targetAddressing('static')]).toEqual(['dhcp', 'static']);
    expect(testAddress({ hasSubnetOfSameName: true, isFree: true, isFailoverNetwork: false })).toMatchObject({
      subnet: 'same name',
      ip: 'same',
    });
    expect(testAddress({ hasSubnetOfSameName: false, isFree: true, isFailoverNetwork: true })).toMatchObject({
      subnet: 'first alphabetically',
      ip: 'another',
    });
    expect(IP_RETENTION.stretchedSubnet.supported).toBe(false);
    expect(IP_RETENTION.failback.staticRetained).toBe(false);
  });
});
