import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** Every component on one page, built like the product and under its content policy; `npm run gallery` walks over it. */
export default defineConfig({
  root: 'gallery',
  base: './',
  plugins: [svelte()],
  build: {
    target: ['safari16', 'chrome111'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    outDir: '../node_modules/.cache/gallery',
    emptyOutDir: true,
  },
});
