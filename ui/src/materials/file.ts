// How a file is told of: its size, and the name it suggests.
import type { MaterialView } from '../host/wire';
import type { Formats } from '../words/format';
import type { Messages } from '../words/ja';

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** A number of bytes as people say it: `820 B`, `1.4 MB`. */
export function sizeOf(bytes: number, t: Messages, f: Formats): string {
  let step = 0;
  let value = bytes;
  // What would round to 1,024 is one of the next unit.
  while (value >= 1023.5 && step < UNITS.length - 1) {
    value /= 1024;
    step += 1;
  }
  const rounded = step > 0 && value < 9.95 ? Math.round(value * 10) / 10 : Math.round(value);
  return t.materials.size(f.count(rounded), UNITS[step] ?? 'B');
}

/** The name of a file without its ending. */
export function titleOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** Where a material lies: the name of its file, or the host of its address. */
export function placeOf({ file, url }: MaterialView): string {
  if (file) return file.name;
  return URL.parse(url ?? '')?.host ?? url ?? '';
}
