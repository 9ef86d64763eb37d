export const shell = {
  product: '年輪 Nenrin',
  mainMenu: '主なメニュー',
  skipToMain: '本文へ移動',
  newNote: '記録する',
  search: '検索・操作',
  onThisMachine: 'この端末にのみ保存',
  backedUp: (when: string) => `控え ${when}`,
  noBackup: '控えはまだありません',
  toDo: '未実施',
  places: {
    week: '今週',
    learners: '受講者',
    settings: '設定',
  },
  opening: '開いています',
  again: 'もう一度開く',
  leaving: {
    title: '保存できていない内容があります',
    anyway: '保存せずに閉じる',
    stay: '画面に戻る',
  },
};
