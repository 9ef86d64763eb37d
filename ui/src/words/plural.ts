const rules = new Intl.PluralRules('en');
const digits = new Intl.NumberFormat('en');

/** `every day`, `every 14 days` */
export function everyDays(n: number): string {
  return n === 1 ? 'every day' : `every ${digits.format(n)} days`;
}

/** `1 learner`, `2,400 learners`. Japanese needs no such choice. */
export function counted(n: number, one: string, other: string): string {
  return `${digits.format(n)} ${rules.select(n) === 'one' ? one : other}`;
}
