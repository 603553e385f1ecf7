import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cleanName } from './display-name.ts';

describe('a display name', () => {
  it('keeps letters of any script, joiners and emoji', () => {
    for (const name of ['Zoë Müller-Đặng', 'علی‌رضا', 'नेहा', '李小龍', "O'Neil", '👩‍👩‍👧 Famille']) assert.equal(cleanName(name), name.normalize('NFC'));
  });

  it('is the same whichever way its accents are written', () => {
    assert.equal(cleanName('Ame\u0301lie'), cleanName('Am\u00e9lie'));
  });

  it('is one trimmed line', () => {
    assert.equal(cleanName('  Ada \r\n\t Lovelace\u2028 '), 'Ada Lovelace');
  });

  it('loses controls, bidi overrides and isolates, blanks of no width and lone surrogates', () => {
    assert.equal(cleanName('\u202Egnp.\u2066exe\u2069\u0000\u001B[31m\u200B\uFEFF\uD800x'), 'gnp.exe[31mx');
  });

  it('is empty when nothing of it can be seen', () => {
    for (const name of ['', '   ', '\u200B\u200D', '\u0301', '\u202E']) assert.equal(cleanName(name), '');
  });

  it('keeps HTML as the text it is', () => {
    assert.equal(cleanName('<img src=x onerror=alert(1)>'), '<img src=x onerror=alert(1)>');
  });
});
