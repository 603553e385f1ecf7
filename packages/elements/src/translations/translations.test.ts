import { expect } from '@open-wc/testing';
import { errorCodes, type LeaveReason } from '@visio-sdk/core';
import { en } from './en.ts';
import { fr, type TextKey } from './fr.ts';
import { hasTexts, languageOf, loadTexts, textFor } from './translate.ts';

// A record, so that a reason added to core and forgotten here does not compile.
const reasons: Record<LeaveReason, true> = {
  left: true,
  removed: true,
  denied: true,
  ended: true,
  replaced: true,
  expired: true,
  full: true,
  unreachable: true,
  failed: true,
};
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('translations', () => {
  it('have a text for each error and each reason for leaving, in both languages', () => {
    for (const texts of [fr, en] as Record<string, string>[]) {
      for (const code of errorCodes) expect(texts[`error.${code}`], code).to.be.a('string').that.is.not.empty;
      for (const reason of Object.keys(reasons)) {
        expect(texts[`reason.${reason}`], reason).to.be.a('string').that.is.not.empty;
        expect(texts[`reason.${reason}.hint`], reason).to.be.a('string').that.is.not.empty;
      }
    }
  });

  it('have the same keys and placeholders in each language', () => {
    expect(Object.keys(en)).to.deep.equal(Object.keys(fr));
    for (const key of Object.keys(fr) as TextKey[]) {
      // French writes "one person" for {count} too; only the plural forms may differ.
      if (!key.endsWith('.one')) expect(placeholders(en[key]), key).to.deep.equal(placeholders(fr[key]));
    }
  });

  it('fall back from region to language, and from an unknown language to French', () => {
    expect(languageOf('fr-CA')).to.equal('fr');
    expect(languageOf('EN-gb-oed')).to.equal('en');
    expect(languageOf('de')).to.equal('fr');
    expect(languageOf('constructor')).to.equal('fr');
    expect(languageOf(undefined)).to.equal('fr');
  });

  it('put names in as they are', async () => {
    await loadTexts('en');
    expect(hasTexts('en')).to.equal(true);
    expect(textFor('notices.joined', 'en', { name: '$& {name} <b>' })).to.equal('$& {name} <b> joined the meeting.');
  });
});
