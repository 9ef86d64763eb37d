// Made-up people and a small drawing, to show the components with.

export type Person = { id: string; name: string; kana: string; held: number };
export type Point = { achievement: number; satisfaction: number | null };

const families = [
  ['佐藤', 'さとう'],
  ['渡邉', 'わたなべ'],
  ['髙橋', 'たかはし'],
  ['山﨑', 'やまざき'],
  ['𠮷田', 'よしだ'],
];
const given = [
  ['美咲', 'みさき'],
  ['健太', 'けんた'],
  ['由美子', 'ゆみこ'],
];

export const people: Person[] = Array.from({ length: 10_000 }, (_, index) => {
  const [family = '', familyKana = ''] = families[index % families.length] ?? [];
  const [name = '', kana = ''] = given[index % given.length] ?? [];
  return { id: `p${index}`, name: `${family} ${name}`, kana: `${familyKana} ${kana}`, held: index };
});

const values: Point[] = [20, 24, 30, 34, 38, 48, 52, 55].map((achievement, index) => ({
  achievement,
  satisfaction: index === 3 ? null : 4 + (index % 2),
}));
const xs = values.map((_, index) => 60 + index * 44);
const ys = values.map(({ achievement }) => 84 - achievement * 0.68);

export const geometry = {
  width: 400,
  height: 128,
  top: 16,
  bottom: 110,
  xs,
  ys,
  values,
  labels: values.map((_, index) => String(index + 1)),
};

export const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 128"><polyline fill="none" stroke="#24528c" stroke-width="2" points="${xs
  .map((x, index) => `${x},${ys[index]}`)
  .join(
    ' ',
  )}"/><text x="8" y="120" font-size="10" font-family="'Nenrin Sans JP'" fill="#646a73">回</text></svg>`;
