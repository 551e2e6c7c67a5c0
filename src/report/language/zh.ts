import type { Catalogue } from './catalogue.js';

/** Simplified Chinese. */
export const CHINESE: Catalogue = {
  name: 'zh',
  tag: 'zh-CN',
  style: '',
  comma: '、',
  semicolon: '；',
  fullStop: '。',
  note: ' · 本页有 {0} 句话暂无中文译文，以英文显示',
  messages: {},
  patterns: {},
};
