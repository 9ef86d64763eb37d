const list = {
  up: (text: string) => `「${text}」を上へ`,
  down: (text: string) => `「${text}」を下へ`,
  discard: '変更を破棄',
  saved: '保存しました。',
  unclear: '空いている行か、同じ名前の行があります。',
};

const reasons = {
  index: '理由の一覧',
  titles: { cancellation: '解約の理由', trial: '体験後の理由' },
  abouts: {
    cancellation: '解約の聞き取りで選ぶ理由です。これまでの記録は、記録したときの言葉のまま残ります。',
    trial:
      '体験のあと契約に至らなかったときに選ぶ理由です。これまでの記録は、記録したときの言葉のまま残ります。',
  },
  line: (n: number) => `${n}つ目の理由`,
  offered: '選べる',
  offeredOf: (text: string) => `「${text}」を選べる`,
  add: '理由を足す',
  fresh: '新しい理由',
  save: '理由を保存',
};

/** What coaches shape of their own. */
export const own = { list, reasons };
