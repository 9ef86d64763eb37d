/** A drawing of the core, where its points are in units of its view box, and what they stand for; one entry per point, left to right. */
export type Drawn<Value> = {
  svg: string;
  geometry: {
    width: number;
    height: number;
    /** Upper and lower end of the line of sight through a point. */
    top: number;
    bottom: number;
    xs: readonly number[];
    ys: readonly number[];
    labels: readonly string[];
  };
  values: readonly Value[];
};

/** One measure of the points: its name, and how a value of it is written (`—` when it is not known). */
export type Measure<Value> = { name: string; write: (value: Value) => string };

/** The point nearest to a distance from the left edge, or null when there is none. */
export function nearestPoint(xs: readonly number[], x: number): number | null {
  let best: number | null = null;
  for (const [index, at] of xs.entries()) {
    if (best === null || Math.abs(at - x) < Math.abs((xs[best] ?? 0) - x)) best = index;
  }
  return best;
}

/** Where an arrow, Home or End leads from a point; null for any other key. Coming in, an arrow begins at its own end. */
export function pointAfter(key: string, from: number | null, count: number): number | null {
  const last = count - 1;
  if (last < 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key === 'ArrowRight') return from === null ? 0 : Math.min(last, from + 1);
  if (key === 'ArrowLeft') return from === null ? last : Math.max(0, from - 1);
  return null;
}

/** Elements and attributes that no drawing of ours has: a drawing with any of them is not shown. */
const FOREIGN = 'script, style, foreignObject, a, image, use, iframe, animate, set';

/** The drawing as an element of this document, or null when the text is not a plain SVG document. */
export function adoptDrawing(svg: string): SVGElement | null {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const root = parsed.documentElement;
  const broken = root.localName !== 'svg' || parsed.querySelector('parsererror') !== null;
  if (broken || root.querySelector(FOREIGN) !== null || hasHandlers(root)) return null;
  const drawing = document.importNode(root, true) as unknown as SVGElement;
  drawing.setAttribute('width', '100%');
  drawing.removeAttribute('height');
  drawing.setAttribute('aria-hidden', 'true');
  return drawing;
}

function hasHandlers(root: Element): boolean {
  return [root, ...root.querySelectorAll('*')].some((element) =>
    element.getAttributeNames().some((name) => name.startsWith('on') || name === 'style'),
  );
}
