import { pagesOf } from './texts';

export const pages = pagesOf(
  import.meta.glob<string>('../../../../docs/guide/ja/*.md', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
