// Pseudonyms in the place of names, in plain data.
export { anonymise } from './anonymise.js';
export type { Anonymised, AnonymiseOptions, Pseudonym } from './anonymise.js';
