import type { Consequence, FollowUpLine, Intent, NoTicket, ProblemField, ProblemRule } from '../../host/wire';

const intent = { up: '高い', same: 'ふつう', down: '低い' } satisfies Record<Intent, string>;

const noTicket = {
  outcome: 'チケットは使いません',
  exception: 'この回ではチケットを使わないことになっています',
  no_contract: '契約がないため、チケットは使いません',
  not_counted: '回数を数えない契約のため、チケットは使いません',
  none_left: 'チケットの残りがありません',
} satisfies Record<NoTicket, string>;

type Of<Kind extends Consequence['kind']> = Extract<Consequence, { kind: Kind }>;
type Words = {
  day: (day: string, time: string | null) => string;
  value: (value: string, unit: string) => string;
  followUp: (line: Pick<FollowUpLine, 'text' | 'trigger' | 'cancelled'>) => string;
};

/** What confirming brings about, each in a phrase that holds before and after. */
const follows = {
  ticket_used: ({ balance_before: n }: Of<'ticket_used'>) => `チケットを1回分使用（残り ${n} → ${n - 1}）`,
  ticket_restored: ({ balance_before: n }: Of<'ticket_restored'>) =>
    `チケットを1回分戻す（残り ${n} → ${n + 1}）`,
  no_ticket: ({ why }: Of<'no_ticket'>) => noTicket[why],
  note_version: ({ amends }: Of<'note_version'>): string =>
    amends ? 'メモを改訂（前の版は残ります）' : 'メモを保存',
  no_note: (_: Of<'no_note'>) => 'メモなしで記録',
  actions_resolved: ({ done, partly, not_done, dropped }: Of<'actions_resolved'>) =>
    `約束中のアクション ${[
      done && `達成${done}`,
      partly && `一部${partly}`,
      not_done && `未達${not_done}`,
      dropped && `取りやめ${dropped}`,
    ]
      .filter(Boolean)
      .join('・')}`,
  actions_reopened: ({ count }: Of<'actions_reopened'>) => `アクション${count}件を未実施に戻す`,
  actions_opened: ({ count }: Of<'actions_opened'>) => `アクション${count}件を追加`,
  level: ({ title, unit, from, to }: Of<'level'>, w: Words) => {
    if (to === null) return `「${title}」の現在地を消す`;
    const now = w.value(to, unit);
    return from === null ? `「${title}」 ${now}` : `「${title}」 ${w.value(from, unit)} → ${now}`;
  },
  satisfaction_changed: ({ from, to }: Of<'satisfaction_changed'>) =>
    from === null ? `満足度 ${to}` : `満足度 ${from} → ${to}`,
  intent_changed: ({ from, to }: Of<'intent_changed'>) =>
    from === null ? `継続意向 ${intent[to]}` : `継続意向 ${intent[from]} → ${intent[to]}`,
  obstacles_opened: ({ count }: Of<'obstacles_opened'>) => `障害要因を${count}件追加`,
  obstacles_cleared: ({ count }: Of<'obstacles_cleared'>) => `障害要因を${count}件解消`,
  booked: ({ day, time }: Of<'booked'>, w: Words) => `次回 ${w.day(day, time)} を予約`,
  date_found: (of: Of<'date_found'>, w: Words) => `フォロー「${w.followUp(of)}」を完了`,
  booking_kept: ({ day, time }: Of<'booking_kept'>, w: Words) => `次回 ${w.day(day, time)} の予約はそのまま`,
  no_next_booking: (_: Of<'no_next_booking'>) => '次回の予約がない状態になります',
};

const field = {
  session: 'セッション',
  day: '日時',
  minutes: '長さ',
  sections: 'メモ',
  actions: '約束中のアクション',
  new_actions: '次回までのアクション',
  levels: '目標の現在地',
  satisfaction: '満足度',
  obstacles_opened: '障害要因',
  obstacles_cleared: '障害要因',
  next_booking: '次回予約',
} satisfies Record<ProblemField, string>;

