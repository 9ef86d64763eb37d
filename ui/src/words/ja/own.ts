const list = {
  up: (text: string) => `「${text}」を上へ`,
  down: (text: string) => `「${text}」を下へ`,
  discard: '変更を破棄',
  saved: '保存しました。',
  unclear: '空いている行か、同じ名前の行があります。',
};

const plans = {
  index: 'プラン',
  about: '契約のもとになる料金と回数です。変えても、これまでの契約は変わりません。',
};

const reasons = {
  index: '理由の一覧',
  titles: { cancellation: '解約の理由', trial: '体験後の理由' },
  about: 'これまでの記録は、記録したときの言葉のまま残ります。',
  line: (n: number) => `${n}つ目の理由`,
  offered: '選べる',
  offeredOf: (text: string) => `「${text}」を選べる`,
  add: '理由を追加',
  fresh: '新しい理由',
  save: '理由を保存',
};

const fields = {
  index: '独自の項目',
  titles: { learner: '受講者の項目', contract: '契約の項目', session: 'セッションの項目' },
  abouts: {
    learner: '受講者のプロフィールに加える項目です。',
    contract: '契約ごとに記入する項目です。',
    session: 'セッションごとに記入する項目です。メモとは別に残ります。',
  },
  line: (n: number) => `${n}つ目の項目`,
  kindOf: (text: string) => `「${text}」の種類`,
  kinds: { text: '文字', number: '数', date: '日付', choice: '選択', yes_no: 'はい・いいえ' },
  kept: '記入があるので、種類は変えられません。',
  choices: '選択肢',
  choicesHint: '1行に一つずつ',
  offered: '記入する',
  offeredOf: (text: string) => `「${text}」を記入する`,
  add: '項目を追加',
  fresh: '新しい項目',
  save: '項目を保存',
};

const steps = {
  application: '申込',
  trial: '体験',
  contract: '契約',
  session: 'セッション',
  end: '終了',
  afterwards: '終了後',
};

const flow = {
  index: '受講の流れ',
  about: '申込から終了後までの段階です。これまでの記録は、記録したときの流れのまま残ります。',
  line: (n: number) => `${n}つ目の段階`,
  steps,
  asks: '記入をお願いする欄',
  asksOf: (text: string) => `「${text}」で記入をお願いする欄`,
  add: '段階を追加',
  fresh: '新しい段階',
  save: '流れを保存',
};

const messages = {
  index: '文面のひな形',
  about:
    '受講者への連絡に使います。日本語と英語のどちらかだけでもかまいません。{name} のような印には、文面を作るときに記録が入ります。',
  line: (n: number) => `${n}つ目のひな形`,
  textsOf: (text: string) => `「${text}」の文面`,
  texts: { ja: '日本語の文面', en: '英語の文面' },
  insert: '書いているところに入れる',
  none: '文面のひな形はまだありません。',
  examples: '例から始める',
  add: 'ひな形を追加',
  fresh: '新しいひな形',
  save: 'ひな形を保存',
};

/** What coaches shape of their own. */
export const own = { list, plans, reasons, fields, flow, messages, metrics: { index: '指標の数え方と目標' } };
