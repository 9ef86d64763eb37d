import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import walls from './lint/walls.js';
import svelteConfig from './svelte.config.js';

const RAW_MARKUP = 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]';

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/host/wire.ts'] },
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  prettier,
  svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: RAW_MARKUP,
          message: 'Markup is never made from text: build elements or parse with DOMParser.',
        },
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig, extraFileExtensions: ['.svelte'] } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    plugins: { walls },
    rules: { 'walls/imports': 'error', 'walls/words': 'error', 'walls/style': 'error' },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
);
