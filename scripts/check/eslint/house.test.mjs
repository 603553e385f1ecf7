import { describe, it } from 'node:test';
import { RuleTester } from 'eslint';
import typescript from 'typescript-eslint';
import { house } from './house.mjs';

RuleTester.describe = describe;
RuleTester.it = it;
const tester = new RuleTester({ languageOptions: { parser: /** @type {any} */ (typescript.parser) } });
const { rules = {} } = house;
/** @param {string} name */
const rule = (name) => /** @type {import('eslint').Rule.RuleModule} */ (rules[name]);
const errors = 1;

tester.run('no-dom-at-import', rule('no-dom-at-import'), {
  valid: [
    'export function f() { return document.title; }',
    'class A { x = window.innerWidth; }',
    'export const there = typeof document !== "undefined";',
    'declare global { interface Window { x: HTMLElement } }',
    'type A = HTMLElement; export function f(a: HTMLVideoElement): void {}',
    'const later = () => navigator.mediaDevices;',
    'export const url = new URL("x", import.meta.url); new Map(); setTimeout(() => {}, 1); new Event("x");',
    'import { LitElement } from "lit"; export class A extends LitElement {}',
    'globalThis.document?.title;',
  ],
  invalid: [
    { code: 'const root = document.documentElement;', errors },
    { code: 'window.x = 1;', errors },
    { code: 'class A extends HTMLElement {}', errors },
    { code: 'class A { static x = navigator.language; }', errors },
    { code: '(() => { localStorage.clear(); })();', errors },
    { code: 'customElements.define("x-y", class {});', errors },
  ],
});

tester.run('no-style-attribute', rule('no-style-attribute'), {
  valid: ['html`<p class="a" ${setStyle({})}></p>`', 'html`<style>.a{}</style>`', 'css`a { style: b }`', 'html`<p>style=</p>`'],
  invalid: [
    { code: 'html`<p style="color: red"></p>`', errors },
    { code: 'html`<p class=${x} style=${styleMap({})}></p>`', errors },
    { code: 'svg`<g style=${x}></g>`', errors },
    { code: 'html`<p .innerHTML=${x}></p>`', errors },
  ],
});

tester.run('no-foreign-host', rule('no-foreign-host'), {
  valid: ['"http://www.w3.org/2000/svg"', '"https://"', 'url.startsWith("wss:")', '/* https://somebody.com */ 1', '"https://meet.example"', '`${origin}/x`'],
  invalid: [
    { code: '"https://cdn.jsdelivr.net/x"', errors },
    { code: '`wss://${x}.livekit.cloud stun:stun.l.google.com:19302`', errors },
    { code: 'f({ urls: ["stun:stun.l.google.com:19302"] })', errors },
  ],
});
