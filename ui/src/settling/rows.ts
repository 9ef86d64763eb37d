// What waits, as rows: what each says, where it leads, and by which keys it is settled.
import { addDays } from '../dates/day';
import { call } from '../host/call';
import type {
  Rest,
  TrialOutcome,
  Upkeep,
  WaitingContract,
  WaitingGoal,
  WaitingRow,
  WaitingTrial,
} from '../host/wire';
import type { Route } from '../route.svelte';
import type { Formats } from '../words/format';
import type { Messages } from '../words/ja';
import { nameOf, sayName } from '../words/name';
import { sayNumber } from '../words/numbered';
import { sourceName } from '../words/source';

/** The kinds in the order in which one goes through them. */
export const KINDS = [
  'outcomes',
  'proposals',
  'notes',
  'trials',
  'contracts',
  'goals',
  'alike',
  'settling',
  'payments',
  'unmatched',
] as const;

export type Kind = (typeof KINDS)[number];

/** One way to settle a row. The letter stands on its button. */
export type Deed = { letter: string; label: string; act: () => Promise<unknown> };

/** One row that waits. */
export type Row = {
  kind: Kind;
  id: string;
  /** Whom it is about. */
  who: string;
  /** What of theirs it is. */
  what: string;
  /** Since when it waits. */
  since: string;
  /** Where it is seen whole; null when there is no such place. */
  place: Route | null;
  deeds: Deed[];
  /** Whether somebody is to be chosen to whom it is given. */
  gives?: true;
};

type Told = { view: Upkeep; t: Messages; f: Formats };

/** The rows of one kind. */
export function rowsOf(kind: Kind, view: Upkeep, t: Messages, f: Formats): Row[] {
  const told = { view, t, f };
  return {
    outcomes,
    proposals,
    notes,
    trials,
    contracts,
    goals,
    alike,
    settling: maySettle,
    payments,
    unmatched,
  }[kind](told);
}

function outcomes({ view, t, f }: Told): Row[] {
  const states = [
    // In the review the next steps have N and L for decisions, and these are recorded at once.
    ['m', 'no_show'],
    ['t', 'late_cancelled'],
    ['c', 'cancelled_by_learner'],
    ['x', 'cancelled_by_coach'],
  ] as const;
  return view.outcomes.first.map((line) => ({
    kind: 'outcomes',
    id: line.id,
    who: nameOf(line.learner, t),
    what: sayNumber(line.number, t, f),
    since: `${f.dayAndTime(line.day, line.time)} · ${f.relative(line.day, view.today)}`,
    place: { room: 'learner', id: line.learner.id, session: line.id, compose: true },
    deeds: [
      ...(line.has_draft ? [] : [held(t.upkeep.deeds.held, line.learner.id, line.id)]),
      ...states.map(([letter, state]) => ({
        letter,
        label: t.upkeep.deeds[state],
        act: () => call('session.resolve', { session: line.id, state }),
      })),
    ],
  }));
}

function proposals({ view, t, f }: Told): Row[] {
  return view.proposals.first.map((line) => ({
    kind: 'proposals',
    id: line.id,
    who: nameOf(line.learner, t),
    what: t.upkeep.offered,
    since: `${f.dayAndTime(line.day, line.time)} · ${f.relative(line.day, view.today)}`,
    place: { room: 'learner', id: line.learner.id },
    deeds: [
      {
        letter: 'b',
        label: t.upkeep.deeds.bookedAfterAll,
        act: () => call('proposal.confirm', { session: line.id, keep: [] }),
      },
      {
        letter: 'w',
        label: t.upkeep.deeds.withdrawn,
        act: () => call('proposal.withdraw', { sessions: [line.id] }),
      },
    ],
  }));
}

function notes({ view, t, f }: Told): Row[] {
  return view.notes.first.map((line) => ({
    kind: 'notes',
    id: line.id,
    who: nameOf(line.learner, t),
    what: sayNumber(line.number, t, f),
    since: `${f.dayAndTime(line.day, line.time)} · ${f.relative(line.day, view.today)}`,
    place: { room: 'learner', id: line.learner.id, session: line.id, compose: true },
    deeds: line.has_draft ? [] : [held(t.upkeep.deeds.noNote, line.learner.id, line.id)],
  }));
}

