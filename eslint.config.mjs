// The rules of the house, by place. `npm run check -- lint` runs them; what imports what is .dependency-cruiser.mjs.
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import typescript from 'typescript-eslint';
import { floorRules } from './scripts/check/eslint/browser-floor.mjs';
import { house } from './scripts/check/eslint/house.mjs';
import * as restricted from './scripts/check/eslint/restricted.mjs';

const tests = ['**/*.test.{ts,tsx,mjs}', '**/*.spec.ts', 'test/**', '**/test-support/**'];
const inBrowsers = ['packages/{core,elements,react}/src/**/*.{ts,tsx}'];
const shipped = ['packages/*/src/**/*.{ts,tsx}'];
const tools = ['*.{mjs,cjs}', 'scripts/**/*.mjs', 'test/**/*.mjs', 'examples/**/*.{js,mjs}'];

/** @param {...(readonly restricted.Restriction[])[]} lists */
const forbid = (...lists) => ({ 'no-restricted-syntax': /** @type {const} */ (['error', ...lists.flat()]) });
const { everywhere, namedExports, noMarkup, noRegistration, noSkippedTests } = restricted;

export default typescript.config(
  { ignores: ['**/dist/', '**/node_modules/', '**/storybook-static/', '**/.cache/', '**/coverage/', '**/public/mockServiceWorker.js'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...typescript.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 300],
      'no-alert': 'error',
      'no-constant-binary-expression': 'error',
      'no-debugger': 'error',
      'no-else-return': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-self-compare': 'error',
      'no-shadow-restricted-names': 'error',
      'no-sparse-arrays': 'error',
      'no-throw-literal': 'error',
      'no-unsafe-finally': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      'object-shorthand': 'error',
      // Declaration merging needs an interface, were it empty: `interface HTMLElementEventMap extends VisioEventMap {}`.
      // A leading underscore says "not used, and on purpose"; `_` is Lit's for a parameter it must have.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      ...forbid(everywhere, namedExports),
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['examples/**'],
    languageOptions: {
      parserOptions: {
        project: ['scripts/check/tsconfig.browser.json', 'scripts/check/tsconfig.server.json', 'test/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          // node:test keeps the promise of each test itself. @open-wc's types say that `deep.equal` gives a promise; it does not.
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['it', 'test', 'describe', 'suite', 'before', 'after'] },
            { from: 'package', package: '@open-wc/semantic-dom-diff', name: ['Equal', 'equal'] },
            { from: 'package', package: 'chai', name: ['Equal', 'equal', 'equals', 'eq'] },
          ],
        },
      ],
      '@typescript-eslint/no-for-in-array': 'error',
      // An async function as an event listener or a Lit handler is usual; what it rejects with is its own affair.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false, properties: false } }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: shipped,
    ignores: tests,
    plugins: { house },
    rules: { 'house/no-foreign-host': 'error', 'no-console': ['error', { allow: ['warn'] }] },
  },
  {
    files: ['packages/server/src/**/*.ts'],
    ignores: tests,
    rules: { 'no-console': 'off' },
  },
  {
    files: inBrowsers,
    ignores: [...tests, '**/*.d.ts'],
    plugins: { house, lit, 'lit-a11y': litA11y, wc },
    extends: [wc.configs['flat/recommended'], wc.configs['flat/best-practice'], lit.configs['flat/recommended']],
    settings: { wc: { elementBaseClasses: ['LitElement', 'VisioElement', 'MeetingElement'] }, litHtmlSources: true },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit-a11y/no-redundant-role': 'off', // Safari takes a list without bullets for no list, unless it says role="list"
      'lit/attribute-names': 'off', // contracts.md: `ice-transport`, `for` and the like are said in `@property`
      'lit/lifecycle-super': 'error',
      'lit/no-legacy-imports': 'error',
      'lit/no-native-attributes': 'off', // `lang` and `title` are meant
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-value-attribute': 'error',
      'lit/prefer-static-styles': 'error',
      'wc/expose-class-on-global': 'off',
      'wc/file-name-matches-element': 'off', // chat.ts holds VisioChat
      'wc/guard-define-call': 'off', // internal/define.ts guards
      'wc/guard-super-call': 'off', // Lit's base class has them all
      'wc/no-child-traversal-in-connectedcallback': 'error',
      'house/no-dom-at-import': 'error',
      'house/no-style-attribute': 'error',
      ...forbid(everywhere, namedExports, noMarkup, noRegistration),
    },
  },
  { files: inBrowsers, ignores: [...tests, '**/*.d.ts'], ...floorRules },
  {
    files: ['packages/elements/src/internal/define.ts'],
    rules: forbid(everywhere, namedExports, noMarkup),
  },
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off', // chai: `expect(x).to.be.true`
      ...forbid(everywhere, namedExports, noSkippedTests),
    },
  },
  // Lists of sentences, and tests, are as long as there are sentences and facts.
  { files: ['**/translations/*.ts', ...tests], rules: { 'max-lines': 'off' } },
  { files: tools, languageOptions: { sourceType: 'module' } },
  { files: ['*.config.{mjs,ts}', 'packages/react/react-18/*.config.mjs', '.dependency-cruiser.mjs', 'scripts/testing/*-reporter.mjs', '**/*.stories.ts', '**/.storybook/**', 'stories/**', '**/*.d.ts'], rules: forbid(everywhere) },
);
