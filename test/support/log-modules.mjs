// Appends the address of every module that is loaded to the file that MODULE_LOG names: node --import ./test/support/log-modules.mjs …
import { register } from 'node:module';

const hooks = `
import { appendFileSync } from 'node:fs';
export async function load(url, context, next) {
  appendFileSync(${JSON.stringify(process.env.MODULE_LOG)}, url + '\\n');
  return next(url, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
