import { formats } from '../format';
import type { Messages } from '../ja';
import { refusal, unfit } from './refusals';
import { rule } from './rules';

const UNCHANGED = 'What was saved before is unchanged.';
const STILL_HERE = 'What was saved before is unchanged, and your text is still here.';

export const failures: Messages['failures'] = {
  unknown: () => ({
    happened: 'That could not be completed.',
    safe: UNCHANGED,
    todo: 'Try again. If it happens again, report it with the code.',
  }),
  byCode: {
    'U-001': () => ({
      happened: 'Nenrin’s core did not answer.',
      safe: STILL_HERE,
      todo: 'Wait a moment and try again. If it goes on, copy your text and reopen Nenrin.',
    }),
    'U-002': () => ({
      happened: 'Something on this screen stopped halfway.',
      safe: UNCHANGED,
      todo: 'Open this screen again.',
    }),
    'U-003': () => ({
      happened: 'A note you are writing could not be saved, so the other practice was not opened.',
      safe: STILL_HERE,
      todo: 'Open that note to see why it cannot be saved, then try again.',
    }),
    'S-101': () => ({
      happened: 'The disk is full, so it could not be saved.',
      safe: STILL_HERE,
      todo: 'Free some space and try again.',
    }),
    'S-102': ({ file }) => ({
      happened: file
        ? `“${file}” could not be written: its folder does not take files.`
        : 'The practice’s folder could not be written to.',
      safe: file ? `No file was written. ${UNCHANGED}` : STILL_HERE,
      todo: 'Check the folder’s permissions and that the disk is connected.',
    }),
    'S-103': () => ({
      happened: 'The practice’s file is damaged: part of it cannot be read.',
      safe: 'Nothing is written to it until Nenrin is closed. What was saved before and the backups stay as they are, and what you are writing is still on the screen.',
      todo: 'Copy what you are writing elsewhere and close Nenrin. Then copy the practice’s folder to another place, and go back to a backup.',
    }),
    'S-104': () => ({
      happened: 'This practice was written by a newer Nenrin.',
      safe: 'The file was left as it is.',
      todo: 'Update Nenrin, then open it again.',
    }),
    'S-105': () => ({
      happened: 'The practice’s location holds a file that is not Nenrin’s.',
      safe: 'The file was left as it is.',
      todo: 'Move that file elsewhere and try again.',
    }),
    'S-106': () => ({
      happened: 'This practice is open in another window.',
      safe: UNCHANGED,
      todo: 'Close the other Nenrin and try again.',
    }),
    'S-107': () => ({
      happened: 'The backup made beforehand could not be verified, so nothing was begun.',
      safe: UNCHANGED,
      todo: 'Check the free space and try again.',
    }),
    'S-108': () => ({
      happened: 'The open practice’s file is no longer in its place, or another file is there instead.',
      safe: 'Nothing was written, and your text is still here.',
      todo: 'Copy your text, put the file back where it was, then reopen Nenrin.',
    }),
    'S-109': () => ({
      happened:
        'The practice’s folder is copied by a cloud service or lies on another computer, so it was not opened.',
      safe: 'Nothing in the folder was changed.',
      todo: 'Close Nenrin and move its folder to this computer’s own disk, then open it again.',
    }),
    'S-110': () => ({
      happened: 'The disk could not be read or written.',
      safe: STILL_HERE,
      todo: 'Copy your text, check the disk and its connection, then try again. If it goes on, reopen Nenrin.',
    }),
    'S-111': () => ({
      happened:
        'A path or the name of a file or folder is too long for this computer, or has signs that it does not take.',
      safe: STILL_HERE,
      todo: 'Choose a place closer to the top of the disk, or a shorter name, and try again.',
    }),
    'S-112': () => ({
      happened: 'A value that was stored is not what it should be and cannot be read.',
      safe: STILL_HERE,
      todo: 'Everything else can be read and written as before. If it goes on, report it with the code.',
    }),
    'S-113': () => ({
      happened: 'The file was written, but the disk did not confirm that it keeps it.',
      safe: 'Your records are as they were. A file of the same name was replaced by the new one.',
      todo: 'Open the file to see that it is whole, and check the disk and its connection. If in doubt, write it once more to another place.',
    }),
    'S-199': () => ({
      happened: 'The practice’s file could not be read or written.',
      safe: STILL_HERE,
      todo: 'Try again. If it goes on, reopen Nenrin.',
    }),
    'P-201': () => ({
      happened: 'No practice is open.',
      safe: UNCHANGED,
      todo: 'Open a practice and try again.',
    }),
    'P-202': () => ({
      happened: 'The record asked for was not found.',
      safe: 'All other records are unchanged.',
      todo: 'It may have been undone or deleted. Open this screen again to see what is there.',
    }),
    'P-203': ({ later, on }) => ({
      happened: 'Later changes build on this one, so it could not be undone.',
      safe: UNCHANGED,
      todo:
        later && on
          ? `Undo the later ones first. The latest is “${later}” of ${formats.en.dayOfYear(on)}.`
          : 'Undo the later ones first.',
    }),
    'P-204': () => ({
      happened: 'There is nothing to undo or redo.',
      safe: UNCHANGED,
      todo: 'Nothing needs to be done.',
    }),
    'P-205': (about) => ({
      happened: rule(about.rule ?? '', about.variable),
      safe: STILL_HERE,
      todo: 'Put it right, then try again.',
    }),
    'P-206': () => ({
      happened: 'Your own practice is already on this device.',
      safe: 'It was left as it is.',
      todo: 'Open that one.',
    }),
    'P-207': () => ({
      happened: 'Stopped.',
      safe: 'Everything is as it was before.',
      todo: 'Begin again whenever you like.',
    }),
    'P-208': () => ({
      happened: 'The file or folder chosen is no longer there.',
      safe: UNCHANGED,
      todo: 'Choose it again.',
    }),
    'P-209': () => ({
      happened: 'This device names no folder in which Nenrin could keep its data.',
      safe: 'Nothing was written.',
      todo: 'Check that you have a home folder on this device, then open Nenrin again.',
    }),
    'P-210': () => ({
      happened: 'This concerns a person whose data was erased.',
      safe: UNCHANGED,
      todo: 'An erasure is for good: what came before it for that person can no longer be undone or changed. Earlier changes for others can be undone in the settings, under “Recent changes”.',
    }),
    'P-211': () => ({
      happened: 'This draft cannot be read.',
      safe: `It is kept as it is. ${UNCHANGED}`,
      todo: 'When it is no longer needed, discard it under “This week”. Everything else can be written as before.',
    }),
    'H-401': (about) => ({
      happened: refusal(about.why ?? '', about.member ?? ''),
      safe: UNCHANGED,
      todo: 'Check the files and choose again.',
    }),
    'H-402': (about) => ({
      happened: `Some places need fixing (${about.count ?? ''}), so nothing was imported.`,
      safe: 'What was saved before is unchanged.',
      todo: 'Correct the tables and choose again.',
    }),
    'H-403': (about) => ({
      happened: unfit(about.why ?? '', about.line ?? ''),
      safe: UNCHANGED,
      todo: 'Check the file and choose again.',
    }),
    'H-404': () => ({
      happened: 'Your records have changed since you were shown the result.',
      safe: 'Nothing was imported. What was saved before is unchanged.',
      todo: 'Choose the file again and check the result.',
    }),
    'A-501': () => ({
      happened: 'This file cannot be read as an archive of Nenrin.',
      safe: 'Nothing was changed.',
      todo: 'Choose the file as it was exported.',
    }),
    'A-502': () => ({
      happened: 'This archive was written by a newer Nenrin.',
      safe: 'Nothing was changed.',
      todo: 'Update Nenrin and choose it again.',
    }),
    'E-601': ({ name, day, column, character, count }) => ({
      happened: `Shift_JIS does not have the character “${character}”, so nothing was exported (${[name, day, column].filter(Boolean).join(', ')}; places altogether: ${count}).`,
      safe: 'Nothing was changed.',
      todo: 'Choose another format, such as the one for Excel, or have it written as 〓.',
    }),
    'E-602': ({ letter, text }) => ({
      happened: `The typeface of papers has no sign for “${letter}” in “${text}”, so no PDF was written.`,
      safe: 'Nothing was changed.',
      todo: 'Write it as HTML, or replace that letter and try again.',
    }),
    'E-603': () => ({
      happened: 'What the paper would hold has changed since you looked at it.',
      safe: `No file was written. ${UNCHANGED}`,
      todo: 'Look through the list again, which now shows what is known, and save once more.',
    }),
    'F-701': () => ({
      happened: 'The file of this material is no longer there.',
      safe: 'Other materials and your records are unchanged.',
      todo: 'Add the same file again to restore it.',
    }),
    'F-702': () => ({
      happened: 'The file of this material is not what was added.',
      safe: 'Other materials and your records are unchanged.',
      todo: 'Add the same file again to restore it.',
    }),
    'F-703': () => ({
      happened:
        'The list of where learners’ folders are could not be read. It was put aside as handouts.unreadable.json.',
      safe: 'The folders themselves and your records are unchanged.',
      todo: 'If this person had a folder, make it anew and choose where.',
    }),
    'W-301': () => ({
      happened: 'This window and Nenrin’s core do not belong to the same version.',
      safe: STILL_HERE,
      todo: 'Copy your text and reopen Nenrin.',
    }),
    'W-399': () => ({
      happened: 'Nenrin’s core stopped halfway.',
      safe: STILL_HERE,
      todo: 'Try again. If it goes on, report it with the code.',
    }),
  },
};
