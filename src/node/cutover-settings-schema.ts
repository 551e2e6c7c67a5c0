import { z } from 'zod';
import { DEFAULT_CUTOVER_SETTINGS, isHostName, isIpv4, parseIpv4Range } from '../cutover/index.js';
import type { CutoverSettings } from '../cutover/index.js';
import { parseMachineNames } from '../model/index.js';

const MOST_ENTRIES = 5000;
const MOST_STEPS = 20;
/** Longer than a day between two steps is another plan; longer than a week in a cache is a slip. */
const MOST_MINUTES = 10_080;
const MOST_TTL = 604_800;

const name = z
  .string()
  .max(200)
  .refine((text) => text.trim() !== '', { message: 'is empty' });
const machines = z
  .array(
    name.refine((entry) => parseMachineNames(entry) !== null, {
      message: 'is no range of machines: write a name, fe01..fe03 with at most 1000 machines, or web-*',
    }),
  )
  .min(1)
  .max(500);
const host = z
  .string()
  .max(253)
  .refine(isHostName, { message: 'is no name that a host can have, such as db1.shop.example' });
const fullName = host.refine((text) => text.includes('.'), {
  message: 'is no full name: write it with its zone, db1.shop.example',
});
const address = z.string().refine(isIpv4, { message: 'is no IPv4 address, such as 10.20.1.20' });
const range = z.string().refine((text) => parseIpv4Range(text) !== null, {
  message: 'is no range that begins at its first address, such as 10.1.2.0/24',
});
const addressOrRange = z.string().refine((text) => text.split('-').length <= 2 && text.split('-').every(isIpv4), {
  message: 'is no IPv4 address and no range of them: write 10.1.1.10 or 10.1.1.10-10.1.1.19',
});
/** As Linux has them: the name stands in commands. */
const device = z
  .string()
  .regex(/^[a-z0-9_][a-z0-9_.@-]{0,14}$/i, { message: 'is no name of a network interface, such as eth0' });
const ttl = z.int().min(1).max(MOST_TTL);
const method = z.enum(['blueGreen', 'gradual']);
const through = z.enum(['frontDoor', 'applicationGateway', 'loadBalancer', 'trafficManager', 'dns']);

const step = z.strictObject({ percent: z.int().min(1).max(100), minutes: z.int().min(0).max(MOST_MINUTES) });
const steps = z
  .array(step)
  .min(1)
  .max(MOST_STEPS)
  .refine(
    (all) => all.every(({ percent }, index) => percent > (all[index - 1]?.percent ?? 0)) && all.at(-1)?.percent === 100,
    {
      message: 'must rise from step to step and end with 100 percent',
    },
  );

/** A key that may be left out, or left empty: unknown. */
const unknown = <T>(schema: z.ZodType<T>): z.ZodDefault<z.ZodNullable<z.ZodType<T>>> => schema.nullable().default(null);
const FLAG = z.boolean();

const application = z.strictObject({
  application: name,
  method: unknown(method),
  through: unknown(through),
  publicNames: z.array(fullName).max(200).default([]),
  canChangeCode: unknown(FLAG),
});

const machineAddress = z.strictObject({
  machine: name,
  oldAddress: unknown(address),
  newAddress: unknown(address),
  name: unknown(fullName),
  isCalledByAddress: unknown(FLAG),
  canChangeCode: unknown(FLAG),
  treatment: unknown(z.enum(['names', 'nat', 'proxy', 'subnet'])),
  loadBalancer: unknown(address),
});

const { dns: dnsBase, nat: natBase, ...base } = DEFAULT_CUTOVER_SETTINGS;
const resolver = address.refine((text) => text !== '168.63.129.16', {
  message: '168.63.129.16 answers only what comes from inside Azure: write the inbound endpoint of a resolver of yours',
});
const shortTtl = z.int().min(1).max(300, { message: 'is more than 300 s: the old answer would be used too long' });

const dns = z.strictObject({
  zone: unknown(fullName),
  oldTtlSeconds: unknown(ttl),
  ttlSeconds: shortTtl.default(dnsBase.ttlSeconds),
  ttlAfterSeconds: ttl.default(dnsBase.ttlAfterSeconds),
  resolver: unknown(resolver),
});

const nat = z.strictObject({
  appliance: unknown(z.enum(['nftables', 'iptables', 'azureFirewall'])),
  snat: unknown(addressOrRange),
  interface: unknown(device),
  firewall: unknown(address),
});

const database = z.strictObject({
  machines,
  replication: z.enum(['own', 'machine', 'dump']),
  primary: unknown(name),
});

const settings = z.strictObject({
  method: method.default(base.method),
  through: through.default(base.through),
  steps: steps.default([...base.steps]),
  canChangeCode: unknown(FLAG),
  applications: z.array(application).max(MOST_ENTRIES).default([]),
  addresses: z.array(machineAddress).max(MOST_ENTRIES).default([]),
  dns: dns.default(dnsBase),
  nat: nat.default(natBase),
  proxy: unknown(z.enum(['nginx', 'haproxy'])),
  proxyAddress: unknown(address),
  subnetsThatMove: z.array(range).max(MOST_ENTRIES).default([]),
  databases: z.array(database).max(MOST_ENTRIES).default([]),
  watchMinutes: z.int().min(1).max(MOST_MINUTES).default(base.watchMinutes),
  keepDays: z.int().min(0).max(3660).default(base.keepDays),
});

/** What stands under the key `cutover` of the waves file; every key may be left out. A fragment of that file's schema. */
export const CUTOVER_SETTINGS_SCHEMA: z.ZodType<CutoverSettings> = settings;

/** The keys at each place, for hints: by the name of the key that holds them, `''` for `cutover` itself. */
export const CUTOVER_KEYS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '': settings,
    steps: step,
    applications: application,
    addresses: machineAddress,
    dns,
    nat,
    databases: database,
  }).map(([key, schema]) => [key, Object.keys(schema.shape)]),
);
