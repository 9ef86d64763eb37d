// What the coach sees, as opposed to what stands in the page.

const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);

/** Settled once what has just been put into the page has been drawn, in its own letters. */
export async function drawn(): Promise<void> {
  // The letters that are needed are known when the page has been laid out, which a frame does.
  await frame();
  await frame();
  if (document.fonts?.status === 'loading') await document.fonts.ready.then(frame);
}
