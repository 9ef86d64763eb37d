const GENERAL = '内容を見直して、もう一度保存してください。';

const byName: Readonly<Record<string, string>> = {
  at_least_one: '書き出すものを一つは選んでください。',
  one_in_csv: 'CSVには一つの表だけを書き出せます。Excelブックなら、まとめて書き出せます。',
  booked_that_day: 'その日にはすでに予約があります。別の日にしてください。',
  no_day_left: '予約できる日がありません。日付やくり返し方を変えてください。',
  nobody_free: 'その日に予約できる方がいません。別の日にしてください。',
  payers_100_in_all:
    '二人の支払者の割合を合わせると100%を超える日があります。先に、どちらかの支払者を終えてください。',
  more_than_offered: '打診中の日時には、まだ何も付けられません。予約にしてからにしてください。',
  paused: 'その日は休会中です。別の日にするか、休会を終えてください。',
  after_contract: 'その日には契約がありません。契約を更新してからにしてください。',
  in_the_group: 'この方はもうグループに入っています。',
  booked_in_a_group: 'この予約は、もうグループの予約ではありません。画面を開き直してください。',
  of_one_group: '同じグループのセッションを選んでください。',
  not_proposed: 'この日時は、もう打診中ではありません。画面を開き直してください。',
  only_offered: 'この日時はまだ打診中です。先に予約にするか、別の日時を打診してください。',
  a_cancellation: 'キャンセルの種類を選んでください。',
  not_of_a_series: 'この予約は、くり返しの予約ではありません。',
  confirmed_in_the_composer: '実施したセッションは、「記録する」から記録を確定してください。',
  empty: '内容を入力してください。',
  given_already: 'この同意はすでに記録されています。',
  withdrawn_already: 'この同意はすでに撤回されています。画面を開き直してください。',
  shared_already: 'この資料はすでに共有しています。',
  a_file: 'ファイルの資料を選んでください。',
  https_address: 'https:// で始まるアドレスを入力してください。',
  in_the_future: '今日までの日付にしてください。',
  in_the_past: '今日以降の日付にしてください。',
  its_payment_first:
    '返金のもとになった入金が、この受講者の記録にありません。先に入金の受講者を選んでください。',
  missing: '見つからなくなったものが含まれています。画面を開き直してください。',
  moved: 'このセッションは別の日に振り替えられています。振替先のセッションをお使いください。',
  no_pause_yet: 'その期間にはすでに休会があります。重ならない日付にしてください。',
  followed_up: 'このフォローは、すでに閉じられています。画面を開き直してご確認ください。',
  outcome_not_known: '先に、このセッションの結果を記録してください。',
  never_counts: 'コーチ都合のキャンセルでは、チケットも料金もかかりません。',
  by_itself: 'この項目は、ほかの記録とつながっています。その操作ごと元に戻してください。',
  no_ticket_used: 'このセッションで使われているチケットはありません。',
  nothing_booked: 'その日にキャンセルする予約はありません。',
  not_counted: 'この契約では回数を数えていません。',
  a_number_but_0: '0以外の、-1000から1000までの数にしてください。',
  not_after: '今日までの日付にしてください。',
  not_after_the_session: 'このセッションより後の日時にしてください。',
  not_before: '日付の前後を見直してください。',
  not_open: 'このセッションは、すでに結果が記録されています。画面を開き直してご確認ください。',
  not_renewed_yet: 'この契約はすでに更新されています。更新後の契約をご確認ください。',
  undecided: 'この体験はすでに結果が記録されています。先に検討中に戻してください。',
  ended_already: 'この契約はすでに終了しています。先に最近の操作から終了を元に戻してください。',
  not_received_yet: 'この入金はすでに記録されています。画面を開き直してご確認ください。',
  received_first: '返金できるのは、入金済みのものだけです。先に入金を記録してください。',
  at_most_what_is_due: '0より大きく、未入金の残額までの金額を、同じ通貨で入力してください。',
  at_most_what_came_in:
    '0より大きく、入金額から返金済みの額を引いた残りまでの金額を、同じ通貨で入力してください。',
  more_than_0: '0より大きい金額を入力してください。',
  t_and_13_digits: '登録番号は、Tと13桁の数字です（例：T7010705000725）。',
  '100_in_all': '一人の受講者の負担割合は、合わせて100%までです。割合と期間をご確認ください。',
  over: '最終日を過ぎた契約で行ってください。',
  something_left: '残っている回数がありません。画面を開き直してご確認ください。',
  of_a_package: '回数券には、回数を入力してください。',
  of_a_learner: '受講者の記録のない体験です。先に受講者を追加してください。',
  of_this_learner: 'この受講者のセッションを選んでください。',
  out_of_range: '範囲の外の数があります。範囲内の数にしてください。',
  not_recorded: 'このセッションの結果を先に記録してください。',
  a_plain_file: 'その名前は、ファイルではないものに使われています。別の名前にしてください。',
  outside_the_data_folder: '年輪のデータ用フォルダの外を選んでください。',
  plan_or_terms: 'プランを選ぶか、契約の条件を入力してください。',
  still_waiting: 'この行は、すでに受講者が決まっているか、対象外になっています。',
  three_letter_currency: '通貨は3文字の記号（JPYなど）にしてください。',
  too_long: '500文字までにしてください。',
  has_values:
    '記入のある項目は、消したり種類を変えたりできません。「記入する」を外すと、記入を残したまま出なくなります。',
  a_number: '小数は2桁までの数で入力してください。',
  a_day: '日付を入力してください。',
  yes_or_no: 'はい・いいえのどちらかを選んでください。',
  of_this_subject: 'この画面の項目ではありません。画面を開き直してください。',
  not_with_a_session: '契約とセッションの項目は、別々に保存してください。',
  one_of_the_choices: '選択肢から選んでください。',
  twice: '同じものが二つあります。どちらかを変えるか、消してください。',
  two_people: '別の受講者を選んでください。',
  no_open_draft: '統合される受講者に書きかけの記録があります。先に確定するか、破棄してください。',
  not_erased: 'データを消去した受講者が含まれているため、統合できません。',
  unknown: 'いまはない項目が含まれています。画面を開き直してください。',
  unknown_variable: '文面に使えない印があります。ボタンから入れるか、書き直してください。',
  ja_or_en: '日本語と英語のどちらかの文面を入力してください。',
  worked_on: '取り組み中の目標を選んでください。',
};

/** What a value must be, from the name of the rule it breaks. */
export function rule(name: string, variable = ''): string {
  if (variable) return `文面の「{${variable}}」は使えない印です。ボタンから入れるか、書き直してください。`;
  const most = /^at_most_(\d+)$/.exec(name)?.[1];
  if (most) return `文字数や件数を${most}以内にしてください。`;
  const [, size, unit] = /^at_most_(\d+)_(kb|mb)$/.exec(name) ?? [];
  if (size && unit) return `全体の大きさを${size} ${unit.toUpperCase()}までにしてください。`;
  const [, from, to] = /^(\d+)_to_(\d+)$/.exec(name) ?? [];
  if (from && to) return `数や文字数を${from}から${to}までにしてください。`;
  return (Object.hasOwn(byName, name) ? byName[name] : undefined) ?? GENERAL;
}
