// Which answers on screen are out of date. There is no store: who shows a topic asks again when it is touched.
type Listener = { concerns: (topic: string) => boolean; reload: () => void };

const listeners = new Set<Listener>();

/**
 * Run `reload` whenever one of `topics` is touched, or anything `all`, once per answer. Returns the way to stop, so that a
 * room writes `$effect(() => onTouched(['week'], load))`.
 */
export function onTouched(topics: readonly string[] | 'all', reload: () => void): () => void {
  const concerns = (topic: string): boolean => topics === 'all' || topics.includes(topic);
  const listener: Listener = { concerns, reload };
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tell everybody concerned that `topics` changed. Only `call` does this, after the core has committed. */
export function announce(topics: readonly string[]): void {
  if (topics.length === 0) return;
  for (const listener of [...listeners]) {
    if (topics.some(listener.concerns)) listener.reload();
  }
}
