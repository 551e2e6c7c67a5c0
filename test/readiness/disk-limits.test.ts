import { describe, expect, it } from 'vitest';

import {
  AGENT_NEEDS,
  DISK_CHANGES,
  isVmName,
  MIGRATION_DISK_LIMITS,
  SITE_RECOVERY_DISK_LIMITS,
} from '../../src/readiness/index.js';
import { absent, Reader, replicationCases } from './truth.js';

const { agentless, agentBased } = MIGRATION_DISK_LIMITS;
const TB = 1024;

/**
 * Every limit of the pages on machines and disks, by the words that a case asks for it with: all must occur. The first that fits is
 * taken, so the narrower ones stand first. Agentless limits are those of the copy of 11/01/2022, which the cases cite.
 */
const LIMITS: readonly (readonly [words: RegExp, value: number])[] = [
  [/^(?=.*agentless)(?=.*\bos\b)(?=.*\btb\b)/i, agentless['2023'].osGiB.efi / TB],
  [/^(?=.*agentless)(?=.*\bos\b)/i, agentless['2023'].osGiB.efi],
  [/^(?=.*agentless)(?=.*data)(?=.*\btb\b)/i, agentless['2023'].dataGiB / TB],
  [/^(?=.*agentless)(?=.*disks)/i, agentless['2023'].count.disks],
  [/^(?=.*agent.?based)(?=.*\bos\b)(?=.*gen ?(?:eration )?1)(?=.*\btb\b)/i, agentBased['2023'].osGiB.bios / TB],
  [/^(?=.*agent.?based)(?=.*\bos\b)(?=.*\btb\b)/i, agentBased['2023'].osGiB.efi / TB],
  [/^(?=.*agent.?based)(?=.*data)(?=.*\btb\b)/i, agentBased['2023'].dataGiB / TB],
  [/^(?=.*agent.?based)(?=.*disks)/i, agentBased['2023'].count.disks],
  [/^(?=.*\bos\b)(?=.*gen ?(?:eration )?1)(?=.*\btb\b)/i, SITE_RECOVERY_DISK_LIMITS.osGiB.bios / TB],
  [/^(?=.*\bos\b)(?=.*gen ?(?:eration )?1)/i, SITE_RECOVERY_DISK_LIMITS.osGiB.bios],
  [/^(?=.*\bos\b)(?=.*gen ?(?:eration )?2)/i, SITE_RECOVERY_DISK_LIMITS.osGiB.efi],
  [/^(?=.*data)(?=.*(?:disks|count))/i, SITE_RECOVERY_DISK_LIMITS.dataDisks],
  [/^(?=.*disk)(?=.*\bmin)/i, SITE_RECOVERY_DISK_LIMITS.leastMib],
  [/^(?=.*data)(?=.*\btb\b)/i, (SITE_RECOVERY_DISK_LIMITS.dataGiB + 1) / TB],
  [/^(?=.*data)/i, SITE_RECOVERY_DISK_LIMITS.dataGiB],
  [/^(?=.*free)(?=.*windows)/i, AGENT_NEEDS.windowsFreeMib],
  [/^(?=.*free)(?=.*root)(?=.*\bgb\b)/i, AGENT_NEEDS.linuxRootFreeMib / 1024],
  [/^(?=.*free)(?=.*root)/i, AGENT_NEEDS.linuxRootFreeMib],
  [/^(?=.*free)(?=.*install)/i, AGENT_NEEDS.linuxInstallFreeMib],
  [/^(?=.*(?:ram|memory))/i, AGENT_NEEDS.memoryPercent],
];

function limitNamed(words: string): number {
  const found = LIMITS.find(([pattern]) => pattern.test(words));
  if (found === undefined) throw new Error(`no limit is called "${words}"`);
  return found[1];
}

/** The change that a case speaks of: all words of ours occur in it, or all of its in ours. */
function changeNamed(words: string): (typeof DISK_CHANGES)[number] {
  const tokens = (text: string): readonly string[] => text.toLowerCase().match(/[a-z]+/g) ?? [];
  const asked = new Set(tokens(words));
  const found = DISK_CHANGES.find(({ change }) => {
    const own = tokens(change);
    return own.every((word) => asked.has(word)) || [...asked].every((word) => own.includes(word));
  });
  if (found === undefined) throw new Error(`no change of a disk is called "${words}"`);
  return found;
}

function expectChange(words: string, wanted: string): void {
  const { isSupported, instead } = changeNamed(words);
  expect(wanted.startsWith('not supported')).toBe(!isSupported);
  const detail = /[:,] *(.+)$/.exec(wanted)?.[1] ?? '';
  for (const word of detail.match(/[a-z]{4,}/gi) ?? []) expect(instead.toLowerCase()).toContain(word.toLowerCase());
}

describe(`limits of disks and machines${absent}`, () => {
  it.skipIf(absent !== '').each(replicationCases('disk-limits'))('%s', (_id, found) => {
    const [input, wanted] = [new Reader(found.input), new Reader(found.expected)];
    const [limit, change, name] = [input.text('limit'), input.text('asrVmware'), input.text('vmName')];
    input.end('the input');
    if (limit !== undefined) expect(limitNamed(limit)).toBe(wanted.number('value'));
    if (change !== undefined) expectChange(change, wanted.text('result') ?? '');
    if (name !== undefined) expect(isVmName(name)).toBe(wanted.take('valid'));
    wanted.end('the expectation');
  });

  it('know every change of the documents, by its words in any order', () => {
    for (const words of [
      'Linux device rename',
      'rename of a Linux device',
      'MBR<->GPT change',
      'hot remove',
      'hot add/remove',
    ]) {
      expect(changeNamed(words).isSupported, words).toBe(false);
    }
    expect(changeNamed('resize up before failover').isSupported).toBe(true);
  });

  it('refuse a limit and a change that no page has', () => {
    expect(() => limitNamed('floppies per machine')).toThrow('no limit is called');
    expect(() => changeNamed('paint')).toThrow('no change');
  });
});
