import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { later } from './ja-later';

const SOURCE = path.join(import.meta.dirname, '..');
/** These lead to what is loaded when it is entered, with its words. */
const DOORS = ['rooms.ts', 'shell/answering.svelte.ts', 'words/words.svelte.ts'];

/** The file that `from` means by `name`, if it is one of the page's own. */
function fileOf(from: string, name: string): string | undefined {
  const file = path.join(path.dirname(from), name);
  return ['', '.ts', '.svelte.ts', '.svelte']
    .map((end) => file + end)
    .find((known) => /\.(ts|svelte)$/.test(known) && existsSync(known));
}

/** Every file that may be at work before a room is entered, with its text. */
function filesOfTheStart(): Map<string, string> {
  const found = new Map<string, string>();
  const looking = [path.join(SOURCE, 'main.ts')];
  for (let file = looking.pop(); file; file = looking.pop()) {
    if (found.has(file)) continue;
    const text = readFileSync(file, 'utf8');
    found.set(file, text);
    const isDoor = DOORS.includes(path.relative(SOURCE, file));
    const imports = [
      ...text.matchAll(/import (?!type)[^'"()]*['"](\.[^'"]+)['"]/g),
      ...(isDoor ? [] : text.matchAll(/import\(['"](\.[^'"]+)['"]\)/g)),
    ];
    for (const [, name] of imports) {
      const next = name && fileOf(file, name);
      if (next) looking.push(next);
    }
  }
  return found;
}

it('what may be shown before a room is entered says nothing that comes with the rooms', () => {
  const files = filesOfTheStart();
  expect(files.size).toBeGreaterThan(50);
  const early = [...files].flatMap(([file, text]) =>
    Object.keys(later)
      .filter((room) =>
        new RegExp(`\\bt\\.${room}\\b|\\{[^{}]*\\b${room}\\b[^{}]*\\} = (words\\.)?t\\b`).test(text),
      )
      .map((room) => `${path.relative(SOURCE, file)} says ${room}`),
  );
  expect(early).toEqual([]);
});