/** Records a session as held, with nothing to write about it. */
function held(label: string, learner: string, session: string): Deed {
  const act = async (): Promise<void> => {
    const { body: draft } = await call('composer.open', { learner, session });
    await call('composer.confirm', { draft });
  };
  return { letter: 'h', label, act };
}

function trials({ view, t, f }: Told): Row[] {
  return view.trials.first.map((trial) => ({
    kind: 'trials',
    id: trial.id,
    who: trial.learner ? nameOf(trial.learner, t) : (trial.name ?? t.upkeep.nameless),
    what: t.upkeep.trial,
    since: `${f.dayOfYear(trial.day)} · ${t.upkeep.days(trial.days)}`,
    place: trial.learner && { room: 'learner', id: trial.learner.id },
    deeds: [
      decides('l', trial, t.upkeep.deeds.lost, { outcome: 'lost' }),
      decides('d', trial, t.upkeep.deeds.dropped, { outcome: 'dropped' }),
      decides('w', trial, t.upkeep.deeds.nextWeek, {
        outcome: 'undecided',
        next_contact_on: addDays(view.today, 7),
      }),
    ],
  }));
}

function decides(
  letter: string,
  { id: trial, reason, objection }: WaitingTrial,
  label: string,
  told: { outcome: TrialOutcome; next_contact_on?: string | null },
): Deed {
  // What was told before stays told.
  const known = { reason, objection, next_contact_on: null };
  return { letter, label, act: () => call('trial.decide', { trial, ...known, ...told }) };
}

function contracts({ view, t, f }: Told): Row[] {
  return view.contracts.first.map((contract) => ({
    kind: 'contracts',
    id: contract.id,
    who: nameOf(contract.learner, t),
    what: [
      contract.plan_name ?? t.terms.contractKind[contract.kind],
      ...(contract.auto_renew ? [t.upkeep.autoRenew] : []),
    ].join(' · '),
    since: [lasted(contract, t, f), t.upkeep.days(contract.days), ...leftOver(contract, t)].join(' · '),
    place: { room: 'learner', id: contract.learner.id },
    deeds: isDecided(contract) ? settling(contract, t) : goingOn(contract, t),
  }));
}

/** Until when it lasted, and how it was ended. */
function lasted({ end_kind: how, last_day }: WaitingContract, t: Messages, f: Formats): string {
  const last = f.dayOfYear(last_day);
  return how ? t.learner.contract.ended(t.learner.contract.endKinds[how], last) : t.upkeep.until(last);
}

/** Whether it is known how it goes on, or that it does not. */
function isDecided({ goes_on, end_kind }: WaitingContract): boolean {
  return goes_on || end_kind !== null;
}

/** What is left under a contract, and what becomes of it. */
function leftOver(contract: WaitingContract, t: Messages): string[] {
  if (!contract.left_over) return [];
  const { carried, expired } = contract.left_over;
  return [isDecided(contract) ? t.upkeep.left(carried + expired) : t.upkeep.leftOnRenewal(carried, expired)];
}

/** It goes on as another one or was ended: what becomes of the sessions left. */
function settling({ id: contract, left_over: left }: WaitingContract, t: Messages): Deed[] {
  const settle = (letter: string, label: string, rest: Rest): Deed => ({
    letter,
    label,
    act: () => call('contract.settle', { contract, rest }),
  });
  const expire = settle('e', t.upkeep.deeds.expire, 'expire');
  const keep = settle('t', t.upkeep.deeds.keep, 'keep');
  if (!left || left.carried === 0) return [expire, keep];
  return [settle('n', t.upkeep.deeds.carry(left.carried, left.expired), 'carry_over'), expire, keep];
}

/** How it goes on, or that it does not. */
function goingOn(contract: WaitingContract, t: Messages): Deed[] {
  const end = (letter: string, end_kind: 'completed' | 'lapsed', label: string): Deed => ({
    letter,
    label,
    act: () =>
      call('contract.end', {
        ...{ contract: contract.id, ended_on: contract.last_day, end_kind },
        ...{ reason: null, rest: 'expire', call_off: null, withdraw: null },
      }),
  });
  return [
    {
      letter: 'r',
      label: contract.auto_renew ? t.upkeep.deeds.renewAgreed : t.upkeep.deeds.renew,
      act: () =>
        call('contract.renew', {
          ...{ contract: contract.id, starts_on: null, terms: null },
          ...{ plan: null, due_on: null },
        }),
    },
    end('c', 'completed', t.upkeep.deeds.completed),
    end('l', 'lapsed', t.upkeep.deeds.lapsed),
  ];
}

