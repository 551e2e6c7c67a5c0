import { AS_WRITTEN, html, late, raw } from '../html.js';
import type { Html, PageLanguage } from '../html.js';
import { BROWSER_SCRIPT, BROWSER_SCRIPT_SHA256 } from './browser-script.js';
import { REPORT_STYLE } from './style.js';

/** Nothing may load, nothing may be sent, and no script but the one whose hash stands here may run. */
const POLICY =
  `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${BROWSER_SCRIPT_SHA256}'; ` +
  "img-src data:; base-uri 'none'; form-action 'none'";

/** Built apart from the templates: the hash covers every byte of the element, and a formatter may move blanks in a template. */
const SCRIPT_ELEMENT = raw(`<script>${BROWSER_SCRIPT}</script>`);

/**
 * A whole document of ours around what it shows: no network, no script but ours, the reader's light or dark setting.
 *
 * @param style rules of this kind of page, after those of all
 */
export const pageFrame = (title: string, body: Html, style = '', language: PageLanguage = AS_WRITTEN): Html =>
  html`<!doctype html>
    <html lang="${language.tag}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${raw(POLICY)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${language.words(title)}</title>
        ${raw(`<style>${REPORT_STYLE}${style}${language.style}</style>`)}
      </head>
      <body>
        ${language.markup(body)} ${SCRIPT_ELEMENT}
      </body>
    </html> `;

/** What the foot of a page says of its language: nothing in English, and elsewhere how much of the page still is. */
export const languageNote: Html = late(({ note }) => late(note));
