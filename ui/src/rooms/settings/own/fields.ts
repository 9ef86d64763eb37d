// The fields of one subject while they are being changed.
import type { CustomFieldView, CustomFieldWish, CustomKind } from '../../../host/wire';
import type { Line } from './lines';

/** Fields on one subject there may be. */
export const MOST_FIELDS = 50;

export const KINDS = ['text', 'number', 'date', 'choice', 'yes_no'] as const satisfies readonly CustomKind[];

/** `choices` has a choice in each line; `used` is whether there are values. */
export type FieldLine = Line & {
  id: string | null;
  kind: CustomKind;
  choices: string;
  offered: boolean;
  used: boolean;
};

export const FRESH: Omit<FieldLine, 'at'> = {
  text: '',
  id: null,
  kind: 'text',
  choices: '',
  offered: true,
  used: false,
};

export function linesOf(fields: readonly CustomFieldView[]): FieldLine[] {
  return fields.map(({ id, name, kind, choices, offered, values }, at) => ({
    ...{ at, id, kind, offered, text: name, used: values > 0 },
    choices: choices.join('\n'),
  }));
}

export function wishesOf(lines: readonly FieldLine[]): CustomFieldWish[] {
  return lines.map(({ id, text, kind, choices, offered }) => {
    const said = choices.split('\n').map((choice) => choice.trim());
    return {
      ...{ id, kind, offered, name: text.trim() },
      choices: kind === 'choice' ? said.filter((choice) => choice !== '') : [],
    };
  });
}
