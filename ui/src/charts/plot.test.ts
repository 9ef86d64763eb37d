import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { words } from '../words/words.svelte';
import { adoptDrawing, nearestPoint, pointAfter } from './geometry';
import Plot from './Plot.svelte';

afterEach(cleanup);

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 128" width="400" height="128"><circle r="3"/></svg>';
const props = {
  title: '達成度の推移',
  drawn: {
    svg,
    geometry: {
      width: 400,
      height: 128,
      top: 16,
      bottom: 110,
      xs: [60, 200, 340],
      ys: [80, 60, 40],
      labels: ['1', '2', '3'],
    },
    values: [20, 38, 55],
  },
  pointsAre: '回',
  sayPoint: (label: string) => `第${label}回`,
  measures: [{ name: '達成度', write: (value: unknown) => `${String(value)}%` }],
};

it('adopts the drawing without making markup from text', () => {
  const { container } = render(Plot, props);
  expect(container.querySelector('svg circle')).not.toBeNull();
  expect(container.querySelector('svg')?.getAttribute('width')).toBe('100%');
});

it('reads points by keyboard and says them', async () => {
  const { container } = render(Plot, props);
  const plot = screen.getByRole('application');
  const said = (): string => container.querySelector('[aria-live]')?.textContent ?? '';
  await fireEvent.keyDown(plot, { key: 'End' });
  expect(said()).toBe('第3回　達成度 55%');
  await fireEvent.keyDown(plot, { key: 'ArrowLeft' });
  expect(said()).toBe('第2回　達成度 38%');
  await fireEvent.keyDown(plot, { key: 'Escape' });
  expect(said()).toBe('');
});

it('can be read as a table', async () => {
  render(Plot, props);
  await fireEvent.click(screen.getByRole('button', { name: words.t.design.asTable }));
  expect(screen.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['20%', '38%', '55%']);
  expect(screen.queryByRole('application')).toBeNull();
});

it('opens whoever is behind a point, by key, by pointer and from the table', async () => {
  const opened: unknown[] = [];
  render(Plot, { ...props, onopen: (value: unknown) => opened.push(value) });
  const plot = screen.getByRole('application');
  await fireEvent.keyDown(plot, { key: 'Enter' });
  expect(opened).toEqual([]);
  await fireEvent.keyDown(plot, { key: 'Home' });
  await fireEvent.keyDown(plot, { key: 'Enter' });
  await fireEvent.keyDown(plot, { key: 'End' });
  await fireEvent.click(plot);
  await fireEvent.click(screen.getByRole('button', { name: words.t.design.asTable }));
  await fireEvent.click(screen.getByRole('button', { name: '第2回' }));
  expect(opened).toEqual([20, 55, 38]);
});

it('reads a point that a finger touches, and opens it when it is touched again', async () => {
  const opened: unknown[] = [];
  const { container } = render(Plot, { ...props, onopen: (value: unknown) => opened.push(value) });
  const plot = screen.getByRole('application');
  const tap = async (): Promise<void> => {
    await fireEvent.pointerDown(plot, { pointerType: 'touch' });
    await fireEvent.pointerLeave(plot, { pointerType: 'touch' });
    await fireEvent.click(plot);
  };
  await tap();
  expect(container.querySelector('[aria-live]')?.textContent).toBe('第1回　達成度 20%');
  expect(opened).toEqual([]);
  await tap();
  expect(opened).toEqual([20]);
});

it('forgets what was read when another drawing comes', async () => {
  const { container, rerender } = render(Plot, props);
  await fireEvent.keyDown(screen.getByRole('application'), { key: 'End' });
  await rerender({ ...props, drawn: { ...props.drawn, svg: svg.replace('r="3"', 'r="4"') } });
  expect(container.querySelector('[aria-live]')?.textContent).toBe('');
});

it('falls back to the table when the drawing cannot be shown', () => {
  render(Plot, { ...props, drawn: { ...props.drawn, svg: 'nothing' } });
  expect(screen.getAllByRole('cell')).toHaveLength(3);
});

describe('a drawing is refused', () => {
  const svgWith = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;
  it.each([
    ['', 'nothing'],
    ['<html/>', 'not a drawing'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><g></svg>', 'broken'],
    [svgWith('<script/>'), 'a script'],
    [svgWith('<style/>'), 'a style sheet'],
    [svgWith('<foreignObject/>'), 'foreign markup'],
    [svgWith('<image href="https://example.com/x.png"/>'), 'a picture'],
    [svgWith('<g onclick="x()"/>'), 'a handler'],
    [svgWith('<g style="fill:red"/>'), 'an inline style'],
  ])('%s (%s)', (text) => expect(adoptDrawing(text)).toBeNull());
});

it('finds the nearest point and walks between points', () => {
  expect(nearestPoint([60, 200, 340], 140)).toBe(1);
  expect(nearestPoint([60, 200, 340], 120)).toBe(0);
  expect(nearestPoint([], 10)).toBeNull();
  expect(pointAfter('ArrowRight', null, 3)).toBe(0);
  expect(pointAfter('ArrowLeft', null, 3)).toBe(2);
  expect(pointAfter('ArrowRight', 2, 3)).toBe(2);
  expect(pointAfter('Home', 2, 3)).toBe(0);
  expect(pointAfter('Tab', 2, 3)).toBeNull();
  expect(pointAfter('End', null, 0)).toBeNull();
});
