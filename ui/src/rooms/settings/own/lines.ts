// Lists whose lines the coach names, orders, adds and takes away, while they are being changed.

/** One line of a list; `at` only tells lines apart. */
export type Line = { at: number; text: string };

/** What a list says. `noun` words are given the line they are about. */
export type ListWords = {
  about: string;
  line: (n: number) => string;
  add: string;
  fresh: string;
  save: string;
};

/** The lines with one more at the end. */
export function withOneMore<L extends Line>(lines: readonly L[], fresh: Omit<L, 'at'>): L[] {
  const at = Math.max(-1, ...lines.map((line) => line.at)) + 1;
  return [...lines, { ...fresh, at } as L];
}

/** The lines with the one at `index` moved by `steps`, if it can go there. */
export function moved<L>(lines: readonly L[], index: number, steps: number): L[] {
  const to = index + steps;
  const line = lines[index];
  if (line === undefined || to < 0 || to >= lines.length) return [...lines];
  return lines.toSpliced(index, 1).toSpliced(to, 0, line);
}

/** Whether a line says nothing, or says what another one says. */
export function isUnclear(line: Line, lines: readonly Line[]): boolean {
  const text = line.text.trim();
  return text === '' || lines.some((other) => other.at !== line.at && other.text.trim() === text);
}

/** Whether a line was added and says nothing yet. It is nothing to warn of, and nothing to keep. */
export function isUntouched<L extends Line>(line: L, fresh: Omit<L, 'at'>): boolean {
  const said = Object.entries(fresh).every(([name, value]) => line[name as keyof L] === value);
  return line.text === '' && said;
}