const rule = {
  moved: 'このセッションは別の日に振り替えられています。',
  in_the_future: 'まだ来ていない日です。今日までの日付にしてください。',
  in_the_past: '過ぎた日です。今日以降の日にしてください。',
  not_before: 'このセッションの日より後に記録されたものです。',
  not_after_the_session: 'このセッションより後の日時にしてください。',
  booked_that_day: 'その日の別の時刻に予約があります。',
  empty: '内容を入力してください。',
  too_long: '500文字までにしてください。',
  twice: '同じものが二つあります。',
  missing: '見つかりません。開き直してください。',
  out_of_range: '範囲の外の値です。',
} satisfies Record<ProblemRule, string>;

export const composer = {
  title: (session: string) => `${session} セッション記録`,
  amending: (session: string) => `${session} の記録を改訂`,
  when: '日時と形式',
  changeWhen: (what: string) => `変更：${what}`,
  day: '日付',
  time: '開始',
  noTime: '時刻なし',
  timePh: '例：10時、午後3時半',
  unreadableTime: '時刻として読み取れませんでした。「10:30」や「午後3時」のように入力してください。',
  minutes: '長さ（分）',
  minutesWrong: '1から1440までの数で入力してください。',
  mode: '形式',
  noMode: '形式未設定',
  outcomeLabel: '結果',
  closeWhen: '閉じる',
  memo: '振り返りメモ',
  lastNote: (session: string, day: string) => `前回 ${session} ${day}`,
  otherSection: 'その他',
  prior: '約束中のアクション',
  priorFrom: (day: string, n: number) => `${day} に約束した${n}件`,
  priorCount: (n: number) => `${n}件`,
  priorKeys: '↑↓ で移動、←→ で結果',
  untold: '内容の記録なし',
  agreedHere: 'この回で約束',
  next: '次回までのアクション',
  nextPh: 'やることを入力（例：毎朝10分の振り返り 11/30）',
  nextHint: 'Enterで追加。末尾に日付を書くと期限になります。',
  change: (what: string) => `書き直す：${what}`,
  noDue: '期限なし',
  level: '目標の現在地',
  last: (value: string) => `前回 ${value}`,
  notRead: '今回は記録しない',
  takeBack: '消す',
  satisfaction: '満足度',
  intentLabel: '継続意向',
  intent,
  notAsked: '未確認',
  obstacles: '障害要因',
  obstaclePh: '追加',
  obstacleHint: 'Enterで追加',
  cleared: (what: string) => `解消：${what}`,
  booking: '次回予約',
  bookingPh: '例：12/4、来週金曜 夜7時、2週間後 60分 対面',
  bookingWrong: '日時として読み取れませんでした。「12/4 10:00」や「来週金曜」のように入力してください。',
  bookedAlready: (when: string) => `予約済 ${when}`,
  undecided: '未定にする',
  restored: (when: string) => `${when} の書きかけを開きました。`,
  discard: '破棄して初めから',
  discarded: '書きかけを破棄しました。',
  bringBack: '元に戻す',
  confirm: '記録を確定',
  confirming: '確定しています',
  will: (what: string) => `確定すると、${what}`,
  notBegun: (time: string) => `この予約の開始前です（${time}）`,
  willNothing: '確定しても、変わるものはありません',
  wait: '確定すると起きることを確認しています',
  unknown: '確定すると起きることを確認できません',
  all: '内容を見る',
  allTitle: '確定すると起きること',
  sep: '／',
  toField: '直す',
  forbidden: 'このままでは確定できません',
  unreadable: '日時として読み取れない入力があります。直すか、消してください。',
  done: (time: string, session: string) => `${time} に${session}の記録を確定しました`,
  doneNotHeld: (time: string) => `${time} に記録を確定しました`,
  undo: '元に戻す',
  nextNote: (who: string, when: string) => `次へ：${who}さん ${when}`,
  toRecord: '記録を見る',
  close: '閉じる',
  again: 'もう一度保存',
  follows,
  field,
  rule,
};
