import type { Messages } from '../ja';

export const failures: Messages['failures'] = {
  unknown: () => ({
    happened: 'That could not be completed.',
    safe: 'What was saved before is unchanged.',
    todo: 'Try again. If it happens again, report it with the code.',
  }),
  byCode: {
    'U-001': () => ({
      happened: 'Nenrin’s core did not answer.',
      safe: 'What was saved before is unchanged, and your text is still here.',
      todo: 'Wait a moment and try again. If it goes on, copy your text and reopen Nenrin.',
    }),
    'U-002': () => ({
      happened: 'Something on this screen stopped halfway.',
      safe: 'What was saved before is unchanged.',
      todo: 'Open this screen again.',
    }),
  },
};
