// The focus of whoever works by keyboard never falls into nowhere. What had it may go with the act it did, or rest while that
// is under way; screens that know a better place put it there themselves.
import { HELD } from './ready';

/** So long is waited for a screen that puts the focus somewhere itself. */
const PATIENCE_MS = 60;

/** What had the focus last, and what it stood in, the innermost first. */
type Place = { element: HTMLElement; within: readonly Element[] };

/** Begin to look after the focus. Returns the way to stop. */
export function keepFocus(view: Window): () => void {
  const { document: page } = view;
  let last: Place | null = null;
  let waiting: number | undefined;

  const note = ({ target }: Event): void => {
    if (target instanceof HTMLElement) last = { element: target, within: ancestorsOf(target) };
  };
  // Whoever points elsewhere leaves the focus behind on purpose.
  const forget = (): void => {
    last = null;
  };
  const restore = (): void => {
    waiting = undefined;
    const isLost = page.activeElement === null || page.activeElement === page.body;
    if (last && isLost && page.hasFocus() && !page.querySelector('dialog[open]')) takeUp(last);
  };
  const watch = new MutationObserver(() => {
    if (last && waiting === undefined) waiting = view.setTimeout(restore, PATIENCE_MS);
  });
  page.addEventListener('focusin', note);
  page.addEventListener('pointerdown', forget);
  watch.observe(page.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['disabled', 'hidden', 'open'],
  });
  return () => {
    watch.disconnect();
    view.clearTimeout(waiting);
    page.removeEventListener('focusin', note);
    page.removeEventListener('pointerdown', forget);
  };
}

function ancestorsOf(element: Element): Element[] {
  const { parentElement } = element;
  return parentElement ? [parentElement, ...ancestorsOf(parentElement)] : [];
}

/** To the element itself when it is there again, else to the heading over the place where it was. */
function takeUp({ element, within }: Place): void {
  if (element.isConnected && !element.matches(':disabled')) {
    element.focus({ preventScroll: true });
    if (element.ownerDocument.activeElement === element) return;
  }
  if (element.isConnected && element.matches(':disabled') && isShown(element)) return;
  const headings = within
    .filter((scope) => scope.isConnected)
    .map((scope) => [...scope.querySelectorAll<HTMLElement>('h1, h2, h3, h4')].find(isShown));
  const heading = headings.find((found) => found !== undefined);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.setAttribute(HELD, '');
  heading.focus({ preventScroll: true });
}

const isShown = (element: Element): boolean => element.closest('[hidden]') === null;
