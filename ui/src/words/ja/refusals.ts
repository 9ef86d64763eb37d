const byWhy: Readonly<Record<string, string>> = {
  no_tables: '履歴の表（learners.csv など）が見つかりませんでした。',
  unreadable: 'ファイルを最後まで読めませんでした。',
  not_a_zip: 'zip ファイルとして開けませんでした。',
  climbs_out: 'zip の中に、フォルダの外を指すファイルがあります。',
  link: 'zip の中に、ほかの場所へのリンクがあります。',
  repeated: '同じ名前のファイルが二つあります。',
  nested: 'zip の中に、さらに zip があります。',
  encrypted: 'zip にパスワードがかかっています。',
  unknown_packing: 'zip の圧縮形式が対応していないものです。',
  overlapping: 'zip の中のファイルが重なり合っています。',
  too_many_files: 'zip の中のファイルが多すぎます。',
  bomb: 'zip を展開すると大きくなりすぎます。',
  scattered: '表が複数のフォルダに分かれています。',
};

/** Why a source of history cannot be read, from the name of the reason and the file it is about. */
export function refusal(why: string, member: string): string {
  const said = Object.hasOwn(byWhy, why) ? byWhy[why] : undefined;
  return `${said ?? '選んだものを履歴の表として読めませんでした。'}${member ? `（${member}）` : ''}`;
}

const byUnfit: Readonly<Record<string, string>> = {
  empty: 'ファイルに何も書かれていません。',
  too_large: 'ファイルが大きすぎます（64 MB、25万行、200列まで）。',
  no_headings:
    '1行目に見出しがありません。「名前」「メールアドレス」などの見出しを1行目に加えて、もう一度選んでください。',
  not_a_table: '表として読めませんでした。CSV か Excel（xlsx）のファイルを選んでください。',
};

/** Why a file cannot be read as a table, from the name of the reason and the line it is about. */
export function unfit(why: string, line: string): string {
  if (why === 'quote_open')
    return `${line}行目で開いた引用符（"）が閉じられないまま、ファイルが終わっています。その行を直して、もう一度選んでください。`;
  return (Object.hasOwn(byUnfit, why) ? byUnfit[why] : undefined) ?? 'ファイルを表として読めませんでした。';
}
