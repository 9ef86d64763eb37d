import { expect, it } from 'vitest';
import * as fields from './fields';
import * as flow from './flow';

it('lets a default step that was not renamed keep following the language', () => {
  const named = (key: string): string => ({ trial: '体験' })[key] ?? '';
  const steps = [{ key: 'trial', name: '', asks: ['reason'], can_ask: ['next_contact_on', 'reason'] }];
  const lines = flow.linesOf(steps, named);
  expect(lines[0]).toMatchObject({ text: '体験', asks: ['reason'] });
  expect(flow.wishesOf(lines, named)).toEqual([{ key: 'trial', name: '', asks: ['reason'] }]);
  const renamed = lines.map((line) => ({ ...line, text: ' お試し ' }));
  expect(flow.wishesOf(renamed, named)[0]?.name).toBe('お試し');
});

it('takes a choice from each line that says something', () => {
  const line = { ...fields.FRESH, at: 0, text: ' 席 ', choices: ' 窓\n\n奥 ' };
  expect(fields.wishesOf([{ ...line, kind: 'choice' }])[0]).toMatchObject({
    name: '席',
    choices: ['窓', '奥'],
  });
  expect(fields.wishesOf([line])[0]?.choices).toEqual([]);
});
