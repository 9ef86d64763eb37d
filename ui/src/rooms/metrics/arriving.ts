/** Takes whoever works by keyboard, and the eye, to a heading that a point of a chart leads to. */
export function arriveAt(heading: HTMLElement): void {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView?.({ block: 'start' });
}
