export const disclosing = {
  title: '本人への開示',
  about:
    'この受講者について持っている情報のすべてを、本人に渡せる一つのzipにまとめます。ほかの方の情報は入りません。',
  read: 'コーチが書いた文章はそのまま入ります。ほかの方の名前が書かれていないか、渡す前に record.pdf を確かめてください。',
  make: '開示用にまとめる',
  making: 'まとめています',
  made: (name: string, pages: string, files: number) =>
    `「${name}」にまとめました（書類${pages}ページ${files > 0 ? `、資料のファイル${files}件` : ''}）。`,
  log: '渡したことを対応履歴に残す',
  handedOver: 'お預かりしている情報の写しを渡しました（開示）',
  logged: '渡したことを対応履歴に残しました。',
  folder: 'フォルダを開く',
};

export const handouts = {
  title: '本人用フォルダ',
  about:
    '共有した資料、次回までのアクション、目標の現在地、次のセッションを、本人が読める一つのページにして、共有したファイルを添えます。書くたびに自動で新しくなります。メモ、配慮すること、お金、フォローは載りません。',
  make: '本人用フォルダを作る',
  update: '今の内容に更新する',
  made: (name: string) => `「${name}」に書き出しました。`,
  gone: (name: string) =>
    `「${name}」が見つかりません。置いてあるディスクをつなぐか、もう一度作ってください。`,
  at: (name: string) => `「${name}」があります。`,
};
