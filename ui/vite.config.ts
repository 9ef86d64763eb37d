import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The development server injects styles and its reload client inline, which the product's policy forbids: it serves the page without one. */
const withoutPolicyWhileServing: Plugin = {
  name: 'nenrin:without-policy-while-serving',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*\/>/, ''),
};

export default defineConfig({
  base: './',
  plugins: [svelte(), svelteTesting(), withoutPolicyWhileServing],
  server: { fs: { allow: ['..'] } },
  build: {
    target: ['safari16', 'chrome111'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'jsdom',
    // A page for each file takes longer to make than its tests do; `beginning.ts` lets each file begin alike.
    isolate: false,
    // A busy machine is slow, and no test is about that.
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    include: ['src/**/*.test.ts', 'lint/**/*.test.ts'],
    setupFiles: 'src/fixtures/beginning.ts',
  },
});
