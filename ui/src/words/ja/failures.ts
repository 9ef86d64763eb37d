import type { Code } from '../../host/wire';
import { formats } from '../format';
import { refusal, unfit } from './refusals';
import { rule } from './rules';

/** What happened, what is safe, what to do. `about` is what the core said the failure concerns. */
export type Explanation = { happened: string; safe: string; todo: string };

type About = Readonly<Record<string, string>>;

const UNCHANGED = '保存済みの記録は変わっていません。';
const STILL_HERE = '書きかけの内容は画面に残っています。';

/** Shown for a code that the catalogue does not know: true for every failure, since nothing is half written. */
const unknown = (_: About): Explanation => ({
  happened: '操作を完了できませんでした。',
  safe: UNCHANGED,
  todo: 'もう一度お試しください。続くときは、コードを添えてお知らせください。',
});

/** By code. Both languages must have every code, or they do not compile. */
const byCode = {
  'U-001': () => ({
    happened: '年輪の本体と通信できませんでした。',
    safe: `${UNCHANGED}${STILL_HERE}`,
    todo: '少し待ってもう一度お試しください。続くときは、内容を控えてから年輪を開き直してください。',
  }),
  'U-002': () => ({
    happened: '画面の処理が途中で止まりました。',
    safe: UNCHANGED,
    todo: 'この画面を開き直してください。',
  }),
  'U-003': () => ({
    happened: '書きかけの記録を保存できないため、ほかの記録に切り替えませんでした。',
    safe: `${UNCHANGED}${STILL_HERE}`,
    todo: '書きかけの記録を開いて保存できない理由をご確認のうえ、もう一度お試しください。',
  }),
  'S-101': () => ({
    happened: 'ディスクの空きが足りず、保存できませんでした。',
    safe: `${UNCHANGED}${STILL_HERE}`,
    todo: '空き容量を増やしてから、もう一度お試しください。',
  }),
  'S-102': ({ file }) => ({
    happened: file
      ? `「${file}」を書き込めませんでした。このフォルダには書き込めません。`
      : '記録のフォルダに書き込めませんでした。',
    safe: file ? `ファイルは作っていません。${UNCHANGED}` : `${UNCHANGED}${STILL_HERE}`,
    todo: 'フォルダの権限と、ディスクの接続をご確認ください。',
  }),
  'S-103': () => ({
    happened: '記録のファイルが傷んでいて、一部を読めません。',
    safe: `年輪を閉じるまで、このファイルには何も書き込みません。これまでに保存した記録とバックアップはそのままです。${STILL_HERE}`,
    todo: '書きかけの内容を控えて年輪を閉じ、記録のフォルダを別の場所へ複写してから、バックアップに戻してください。',
  }),
  'S-104': () => ({
    happened: 'この記録は、より新しい年輪で書かれています。',
    safe: 'ファイルは元のままです。',
    todo: '年輪を新しくしてから開いてください。',
  }),
  'S-105': () => ({
    happened: '記録の場所に、年輪のものではないファイルがあります。',
    safe: 'ファイルは元のままです。',
    todo: 'そのファイルを別の場所へ移してから、もう一度お試しください。',
  }),
  'S-106': () => ({
    happened: 'この記録は、別のウィンドウで開かれています。',
    safe: UNCHANGED,
    todo: '開いている年輪を閉じてから、もう一度お試しください。',
  }),
  'S-107': () => ({
    happened: '事前のバックアップを確かめられなかったため、始めませんでした。',
    safe: UNCHANGED,
    todo: '空き容量を確認してから、もう一度お試しください。',
  }),
  'S-108': () => ({
    happened: '開いている記録のファイルが元の場所にないか、別のファイルに置き換わっています。',
    safe: '何も書き込んでいません。書きかけの内容は画面に残っています。',
    todo: '内容を控え、ファイルを元の場所に戻してから、年輪を開き直してください。',
  }),
  'S-109': () => ({
    happened:
      '記録のフォルダが、クラウドで同期される場所か、ほかのコンピューターの中にあるため、開きませんでした。',
    safe: 'フォルダの中身は変わっていません。',
    todo: '年輪を閉じ、フォルダをこのコンピューターの中に移してから、開き直してください。',
  }),
  'S-110': () => ({
    happened: 'ディスクの読み書きに失敗しました。',
    safe: `${UNCHANGED}${STILL_HERE}`,
    todo: '内容を控え、ディスクとその接続を確認してから、もう一度お試しください。続くときは、年輪を開き直してください。',
  }),
  'S-111': () => ({
    happened:
      'ファイルやフォルダの場所か名前が、このコンピューターで使えないほど長いか、使えない文字を含んでいます。',
    safe: `${UNCHANGED}${STILL_HERE}`,
    todo: '階層の浅い場所を選ぶか、短い名前にしてから、もう一度お試しください。',
  }),
  'S-112': () => ({
    happened: '保存してある値のひとつが、本来の形になっておらず、読み取れません。',
    safe: `${UNCHANGED}${STILL_HERE}`,
    todo: 'この値のほかは、これまでどおり読み書きできます。続くときは、コードを添えてお知らせください。',
  }),
  'S-113': () => ({
    happened: 'ファイルは書き込みましたが、ディスクに確実に残ったことを確かめられませんでした。',
    safe: '年輪の記録は変わっていません。同じ名前のファイルは、新しいものに置き換わっています。',
    todo: 'ファイルを開いて中身を確かめ、ディスクとその接続を確認してください。心配なときは、別の場所にもう一度書き出してください。',
  }),
  'S-199': () => ({
    happened: '記録のファイルを読み書きできませんでした。',
    safe: `${UNCHANGED}${STILL_HERE}`,
    todo: 'もう一度お試しください。続くときは、年輪を開き直してください。',
  }),
  'P-201': () => ({
    happened: '開いている記録がありません。',
    safe: UNCHANGED,
    todo: '記録を開いてから、もう一度お試しください。',
  }),
  'P-202': () => ({
    happened: '対象の記録が見つかりませんでした。',
    safe: 'ほかの記録は変わっていません。',
    todo: '元に戻したか削除したために、なくなっている場合があります。画面を開き直してご確認ください。',
  }),
  'P-203': ({ later, on }: About) => ({
    happened: 'この操作のあとに、その続きの操作があるため、元に戻せませんでした。',
    safe: UNCHANGED,
    todo:
      later && on
        ? `新しい操作から順に元に戻してください。いちばん新しいのは、${formats.ja.dayOfYear(on)}の「${later}」です。`
        : '新しい操作から順に元に戻してください。',
  }),
  'P-204': () => ({
    happened: '元に戻せる操作や、やり直せる操作はありません。',
    safe: UNCHANGED,
    todo: 'このままお使いください。',
  }),
  'P-205': (about: About) => ({
    happened: rule(about.rule ?? '', about.variable),
    safe: `${UNCHANGED}${STILL_HERE}`,
    todo: '直してから、もう一度お試しください。',
  }),
  'P-206': () => ({
    happened: 'ご自分の記録が、すでにこの端末にあります。',
    safe: 'その記録は元のままです。',
    todo: 'そちらを開いてお使いください。',
  }),
  'P-207': () => ({
    happened: '中止しました。',
    safe: '始める前の状態のままです。',
    todo: '必要なときに、もう一度始めてください。',
  }),
  'P-208': () => ({
    happened: '選んだファイルが見つからなくなりました。',
    safe: UNCHANGED,
    todo: 'もう一度選び直してください。',
  }),
  'P-209': () => ({
    happened: 'この端末のデータ用フォルダがわかりません。',
    safe: '何も書き込んでいません。',
    todo: 'この端末にホームフォルダがあることをご確認のうえ、年輪を開き直してください。',
  }),
  'P-210': () => ({
    happened: 'データを消去した方に関わる操作です。',
    safe: UNCHANGED,
    todo: '消去は元に戻せません。その方についての以前の操作は、元に戻すことも変更することもできません。ほかの方についての前の操作は、設定の「最近の操作」から元に戻せます。',
  }),
  'P-211': () => ({
    happened: 'この書きかけは読み取れません。',
    safe: `書きかけの内容はそのまま残してあります。${UNCHANGED}`,
    todo: 'もう要らなければ、「今週」で破棄してください。ほかの記録はこれまでどおり書けます。',
  }),
  'H-401': (about: About) => ({
    happened: refusal(about.why ?? '', about.member ?? ''),
    safe: UNCHANGED,
    todo: 'ファイルを見直してから、もう一度選んでください。',
  }),
  'H-402': (about: About) => ({
    happened: `直す必要のある箇所が${about.count ?? ''}件あるため、取り込みませんでした。`,
    safe: '何も取り込んでいません。保存済みの記録は変わっていません。',
    todo: '表を直してから、もう一度選んでください。',
  }),
  'H-403': (about: About) => ({
    happened: unfit(about.why ?? '', about.line ?? ''),
    safe: UNCHANGED,
    todo: 'ファイルを確かめてから、もう一度選んでください。',
  }),
  'H-404': () => ({
    happened: '結果をお見せしたあとで、記録が変わりました。',
    safe: '何も取り込んでいません。保存済みの記録は変わっていません。',
    todo: 'もう一度ファイルを選んで、結果をご確認ください。',
  }),
  'A-501': () => ({
    happened: '年輪の書き出しファイルとして読み取れませんでした。',
    safe: UNCHANGED,
    todo: '書き出したときのままのファイルを選んでください。',
  }),
  'A-502': () => ({
    happened: 'このファイルは新しい版の年輪で書き出されています。',
    safe: UNCHANGED,
    todo: '年輪を更新してから、もう一度選んでください。',
  }),
  'E-601': ({ name, day, column, character, count }) => ({
    happened: `Shift_JISにない文字「${character}」があるため、書き出しませんでした（${[name, day, column].filter(Boolean).join('・')}、全部で${count}か所）。`,
    safe: UNCHANGED,
    todo: 'Excel用など別の形式にするか、「〓」に置き換えて書き出してください。',
  }),
  'E-602': ({ letter, text }) => ({
    happened: `「${text}」の「${letter}」は、紙に使う書体にない文字のため、PDFにしませんでした。`,
    safe: UNCHANGED,
    todo: 'HTMLで書き出すか、この文字を別の字に直してからもう一度お試しください。',
  }),
  'E-603': () => ({
    happened: 'ご覧になったあとで、書類に載るものが変わりました。',
    safe: `ファイルは作っていません。${UNCHANGED}`,
    todo: '今の内容に直した一覧をもう一度ご確認のうえ、保存してください。',
  }),
  'F-701': () => ({
    happened: 'この資料のファイルが見つかりません。',
    safe: 'ほかの資料と記録は変わっていません。',
    todo: '同じファイルをもう一度追加すると、元に戻ります。',
  }),
  'F-702': () => ({
    happened: 'この資料のファイルは、追加したときの内容と異なっています。',
    safe: 'ほかの資料と記録は変わっていません。',
    todo: '同じファイルをもう一度追加すると、元に戻ります。',
  }),
  'F-703': () => ({
    happened:
      '受講者のフォルダの一覧を読み取れませんでした。一覧は handouts.unreadable.json として残してあります。',
    safe: 'フォルダの中身と記録は変わっていません。',
    todo: 'この人のフォルダがあったときは、場所を選んで作り直してください。',
  }),
  'W-301': () => ({
    happened: '画面と本体の版が合っていません。',
    safe: `${UNCHANGED}${STILL_HERE}`,
    todo: '内容を控えてから、年輪を開き直してください。',
  }),
  'W-399': () => ({
    happened: '本体の処理が途中で止まりました。',
    safe: `${UNCHANGED}${STILL_HERE}`,
    todo: 'もう一度お試しください。続くときは、コードを添えてお知らせください。',
  }),
} satisfies Record<Code | 'U-001' | 'U-002' | 'U-003', (about: About) => Explanation>;

export const failures = { unknown, byCode };
