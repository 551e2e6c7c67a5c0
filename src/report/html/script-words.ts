import { CHART_WORDS } from '../../charts/index.js';
import { escapeHtml, raw } from '../html.js';
import type { Html } from '../html.js';

const TABLE_WORDS = {
  shown: '{shown} of {all} machines shown',
  all: 'All',
  inOrder: 'Order of the input',
  ascending: '{column}, ascending',
  descending: '{column}, descending',
  back: 'All machines',
  previous: 'Previous',
  next: 'Next',
  noStreams: 'This browser cannot unpack the reasons of the machines. Browsers of 2023 and later can.',
  onMap: 'On the map',
  mapFound: '{found} of {all} machines',
  mapMore: 'and {count} more',
  mapPage: 'its size and reasons',
  mapAsks: 'Asks ({count})',
  mapAsked: 'Is asked ({count})',
  mapNoise: 'Noise ({count})',
  mapLines: 'Lines ({count})',
  mapMembers: 'Machines ({count})',
  mapStop: 'Show all again',
  mapTold: 'connections: {connections}, days: {days}',
  mapSeen: 'not counted, days: {days}',
  mapReplication: 'replication',
} as const;

/** A word of ours by its key. */
export type ScriptWord = keyof typeof TABLE_WORDS | keyof typeof CHART_WORDS;

/** What the script of a page says; `{…}` is filled in by the script. */
const SCRIPT_WORDS: Readonly<Record<ScriptWord, string>> = { ...TABLE_WORDS, ...CHART_WORDS };

/** The words as elements of the page: they are translated as all other text is. */
export const scriptWords = (): Html =>
  raw(
    `<template id="words">${Object.entries(SCRIPT_WORDS)
      .map(([key, text]) => `<p data-word="${key}">${escapeHtml(text)}</p>`)
      .join('')}</template>`,
  );
