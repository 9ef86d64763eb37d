import type { Upkeep } from '../../host/wire';

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
  days: (n: number) => `${n}日前から`,
  until: (day: string) => `期限 ${day}`,
  waysFor: (who: string) => `${who}の操作`,

  kinds: {
    outcomes: '結果が未記入のセッション',
    notes: 'メモのないセッション',
    trials: '未確定の体験',
    contracts: '期限を過ぎた契約',
    goals: '更新のない目標',
    unmatched: '持ち主が決まっていない取り込み行',
  },
  why: {
    outcomes: () => '予約の時間が過ぎ、結果がまだ記録されていません。',
    notes: ({ note_days }) => `この${note_days}日間に実施し、メモがまだありません。`,
    trials: () => '体験の日が過ぎ、成約したかどうかがまだ決まっていません。',
    contracts: () => '契約の期間が過ぎ、更新か終了かがまだ決まっていません。',
    goals: ({ goal_days }) => `${goal_days}日以上、現在地も内容も変わっていません。`,
    unmatched: () => '取り込んだ行のうち、だれのものかがまだ決まっていません。',
  } satisfies Record<string, Why> as Record<
    'outcomes' | 'notes' | 'trials' | 'contracts' | 'goals' | 'unmatched',
    Why
  >,
  open: {
    outcomes: '記録する',
    notes: '記録する',
    trials: '受講者を開く',
    contracts: '受講者を開く',
    goals: '受講者を開く',
    unmatched: '開く',
  },
  deeds: {
    held: '実施（メモなし）',
    no_show: '無断欠席',
    late_cancelled: '直前キャンセル',
    cancelled_by_learner: '受講者の都合',
    cancelled_by_coach: 'コーチの都合',
    noNote: 'メモなしで済ませる',
    lost: '未成約',
    dropped: '体験離脱',
    nextWeek: '1週間後に連絡',
    renew: '同じ条件で更新',
    completed: '期間満了で終了',
    lapsed: '更新なしで終了',
    stillTrue: '変わりなし',
    reached: '達成した',
    stopped: '取りやめ',
  },
  rowKind: { payment: '入金', booking: '予約', message: 'メッセージ' },
};
