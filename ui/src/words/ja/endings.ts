export const endings = {
  title: '解約の理由',
  again: 'もう一度読み込む',
  none: '解約の記録はまだありません。契約を終えるときに「解約」を選ぶと、理由がここに集まります。',
  reasons: '主な理由',
  total: (n: number) => `これまでの解約 ${n}件。`,
  few: (n: number) => `割合を示すには、あと${n}件の記録が必要です。`,
  unasked: '未聴取',
  of: (n: number, all: number) => `${n}件（${all}件のうち）`,
  share: (n: number, all: number, percent: string) => `${n}件（${all}件のうち ${percent}）`,
  besides: '副次的な理由として：',
};
