// Pseudonyms in the place of names, in plain data.
export { anonymise } from './anonymise.js';
export type { Pseudonym } from './anonymise.js';
