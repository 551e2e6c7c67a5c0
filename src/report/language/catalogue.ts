/**
 * A language in one file: what each English message of a page is in it.
 *
 * Keys are the English as it stands in our sources, blanks run together. `{0}`, `{1}`, … are values in the order of the English;
 * `<0>…</0>` are tags within a sentence, `<0/>` one that is left alone (`code`, `bdi`). A translation names the same ones, in any order.
 */
export interface Catalogue {
  /** What `--language` takes: `zh`. */
  readonly name: string;
  /** What the page says it is written in (BCP 47): `zh-CN`. */
  readonly tag: string;
  /** Rules of style after those of all pages: fonts and what another script does not bear. */
  readonly style: string;
  /** Messages of templates, and texts that are the same wherever they stand. */
  readonly messages: Readonly<Record<string, string>>;
  /**
   * Texts that are made with names and figures in them. In keys `{0}` is any text and stays as it is, `{0#}` a number, `{0~}` words of
   * ours that are translated in their turn; `(s)` and `(one|other)` are forms that English tells apart.
   */
  readonly patterns: Readonly<Record<string, string>>;
  /** What joins the parts of a list: `、`. */
  readonly comma: string;
  readonly semicolon: string;
  readonly fullStop: string;
  /** What the foot of a page says where some of it stands in English: `{0}` is the number of different sentences. */
  readonly note: string;
}
