// The second door of this folder, for the start of the command line: what `--help` and `--version` need, without all that reads files.
export { engineVersion } from './engine-version.js';
export { today } from './today.js';
