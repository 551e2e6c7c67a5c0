import tseslint from 'typescript-eslint';

const wallClock = [
  { object: 'Date', property: 'now', message: 'time comes in through a Clock' },
  { object: 'Math', property: 'random', message: 'chance comes in through a Random' },
];
const localeDependent = [
  { property: 'localeCompare', message: 'compare by code unit: the locale differs between machines' },
  { property: 'toLocaleString', message: 'the locale differs between machines' },
  { property: 'toLocaleDateString', message: 'the locale differs between machines' },
  { property: 'toLocaleTimeString', message: 'the locale differs between machines' },
];

export default tseslint.config(
  { ignores: ['dist', 'kernel', 'coverage', 'datasets', 'notebooks', 'test/golden', 'demo-out', 'portolan-out'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: ['error', 12],
      'max-params': ['error', 4],
      'no-restricted-properties': ['error', ...wallClock, ...localeDependent],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off', // x[i]! is allowed where the loop bounds i
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/array-type': ['error', { default: 'array', readonly: 'array' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/node/**', 'src/cli/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'time comes in through a Clock' },
        { selector: 'TSEnumDeclaration', message: 'use a union of string literals' },
        { selector: 'ExportDefaultDeclaration', message: 'export by name' },
      ],
    },
  },
  { files: ['test/**/*.ts', 'scripts/**/*.ts'], rules: { complexity: 'off' } },
);
