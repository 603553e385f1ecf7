// What `no-restricted-syntax` forbids, by place. ESLint replaces the list of an earlier entry rather than adding to it, so
// each place gets the whole of what holds there.

/** @typedef {{ selector: string, message: string }} Restriction */

/** @type {readonly Restriction[]} */
export const everywhere = [
  { selector: 'TSEnumDeclaration', message: 'No enums: a union of strings says the same and costs nothing.' },
  { selector: 'ExportAllDeclaration', message: 'No `export *`: what is public is named.' },
];

/** @type {readonly Restriction[]} */
export const namedExports = [{ selector: 'ExportDefaultDeclaration', message: 'No default exports: one name everywhere.' }];

/** @type {readonly Restriction[]} */
export const noMarkup = [
  { selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]', message: 'Texts are text, never markup (Trusted Types).' },
  { selector: 'ImportSpecifier[imported.name=/^(unsafeHTML|unsafeSVG|unsafeStatic)$/]', message: 'Texts are text, never markup (Trusted Types).' },
  { selector: 'ImportSpecifier[imported.name="styleMap"]', message: 'The CSP blocks styleMap’s first rendering: use internal/set-style.ts.' },
  { selector: 'CallExpression[callee.property.name="setAttribute"][arguments.0.value="style"]', message: 'The CSP blocks style attributes: use element.style.setProperty.' },
];

/** @type {readonly Restriction[]} */
export const noRegistration = [
  {
    selector: 'MemberExpression[object.name="customElements"][property.name="define"], MemberExpression[object.property.name="customElements"][property.name="define"]',
    message: 'Only internal/define.ts registers elements: it tolerates a second copy of the SDK.',
  },
  { selector: 'ImportSpecifier[imported.name="customElement"]', message: 'Class and registration are apart: define.ts registers.' },
];

/** @type {readonly Restriction[]} */
export const noSkippedTests = [
  {
    selector: 'MemberExpression[object.name=/^(it|test|describe|suite|context)$/][property.name=/^(only|skip)$/]',
    message: 'A test that is left out proves nothing, and `only` leaves out all others.',
  },
  { selector: 'CallExpression[callee.name=/^[xf](it|describe)$/]', message: 'A test that is left out proves nothing.' },
];
