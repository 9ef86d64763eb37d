// How one event of the timeline is told: its sign, its heading, what stands under it and at its end.
import BellRing from '@lucide/svelte/icons/bell-ring';
import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import CalendarX from '@lucide/svelte/icons/calendar-x';
import CircleCheckBig from '@lucide/svelte/icons/circle-check-big';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CircleX from '@lucide/svelte/icons/circle-x';
import Coins from '@lucide/svelte/icons/coins';
import FileSignature from '@lucide/svelte/icons/file-signature';
import Flag from '@lucide/svelte/icons/flag';
import Library from '@lucide/svelte/icons/library';
import MessageCircle from '@lucide/svelte/icons/message-circle';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Pause from '@lucide/svelte/icons/pause';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import Sprout from '@lucide/svelte/icons/sprout';
import TrafficCone from '@lucide/svelte/icons/traffic-cone';
import TrendingUp from '@lucide/svelte/icons/trending-up';
import type { Icon } from '../../../design/icon';
import type { ActionState, MovesShown, SessionAt, TimelineEvent, TimelineKind } from '../../../host/wire';
import type { Formats } from '../../../words/format';
import type { Messages } from '../../../words/ja';
import { sayChannel } from '../../../words/channels';
import { sayName } from '../../../words/name';

/** Colour never says it alone: the tag or the sign does. */
export type Tone = 'plain' | 'accent' | 'ok' | 'warn' | 'danger';

/** One event as a row shows it. */
export type Told = {
  icon: Icon;
  tone: Tone;
  heading: string;
  body?: string;
  /** A word for how it stands, or an amount. */
  tag?: string;
  amount?: string;
  /** The session that the row opens. */
  session?: string;
  /** The sessions it was moved from and to, and what leads there. */
  moves?: readonly Move[];
};

/** The other end of a move, in words. */
export type Move = { session: string; said: string };

/** Events that one filter shows. */
export type Filter = keyof Messages['timeline']['filter'];

/** The kinds of events behind each filter; null shows all. */
export const KINDS: Readonly<Record<Filter, TimelineKind[] | null>> = {
  all: null,
  sessions: ['booking', 'session', 'trial', 'application'],
  contact: ['interaction', 'follow_up', 'material', 'consent'],
  money: ['contract', 'pause', 'payment', 'refund', 'cancellation'],
  actions: ['action_item'],
  goals: ['goal', 'progress', 'obstacle'],
};

type Of<Kind extends TimelineKind> = Extract<TimelineEvent, { kind: Kind }>;

const ACTIONS: Readonly<Record<ActionState, { icon: Icon; tone: Tone }>> = {
  open: { icon: CircleDashed, tone: 'plain' },
  done: { icon: CircleCheckBig, tone: 'ok' },
  partly: { icon: CircleCheckBig, tone: 'warn' },
  not_done: { icon: CircleX, tone: 'danger' },
  dropped: { icon: CircleX, tone: 'plain' },
};

