/** What is kept on a learner, in the kinds a coach knows. */
export const kinds = {
  sessions: 'セッション',
  notes: 'メモ',
  actions: 'アクション',
  goals: '目標・現在地・障害要因',
  satisfaction: '満足度',
  contacts: '対応履歴・フォロー',
  leads: '申込・体験・取り込んだ行',
  consents: '同意',
  materials: '資料の共有',
  endings: '解約・休会',
  payers: '支払者',
  contracts: '契約',
  payments: '入金',
  refunds: '返金',
  tickets: 'チケットの記録',
  others: 'そのほかの記録',
};
