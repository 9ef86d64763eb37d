// The walls of the UI house as lint rules: which room may know which, and where words may stand.
import path from 'node:path';

/** Parts of `src/` that may not import other parts, and why. */
const forbidden = [
  {
    from: /^(design|charts)\//,
    to: /^(host|rooms)\/|^(rooms|route\.svelte|places)(\.ts)?$/,
    why: 'design and charts know no wire and no place',
  },
  {
    from: /^(input|dates|words)\//,
    to: /^(design|charts|rooms)\//,
    why: 'input, dates and words know no screen',
  },
];

const inSource = (file) => file.split(`${path.sep}src${path.sep}`).at(-1)?.split(path.sep).join('/') ?? '';
const roomOf = (file) => /^rooms\/([^/]+)\//.exec(file)?.[1];

function checkImport(context, node) {
  const target = node.source?.value;
  if (typeof target !== 'string') return;
  const file = inSource(context.filename);
  if (target.startsWith('@tauri-apps') && file !== 'host/tauri.ts') {
    context.report({ node, messageId: 'wall', data: { why: 'only host/tauri.ts may import @tauri-apps' } });
  }
  if (!target.startsWith('.')) return;
  const aim = path.posix.join(path.posix.dirname(file), target);
  const wall = forbidden.find(({ from, to }) => from.test(file) && to.test(aim));
  if (wall) context.report({ node, messageId: 'wall', data: { why: wall.why } });
  const room = roomOf(file);
  if (room && aim.startsWith('rooms/') && roomOf(aim) !== room) {
    context.report({ node, messageId: 'wall', data: { why: 'rooms do not import rooms' } });
  }
}

const imports = {
  meta: { type: 'problem', schema: [], messages: { wall: 'Through a wall: {{why}}.' } },
  create: (context) => ({
    ImportDeclaration: (node) => checkImport(context, node),
    ImportExpression: (node) => checkImport(context, node),
    ExportNamedDeclaration: (node) => checkImport(context, node),
    ExportAllDeclaration: (node) => checkImport(context, node),
  }),
};

const LETTER = /\p{L}/u;
const JAPANESE = /[\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Han}]/u;
const SPOKEN = new Set([
  'alt',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'label',
  'placeholder',
  'title',
]);
const WORDS_LIVE_IN = /^(words|dates)\/|\.test\.ts$/;

const words = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { literal: 'Words belong to the catalogues (src/words): {{text}}' },
  },
  create(context) {
    if (WORDS_LIVE_IN.test(inSource(context.filename))) return {};
    const report = (node, text) =>
      context.report({ node, messageId: 'literal', data: { text: text.trim().slice(0, 40) } });
    const unlessForeign = (node, text) => {
      if (JAPANESE.test(text)) report(node, text);
    };
    return {
      SvelteText(node) {
        const element = node.parent;
        const isCode = element.type === 'SvelteStyleElement' || element.type === 'SvelteScriptElement';
        if (!isCode && LETTER.test(node.value)) report(node, node.value);
      },
      SvelteAttribute(node) {
        if (!SPOKEN.has(node.key.name)) return;
        for (const part of node.value) {
          if (part.type === 'SvelteLiteral' && LETTER.test(part.value)) report(part, part.value);
        }
      },
      Literal(node) {
        if (typeof node.value === 'string') unlessForeign(node, node.value);
      },
      TemplateElement: (node) => unlessForeign(node, node.value.raw),
    };
  },
};

const style = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { inline: 'The content policy refuses a style attribute: use a class or a style: directive.' },
  },
  create: (context) => ({
    SvelteAttribute(node) {
      if (node.key.name === 'style') context.report({ node, messageId: 'inline' });
    },
  }),
};

export default { meta: { name: 'walls' }, rules: { imports, words, style } };