/** The event in the language of `t`, seen from `today`. */
export function tell(event: TimelineEvent, today: string, t: Messages, f: Formats): Told {
  const w = t.timeline.event;
  switch (event.kind) {
    case 'booking':
      return tellBooking(event, today, t, f);
    case 'session':
      return tellSession(event, t, f);
    case 'interaction': {
      const heading = (event.way === 'in' ? w.received : w.sent)[event.channel];
      return { icon: MessageCircle, tone: 'plain', heading, ...body(event.text) };
    }
    case 'contract':
      return tellContract(event, t, f);
    case 'pause': {
      const until = event.ends_on ? w.until(f.dayOfYear(event.ends_on)) : w.pauseOpen;
      return { icon: Pause, tone: 'plain', heading: w.pause, ...body(until, event.reason) };
    }
    case 'payment': {
      const amount = f.money(event.amount.minor, event.amount.currency);
      const due = event.due_on && !event.paid ? w.due(f.dayOfYear(event.due_on)) : null;
      const heading = event.paid ? w.payment : w.paymentDue;
      const late = !event.paid && event.due_on !== null && event.due_on < today;
      return {
        icon: Coins,
        tone: late ? 'warn' : 'plain',
        heading,
        amount,
        ...(late && { tag: w.unpaid }),
        ...body(due, sayName(event.method, t)),
      };
    }
    case 'refund':
      return {
        icon: Coins,
        tone: 'plain',
        heading: w.refund,
        amount: f.money(-event.amount.minor, event.amount.currency),
        ...body(event.reason, sayName(event.method, t)),
      };
    case 'action_item': {
      const state: ActionState = event.resolved ? event.state : 'open';
      const due = event.due_on && !event.resolved ? w.due(f.dayOfYear(event.due_on)) : null;
      const tag = event.resolved ? t.terms.actionState[event.state] : w.agreed;
      return { ...ACTIONS[state], heading: event.text ?? w.untold, tag, ...body(due) };
    }
    case 'goal': {
      const due = event.due_on ? w.due(f.dayOfYear(event.due_on)) : null;
      const tag = event.state === 'active' ? {} : { tag: t.learner.goals.states[event.state] };
      return { icon: Flag, tone: 'accent', heading: w.goal(event.title), ...tag, ...body(due) };
    }
    case 'progress': {
      const value = event.unit === '%' ? null : `${event.value} ${event.unit}`.trim();
      return {
        icon: TrendingUp,
        tone: 'plain',
        heading: w.progress(event.title),
        tag: f.percent(event.achievement),
        ...body(value),
      };
    }
    case 'obstacle': {
      const heading = event.cleared ? w.cleared : w.obstacle;
      return {
        icon: TrafficCone,
        tone: event.cleared ? 'ok' : 'warn',
        heading,
        ...body(event.text, sayName(event.category, t)),
      };
    }
    case 'cancellation': {
      const reasons = event.reasons.map((reason) => sayName(reason, t)).join(t.design.listing);
      const last = w.until(f.dayOfYear(event.effective_on));
      return {
        icon: FileSignature,
        tone: 'warn',
        heading: w.cancellation,
        ...(event.reasons.length === 0 && { tag: w.unasked }),
        ...body(reasons, event.what_happened, last),
      };
    }
    case 'trial':
      return tellTrial(event, t, f);
    case 'application':
      return {
        icon: Sprout,
        tone: 'plain',
        heading: event.state === 'joined' ? w.fromList : w.application,
        tag: t.terms.applicationState[event.state],
        ...body(sayChannel(event.channel, t), event.answers.map(([, answer]) => answer).join(' · ')),
      };
    case 'material': {
      const inSession = event.session ? { session: event.session } : {};
      const said = event.session ? w.inSession : null;
      return { icon: Library, tone: 'plain', heading: w.shared(event.title), ...inSession, ...body(said) };
    }
    case 'consent': {
      const { kinds } = t.learner.consents;
      const heading = event.withdrawn ? w.consentWithdrawn : w.consentGiven;
      const tone = event.withdrawn ? 'warn' : 'plain';
      return { icon: ShieldCheck, tone, heading, ...body(kinds[event.about], event.evidence) };
    }
    case 'follow_up':
      return tellFollowUp(event, t, f);
  }
}

/** Where a session was moved from and to: each leads to the other. */
export function tellMoves({ from, to }: MovesShown, t: Messages, f: Formats): readonly Move[] {
  const w = t.timeline.event;
  const said = (end: SessionAt, say: (when: string) => string): Move => ({
    session: end.id,
    said: say(f.dayAndTime(end.day, end.time)),
  });
  return [...(from ? [said(from, w.movedFrom)] : []), ...(to ? [said(to, w.movedTo)] : [])];
}

function tellBooking(event: Of<'booking'>, today: string, t: Messages, f: Formats): Told {
  const { day, id, state, minutes, mode, moves } = event;
  const w = t.timeline.event;
  const waits = day < today && state === 'booked';
  return {
    icon: CalendarClock,
    tone: waits ? 'warn' : 'accent',
    heading: state === 'proposed' ? w.proposed : w.booking,
    session: id,
    moves: tellMoves(moves, t, f),
    ...(waits && { tag: w.toWrite }),
    ...body(minutes && t.terms.minutes(String(minutes)), mode && t.terms.mode[mode]),
  };
}

