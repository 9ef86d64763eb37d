const GENERAL = '内容を見直して、もう一度保存してください。';

const byName: Readonly<Record<string, string>> = {
  not_before: '日付の前後を見直してください。',
  in_the_future: '今日までの日付にしてください。',
  booked_that_day: 'その日にはすでに予約があります。別の日にしてください。',
  of_a_package: '回数券には、回数を入力してください。',
  three_letter_currency: '通貨は3文字の記号（JPYなど）にしてください。',
  outside_the_data_folder: '年輪のデータ用フォルダの外を選んでください。',
};

/** What a value must be, from the name of the rule it breaks. */
export function rule(name: string): string {
  const most = /^at_most_(\d+)$/.exec(name)?.[1];
  if (most) return `長さや数を${most}までにしてください。`;
  const [, size, unit] = /^at_most_(\d+)_(kb|mb)$/.exec(name) ?? [];
  if (size && unit) return `大きさを${size} ${unit.toUpperCase()}までにしてください。`;
  const [, from, to] = /^(\d+)_to_(\d+)$/.exec(name) ?? [];
  if (from && to) return `${from}から${to}までの範囲にしてください。`;
  return (Object.hasOwn(byName, name) ? byName[name] : undefined) ?? GENERAL;
}
