// A benchmark, run by `scripts/bench`: `node typing.mjs --data FOLDER --now TIME --learner ID --name NAME` writes a long
// note about the learner of that practice and types the same into a bare text field. Prints, as JSON, how many
// milliseconds script ran for each keystroke of either. Leaves a draft in the practice.
//
// What a keystroke costs is taken from the browser's own trace, since everything it leads to must count: the handlers of
// its events, the microtasks in which Svelte changes the page, timers, the autosave and its answer. The page's event timings
// leave out short events and whatever happens later; the browser's sum of script leaves out microtasks.
import { parseArgs } from 'node:util';
import { LOOK, openBrowser, startHost } from './browser.mjs';
import { enterRoom, startNote } from './practice.mjs';

/** What is typed: conversions as [what is typed, what becomes of it], and words that are typed as they are. */
const PASSAGES = [
  [
    ['あたらしいちーむのかいぎがふえて、', '新しいチームの会議が増えて、'],
    ['あさのきかくのじかんがへっていた。', '朝の企画の時間が減っていた。'],
    ['たのまれるまえからひきうけてしまうことに', '頼まれる前から引き受けてしまうことに'],
    ['ほんにんがきづいた。', '本人が気づいた。'],
    ['じょうしにはまだそうだんしていない。', '上司にはまだ相談していない。'],
    'KPI review on Thursday, 15 min. ',
    ['つぎはゆうせんじゅんいをしめす。', '次は優先順位を示す。'],
    ['いえでははやくねるようにしていて、', '家では早く寝るようにしていて、'],
    ['たいちょうはせんげつよりよい。', '体調は先月よりよい。'],
  ],
  [
    ['ことわることとそうだんすることは', '断ることと相談することは'],
    ['べつだとはなした。', '別だと話した。'],
    ['こえのちょうしがもどり、ひょうじょうがあかるい。', '声の調子が戻り、表情が明るい。'],
    'Asked: "what would 8/10 look like?" ',
    ['しゅうばんはじぶんからつぎのいっぽをことばにした。', '終盤は自分から次の一歩を言葉にした。'],
  ],
];
const ACTION = [['どくしょ', '読書'], ' ', ['だい2しょうを', '第2章を'], ['きんようまで', '金曜まで']];

/** What runs script or is the browser's part of a keystroke; each may lie within another. */
const WORK = [
  'EventDispatch',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
  'EvaluateScript',
];

const { values: asked } = parseArgs({
  options: Object.fromEntries(['data', 'now', 'learner', 'name'].map((name) => [name, { type: 'string' }])),
});
const browser = await openBrowser();
const host = await startHost(['--data', asked.data, '--now', asked.now]);
try {
  const context = await browser.newContext(LOOK);
  const composer = await inComposer(await context.newPage());
  const field = await inBareField(await context.newPage());
  process.stdout.write(JSON.stringify({ composer, field }));
} finally {
  await browser.close();
  await host.stop('SIGTERM');
}

async function inComposer(page) {
  await page.goto(host.address);
  await openLearner(page);
  await startNote(page);
  const sections = page.locator('[data-field="sections"] textarea');
  const taken = [];
  for (const [index, passage] of PASSAGES.entries())
    taken.push(...(await measure(page, sections.nth(index), passage, { saved: true })));
  taken.push(
    ...(await measure(page, page.locator('[data-field="new_actions"] input'), ACTION, { saved: true })),
  );
  return taken;
}

async function inBareField(page) {
  await page.setContent('<textarea></textarea>');
  const taken = [];
  for (const passage of [...PASSAGES, ACTION])
    taken.push(...(await measure(page, page.locator('textarea'), passage, { saved: false })));
  return taken;
}

async function openLearner(page) {
  await enterRoom(page, 'learners');
  await page.getByRole('searchbox').fill(asked.name);
  await page.locator(`[role="row"][id$="-${asked.learner}"]`).click();
  await page.locator('.timeline li').first().waitFor();
}

/** Types `passage` into `field` and, when it is `saved`, waits for the disk to have it. Answers milliseconds for each keystroke. */
async function measure(page, field, passage, { saved }) {
  const whole = passage.map((part) => (typeof part === 'string' ? part : part[1])).join('');
  const onDisk = (response) =>
    response.url().endsWith('/call/draft.save') &&
    response.request().postData().includes(JSON.stringify(whole).slice(1, -1));
  const hands = await page.context().newCDPSession(page);
  await field.focus();
  await browser.startTracing(page, { categories: ['devtools.timeline', 'v8.execute'] });
  const keeping = saved ? page.waitForResponse(onDisk) : null;
  for (const part of passage)
    if (typeof part === 'string') for (const letter of part) await page.keyboard.press(letter);
    else await convert(hands, ...part);
  await keeping;
  return perKeystroke(JSON.parse(await browser.stopTracing()).traceEvents);
}

/** The system's input method: each letter changes the conversion, and Enter ends it. */
async function convert(hands, reading, text) {
  const key = (type, windowsVirtualKeyCode) =>
    hands.send('Input.dispatchKeyEvent', { type, windowsVirtualKeyCode });
  const letters = [...reading];
  for (let count = 1; count <= letters.length; count += 1) {
    await key('rawKeyDown', 229);
    const composed = letters.slice(0, count).join('');
    await hands.send('Input.imeSetComposition', {
      text: composed,
      selectionStart: count,
      selectionEnd: count,
    });
    await key('keyUp', 0);
  }
  await key('rawKeyDown', 229);
  await hands.send('Input.insertText', { text });
  await key('keyUp', 0);
}

/** From each keystroke to the next one: how long the page's thread was at work, in milliseconds. */
function perKeystroke(events) {
  const isKey = ({ name, args }) => name === 'EventDispatch' && args.data.type === 'keydown';
  const { pid, tid } = events.find(isKey);
  const work = events.filter((event) => event.pid === pid && event.tid === tid && WORK.includes(event.name));
  const taken = [];
  let until = 0;
  for (const event of work.sort((one, other) => one.ts - other.ts || other.dur - one.dur)) {
    if (isKey(event)) taken.push(0);
    const end = event.ts + event.dur;
    if (taken.length > 0 && end > until) taken[taken.length - 1] += (end - Math.max(until, event.ts)) / 1000;
    until = Math.max(until, end);
  }
  return taken;
}
