export const policy = {
  title: 'キャンセルの扱い',
  about:
    'セッションの結果ごとに、チケットを使うか、料金がかかるかを決めます。変更は、今日から記録する結果に使われます。これまでの結果とチケットの記録は変わりません。',
  outcome: '結果',
  flag: { happened: '実施回数に数える', consumes: 'チケットを使う', chargeable: '料金がかかる' },
  cell: (outcome: string, flag: string) => `${outcome}：${flag}`,
  never: 'なし',
  since: (day: string) => `${day} から`,
  hours: '何時間前までの連絡を受け付けるか',
  hoursHint:
    'この時間を過ぎた受講者からの連絡は「直前キャンセル」になります。プランに別の時間があれば、そちらに従います。',
  hoursWrong: '0から720までの数を入力してください。',
  save: '扱いを保存',
  discard: '変更を破棄',
  saved: '保存しました。今日から記録する結果に使われます。',
  ofThis: 'この回の扱い',
  ofThisHint: 'この回だけ変えるときに使います。チケットの記録も一緒に変わり、「元に戻す」で戻せます。',
  exception: 'この回だけ',
  givenBack: '返却済',
  notice: {
    byPractice: (hours: number) => `${hours}時間前`,
    byContract: (hours: number) => `契約の条件で${hours}時間前`,
    inTime: (last: string, hours: string) =>
      `期限（${hours}、${last}）の前なので、直前キャンセルにはなりません。`,
    late: (last: string, hours: string) => `期限（${hours}、${last}）を過ぎているので、直前キャンセルです。`,
    begun: (last: string) =>
      `開始の時刻を過ぎています。${last} までに連絡があったときは、受講者都合のキャンセルです。`,
    counts: (ticket: boolean, charge: boolean) => {
      if (!ticket && !charge) return 'チケットも料金もかかりません。';
      return `${ticket ? 'チケットを使い' : 'チケットは使わず'}、料金${charge ? 'がかかります' : 'はかかりません'}。`;
    },
  },
};
