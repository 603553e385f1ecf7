import { expect } from '@open-wc/testing';
import { errorCodes, type LeaveReason } from '@visio-sdk/core';
import { enHelp } from './en-help.ts';
import { enLate } from './en-late.ts';
import { en } from './en.ts';
import { frHelp } from './fr-help.ts';
import { frLate } from './fr-late.ts';
import { fr } from './fr.ts';
import { lateWords } from './late-words.ts';
import { createWords, firstWords, languageOf, textFor } from './translate.ts';

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
    for (const texts of [{ ...fr, ...frLate }, { ...en, ...enLate }] as Record<string, string>[]) {
      for (const code of errorCodes) expect(texts[`error.${code}`], code).to.be.a('string').that.is.not.empty;
      for (const reason of Object.keys(reasons)) {
        expect(texts[`reason.${reason}`], reason).to.be.a('string').that.is.not.empty;
        expect(texts[`reason.${reason}.hint`], reason).to.be.a('string').that.is.not.empty;
      }
    }
  });

  it('have the same keys and placeholders in each language', () => {
    for (const [french, english] of [[fr, en], [frLate, enLate], [frHelp, enHelp]] as Record<string, string>[][]) {
      expect(Object.keys(english!)).to.deep.equal(Object.keys(french!));
      for (const key of Object.keys(french!)) {
        // French writes "one person" for {count} too; only the plural forms may differ.
        if (!key.endsWith('.one')) expect(placeholders(english![key]!), key).to.deep.equal(placeholders(french![key]!));
      }
    }
  });

  it('are each in one file only', () => {
    const keys = [fr, frLate, frHelp].flatMap((texts) => Object.keys(texts));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).to.deep.equal([]);
  });

  it('are asked for again after their file was gone, and bring those that they go with', async () => {
    let failures = 1;
    const load = async () => {
      if (failures-- > 0) throw new TypeError('gone');
      return {};
    };
    const words = createWords({ fr: load, en: load }, firstWords);
    expect(await words.load('fr').catch((error: unknown) => error)).to.be.instanceOf(TypeError);
    expect(words.has('fr')).to.equal(false);
    await words.load('fr');
    expect([words.has('fr'), firstWords.has('fr')]).to.deep.equal([true, true]);
  });

  it('fall back from region to language, and from an unknown language to French', () => {
    expect(languageOf('fr-CA')).to.equal('fr');
    expect(languageOf('EN-gb-oed')).to.equal('en');
    expect(languageOf('de')).to.equal('fr');
    expect(languageOf('constructor')).to.equal('fr');
    expect(languageOf(undefined)).to.equal('fr');
  });

  it('put names in as they are', async () => {
    await lateWords.load('en');
    expect(lateWords.has('en')).to.equal(true);
    expect(textFor('notices.joined', 'en', { name: '$& {name} <b>' })).to.equal('$& {name} <b> joined the meeting.');
  });
});
