import type { MessageVariable } from '../../host/wire';

/** How a variable is called, on buttons and where its value is missing. */
const variables = {
  name: '名前',
  next_session: '次回の日時',
  next_place: '次回の場所',
  last_session: '前回の日付',
  tickets: '残回数',
  last_day: '契約の満了日',
  practice: '教室の名前',
} satisfies Record<MessageVariable, string>;

/** Messages to learners, made from templates. */
export const messages = {
  title: (who: string) => `文面を作る：${who}`,
  template: 'ひな形',
  language: '文面の言語',
  text: '文面',
  variables,
  missing: (names: string) =>
    `記録がなく、埋められなかったところ：${names}。文面の { } を書き直してください。`,
  kept: '文面は保存されません。年輪から送信することもありません。',
  copy: 'コピー',
  copied: 'コピーしました。',
  notCopied: 'コピーできませんでした。文面を選択してあるので、Ctrl+C（Macでは⌘C）でコピーしてください。',
  mail: 'メールソフトで開く',
  opened: 'メールソフトに渡しました。',
  tooLong: '文面が長いため、宛先と件名だけをメールソフトに渡しました。文面はコピーして貼り付けてください。',
  channel: '送った連絡手段',
  record: '対応履歴に残す',
  recorded: '対応履歴に残しました。',
  none: '文面のひな形がまだありません。',
  settings: '設定でひな形を用意する',
  again: 'もう一度読み込む',
  /** What is asked once a contact is logged while a follow-up is due. */
  answered: {
    open: (what: string) => `フォロー「${what}」が残っています。この連絡で終わりましたか。`,
    close: (result: string) => `完了にする（${result}）`,
    leave: '残しておく',
    done: (act: string) => `記録しました：${act}`,
    undo: '元に戻す',
  },
};
