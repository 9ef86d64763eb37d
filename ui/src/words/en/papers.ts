import type { papers as ja } from '../ja/papers';

export const papers: typeof ja = {
  open: 'Papers for the talk',
  openFor: (who) => `Papers for the talk with ${who}`,
  title: 'For the talk about going on',
  kindOf: (what) => `Format: ${what}`,
  kinds: { pdf: 'PDF, to print', html: 'HTML, for a screen' },
  making: 'Writing',
  saved: (name, pages) => `Saved to “${name}”${pages === null ? '' : ` (pages: ${pages})`}.`,
  marked: (letters) =>
    letters.length > 0
      ? ` These letters stand as 〓, as the typeface of papers does not have them: ${letters.join(' ')}. Your records keep them.`
      : '',
  folder: 'Open folder',
  progress: {
    title: 'Progress report, for the learner',
    about:
      'Where goals stand and how they moved, what was done and what is agreed, as a paper the learner keeps.',
    never: 'Notes, what to be careful about, obstacles, contacts and money are never in it.',
    span: 'Period',
    spans: {
      contract: 'Since this contract began',
      months_3: 'Three months',
      months_6: 'Six months',
      months_12: 'A year',
      whole: 'From the beginning',
    },
    told: (from, language) =>
      `From ${from ?? 'the beginning'} until today, in the language of messages to the learner (${{ ja: 'Japanese', en: 'English' }[language]}).`,
    parts: 'What is in it (untick to leave out)',
    nothing: 'There is nothing to tell of this time yet.',
    came: 'new',
    cameSince: (n) =>
      n === 1
        ? 'One part was added or changed while you looked. Tick it to have it in the report.'
        : `${n} parts were added or changed while you looked. Tick those that you want in the report.`,
    goals: 'Goals',
    attendance: 'Sessions',
    counts: (held, off, late, missed) =>
      `Held: ${held}, called off or moved in time: ${off}, called off late: ${late}, missed: ${missed}`,
    done: 'Done',
    agreed: 'Agreed',
    due: (day) => `due ${day}`,
    shared: 'Materials shared',
    next: 'Next session',
    lack: (letter, text) =>
      `The typeface of papers has no sign for “${letter}” in “${text}”. Choose HTML, or replace that letter.`,
    save: 'Save progress report',
  },
  brief: {
    title: 'Brief, for the coach',
    about:
      'The first concern, goals and how they moved, obstacles, reasons given, the latest exchanges and what seems to have helped, in one place.',
    only: 'For the coach only: notes and what to be careful about are in it. Do not hand it over.',
    save: 'Save brief',
  },
  report: {
    open: 'Make a report',
    title: 'Practice report',
    about:
      'The nine metrics with how they are counted, their counts and charts, as a paper to print. In the language of the window.',
    year: (year) => String(year),
    names: 'Name the people behind each number',
    namesWhy: 'Papers get into other hands, so nobody is named unless you ask for it.',
    save: 'Save report',
  },
};
