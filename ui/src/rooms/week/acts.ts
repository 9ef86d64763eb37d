// What can be done from a row of the week, in words that can be taken back.
import type { Day, Time } from '../../dates/day';
import type { Booking } from '../../dates/booking';
import type { Slot } from '../../dates/slot';
import { call } from '../../host/call';
import { latestAct } from '../../host/latest.svelte';
import type {
  ActionState,
  Commands,
  LearnerName,
  Mode,
  Outcome,
  OverdueAction,
  SessionLine,
  UnbookedLine,
} from '../../host/wire';
import { nameOf } from '../../words/name';
import { words } from '../../words/words.svelte';
import type { NotHeld } from '../../not-held/proposal';
import type { Done } from './deeds.svelte';

/** 佐藤 美咲 11/18（水） */
export function nameSession(line: SessionLine): string {
  return `${nameOf(line.learner, words.t)} ${words.f.dayOfYear(line.day)}`;
}

/** Records that a session was held, and that there is nothing to write about it. */
export async function holdWithoutNote(line: SessionLine): Promise<Done> {
  const { body: draft } = await call('composer.open', { learner: line.learner.id, session: line.id });
  const { consequences } = await call('composer.preview', { draft });
  const { act } = await call('composer.confirm', { draft });
  const ticket = consequences.find((consequence) => consequence.kind === 'ticket_used');
  return {
    act,
    say: (t) => {
      if (!ticket) return t.held(nameSession(line));
      const left = ticket.balance_before;
      return t.heldByTicket(nameSession(line), words.f.count(left), words.f.count(left - 1));
    },
  };
}

/** Records why a session did not take place. */
export async function resolve(line: SessionLine, state: NotHeld): Promise<Done> {
  const act = await actOf('session.resolve', { session: line.id, state }, line.learner);
  return {
    act,
    say: (t) => t.resolved(nameSession(line), words.t.week.outcome[state]),
  };
}

/** Records what came of a group, for those of `lines`. */
export async function resolveGathering(
  lines: readonly SessionLine[],
  title: string,
  state: Outcome,
): Promise<Done> {
  const act = await actOf('gathering.resolve', { sessions: lines.map(({ id }) => id), state }, null);
  const people = lines.length;
  return {
    act,
    say: () => words.t.gathering.said(title, words.f.count(people), words.t.terms.sessionState[state]),
  };
}

/** Books a time that was offered; the others go. */
export async function confirmProposal(line: SessionLine): Promise<Done> {
  const act = await actOf('proposal.confirm', { session: line.id, keep: [] }, line.learner);
  return { act, say: () => words.t.proposals.confirmed(nameSession(line)) };
}

/** Takes one time that was offered back. */
export async function withdrawProposal(line: SessionLine): Promise<Done> {
  const act = await actOf('proposal.withdraw', { sessions: [line.id] }, line.learner);
  return { act, say: () => words.t.proposals.withdrawn(words.f.count(1)) };
}

/** Moves a booking; it keeps its time when only a day is said. */
export async function move(line: SessionLine, to: Slot): Promise<Done> {
  const input = { session: line.id, day: to.date, time: to.time };
  const act = await actOf('session.reschedule', input, line.learner);
  const who = (): string => `${nameOf(line.learner, words.t)} ${slot(line.day, line.time)}`;
  return { act, say: (t) => t.moved(who(), slot(to.date, to.time)) };
}

/** Books the next session; where nothing else is said it is as long and as near as `like`. */
export async function book(
  { learner }: UnbookedLine,
  { date: day, time, ...said }: Booking,
  like: { minutes: number | null; mode: Mode | null },
): Promise<Done> {
  const [minutes, mode] = [said.minutes ?? like.minutes, said.mode ?? like.mode];
  const input = { learner: learner.id, day, time, minutes, mode, place: said.place };
  const act = await actOf('session.book', input, learner);
  return { act, say: (t) => t.booked(nameOf(learner, words.t), slot(day, time)) };
}

/** Records what became of an action. */
export async function resolveAction(action: OverdueAction, state: ActionState): Promise<Done> {
  const act = await actOf('action_item.resolve', { action_item: action.id, state }, action.learner);
  const text = (): string => action.text ?? words.t.week.overdue.nameless;
  return { act, say: (t) => t.action(text(), words.t.terms.actionState[state]) };
}

/**
 * Carries out a command that does not answer the number of its act, and finds it; null when nothing was changed. The latest
 * act is then another one, which must not be taken back in its place.
 */
async function actOf<Name extends keyof Commands>(
  name: Name,
  input: Commands[Name]['input'],
  learner: LearnerName | null,
): Promise<number | null> {
  const before = await latestAct();
  await call(name, input);
  const act = await latestAct();
  const isNew = act !== undefined && act.seq !== before?.seq;
  return isNew && act.kind === name && act.learner?.id === learner?.id ? act.seq : null;
}

function slot(day: Day, time: Time | null): string {
  return words.f.dayAndTime(day, time);
}
