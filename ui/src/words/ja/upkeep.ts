import type { Likeness, Upkeep } from '../../host/wire';

type Why = (view: Upkeep) => string;

export const upkeep = {
  title: '整える',
  waiting: (n: string) => `${n}件`,
  keys: '↑↓ または J K 行を選ぶ　文字キー ボタンの操作　Enter 開く',
  again: 'もう一度読み込む',
  nothing: '整えるものはありません。記録はすべて決まった状態です。',
  more: (n: string) => `ほか${n}件を表示`,
  skip: 'あとで',
  skipped: (n: string) => `あとに回したもの ${n}件`,
  unskip: 'もう一度表示する',
  done: (act: string) => `記録しました：${act}`,
  undo: '元に戻す',
  nameless: '名前のない方',
  trial: '体験',
  offered: '打診した日時',
  days: (n: number) => `${n}日前から`,
  cameFor: (came: string, due: string) => `入金 ${came} · 期日 ${due}`,
  until: (day: string) => `期限 ${day}`,
  left: (n: number) => `残り${n}回`,
  leftOnRenewal: (carried: number, expired: number) =>
    carried > 0
      ? `残り${carried + expired}回（更新で${carried}回を繰越、ほかは失効）`
      : `残り${expired}回（更新・終了で失効）`,
  autoRenew: '自動更新',
  waysFor: (who: string) => `${who}の操作`,

  kinds: {
    outcomes: '結果が未記入のセッション',
    proposals: '返事のない打診',
    notes: 'メモのないセッション',
    trials: '未確定の体験',
    contracts: '最終日を過ぎた契約',
    goals: '更新のない目標',
    alike: '同じ人かもしれない受講者',
    settling: '入金の予定に当てはまりそうな入金',
    payments: '確認待ちの入金',
    unmatched: '確認待ちの取り込んだ行',
  },
  why: {
    outcomes: () => '予約の時間が過ぎ、結果がまだ記録されていません。',
    proposals: () => '打診した日時が過ぎ、予約にも取り下げにもなっていません。',
    notes: ({ note_days }) => `この${note_days}日間に実施し、メモがまだありません。`,
    trials: () => '体験の日が過ぎ、成約したかどうかがまだ決まっていません。',
    contracts: () => '契約の最終日が過ぎ、更新か終了か、残った回数をどうするかがまだ決まっていません。',
    goals: ({ goal_days }) => `${goal_days}日以上、現在地も内容も変わっていません。`,
    alike: () =>
      'メールアドレス、電話番号、LINEの名前、名前、ふりがなのどれかが同じです。まとめるか、別の人と決めると、もう出てきません。',
    settling: () =>
      '取り込んだ入金と支払う方が同じで、まだ入金のない予定があります。同じ金額の予定なら一つにまとめ、金額の大きい予定ならその一部にします。別のものと決めると、もう出てきません。',
    payments: () => '取り込んだ入金のうち、だれからのものかがまだ決まっていません。',
    unmatched: () => '取り込んだ行のうち、だれのものかがまだ決まっていません。',
  } satisfies Record<string, Why> as Record<
    | 'outcomes'
    | 'proposals'
    | 'notes'
    | 'trials'
    | 'contracts'
    | 'goals'
    | 'alike'
    | 'settling'
    | 'payments'
    | 'unmatched',
    Why
  >,
  open: {
    outcomes: '記録する',
    proposals: '受講者を開く',
    notes: '記録する',
    trials: '受講者を開く',
    contracts: '受講者を開く',
    goals: '受講者を開く',
    alike: '並べて比べる',
    settling: '受講者を開く',
    payments: '確認する',
    unmatched: '確認する',
  },
  deeds: {
    give: '受講者・支払者を選ぶ',
    setAside: '対象外にする',
    held: '実施（メモなし）',
    no_show: '無断欠席',
    late_cancelled: '直前キャンセル',
    cancelled_by_learner: '受講者の都合',
    cancelled_by_coach: 'コーチの都合',
    bookedAfterAll: '予約だった',
    withdrawn: '取り下げる',
    noNote: 'メモなしで済ませる',
    lost: '未成約',
    dropped: '体験離脱',
    nextWeek: '1週間後に連絡',
    renew: '同じ条件で更新',
    renewAgreed: '約束どおり更新',
    carry: (carried: number, expired: number) =>
      expired > 0 ? `${carried}回を繰越、${expired}回を失効` : `${carried}回を繰越`,
    expire: '残りを失効',
    keep: '残しておく',
    completed: '期間満了で終了',
    lapsed: '更新なしで終了',
    stillTrue: '変わりなし',
    reached: '達成した',
    stopped: '取りやめ',
    notSame: '別の人',
    settles: 'この予定の入金にする',
    settlesPart: 'この予定の一部にする',
    notThatOne: 'この予定ではない',
  },
  pair: (one: string, other: string) => `「${one}」と「${other}」`,
  same: (what: string) => `${what}が同じ`,
  likeness: {
    mail: 'メールアドレス',
    phone: '電話番号',
    line: 'LINEの名前',
    name: '名前',
    kana: 'ふりがな',
  } satisfies Record<Likeness, string>,
  whose: {
    label: 'だれからの入金か',
    hint: '受講者・支払者の名前',
    type: '名前を入力してください。',
    perhaps: '候補',
    payers: '支払者',
    learners: '受講者',
  },
  rowKind: { payment: '入金', booking: '予約', message: 'メッセージ', person: '受講者・申込' },
};
