/** `found` are other words by which a command is found, in kana and in Latin letters. */
type Spoken = { label: string; found: string };

const spoken = (label: string, found: string): Spoken => ({ label, found });

export const palette = {
  title: '検索・操作',
  placeholder: '名前、記録の中の言葉、操作',
  groups: {
    log: '対応履歴に残す',
    places: '移動',
    commands: '操作',
    bookings: '次回予約',
    learners: '受講者',
    notes: '記録',
    actions: 'アクション',
    interactions: '対応履歴',
    goals: '目標',
    obstacles: '障害要因',
    applications: '申込',
    trials: '体験',
    cancellations: '解約・終了',
    payments: '入金',
    followUps: 'フォロー',
  },
  searching: '検索しています',
  nothing: '見つかりませんでした。言葉を短くすると見つかることがあります。',
  showMore: (n: number) => `ほか${n}件を表示`,
  more: 'ほかにもあります。言葉を足すと絞り込めます。',
  logFor: (who: string, said: string) => `${who}の対応履歴に残す：${said}`,
  logHere: (said: string) => `表示中の受講者の対応履歴に残す：${said}`,
  bookFor: (who: string) => `${who}の次回を予約する`,
  commands: {
    newNote: spoken('記録する', 'きろくする かく めも kiroku memo note'),
    book: spoken('次回のセッションを予約する', 'じかい よやく よてい jikai yoyaku book'),
    undo: spoken('直前の操作を元に戻す', 'とりけす もとにもどす torikesu motonimodosu undo'),
    redo: spoken('元に戻した操作をやり直す', 'やりなおす yarinaosu redo'),
    newLead: spoken(
      '申込を受け付ける',
      'もうしこみ うけつけ たいけん といあわせ しんき moushikomi lead new trial',
    ),
    cancelDay: spoken(
      '1日分の予約をキャンセルする',
      'きゅうこう やすみ 休講 病気 体調不良 kyuko yasumi cancel day ill',
    ),
    addLearner: spoken('受講者を追加する', 'じゅこうしゃ ついか とうろく しんき jukosha tsuika add new'),
    exportTables: spoken(
      '表やExcelに書き出す',
      'かきだす かきだし えくせる しーえすぶい めいぼ いちらん csv excel xlsx kakidasu export',
    ),
    exportBookings: spoken(
      '予約をカレンダーに書き出す',
      'かれんだー よやく かきだす ics calendar yoyaku export',
    ),
    exportAll: spoken('すべてを書き出す', 'かきだす かきだし えくすぽーと csv zip kakidasu export'),
    bringIn: spoken(
      'データを取り込む',
      'でーた りれき ふぉーむ えくせる とりこむ よみこみ いんぽーと csv import rireki',
    ),
    folder: spoken('記録のフォルダを開く', 'ふぉるだ ばしょ folder basho'),
    sample: spoken('見本の記録を開く', 'みほん さんぷる mihon sample'),
    leaveSample: spoken('見本を終える', 'みほん おわる さんぷる mihon sample'),
    light: spoken('明るい画面にする', 'あかるい らいと がめん いろ light theme akarui'),
    dark: spoken('暗い画面にする', 'くらい だーく がめん いろ dark theme kurai'),
    system: spoken('画面の明るさを端末に合わせる', 'たんまつ じどう がめん system theme auto'),
    larger: spoken('文字を大きくする', 'もじ おおきく large text moji'),
    smaller: spoken('文字を小さくする', 'もじ ちいさく small text moji'),
    language: spoken('Switch to English', 'えいご げんご 英語 言語 eigo english language'),
  },
  otherLanguage: 'en' as 'ja' | 'en',
  placesFound: {
    week: 'こんしゅう きょう 今日 konshu week',
    learners: 'じゅこうしゃ いちらん 一覧 jukosha learners',
    leads: 'もうしこみ たいけん といあわせ 問い合わせ moushikomi taiken leads trials',
    followUps: 'ふぉろー れんらく 連絡 foro renraku follow-ups',
    upkeep: 'ととのえる せいり みけってい 整理 未決 totonoeru seiri upkeep',
    settings: 'せってい settei settings',
  },
};
