// From the Markdown of a page to what is shown of it. Only what the guide uses is known; anything else, raw markup first of all,
// is refused rather than shown half, and a test reads every page.
import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { guidePages, type GuidePage } from '../../guide';

/** What stands in a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong'; inside: Inline[] }
  | { kind: 'em'; inside: Inline[] }
  | { kind: 'link'; page: GuidePage; inside: Inline[] };

/** What stands by itself. A list that is numbered has the number of its first item. */
export type Block =
  | { kind: 'heading'; depth: number; inside: Inline[] }
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'list'; start: number | null; items: Block[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] };

/** The blocks of a page. Throws when it holds what the guide has no use for. */
export function read(source: string): Block[] {
  return blocksOf(Lexer.lex(joinJapanese(source)));
}

/** What a block says, without its marks. */
export function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return said(block.inside);
    case 'list':
      return block.items.flat().map(wordsOf).join('\n');
    case 'table':
      return [block.head, ...block.rows].flat().map(said).join('\n');
  }
}

const said = (inside: Inline[]): string =>
  inside.map((inline) => ('text' in inline ? inline.text : said(inline.inside))).join('');

// The scripts with the signs that stand among them.
const JAPANESE = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\u3000-\\u303f\\u30fc\\uff00-\\uffef]';
const brokenLine = new RegExp(`(${JAPANESE}(?:\\*\\*|\`)?)\\n *(?=(?:\\*\\*|\`|\\[)?${JAPANESE})`, 'gu');

/** A line that was broken between two Japanese letters goes on without a space; a browser would put one there. */
const joinJapanese = (source: string): string => source.replace(brokenLine, '$1');

function blocksOf(tokens: readonly Token[]): Block[] {
  return tokens.filter(({ type }) => type !== 'space').map((token) => blockOf(token as MarkedToken));
}

function blockOf(token: MarkedToken): Block {
  switch (token.type) {
    case 'heading':
      return { kind: 'heading', depth: token.depth, inside: inlinesOf(token.tokens) };
    case 'paragraph':
    case 'text':
      return { kind: 'paragraph', inside: inlinesOf(token.tokens ?? []) };
    case 'list':
      return listOf(token);
    case 'table':
      return {
        kind: 'table',
        head: token.header.map((cell) => inlinesOf(cell.tokens)),
        rows: token.rows.map((row) => row.map((cell) => inlinesOf(cell.tokens))),
      };
    default:
      return refuse(token);
  }
}

function listOf({ ordered, start, items }: Tokens.List): Block {
  return {
    kind: 'list',
    start: ordered ? Number(start) : null,
    items: items.map(({ tokens }) => blocksOf(tokens)),
  };
}

function inlinesOf(tokens: readonly Token[]): Inline[] {
  return tokens.map((token) => inlineOf(token as MarkedToken));
}

function inlineOf(token: MarkedToken): Inline {
  switch (token.type) {
    case 'text':
    case 'escape':
      return { kind: 'text', text: token.text.replaceAll('\n', ' ') };
    case 'codespan':
      return { kind: 'code', text: token.text };
    case 'strong':
    case 'em':
      return { kind: token.type, inside: inlinesOf(token.tokens) };
    case 'link':
      return { kind: 'link', page: pageNamed(token), inside: inlinesOf(token.tokens) };
    default:
      return refuse(token);
  }
}

function pageNamed(token: Tokens.Link): GuidePage {
  const name = /^([a-z-]+)\.md$/.exec(token.href)?.[1];
  return guidePages.find((page) => page === name) ?? refuse(token);
}

function refuse({ type, raw }: Token): never {
  throw new Error(`the guide has no use for ${type}: ${raw}`);
}
