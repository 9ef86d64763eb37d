import type { Commands } from '../../host/wire';
import { formats } from '../format';

type About = Readonly<Record<string, string>>;
type Label = (about: About) => string;

/** Shown for a kind of act that the catalogue does not know. */
const unknown: Label = () => '記録の変更';

const withName =
  (what: string): Label =>
  (about) =>
    about.name ? `${what}（${about.name}）` : what;
const withDay =
  (what: string): Label =>
  (about) =>
    about.day ? `${what} ${formats.ja.dayOfYear(about.day)}` : what;
/** From when a booking was moved, and to when. */
const withMove =
  (what: string): Label =>
  (about) => {
    const { from, day } = about;
    if (!from || !day) return withDay(what)(about);
    const at = (day: string, time = ''): string => formats.ja.dayAndTime(day, time || null);
    return `${what} ${at(from, about.from_time)} から ${at(day, about.time)} へ`;
  };
const withCount =
  (what: Label, unit: string): Label =>
  (about) =>
    about.count ? `${what(about)} ${about.count}${unit}` : what(about);
const withDayAndCount = (what: string, unit = '回'): Label => withCount(withDay(what), unit);

/** Acts are called as the command that does them, but for founding a practice and for confirming what the composer holds. */
type Kind = keyof Commands | 'practice.found' | 'session.confirm';

