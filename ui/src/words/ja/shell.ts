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
  learnerNumber: (id: string) => (id ? `受講者 ${id}` : '名前のない受講者'),
};
