import { AS_WRITTEN } from '../html.js';
import type { PageLanguage } from '../html.js';
import type { Catalogue } from './catalogue.js';
import { createTranslator } from './translate.js';
import type { Translator } from './translate.js';
import { CHINESE } from './zh.js';

/** Languages but English, each one file. */
const CATALOGUES: Readonly<Record<'zh', Catalogue>> = { zh: CHINESE };

export type LanguageName = 'en' | 'zh';

/** What a page can be written in, as `--language` takes it. */
export const LANGUAGE_NAMES: readonly LanguageName[] = ['en', 'zh'];

/** A language for one page: it counts what it has no words for. */
export const languageOf = (name: LanguageName): PageLanguage =>
  name === 'en' ? AS_WRITTEN : createTranslator(CATALOGUES[name]);

/** The same with what the catalogue lacks, for whoever adds to it. */
export const translatorOf = (name: Exclude<LanguageName, 'en'>): Translator => createTranslator(CATALOGUES[name]);
