import type { Assessment } from '../assessment/index.js';
import type { OtherAnswer } from './second-opinion.js';

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

function regionNote(theirs: OtherAnswer, { region }: Assessment): readonly string[] {
  if (
    theirs.region === null ||
    plain(theirs.region) === region.name ||
    plain(theirs.region) === plain(region.displayName)
  )
    return [];
  return [
    `Their answer is for ${theirs.region}, ours for ${region.displayName}: "prices" holds the difference between the regions too; --region can make them one.`,
  ];
}

/** What the comparison rests on and leaves out, so that no one reads more into it. */
export function notesOf(theirs: OtherAnswer, assessment: Assessment): readonly string[] {
  const { priceDate, currency } = assessment.catalogue;
  const exported =
    theirs.kind === 'profile'
      ? [
          'No export was given: the other answer is what the profile that imitates Azure Migrate gives on the same inputs.',
        ]
      : [
          `Their amounts are as printed${theirs.created === null ? ', on a day that the export does not state' : ` on ${theirs.created}`}; ours are prices up to ${priceDate} in ${currency}.`,
          '"Not reproduced" is what the imitation of their rules, on their own figures and at our prices, chooses otherwise than they did: prices of their day decide which size is the cheapest, and some of their rules are not published.',
        ];
  return [
    ...exported,
    ...regionNote(theirs, assessment),
    'Compared are compute with the Windows licence, and disks; backup, Site Recovery and Defender are in no amount here.',
    'Each step changes one rule with all before it already changed: the steps add up exactly, and another order could share the same difference otherwise.',
  ];
}