function goals({ view, t, f }: Told): Row[] {
  return view.goals.first.map((goal) => ({
    kind: 'goals',
    id: goal.id,
    who: nameOf(goal.learner, t),
    what: goal.title,
    since: `${f.dayOfYear(goal.touched_on)} · ${t.upkeep.days(goal.days)}`,
    place: { room: 'learner', id: goal.learner.id },
    deeds: [
      {
        letter: 'y',
        label: t.upkeep.deeds.stillTrue,
        act: () => call('goal.confirm', { goal: goal.id }),
      },
      becomes(goal, 'd', 'reached', t.upkeep.deeds.reached),
      becomes(goal, 'x', 'stopped', t.upkeep.deeds.stopped),
    ],
  }));
}

function becomes(goal: WaitingGoal, letter: string, state: 'reached' | 'stopped', label: string): Deed {
  const { id, title, baseline, target, unit, due_on } = goal;
  return {
    letter,
    label,
    act: () => call('goal.change', { goal: id, title, baseline, target, unit, due_on, state }),
  };
}

function alike({ view, t }: Told): Row[] {
  return view.alike.first.map(({ one, other, by }) => ({
    kind: 'alike',
    id: `${one.id}-${other.id}`,
    who: t.upkeep.pair(nameOf(one, t), nameOf(other, t)),
    what: t.upkeep.same(by.map((likeness) => t.upkeep.likeness[likeness]).join(t.intake.list)),
    since: '',
    place: { room: 'merging', id: one.id, other: other.id, from: 'upkeep' },
    deeds: [
      {
        letter: 'n',
        label: t.upkeep.deeds.notSame,
        act: () => call('learner.not_same', { learner: one.id, other: other.id }),
      },
    ],
  }));
}

function maySettle({ view, t, f }: Told): Row[] {
  return view.settling.first.map(
    ({ payment, due, learner, amount, due_amount, paid_on, method, due_on }) => ({
      kind: 'settling',
      id: payment,
      who: nameOf(learner, t),
      what: [f.money(amount.minor, amount.currency), sayName(method, t)].filter(Boolean).join(' · '),
      since: t.upkeep.cameFor(
        paid_on ? f.dayOfYear(paid_on) : '',
        [
          due_on && f.dayOfYear(due_on),
          due_amount.minor > amount.minor && f.money(due_amount.minor, due_amount.currency),
        ]
          .filter(Boolean)
          .join(' '),
      ),
      place: { room: 'learner', id: learner.id },
      deeds: [
        {
          letter: 'y',
          label: due_amount.minor > amount.minor ? t.upkeep.deeds.settlesPart : t.upkeep.deeds.settles,
          act: () => call('payment.settle', { payment, due }),
        },
        {
          letter: 'n',
          label: t.upkeep.deeds.notThatOne,
          act: () => call('payment.not_same', { payment, due }),
        },
      ],
    }),
  );
}

function payments({ view, t, f }: Told): Row[] {
  return view.payments.first.map((row) => ({
    ...brought(row, 'payments', t, f),
    gives: true,
    deeds: [
      {
        letter: 'x',
        label: t.upkeep.deeds.setAside,
        act: () => call('inbox.dismiss', { items: [row.id] }),
      },
    ],
  }));
}

function unmatched({ view, t, f }: Told): Row[] {
  return view.unmatched.first.map((row) => brought(row, 'unmatched', t, f));
}

function brought(row: WaitingRow, kind: Kind, t: Messages, f: Formats): Row {
  return {
    kind,
    id: row.id,
    who: row.amount ? f.money(row.amount.minor, row.amount.currency) : t.upkeep.rowKind[row.kind],
    what: [row.summary, sourceName(row.source, t)].filter(Boolean).join(' · '),
    since: f.dayOfYear(row.day),
    place: { room: 'import', inbox: true },
    deeds: [],
  };
}
