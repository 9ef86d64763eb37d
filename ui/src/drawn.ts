// Marks in the page's own timeline (User Timing), for whoever measures the window from outside.

/** Note `name` once what has just been put into the page has been drawn. */
export function markDrawn(name: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark(name)));
}
