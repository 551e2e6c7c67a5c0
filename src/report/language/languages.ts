import type { ReportContents } from '../contents.js';
import { AS_WRITTEN } from '../html.js';
import type { PageLanguage } from '../html.js';
import type { Catalogue } from './catalogue.js';
import { namesOf } from './names.js';
import { createTranslator } from './translate.js';
import type { Translator } from './translate.js';
import { CHINESE } from './zh.js';

/** Languages but English, each one file. */
const CATALOGUES: Readonly<Record<'zh', Catalogue>> = { zh: CHINESE };

export type LanguageName = 'en' | 'zh';

/** What a page can be written in, as `--language` takes it. */
export const LANGUAGE_NAMES: readonly LanguageName[] = ['en', 'zh'];

/** A language for one page of these contents, whose names it leaves alone: it counts what it has no words for. */
export const languageOf = (name: LanguageName, contents: ReportContents): PageLanguage =>
  name === 'en' ? AS_WRITTEN : translatorOf(name, contents);

/** The same with what the catalogue lacks, for whoever adds to it. */
export const translatorOf = (name: Exclude<LanguageName, 'en'>, contents: ReportContents): Translator =>
  createTranslator(CATALOGUES[name], namesOf(contents));
