import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tooYoung } from './css-floor.mjs';
import { youngSyntax } from './floor.mjs';

const features = (/** @type {string} */ css) => tooYoung(`const styles = css\`\n${css}\n\`;`).map(({ feature, line }) => `${line}: ${feature}`);

describe('the browser floor, CSS', () => {
  it('lets pass what is old enough', () => {
    const css = `:host { inset: 0; --visio-label: 1; color: rgb(0 0 0 / 40%); height: 100dvh; -webkit-user-select: none; user-select: none }
      @media (width < 40rem) { .a:not(.b, .c)::part(x) { gap: 1px } } @container (min-width: 20rem) { .a { color: red } }
      @keyframes spin { to { transform: rotate(1turn) } }`;
    assert.deepEqual(features(css), []);
  });
  it('finds what is too young, and where', () => {
    assert.deepEqual(features('a:has(b) { color: red }\nb { color: light-dark(red, blue) }'), ['2: :has() needs Firefox 121', '3: light-dark() needs Chrome 123']);
    assert.deepEqual(features('a { color: color-mix(in srgb, red, blue) }'), ['2: color-mix() needs Chrome 111']);
    assert.deepEqual(features('a { height: 2lh; backdrop-filter: blur(2px) }').length, 2);
  });
  it('finds nesting, also of @media in a rule', () => {
    assert.deepEqual(features('a { color: red; &:hover { color: blue } }'), ['2: nesting needs Chrome 112']);
    assert.deepEqual(features('a { @media (width < 3rem) { color: blue } }'), ['2: nesting needs Chrome 112']);
  });
  it('lets pass what is asked for by @supports, and what is said in comments', () => {
    assert.deepEqual(features('@supports (color: color-mix(in srgb, red, blue)) { a { color: color-mix(in srgb, red, blue) } } /* :has(x) */'), []);
  });
  it('finds attributes of templates', () => {
    assert.deepEqual(tooYoung('html`<div popover></div>`').length, 1);
  });
});

describe('the browser floor, syntax', () => {
  it('lets pass ES2022', async () => {
    assert.equal(await youngSyntax('export class A { #a = 1; static { A.x = 2; } has(o) { return #a in o; } }\nexport const b = await import("./x.js");\nexport const c = /(?<=a)b/d;'), undefined);
  });
  it('finds what is younger', async () => {
    assert.match(String(await youngSyntax('const a = 1;\nexport const r = /[a--b]/v;')), /--b/);
    assert.match(String(await youngSyntax('export function f() { using x = open(); }')), /using/);
    assert.match(String(await youngSyntax('export class A { accessor b = 1; }')), /accessor/);
  });
});
