import { afterEach, expect, it, vi } from 'vitest';
import { call, callThrough, type Transport } from './call';
import { asFailure, DEFECT, Failure, UNREACHABLE } from './failure';
import { throughLoopback } from './loopback';
import { onTouched } from './touched';

let restore = (): void => undefined;
afterEach(() => {
  restore();
  vi.unstubAllGlobals();
});

it('answers with what the core said, and has the touched topics asked again first', async () => {
  const asked: unknown[] = [];
  restore = callThrough(async (name, input) => {
    asked.push([name, input]);
    return { ok: '7', touched: ['learner', 'learner:7'] };
  });
  const list = vi.fn();
  const other = vi.fn();
  const stops = [onTouched(['learner', 'learner:7'], list), onTouched(['learner:8'], other)];
  expect(await call('act.redo', {})).toBe('7');
  expect(asked).toEqual([['act.redo', {}]]);
  expect(list).toHaveBeenCalledOnce();
  expect(other).not.toHaveBeenCalled();
  stops.forEach((stop) => stop());
});

it('tells nobody who has left', async () => {
  restore = callThrough(async () => ({ ok: null, touched: ['learner'] }));
  const list = vi.fn();
  onTouched(['learner'], list)();
  await call('act.redo', {});
  expect(list).not.toHaveBeenCalled();
});

it('throws what the core failed with', async () => {
  restore = callThrough(async () => ({ failure: { code: 'S-102', about: { free: '0' } } }));
  const failure = await call('start.view', {}).catch(asFailure);
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({ code: 'S-102', about: { free: '0' } });
});

it('says that the core is unreachable when the way to it breaks', async () => {
  const broken: Transport = () => Promise.reject(new Error('gone'));
  restore = callThrough(broken);
  expect(await call('start.view', {}).catch(asFailure)).toMatchObject({
    code: UNREACHABLE,
    about: { detail: 'gone' },
  });
});

it('takes an unknown throw for a defect of the page', () => {
  expect(asFailure(new TypeError('x is undefined'))).toMatchObject({ code: DEFECT });
  expect(asFailure('text')).toMatchObject({ code: DEFECT, about: { detail: 'text' } });
});

it('posts to the development host', async () => {
  const fetched = vi.fn(async () => Response.json({ ok: 1, touched: [] }));
  vi.stubGlobal('fetch', fetched);
  expect(await throughLoopback('act.undo', { seq: 7 })).toEqual({ ok: 1, touched: [] });
  expect(fetched).toHaveBeenCalledWith(
    '/call/act.undo',
    expect.objectContaining({ method: 'POST', body: '{"seq":7}' }),
  );
  vi.stubGlobal('fetch', async () => new Response('no', { status: 500 }));
  await expect(throughLoopback('act.redo', {})).rejects.toThrow('500');
});