function tellFollowUp(event: Of<'follow_up'>, t: Messages, f: Formats): Told {
  const w = t.timeline.event;
  const what = event.text ?? sayName(event.trigger, t);
  if (!event.closed) {
    const tag = event.arm && w.arm[event.arm];
    const means = event.text || event.means === 'contact' ? null : sayName(event.means, t);
    const open = event.state === 'open' || event.state === 'snoozed';
    const due = event.due_on && open ? w.due(f.dayOfYear(event.due_on)) : null;
    return {
      icon: BellRing,
      tone: 'warn',
      heading: w.followUp,
      ...(tag && { tag }),
      ...body(what, means, due),
    };
  }
  const tag = event.result ? t.terms.followUpResult[event.result] : t.terms.followUpState[event.state];
  return { icon: BellRing, tone: 'plain', heading: w.followedUp, tag, ...body(what, event.reason) };
}

function tellSession(event: Of<'session'>, t: Messages, f: Formats): Told {
  const w = t.timeline.event;
  const moves = tellMoves(event.moves, t, f);
  const givenBack = event.given_back && w.givenBack(event.given_back);
  if (event.state !== 'held') {
    // Where it was moved to says that it was.
    const heading = event.moves.to ? w.booking : t.terms.sessionState[event.state];
    return {
      icon: CalendarX,
      tone: 'warn',
      heading,
      session: event.id,
      moves,
      ...body(givenBack, event.words),
    };
  }
  const satisfaction = event.satisfaction === null ? null : w.satisfaction(event.satisfaction);
  return {
    icon: NotebookPen,
    tone: 'accent',
    heading: event.number === null ? t.learner.session.plain : w.session(String(event.number)),
    session: event.id,
    moves,
    ...(satisfaction ? { tag: satisfaction } : event.words === null && { tag: w.noNote }),
    ...body(givenBack, event.words),
  };
}

function tellTrial(event: Of<'trial'>, t: Messages, f: Formats): Told {
  const w = t.timeline.event;
  // What came of it may be said before its session is written about.
  const open = event.state === 'booked' || event.state === 'proposed';
  const ahead = open && event.outcome === 'undecided';
  const missed = !event.showed_up && !open;
  return {
    icon: Sprout,
    tone: event.outcome === 'won' ? 'ok' : 'plain',
    heading: ahead ? w.trialAhead : missed ? w.trialMissed : w.trial,
    ...(!ahead && { tag: w.outcome[event.outcome] }),
    ...(event.session && { session: event.session }),
    moves: tellMoves(event.moves, t, f),
    ...body(
      event.words,
      event.reason && sayName(event.reason, t),
      event.objection,
      event.source && w.source(sayName(event.source, t)),
    ),
  };
}

function tellContract(event: Of<'contract'>, t: Messages, f: Formats): Told {
  const w = t.timeline.event;
  const name = event.plan_name ?? t.terms.contractKind[event.contract_kind];
  const icon = FileSignature;
  if (event.turn === 'ended') {
    const tag = event.end_kind ? { tag: t.learner.contract.endKinds[event.end_kind] } : {};
    return { icon, tone: 'plain', heading: w.contractEnded(name), ...tag, ...body(sayName(event.reason, t)) };
  }
  const heading = event.turn === 'started' ? w.contractStarted(name) : w.contractRenewed(name);
  const amount = f.money(event.price.minor, event.price.currency);
  return {
    icon,
    tone: 'ok',
    heading,
    amount,
    ...body(event.term_end && w.until(f.dayOfYear(event.term_end))),
  };
}

/** What stands under the heading: those parts that there are. */
function body(...parts: (string | number | null)[]): { body?: string } {
  const said = parts.filter(Boolean).join(' · ');
  return said ? { body: said } : {};
}
