import type { SeriesDay } from '../../host/wire';

type Skipped = NonNullable<SeriesDay['skipped']>;

export const series = {
  repeat: 'くり返す',
  linePh: '例：12/4 10:00、毎週金曜 夜7時 8回',
  title: 'くり返して予約',
  every: '間隔',
  unit: '間隔の単位',
  units: { week: '週ごと', day: '日ごと' },
  ends: '終わり',
  by: { times: '回数', until: '日付' },
  times: '回数（見送る日を含む）',
  until: 'この日まで',
  wrong: '1以上の整数を入力してください。',
  days: '予約する日',
  daysHint: '予約しない日は、選択を外します。',
  skipped: {
    booked: '予約があります',
    paused: '休会中です',
    after_contract: '契約が終わっています',
    end_of_calendar: '暦の終わりを過ぎます',
  } satisfies Record<Skipped, string>,
  skippedDay: (day: string, why: string) => `${day}：${why}`,
  tooFew: (tickets: string, lacking: string) =>
    `残りのチケットは${tickets}回です。この予約には${lacking}回足りません。`,
  book: (n: string) => `${n}回を予約する`,
  booked: (n: string) => `${n}回を予約しました。`,
  notBooked: '予約しなかった日',
  undo: '元に戻す',
  close: '閉じる',
  said: {
    weeks: (n: number) => (n === 1 ? '毎週' : `${n}週ごと`),
    days: (n: number) => `${n}日ごと`,
    times: (n: number) => `${n}回`,
    until: (day: string) => `${day}まで`,
  },
  later: {
    title: 'この予約とあとのすべて',
    what: (n: string, last: string) => `くり返しの予約です。この回から ${last} まで、${n}回あります。`,
    when: 'この回の新しい日時',
    move: (n: string) => `${n}回の日時を変える`,
    moved: (n: string) => `${n}回の日時を変えました。`,
    becomes: (from: string, to: string) => `${from} → ${to}`,
    stays: (day: string, why: string) => `${day} はそのまま：${why}`,
    cancel: {
      cancelled_by_learner: '受講者都合ですべてキャンセル…',
      cancelled_by_coach: 'コーチ都合ですべてキャンセル…',
    },
    cancels: (n: string, first: string, last: string) =>
      `${first} から ${last} まで、${n}回の予約をキャンセルします。すぐ後なら、まとめて元に戻せます。`,
    does: {
      cancelled_by_learner: (n: string) => `受講者都合で${n}回をキャンセルする`,
      cancelled_by_coach: (n: string) => `コーチ都合で${n}回をキャンセルする`,
    },
    leave: 'キャンセルしない',
    cancelHint: '直前キャンセルの回は、先に「実施しなかった」でその回だけ記録します。',
  },
};
