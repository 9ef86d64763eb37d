import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../host/failure';
import { guardComposition } from '../../../input/ime';
import { Autosave, RETRY_AFTER_MS, SAVE_AFTER_MS } from './autosave.svelte';

/** A disk that is as slow as the test wants, and takes what stands there when a save begins. */
class Disk {
  text = '';
  began: string[] = [];
  has: string[] = [];
  #ends: ((failure?: Failure) => void)[] = [];

  readonly autosave = new Autosave(
    () =>
      new Promise((saved, failed) => {
        const text = this.text;
        this.began.push(text);
        this.#ends.push((failure) => {
          if (failure) return failed(failure);
          this.has.push(text);
          saved('10:56');
        });
      }),
  );

  write(text: string): void {
    this.text = text;
    this.autosave.touch();
  }

  async end(failure?: Failure): Promise<void> {
    this.#ends.shift()?.(failure);
    await vi.advanceTimersByTimeAsync(0);
  }
}

let disk: Disk;
let takeDown: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  takeDown = guardComposition(window);
  disk = new Disk();
});
afterEach(() => {
  takeDown();
  vi.useRealTimers();
});

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('while typing', () => {
  it('saves what stands there soon after a change, and says so', async () => {
    disk.write('一');
    expect(disk.autosave.state).toEqual({ kind: 'saving' });
    await pass(SAVE_AFTER_MS);
    await disk.end();
    expect(disk.has).toEqual(['一']);
    expect(disk.autosave.state).toEqual({ kind: 'saved', at: '10:56' });
    expect(disk.autosave.clean).toBe(true);
  });

  it('is never more than a second ahead of the disk, also when it never pauses for a minute', async () => {
    const [betweenKeys, slowness] = [100, 300];
    for (let count = 1; count <= 60_000 / betweenKeys; count += 1) {
      disk.write('字'.repeat(count));
      const saves = disk.began.length;
      await pass(betweenKeys);
      if (disk.began.length > saves) setTimeout(() => void disk.end(), slowness);
      const onDisk = disk.has.at(-1)?.length ?? 0;
      expect((count - onDisk) * betweenKeys, `after ${String(count)} characters`).toBeLessThanOrEqual(1_000);
    }
  });

  it('never has two saves under way, so that an older text cannot overtake a newer one', async () => {
    disk.write('一');
    await pass(SAVE_AFTER_MS);
    disk.write('一二');
    await pass(SAVE_AFTER_MS * 3);
    expect(disk.began).toEqual(['一']);
    disk.write('一二三');
    await disk.end();
    expect(disk.began).toEqual(['一', '一二三']);
    await disk.end();
    expect(disk.has.at(-1)).toBe('一二三');
    expect(disk.autosave.clean).toBe(true);
  });

  it('waits for the end of a conversion', async () => {
    window.dispatchEvent(new CompositionEvent('compositionstart'));
    disk.write('き');
    await pass(SAVE_AFTER_MS * 3);
    expect(disk.began).toEqual([]);
    window.dispatchEvent(new CompositionEvent('compositionend'));
    disk.write('金曜');
    void disk.autosave.flush();
    expect(disk.began).toEqual(['金曜']);
  });
});

it('saves at once when asked to, and answers whether the disk knows everything', async () => {
  expect(await disk.autosave.flush()).toBe(true);
  disk.write('一');
  const flushed = disk.autosave.flush();
  disk.write('一二');
  await disk.end();
  await disk.end();
  expect(await flushed).toBe(true);
  expect(disk.has).toEqual(['一', '一二']);
});

describe('a disk that refuses', () => {
  it('is said with its reason, and tried again until it takes the text', async () => {
    disk.write('一');
    await pass(SAVE_AFTER_MS);
    await disk.end(new Failure('S-101'));
    expect(disk.autosave.state).toMatchObject({ kind: 'failed', failure: { code: 'S-101' } });
    expect(disk.autosave.clean).toBe(false);
    await pass(RETRY_AFTER_MS);
    await disk.end();
    expect(disk.has).toEqual(['一']);
    expect(disk.autosave.state).toEqual({ kind: 'saved', at: '10:56' });
  });

  it('is tried again as soon as typing goes on', async () => {
    disk.write('一');
    await pass(SAVE_AFTER_MS);
    await disk.end(new Failure('S-101'));
    disk.write('一二');
    await pass(SAVE_AFTER_MS);
    expect(disk.began).toEqual(['一', '一二']);
  });

  it('answers a flush with no', async () => {
    disk.write('一');
    const flushed = disk.autosave.flush();
    await disk.end(new Failure('S-101'));
    expect(await flushed).toBe(false);
  });
});

describe('confirming', () => {
  it('has everything on disk first, and writes nothing in between', async () => {
    disk.write('一');
    const held = disk.autosave.hold();
    await disk.end();
    await held;
    expect(disk.has).toEqual(['一']);
    disk.write('一二');
    await pass(SAVE_AFTER_MS * 3);
    expect(disk.began).toEqual(['一']);
  });

  it('leaves no draft of what is recorded', async () => {
    await disk.autosave.hold();
    disk.write('一');
    disk.autosave.release(true);
    await pass(SAVE_AFTER_MS * 3);
    expect(disk.began).toEqual([]);
    expect(disk.autosave.state).toEqual({ kind: 'nothing' });
  });

  it('goes on saving when it did not succeed', async () => {
    await disk.autosave.hold();
    disk.write('一');
    disk.autosave.release(false);
    await pass(SAVE_AFTER_MS);
    expect(disk.began).toEqual(['一']);
  });
});
