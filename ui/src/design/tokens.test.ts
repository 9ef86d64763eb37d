import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

/** The colours of one theme by token. */
function colours(theme: 'light' | 'dark'): Record<string, string> {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, k, v]) => [k, v]));
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const TEXT = ['text', 'text-2', 'text-3'].flatMap((text) =>
  ['bg', 'surface', 'surface-2', 'hover'].map((ground) => [text, ground]),
);
const STATES = ['ok', 'warn', 'danger', 'accent'].flatMap((tone) => [
  [tone, `${tone}-soft`],
  [tone, 'surface'],
]);
const ON_ACCENT = [
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['text', 'danger-soft'],
  ['text-2', 'danger-soft'],
];

it.each(['light', 'dark'] as const)('every text can be read in the %s theme', (theme) => {
  const of = colours(theme);
  for (const [text = '', ground = ''] of [...TEXT, ...STATES, ...ON_ACCENT]) {
    const found = contrast(of[text] ?? '', of[ground] ?? '');
    expect(found, `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});

it.each(['light', 'dark'] as const)('borders of controls can be seen in the %s theme', (theme) => {
  const of = colours(theme);
  for (const ground of ['bg', 'surface']) {
    expect(contrast(of['line-strong'] ?? '', of[ground] ?? '')).toBeGreaterThanOrEqual(3);
  }
});
