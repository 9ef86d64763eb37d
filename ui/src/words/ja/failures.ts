/** What happened, what is safe, what to do. `about` is what the core said the failure concerns. */
export type Explanation = { happened: string; safe: string; todo: string };

type About = Readonly<Record<string, string>>;

/** Shown for a code that the catalogue does not know: true for every failure, since nothing is half written. */
const unknown = (_: About): Explanation => ({
  happened: '操作を完了できませんでした。',
  safe: '保存済みの記録は変わっていません。',
  todo: 'もう一度お試しください。続くときは、コードを添えてお知らせください。',
});

/** By code. Both languages must have every code, or they do not compile. */
const byCode = {
  'U-001': () => ({
    happened: '年輪の本体と通信できませんでした。',
    safe: '保存済みの記録は変わっていません。書きかけの内容は画面に残っています。',
    todo: '少し待ってもう一度お試しください。続くときは、内容を控えてから年輪を開き直してください。',
  }),
  'U-002': () => ({
    happened: '画面の処理が途中で止まりました。',
    safe: '保存済みの記録は変わっていません。',
    todo: 'この画面を開き直してください。',
  }),
} satisfies Record<string, (about: About) => Explanation>;

export const failures = { unknown, byCode };
