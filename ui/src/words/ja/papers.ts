import type { Language, PaperKind, Span } from '../../host/wire';

export const papers = {
  open: '面談の書類を作る',
  openFor: (who: string) => `面談の書類：${who}`,
  title: '更新・再契約の面談に',
  kindOf: (what: string) => `形式：${what}`,
  kinds: { pdf: 'PDF（印刷向き）', html: 'HTML（画面向き）' } satisfies Record<PaperKind, string>,
  making: '作っています',
  saved: (name: string, pages: number | null) =>
    `「${name}」に保存しました${pages === null ? '' : `（${pages}ページ）`}。`,
  marked: (letters: readonly string[]) =>
    letters.length > 0
      ? `書体にない次の文字は「〓」になっています：${letters.join(' ')}。元の文字は記録に残っています。`
      : '',
  folder: 'フォルダを開く',
  progress: {
    title: '本人に渡す「あゆみの報告」',
    about: '目標の現在地と推移、実行したこと、約束したことを、受講者に渡せる書類にします。',
    never: 'メモ、配慮すること、障害要因、対応履歴、お金は、決して載りません。',
    span: '期間',
    spans: {
      contract: '今の契約のはじめから',
      months_3: '3か月前から',
      months_6: '6か月前から',
      months_12: '1年前から',
      whole: '受講のはじめから',
    } satisfies Record<Span, string>,
    told: (from: string | null, language: Language) =>
      `${from ?? '受講のはじめ'}から今日までのことを、受講者の連絡の言語（${{ ja: '日本語', en: '英語' }[language]}）で書きます。`,
    parts: '載せるもの（チェックを外すと載りません）',
    nothing: 'この期間について載せられるものは、まだありません。',
    came: '新着',
    cameSince: (n: number) =>
      `ご覧のあいだに加わったか変わったものが${n}件あります。チェックを入れると載ります。`,
    goals: '目標',
    attendance: 'セッション',
    counts: (held: string, off: string, late: string, missed: string) =>
      `実施${held}回、事前の取りやめ・変更${off}回、期限後の取りやめ${late}回、欠席${missed}回`,
    done: '実行したこと',
    agreed: '約束したこと',
    due: (day: string) => `期限 ${day}`,
    shared: 'お渡しした資料',
    next: '次のセッション',
    lack: (letter: string, text: string) =>
      `「${text}」の「${letter}」は紙に使う書体にないため、PDFにできません。HTMLを選ぶか、この文字を別の字に直してください。`,
    save: 'あゆみの報告を保存する',
  },
  brief: {
    title: 'コーチが読む「話し合いの前に」',
    about:
      'はじめの相談、目標と推移、障害要因、うかがった理由、最近のやりとり、役に立ったと思われることを、1つにまとめます。',
    only: 'コーチ専用です。メモや配慮することも載るため、本人には渡さないでください。',
    save: '「話し合いの前に」を保存する',
  },
  report: {
    open: '運営報告を作る',
    title: '運営報告',
    about: '9つの指標を、数え方、件数、グラフとともに、印刷できる書類にします。画面の言語で書きます。',
    year: (year: number) => `${year}年`,
    names: '数字のもとになった方の名前も載せる',
    namesWhy: '書類は人の手に渡ることがあるため、はじめは載せません。自分で確かめるときに選んでください。',
    save: '運営報告を保存する',
  },
};
