import { nearestNames } from '../model/index.js';

const SUGGESTIONS = 2;

/** The remedy for a value that is none of a closed list: those it may have meant, and all there are. */
export function choiceWords(text: string, choices: readonly string[]): string {
  const near = nearestNames(text, choices, SUGGESTIONS);
  const all = `use one of ${choices.join(', ')}`;
  return near.length === 0 ? all : `did you mean ${near.join(' or ')}? Else ${all}`;
}
