export const help = {
  title: '使い方',
  pages: '使い方のページ',
  find: '使い方を検索',
  found: (n: number) => `${n.toLocaleString('ja')}か所で見つかりました。`,
  none: '見つかりませんでした。言葉を短くすると見つかることがあります。',
  back: '前の画面に戻る',
  again: 'もう一度読み込む',
};
