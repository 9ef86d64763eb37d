import { expect, it } from 'vitest';
import { guidePages } from '../../guide';
import { languages, type Locale } from '../../words/words.svelte';
import { read, wordsOf, type Block, type Inline } from './reading';
import { textOf } from './texts';

const files = import.meta.glob('../../../../docs/guide/*/*.md');
const spoken: Locale[] = languages.map(({ value }) => value);
const every = spoken.flatMap((locale) => guidePages.map((page) => [locale, page] as const));

const inlinesOf = (block: Block): Inline[] => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.inside;
    case 'list':
      return block.items.flat().flatMap(inlinesOf);
    case 'table':
      return [block.head, ...block.rows].flat(2);
  }
};
const within = (inline: Inline): Inline[] => [
  inline,
  ...('inside' in inline ? inline.inside.flatMap(within) : []),
];
const allOf = (blocks: Block[]): Inline[] => blocks.flatMap(inlinesOf).flatMap(within);

it('lists the pages that the guide has, and the guide has each of them in every language', () => {
  const wanted = every.map(([locale, page]) => `../../../../docs/guide/${locale}/${page}.md`);
  expect(Object.keys(files).toSorted()).toEqual(wanted.toSorted());
});

it.each(every)(
  'reads %s/%s wholly: a title first, no sign of Markdown left over, and links to pages',
  async (locale, page) => {
    const text = await textOf(locale, page);
    const blocks = read(text);
    expect(blocks[0]).toMatchObject({ kind: 'heading', depth: 1 });
    expect(blocks.filter((block) => block.kind === 'heading' && block.depth === 1)).toHaveLength(1);
    const inlines = allOf(blocks);
    for (const inline of inlines) {
      if (inline.kind === 'text') expect(inline.text).not.toMatch(/\*\*|`|\]\(|^#|\|/);
      if (inline.kind === 'link') expect(guidePages).toContain(inline.page);
    }
    // Nothing of what was written is lost on the way: what is left are the same letters in the same order.
    const letters = (some: string): string => some.replace(/\]\([^)]*\)/g, '').replace(/[^\p{L}\p{N}]/gu, '');
    const unnumbered = text.replace(/^\d+\. /gm, '');
    expect(letters(blocks.map(wordsOf).join(''))).toBe(letters(unnumbered));
  },
);

it('reads headings, paragraphs, lists in lists, numbers, tables, and what stands inside a line', () => {
  expect(
    read(
      '# A\n\nb **c** *d* `e` [f](own.md)\n\n- g\n  - h\n- i\n\n3. j\n\n| k | l |\n|---|---|\n| m | n |\n',
    ),
  ).toEqual([
    { kind: 'heading', depth: 1, inside: [{ kind: 'text', text: 'A' }] },
    {
      kind: 'paragraph',
      inside: [
        { kind: 'text', text: 'b ' },
        { kind: 'strong', inside: [{ kind: 'text', text: 'c' }] },
        { kind: 'text', text: ' ' },
        { kind: 'em', inside: [{ kind: 'text', text: 'd' }] },
        { kind: 'text', text: ' ' },
        { kind: 'code', text: 'e' },
        { kind: 'text', text: ' ' },
        { kind: 'link', page: 'own', inside: [{ kind: 'text', text: 'f' }] },
      ],
    },
    {
      kind: 'list',
      start: null,
      items: [
        [
          { kind: 'paragraph', inside: [{ kind: 'text', text: 'g' }] },
          {
            kind: 'list',
            start: null,
            items: [[{ kind: 'paragraph', inside: [{ kind: 'text', text: 'h' }] }]],
          },
        ],
        [{ kind: 'paragraph', inside: [{ kind: 'text', text: 'i' }] }],
      ],
    },
    { kind: 'list', start: 3, items: [[{ kind: 'paragraph', inside: [{ kind: 'text', text: 'j' }] }]] },
    {
      kind: 'table',
      head: [[{ kind: 'text', text: 'k' }], [{ kind: 'text', text: 'l' }]],
      rows: [[[{ kind: 'text', text: 'm' }], [{ kind: 'text', text: 'n' }]]],
    },
  ]);
});

it.each([
  ['raw markup', 'a <b>c</b>'],
  ['a block of raw markup', '<script>alert(1)</script>\n'],
  ['a picture', '![a](b.png)'],
  ['a quotation', '> a'],
  ['a link that leaves the guide', '[a](https://example.com)'],
  ['a link to a page that is not there', '[a](nowhere.md)'],
])('refuses %s, which no page has', (_, source) => {
  expect(() => read(source)).toThrow(/guide/);
});

it('puts lines of Japanese together without a space, and those of English with one', () => {
  const said = (source: string): string => read(source).map(wordsOf).join('');
  expect(said('受講者の\n「お金」で選びます。')).toBe('受講者の「お金」で選びます。');
  expect(said('- **甲**：乙、\n  丙')).toBe('甲：乙、丙');
  expect(said('- 甲\n- 乙')).toBe('甲\n乙');
  expect(said('one\ntwo')).toBe('one two');
  expect(said('入力した\n10件')).toBe('入力した 10件');
});
