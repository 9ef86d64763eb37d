import type { LossKind, Naming, Preset } from '../../host/wire';

/** What one exports something for, what is in it, and what it is called while one chooses. */
type What = { purpose: string; about: string; title: string };

const what = (title: string, purpose: string, about: string): What => ({ purpose, about, title });

const presets = {
  excel: {
    title: 'Excelで開くCSV',
    about: 'UTF-8（BOM付き）です。ダブルクリックで文字化けせずに開けます。',
  },
  workbook: {
    title: 'Excelブック（XLSX）',
    about: '日付や金額がそのまま計算に使えます。数式は入りません。',
  },
  shift_jis: {
    title: 'Shift_JISのCSV',
    about: '会計ソフトなど、古くからのソフト向けです。入らない文字があるときは、先にお知らせします。',
  },
  plain: {
    title: 'プレーンなCSV',
    about: 'UTF-8、改行はLFです。ほかのプログラムで処理するときに使います。',
  },
} satisfies Record<Preset, { title: string; about: string }>;

const losses = {
  unmappable: (n: string) => `Shift_JISにない文字が${n}か所あります。「〓」に置き換えて書き出せます。`,
  defused: (n: string) => `数式に見える文字が${n}か所あります。先頭を全角にして書き出します。`,
  cut: (n: string) => `セルに入りきらない文章が${n}か所あります。途中までになります。`,
} satisfies Record<LossKind, (n: string) => string>;

const namings = { name: '名前', initials: 'イニシャル', nobody: '入れない' } satisfies Record<Naming, string>;

export const exporting = {
  title: '書き出し',
  back: '戻る',
  question: '何に使いますか',
  what: {
    learners: what('受講者', '名簿をつくる', '受講者の名前・連絡先・相談内容など'),
    sessions: what('セッション', '実施した回を数える', 'セッションの日時・状態・契約（メモは含みません）'),
    payments: what('入金', '会計や確定申告に使う', '入金済みの額と、まだ入金のない予定の額を別の列に'),
    refunds: what('返金', '返金を確かめる', '返金の日付・金額・理由'),
    contracts: what('契約', '契約を見直す', '契約の期間・回数・金額・終わり方'),
    interactions: what('対応履歴', '連絡の記録を渡す', 'セッション以外の連絡の日時・方法・内容'),
    workbook: what('Excelブック', 'まとめてExcelで見る', '上の六つの表を、一つのExcelブックに'),
    bookings: what('予約', '予約をカレンダーに入れる', '今日からの予約（ICS）。メモや金額は含みません'),
  },
  span: '期間',
  spans: {
    all: 'すべて',
    this_month: '今月',
    last_month: '先月',
    this_year: '今年',
    last_year: '去年',
    own: '期間を決める',
  },
  dayOf: {
    learners: '受講開始日で選びます。',
    sessions: '実施予定日で選びます。',
    payments:
      '入金日で選びます。未入金のものは支払期日で選びます。「入金額」には入金済みの額だけが入り、まだ入金のない額は「未入金額」に入ります。',
    refunds: '返金日で選びます。',
    contracts: '契約開始日で選びます。',
    interactions: '対応日で選びます。',
    workbook: '表ごとの日付（開始日・実施予定日・入金日など）で選びます。',
    bookings: '',
  },
  from: 'この日から',
  to: 'この日まで',
  dayPh: '例：2026/4/1',
  preset: '形式',
  presets,
  nothing: 'この期間に書き出すものはありません。見出しだけのファイルになります。',
  rows: (n: string) => `${n}行を書き出します。`,
  losses,
  between: '・',
  character: (letter: string) => `「${letter}」`,
  moreLosses: (n: string) => `ほか${n}か所`,
  bookingsAbout:
    'Googleカレンダーなどに読み込めるファイルです。もう一度書き出して読み込むと、変更やキャンセルも反映されます。',
  whose: 'だれの予約',
  everyone: '全員',
  naming: '受講者の名前',
  namings,
  write: '書き出す',
  substitute: '「〓」に置き換えて書き出す',
  writing: '書き出しています',
  written: (name: string, rows: string) => `「${name}」に${rows}行を書き出しました。`,
  bookingsWritten: (name: string, bookings: string, cancelled: number) =>
    `「${name}」に予約${bookings}件を書き出しました。${cancelled > 0 ? `キャンセルになった予約も${cancelled}件入っています。` : ''}`,
  folder: 'フォルダを開く',
};
