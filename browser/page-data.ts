import type { MachineCharts } from '../src/charts/machine-charts.ts';
import type { PackedCommons, PackedNode } from '../src/report/pack/pack-markup.ts';
import { createUnpacker, inflatedJson } from './unpack.ts';

/** What the page holds of one machine. */
export interface MachineView {
  /** Markup, escaped when the page was made. */
  readonly markup: string;
  readonly charts: MachineCharts | null;
}

interface Pack {
  readonly pages: readonly PackedNode[];
  readonly charts: readonly (MachineCharts | null)[];
}

const read = (id: string): Promise<unknown> => inflatedJson(document.getElementById(id)!.textContent);

let commons: Promise<{ readonly unpack: (node: PackedNode) => string; readonly perPack: number }> | undefined;
const packs = new Map<number, Promise<Pack>>();

/** Unpacks the machine at this place of the assessment; what was unpacked stays. */
export async function machineViewAt(index: number): Promise<MachineView> {
  commons ??= read('machine-commons').then((value) => {
    const found = value as PackedCommons & { readonly perPack: number };
    return { unpack: createUnpacker(found), perPack: found.perPack };
  });
  const { unpack, perPack } = await commons;
  const number = Math.floor(index / perPack);
  let pack = packs.get(number);
  if (pack === undefined) {
    pack = read(`machine-pack-${number}`) as Promise<Pack>;
    packs.set(number, pack);
  }
  const { pages, charts } = await pack;
  return { markup: unpack(pages[index % perPack]!), charts: charts[index % perPack] ?? null };
}

/** Puts parts that the page holds packed in their places. They were escaped before they were packed. */
export async function placePacked(): Promise<void> {
  for (const place of document.querySelectorAll<HTMLElement>('[data-packed]')) {
    place.innerHTML = (await pageData<string>(place.dataset['packed']!)) ?? '';
    place.replaceWith(...place.childNodes);
  }
}

/** A value that the page holds for its script under this id; null where it has none. */
export async function pageData<T>(id: string): Promise<T | null> {
  return document.getElementById(id) === null ? null : ((await read(id)) as T);
}
