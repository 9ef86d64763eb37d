import type {
  ActionState,
  ApplicationState,
  Channel,
  ContractKind,
  FollowUpResult,
  FollowUpState,
  Lifecycle,
  Mode,
  SessionState,
} from '../../host/wire';

const lifecycle = {
  listed: '登録のみ',
  applied: '申込',
  trial: '体験',
  deciding: '検討中',
  active: '受講中',
  paused: '休会中',
  ending: '終了・更新待ち',
  graduated: '卒業',
  left: '終了',
  cancelled: '解約',
  lost: '未成約',
  returned: '再契約',
} satisfies Record<Lifecycle, string>;

const sessionState = {
  proposed: '打診中',
  booked: '予約済',
  held: '実施',
  cancelled_by_learner: '受講者都合キャンセル',
  cancelled_by_coach: 'コーチ都合キャンセル',
  late_cancelled: '直前キャンセル',
  no_show: '無断欠席',
  rescheduled: '振替',
} satisfies Record<SessionState, string>;

const mode = { online: 'オンライン', in_person: '対面', phone: '電話' } satisfies Record<Mode, string>;

const channel = {
  line: 'LINE',
  email: 'メール',
  phone: '電話',
  in_person: '対面',
  form: 'フォーム',
  other: 'その他',
} satisfies Record<Channel, string>;

const contractKind = {
  subscription: '月謝',
  package: '回数券',
  fixed_term: '期間契約',
  one_off: '単発',
  pro_bono: '無償',
} satisfies Record<ContractKind, string>;

// The names of states, as they stand in chips and tables, end in 済; in a sentence, or before a noun, it is 済み.
const actionState = {
  open: '未実施',
  done: '達成',
  partly: '一部',
  not_done: '未達',
  dropped: '取りやめ',
} satisfies Record<ActionState, string>;

const applicationState = {
  new: '未対応',
  contacted: '連絡済',
  trial_booked: '体験予約済',
  rejected: 'お断り',
  spam: '迷惑',
  joined: '受講開始済',
} satisfies Record<ApplicationState, string>;
const followUpState = {
  open: '未対応',
  snoozed: '先送り中',
  done: '完了',
  resolved_itself: '自然に解決',
  dismissed: '見送り',
} satisfies Record<FollowUpState, string>;

const followUpResult = {
  booked: '予約が入った',
  replied: '返事があった',
  no_reply: '返事なし',
  renewed: '更新・契約',
  left: '終了・解約',
} satisfies Record<FollowUpResult, string>;

/** Names that history tables bring as codes: where from, by what means, why. Any other name stands as it is. */
const brought: Readonly<Record<string, string>> = {
  referral: '紹介',
  search: '検索',
  sns: 'SNS',
  event: 'イベント',
  other: 'その他',
  by_hand: '手入力',
  day_cancelled: '休んだ日の振替',
  next_contact: '次の連絡日',
  after_30_days: '卒業30日後の連絡',
  after_90_days: '卒業90日後の連絡',
  after_180_days: '卒業180日後の連絡',
  message: 'メッセージ',
  call: '電話',
  offer: '提案',
  overdue: '予約の遅れ',
  checkin: '様子うかがい',
  lost_motivation: '意欲の低下',
  too_busy: '多忙',
  no_progress: '手応えの不足',
  price: '料金',
  not_a_fit: '内容が合わない',
  not_now: '今は必要ない',
  money: 'お金の事情',
  dissatisfied: '不満',
  other_service: '他のサービスへ',
  moved: '転居',
  health: '体調',
  goal_reached: '目標達成',
  confidence: '自信',
  environment: '環境',
  family: '家族',
  habit: '習慣',
  time: '時間',
  workplace: '職場',
  bank_transfer: '銀行振込',
  card: 'カード',
  cash: '現金',
  e_money: '電子マネー',
};

/** Words of the field that several rooms say in the same way. */
export const terms = {
  lifecycle,
  /** Instead of where somebody stands who has agreed to come from a day on. */
  startsOn: (day: string) => `${day} から受講`,
  sessionState,
  mode,
  channel,
  contractKind,
  actionState,
  applicationState,
  followUpState,
  followUpResult,
  brought,
  sessionNumber: (number: string) => `第${number}回`,
  trialSession: '体験',
  remaining: (sessions: string) => `残り${sessions}回`,
  minutes: (minutes: string) => `${minutes}分`,
};