/** What the coach did, as a noun phrase, by the kind of the act. */
const byKind: Readonly<Record<string, Label>> = {
  'practice.found': () => '記録の開設',
  'practice.rename': withName('教室や事業の名前の変更'),
  'learner.add': withName('受講者の追加'),
  'learner.change': withName('受講者の変更'),
  'learners.tag': withCount(withName('タグの変更'), '人'),
  'learners.pause': withCount(() => '休会の追加', '人'),
  'learners.agree': withCount(withName('契約の追加'), '人'),
  'learners.follow_up': withCount(() => 'フォローの追加', '人'),
  'filter.save': withName('条件の保存'),
  'filter.rename': withName('条件の名前の変更'),
  'filter.remove': withName('条件の削除'),
  'learner.disclose': () => '開示用のまとめ',
  'learner.erase': () => 'データの消去',
  'session.book': withDay('予約'),
  'session.book_series': withDayAndCount('くり返しの予約'),
  'gathering.book': withDayAndCount('グループの予約', '人'),
  'gathering.add': withDay('グループへの追加'),
  'gathering.rename': () => 'グループの名前の変更',
  'gathering.resolve': withDayAndCount('グループの結果', '人'),
  'session.propose': withDayAndCount('打診', '件'),
  'proposal.confirm': withDay('打診からの予約'),
  'proposal.withdraw': withDayAndCount('打診の取り下げ', '件'),
  'series.move': withDayAndCount('くり返しの予約の変更'),
  'series.cancel': withDayAndCount('くり返しの予約のキャンセル'),
  'session.change': withDay('予約の変更'),
  'session.set_place': withDay('場所の変更'),
  'session.resolve': withDay('セッションの結果'),
  'session.reschedule': withMove('予約の振替'),
  'session.confirm': (about) => (about.number ? `第${about.number}回の記録` : 'セッションの記録'),
  'session.flags': withDay('この回の扱い'),
  'policy.save': () => 'キャンセルの扱いの変更',
  'metrics.save_definition': () => '指標の定義の変更',
  'metrics.set_target': () => '指標の目標の変更',
  'session.give_back': withDay('チケットの返却'),
  'entitlement.adjust': () => '残回数の訂正',
  'day.cancel': withDayAndCount('1日分の予約のキャンセル', '件'),
  'follow_up.add': () => 'フォローの追加',
  'follow_up.finish': () => 'フォローの完了',
  'follow_up.snooze': () => 'フォローの先送り',
  'follow_up.dismiss': () => 'フォローの見送り',
  'review.open': () => '週次レビューの開始',
  'review.decide': () => '週次レビューの決定',
  'review.renew': () => '週次レビューでの契約の更新',
  'review.finish': () => '週次レビューの完了',
  'improvement.add': withName('一手の追加'),
  'improvement.change': withName('一手の変更'),
  'improvement.close': withName('一手の結果'),
  'act.undo': () => '元に戻す操作',
  'act.redo': () => 'やり直し',
  'field.restore': () => '変更前の値の復元',
  'note.restore': withDay('メモの復元'),
  'note_template.save': () => 'メモの見出しの変更',
  'action_item.add': () => 'アクションの追加',
  'action_item.change': () => 'アクションの変更',
  'action_item.resolve': () => 'アクションの結果',
  'consent.give': () => '同意の記録',
  'consent.withdraw': () => '同意の撤回',
  'material.add_link': withName('資料の追加'),
  'material.add_file': withName('資料の追加'),
  'material.remove': withName('資料の削除'),
  'material.rename': withName('資料の名前の変更'),
  'material.share': withName('資料の共有'),
  'share.remove': () => '資料の共有の終了',
  'custom_field.save': () => '独自の項目の変更',
  'custom_value.save': () => '独自の項目の記入',
  'message_template.save': () => '文面のひな形の変更',
  'message_template.add_examples': () => '文面の例の追加',
  'message.record': withName('送った文面の記録'),
  'reason.save': () => '理由の一覧の変更',
  'flow.save': () => '受講の流れの変更',
  'lead.add': withName('申込の受付'),
  'learner.merge': withName('受講者の統合'),
  'learner.not_same': withName('別の人としての記録'),
  'application.change': () => '申込の状態の変更',
  'trial.book': withDay('体験の予約'),
  'trial.decide': () => '体験の結果',
  'trial.win': () => '体験からの契約',
  'contract.add': () => '契約の追加',
  'contract.renew': () => '契約の更新',
  'contract.cancel': () => '解約の記録',
  'contract.graduate': () => '卒業の記録',
  'cancellation.change': () => '解約の理由の変更',
  'contract.end': () => '契約の終了',
  'contract.settle': () => '契約の残りの整理',
  'contract.correct': () => '契約の訂正',
  'contract.more_terms': () => '契約の条件の変更',
  'pause.add': () => '休会の追加',
  'pause.end': () => '休会の終了',
  'pause.correct': () => '休会の訂正',
  'pause.remove': () => '休会の削除',
  'payer.save': withName('支払者の変更'),
  'payer.link': () => '支払者の登録',
  'payer.unlink': () => '支払者の登録の終了',
  'payment.expect': () => '入金予定の追加',
  'payment.record': () => '入金の記録',
  'payment.correct': () => '入金の訂正',
  'payment.remove': () => '入金の削除',
  'contract.pay_by': () => '契約の支払者の変更',
  'payment.receive': () => '入金の記録',
  'payment.settle': () => '入金の予定との照合',
  'payment.join': () => '入金の予定との照合',
  'payment.not_same': () => '別の入金としての記録',
  'refund.add': () => '返金の記録',
  'refund.correct': () => '返金の訂正',
  'refund.remove': () => '返金の削除',
  'plan.save': withName('プランの変更'),
  'goal.add': () => '目標の追加',
  'goal.change': () => '目標の変更',
  'goal.confirm': withName('目標の確認'),
  'progress.add': () => '現在地の記録',
  'obstacle.add': () => '障害要因の追加',
  'obstacle.clear': () => '障害要因の解消',
  'interaction.log': () => '対応履歴の追加',
  'interaction.change': () => '対応履歴の変更',
  'history.bring_in': withName('履歴の取り込み'),
  'import.run': withName('ファイルの取り込み'),
  'inbox.give': () => '確認待ちの受講者の決定',
  'inbox.welcome': () => '確認待ちから受講者を追加',
  'inbox.dismiss': () => '確認待ちを対象外に',
} satisfies Partial<Record<Kind, Label>>;

const withLearner = (what: string, learner: string): string => `${learner}の${what}`;

export const acts = { unknown, byKind, withLearner };
