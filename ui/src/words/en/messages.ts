import type { Messages } from '../ja';

export const messages: Messages['messages'] = {
  title: (who) => `Write a message: ${who}`,
  template: 'Template',
  language: 'Language of the message',
  text: 'Message',
  variables: {
    name: 'Name',
    next_session: 'Next session',
    next_place: 'Next place',
    last_session: 'Last session',
    tickets: 'Sessions left',
    last_day: 'End of term',
    practice: 'Practice name',
  },
  missing: (names) => `Nothing is recorded for: ${names}. Please replace what stands in { } in the message.`,
  kept: 'The message is not stored, and Nenrin sends nothing itself.',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'It could not be copied. The message is selected: press Ctrl+C (⌘C on a Mac) to copy it.',
  mail: 'Open in the email program',
  opened: 'Handed to the email program.',
  tooLong:
    'The message is too long to hand over, so the email program got only the address and the subject. Please copy and paste the text.',
  channel: 'Sent by',
  record: 'Record it',
  recorded: 'Recorded as a contact.',
  none: 'There are no message templates yet.',
  settings: 'Set up templates in the settings',
  again: 'Load again',
  answered: {
    open: (what) => `The follow-up “${what}” is still open. Was this contact the end of it?`,
    close: (result) => `Close it (${result})`,
    leave: 'Leave it open',
    done: (act) => `Recorded: ${act}`,
    undo: 'Undo',
  },
};
