export const places = {
  label: '場所',
  hint: '会議のリンク、または住所や店の名前',
  asLast: '前回と同じ場所です。変えることも、消すこともできます。',
  open: (host: string) => `${host} を開く`,
  title: '場所の変更',
  save: 'この回の場所を変える',
  saveLater: 'あとの回もすべて変える',
  saveGroup: 'グループ全員の場所を変える',
};
