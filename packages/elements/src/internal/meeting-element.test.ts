import { ContextProvider } from '@lit/context';
import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { createFakeMeeting } from '@visio-sdk/core/testing';
import { html as template, LitElement } from 'lit';
import { localeContext, meetingContext } from '../context/meeting-context.ts';
import { lateWords } from '../translations/late-words.ts';
import { firstWords } from '../translations/translate.ts';
import { define } from './define.ts';
import { MeetingElement } from './meeting-element.ts';

class TestPart extends MeetingElement {
  renders = 0;
  override render() {
    this.renders += 1;
    const state = this.meeting ? this.read(this.meeting.connection).state : 'none';
    return template`<p>${state}</p><i>${this.t('room.cancel')}</i><b>${this.plural('lobby.position', 3)}</b>`;
  }
}
define('test-part', TestPart);

class TestRoom extends LitElement {
  readonly meeting = createFakeMeeting({ connection: { state: 'waiting' } }).meeting;
  readonly locale = new ContextProvider(this, { context: localeContext, initialValue: { lang: 'en', texts: undefined } });
  readonly provider = new ContextProvider(this, { context: meetingContext, initialValue: this.meeting });
  override render() {
    return template`<slot></slot>`;
  }
}

const text = (part: Element, tag = 'p') => part.shadowRoot?.querySelector(tag)?.textContent;

describe('MeetingElement', () => {
  before(() => Promise.all([lateWords.load('fr'), lateWords.load('en'), firstWords.load('fr'), firstWords.load('en')]));

  it('draws again when something it has read changes', async () => {
    const fake = createFakeMeeting();
    const part = await fixture<TestPart>(html`<test-part .meeting=${fake.meeting}></test-part>`);
    expect(text(part)).to.equal('idle');
    fake.setConnection({ state: 'joining' });
    await part.updateComplete;
    expect(text(part)).to.equal('joining');
  });

  it('watches nothing while out of the document, and catches up when back', async () => {
    const fake = createFakeMeeting();
    const part = await fixture<TestPart>(html`<test-part .meeting=${fake.meeting}></test-part>`);
    const parent = part.parentElement!;
    part.remove();
    const before = part.renders;
    fake.setConnection({ state: 'joining' });
    await part.updateComplete;
    expect(part.renders).to.equal(before);
    parent.append(part);
    await part.updateComplete;
    expect(text(part)).to.equal('joining');
  });

  it('finds the meeting of the element that `for` names, inserted later', async () => {
    const part = await fixture<TestPart>(html`<test-part for="late"></test-part>`);
    expect(text(part)).to.equal('none');
    const target = document.createElement('div');
    Object.assign(target, { id: 'late', meeting: createFakeMeeting().meeting });
    document.body.append(target);
    await nextFrame();
    expect(text(part)).to.equal('idle');
    target.remove();
    await nextFrame();
    expect(text(part)).to.equal('none');
  });

  it('finds the meeting and language of a room around it that is defined later', async () => {
    const room = await fixture(html`<test-room id="room"><test-part></test-part></test-room>`);
    const part = room.querySelector<TestPart>('test-part')!;
    const elsewhere = await fixture<TestPart>(html`<test-part for="room"></test-part>`);
    expect(text(part)).to.equal('none');
    define('test-room', TestRoom);
    await nextFrame();
    expect(text(part)).to.equal('waiting');
    expect(text(part, 'i')).to.equal('Cancel');
    expect(text(elsewhere)).to.equal('waiting');
  });

  it('speaks its own lang, else that around it, else French', async () => {
    const own = await fixture<TestPart>(html`<div lang="en"><test-part lang="fr-CA"></test-part></div>`);
    expect(text(own.firstElementChild!, 'i')).to.equal('Annuler');
    const around = await fixture(html`<div lang="en-GB"><test-part></test-part></div>`);
    expect(text(around.firstElementChild!, 'i')).to.equal('Cancel');
    expect(text(around.firstElementChild!, 'b')).to.equal('You are number 3 in the queue.');
    const unknown = await fixture(html`<div lang="xx"><test-part></test-part></div>`);
    expect(text(unknown.firstElementChild!, 'i')).to.equal('Annuler');
  });

  it('follows the lang of the page when that changes', async () => {
    const { lang } = document.documentElement;
    const part = await fixture<TestPart>(html`<test-part></test-part>`);
    document.documentElement.lang = 'en';
    await nextFrame();
    expect(text(part, 'i')).to.equal('Cancel');
    document.documentElement.lang = 'fr';
    await nextFrame();
    expect(text(part, 'i')).to.equal('Annuler');
    document.documentElement.lang = lang;
  });

  it('uses the host’s own texts by key, as text', async () => {
    const texts = { 'room.cancel': '<b>Stop</b>' };
    const part = await fixture<TestPart>(html`<test-part lang="en" .texts=${texts}></test-part>`);
    expect(text(part, 'i')).to.equal('<b>Stop</b>');
  });

  it('begins a theme only where no element of the SDK is around it', async () => {
    const alone = await fixture<TestPart>(html`<test-part></test-part>`);
    expect(alone.theme).to.equal('auto');
    const inside = await fixture(html`<visio-anything theme="dark"><test-part></test-part></visio-anything>`);
    expect(inside.firstElementChild!.hasAttribute('theme')).to.equal(false);
  });
});
