import { MeetingError } from '@visio-sdk/core';
import { createFakeMeeting, type FakeMeeting, type FakeMeetingInit } from '@visio-sdk/core/testing';
import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';
import type { VisioChat } from './chat.ts';

const joined = { state: 'joined', since: 1 } as const;
const nine = Date.UTC(2026, 10, 23, 9);

async function show(init: FakeMeetingInit = {}, lang = 'en') {
  const fake: FakeMeeting = createFakeMeeting({ connection: joined, ...init });
  const frame = await fixture<HTMLElement>(html`<div><visio-chat lang=${lang} .meeting=${fake.meeting}></visio-chat></div>`);
  frame.style.setProperty('height', '400px');
  frame.style.setProperty('width', '320px');
  const chat = frame.querySelector<VisioChat>('visio-chat')!;
  await waitUntil(() => chat.shadowRoot?.querySelector('.chat'));
  const find = <E extends HTMLElement = HTMLElement>(selector: string) => chat.shadowRoot!.querySelector<E>(selector);
  const all = (selector: string) => [...chat.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
  const field = () => find<HTMLTextAreaElement>('textarea')!;
  return {
    ...{ fake, frame, chat, find, all, field },
    said: () => all('.text').map(({ textContent }) => textContent),
    log: () => find('.log')!,
    status: () => all('[role=status]').map(({ textContent }) => textContent.trim()).filter(Boolean).join(' '),
    problem: () => find('.problem')!.textContent.trim().replace(/\s+/g, ' '),
    async settled() {
      await chat.updateComplete;
      await nextFrame();
      await nextFrame();
    },
    async write(text: string) {
      field().focus();
      field().value = text;
      field().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await chat.updateComplete;
    },
  };
}

const sent = ({ calls }: FakeMeeting) => calls.filter((call) => call.startsWith('chat.send'));

describe('<visio-chat>', () => {
  it('is accessible, in both languages', async () => {
    const messages = [{ from: 'ana', name: 'Ana', text: 'Bonjour https://example.com', sentAt: nine }, { isLocal: true, from: 'me', text: 'Salut', sentAt: nine }];
    const { chat, field } = await show({ messages });
    await expect(chat).to.be.accessible();
    expect(field().getAttribute('aria-label')).to.equal('Write to everyone');
    expect((await show({}, 'fr')).field().placeholder).to.equal('Écrire à tout le monde');
  });

  it('groups what one person wrote in one minute, and names them for each message all the same', async () => {
    const { all, find } = await show({
      messages: [
        { from: 'ana', name: 'Ana', text: '1', sentAt: nine },
        { from: 'ana', name: 'Ana', text: '2', sentAt: nine + 1_000 },
        { from: 'ben', name: 'Ana', text: '3', sentAt: nine + 2_000 },
        { from: 'ben', name: 'Ana', text: '4', sentAt: nine + 90_000 },
        { from: 'me', isLocal: true, text: '5', sentAt: nine + 90_000 },
      ],
    });
    expect(all('.message').map((one) => !!one.querySelector('.head'))).to.deep.equal([true, false, true, true, true]);
    expect(all('.message').map((one) => one.querySelector('bdi')?.textContent)).to.deep.equal(['Ana', 'Ana', 'Ana', 'Ana', 'You']);
    expect(find('time')!.getAttribute('datetime')).to.equal('2026-11-23T09:00:00.000Z');
    const there = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' }).format(nine);
    expect(find('time')!.textContent).to.equal(there);
  });

  it('shows text as text, with its spaces and lines', async () => {
    const text = '<img src=x onerror=alert(1)>\n\n  <b>x</b>\tend';
    const { said, find, all } = await show({ messages: [{ from: 'ana', name: '<b>Ana</b>', text }] });
    expect(said()).to.deep.equal([text]);
    expect(all('img, b')).to.deep.equal([]);
    expect(find('.name')!.textContent).to.equal('<b>Ana</b>');
    expect(getComputedStyle(find('.text')!).whiteSpace).to.contain('pre-wrap');
  });

  it('wraps what has no spaces', async () => {
    const { log } = await show({ messages: [{ from: 'ana', name: 'x'.repeat(300), text: `https://example.com/${'x'.repeat(500)}` }] });
    expect(log().scrollWidth).to.be.at.most(log().clientWidth);
  });

  it('shows a long text in part, and all of it on request', async () => {
    const link = 'https://example.com/' + 'y'.repeat(100);
    const text = 'word '.repeat(235) + link + ' end'.repeat(100);
    const { said, find, settled } = await show({ messages: [{ from: 'ana', name: 'Ana', text }] });
    expect(said()[0]!.length).to.be.below(1_300);
    expect(find('a') === null, 'never half of an address').to.equal(true);
    expect(find('.more')!.getAttribute('aria-expanded')).to.equal('false');
    find('.more')!.click();
    await settled();
    expect(said()).to.deep.equal([text]);
    expect(find<HTMLAnchorElement>('a')!.href).to.equal(link);
    expect(find('.more')!.getAttribute('aria-expanded')).to.equal('true');
  });

  it('says that nothing is kept, and to whoever came late that there may have been more', async () => {
    const early = await show({ local: { joinedAt: 1_000 }, participants: [{ identity: 'ana', joinedAt: 2_000 }] });
    expect(early.find('.note')!.textContent).to.contain('not kept').and.not.contain('before you came');
    const late = await show({ local: { joinedAt: 2_000 }, participants: [{ identity: 'ana', joinedAt: 1_000 }] });
    expect(late.find('.note')!.textContent).to.contain('not kept').and.contain('before you came');
    late.fake.removeParticipant('ana');
    await late.settled();
    expect(late.find('.note')!.textContent, 'it stays true').to.contain('before you came');
  });

  it('takes the focus to its field as soon as it is there, else to the messages', async () => {
    const { frame, fake, chat, settled } = await show();
    chat.remove();
    const again = Object.assign(document.createElement('visio-chat'), { meeting: fake.meeting, lang: 'en' });
    frame.append(again);
    again.focus();
    expect(again.shadowRoot!.activeElement?.localName).to.equal('textarea');
    fake.local.set({ canPublishData: false });
    await settled();
    await again.updateComplete;
    again.focus();
    expect(again.shadowRoot!.activeElement?.getAttribute('role')).to.equal('log');
  });

  it('has read what can be seen', async () => {
    const { fake, frame } = await show();
    fake.chat.receive({ text: '1' });
    await waitUntil(() => fake.chat.unread.get() === 0);
    frame.style.setProperty('display', 'none');
    // An observer says it, a frame or two later.
    await waitUntil(() => {
      if (fake.chat.unread.get() === 0) fake.chat.receive({ text: '2' });
      return fake.chat.unread.get() === 1;
    });
    frame.style.removeProperty('display');
    await waitUntil(() => fake.chat.unread.get() === 0);
    frame.firstElementChild!.remove();
    fake.chat.receive({ text: '3' });
    expect(fake.chat.unread.get()).to.equal(1);
  });

  describe('its end', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ from: 'ana', name: 'Ana', text: `Message ${index}`, sentAt: nine }));
    const gap = (log: HTMLElement) => log.scrollHeight - log.scrollTop - log.clientHeight;

    it('is where one begins, and stays', async () => {
      const { fake, log, frame, settled } = await show({ messages: many });
      await settled();
      expect(gap(log())).to.be.below(2);
      fake.chat.receive({ text: 'One more\n\nof several lines' });
      await settled();
      expect(gap(log())).to.be.below(2);
      frame.style.setProperty('height', '300px');
      await settled();
      expect(gap(log())).to.be.below(2);
    });

    it('is not imposed on whoever reads further up, who is told and can go there', async () => {
      const { fake, log, find, chat, settled } = await show({ messages: many });
      await settled();
      log().scrollTop = 100;
      await settled();
      fake.chat.receive({ text: '1' });
      fake.chat.receive({ text: '2' });
      await settled();
      expect(log().scrollTop).to.equal(100);
      expect(find('.new')!.textContent.trim()).to.equal('2 new messages');
      find('.new')!.click();
      await settled();
      expect(gap(log())).to.be.below(2);
      expect(find('.new') === null).to.equal(true);
      expect(chat.shadowRoot!.activeElement === log()).to.equal(true);
    });

    it('is gone to when one writes', async () => {
      const { log, write, settled } = await show({ messages: many });
      await settled();
      log().scrollTop = 100;
      await settled();
      await write('Bonjour');
      await sendKeys({ press: 'Enter' });
      await settled();
      expect(gap(log())).to.be.below(2);
    });
  });

  it('lets a crowd of messages be said as a number', async () => {
    const { fake, log, status, settled } = await show();
    fake.chat.receive({ text: '1' });
    await settled();
    expect(log().getAttribute('aria-live')).to.equal('polite');
    expect(status()).to.equal('');
    for (let index = 0; index < 10; index++) fake.chat.receive({ text: `${index}` });
    await settled();
    expect(log().getAttribute('aria-live')).to.equal('off');
    expect(status()).to.equal('10 new messages');
    for (let index = 0; index < 10; index++) fake.chat.receive({ text: `${index}` });
    await settled();
    expect(status(), 'not more often than every 5 s').to.equal('10 new messages');
  });

  it('draws 1,000 messages, and one more, without a pause that one would notice', async () => {
    const messages = Array.from({ length: 1_000 }, (_, index) => ({ from: `p${index % 7}`, name: 'Ana', text: `Message ${index} https://example.com/${index}`, sentAt: nine + index * 500 }));
    const { fake, all, chat, settled } = await show({ messages });
    await settled();
    expect(all('.message')).to.have.length(1_000);
    const times: number[] = [];
    // The quickest of five: the machine may have something else to do.
    for (let count = 0; count < 5; count++) {
      const start = performance.now();
      fake.chat.receive({ text: 'One more' });
      await chat.updateComplete;
      times.push(performance.now() - start);
    }
    expect(Math.min(...times)).to.be.below(250);
  });

  it('says so where one may not write, or is not in', async () => {
    const { fake, find, chat, settled } = await show({ messages: [{ text: 'Bonjour' }], local: { canPublishData: false } });
    expect(find('textarea') === null).to.equal(true);
    expect(find('.closed')!.textContent).to.contain('not write any');
    fake.local.set({ canPublishData: true });
    await settled();
    expect(find('textarea') === null).to.equal(false);
    fake.setConnection({ state: 'ended', reason: 'left' });
    await settled();
    expect(find('.closed')!.textContent).to.contain('You are not in the meeting');
    expect(find('.text')!.textContent, 'what was said can still be read').to.equal('Bonjour');
    await expect(chat).to.be.accessible();
  });

  describe('writing', () => {
    it('sends by Enter and by the button, and begins a line by Shift+Enter', async () => {
      const { fake, field, find, write, settled, chat } = await show();
      await write('Bonjour');
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ up: 'Shift' });
      await sendKeys({ type: 'à tous' });
      expect(field().value).to.equal('Bonjour\nà tous');
      await sendKeys({ press: 'Enter' });
      await settled();
      expect(sent(fake)).to.deep.equal(['chat.send Bonjour\nà tous']);
      expect(field().value).to.equal('');
      await write('Salut');
      find('.send')!.click();
      await settled();
      expect(sent(fake)).to.have.length(2);
      expect(chat.shadowRoot!.activeElement === field(), 'one writes on').to.equal(true);
    });

    it('does not send while a character is being chosen', async () => {
      const { fake, field, write } = await show();
      await write('にほん');
      for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
        field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true, ...init }));
      }
      expect(sent(fake)).to.deep.equal([]);
    });

    it('sends nothing of nothing', async () => {
      const { fake, find, write } = await show();
      await write('  \n ');
      await sendKeys({ press: 'Enter' });
      expect(find('.send')!.getAttribute('aria-disabled')).to.equal('true');
      find('.send')!.click();
      expect(sent(fake)).to.deep.equal([]);
    });

    it('keeps a draft that could not be sent, says why, and tries again', async () => {
      const { fake, field, problem, write, find, settled, chat } = await show();
      fake.chat.failNext(new MeetingError('message-failed'));
      await write('Bonjour');
      await sendKeys({ press: 'Enter' });
      await settled();
      expect(field().value).to.equal('Bonjour');
      expect(problem()).to.contain('was not sent').and.contain('Try again');
      await expect(chat).to.be.accessible();
      find('.problem button')!.click();
      await settled();
      expect([field().value, problem(), sent(fake).length]).to.deep.equal(['', '', 2]);
    });

    it('keeps the draft while the panel is away, and nothing of it for the next meeting', async () => {
      const first = await show();
      await first.write('Bonjour');
      first.chat.remove();
      first.frame.append(Object.assign(document.createElement('visio-chat'), { meeting: first.fake.meeting, lang: 'en' }));
      const again = first.frame.querySelector<VisioChat>('visio-chat')!;
      await waitUntil(() => again.shadowRoot?.querySelector('textarea'));
      expect(again.shadowRoot!.querySelector('textarea')!.value).to.equal('Bonjour');
      first.fake.setConnection({ state: 'ended', reason: 'left' });
      first.fake.setConnection(joined);
      await again.updateComplete;
      expect(again.shadowRoot!.querySelector('textarea')!.value).to.equal('');
    });

    it('says while it sends, and keeps what is typed meanwhile', async () => {
      const { fake, field, status, write, settled } = await show();
      const release = fake.chat.holdNext();
      await write('Bonjour');
      await sendKeys({ press: 'Enter' });
      await settled();
      expect(status()).to.equal('Sending…');
      await sendKeys({ type: ' et' });
      expect(sent(fake)).to.have.length(1);
      release();
      await settled();
      expect([field().value, status()]).to.deep.equal([' et', '']);
    });

    it('sends what was finished meanwhile after it, and no more than that', async () => {
      const { fake, field, write, settled, said } = await show();
      const release = fake.chat.holdNext();
      await write('Bonjour');
      await sendKeys({ press: 'Enter' });
      await sendKeys({ type: ' et merci' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ type: ' encore' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ type: ' !' });
      expect(sent(fake)).to.have.length(1);
      release();
      await waitUntil(() => said().length === 3);
      await settled();
      expect([...said(), field().value]).to.deep.equal(['Bonjour', 'et merci', 'encore', ' !']);
    });

    it('sends nothing of it into the next meeting', async () => {
      const { fake, field, write, settled, said, problem } = await show();
      const release = fake.chat.holdNext();
      await write('Bonjour');
      await sendKeys({ press: 'Enter' });
      await sendKeys({ type: ' et merci' });
      await sendKeys({ press: 'Enter' });
      fake.setConnection({ state: 'ended', reason: 'left' });
      fake.setConnection(joined);
      release();
      await settled();
      await settled();
      expect([sent(fake).length, field().value, problem()]).to.deep.equal([1, '', '']);
      await write('Salut');
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => said().includes('Salut'));
    });

    it('sends nothing twice for a second Enter', async () => {
      const { fake, field, write, settled, said } = await show();
      const release = fake.chat.holdNext();
      await write('Bonjour');
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      release();
      await waitUntil(() => said().length === 1);
      await settled();
      expect([sent(fake).length, field().value]).to.deep.equal([1, '']);
    });

    it('says how much is left near the limit, and what is too much', async () => {
      const { find, field, write } = await show();
      await write('x'.repeat(4_000));
      expect(find('.count')!.hidden).to.equal(true);
      await write('x'.repeat(4_999));
      expect(find('.count')!.textContent).to.equal('1 character left');
      await write('x'.repeat(5_003));
      expect(find('.count')!.textContent).to.equal('3 characters too many');
      expect(field().getAttribute('aria-invalid')).to.equal('true');
    });

    it('refuses to be pasted a book, and says so', async () => {
      const { field, problem, write, chat } = await show();
      await write('Bonjour');
      const paste = (data: string) => field().dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertFromPaste', data, bubbles: true, composed: true, cancelable: true }));
      expect(paste('x'.repeat(100_000))).to.equal(false);
      await chat.updateComplete;
      expect(problem()).to.contain('100,000').and.contain('5,000');
      expect(field().value).to.equal('Bonjour');
      expect(paste('a line')).to.equal(true);
    });

    it('grows with what is written, up to a limit', async () => {
      const { field, write } = await show();
      const low = field().offsetHeight;
      await write('1\n2\n3');
      const higher = field().offsetHeight;
      expect(higher).to.be.above(low);
      await write('1\n'.repeat(100));
      expect(field().offsetHeight).to.be.within(higher, 200);
      await write('');
      expect(field().offsetHeight).to.equal(low);
    });

    it('lets no key out but Escape', async () => {
      const { field, write } = await show();
      const heard: string[] = [];
      const hear = (event: Event) => heard.push(event instanceof KeyboardEvent ? `${event.type} ${event.key}` : event.type);
      const types = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste', 'copy'];
      for (const type of types) document.addEventListener(type, hear);
      await write('');
      await sendKeys({ type: 'm d' });
      await sendKeys({ down: 'Control' });
      await sendKeys({ press: 'd' });
      await sendKeys({ up: 'Control' });
      await sendKeys({ press: 'Enter' });
      field().dispatchEvent(new ClipboardEvent('paste', { bubbles: true, composed: true }));
      expect(heard).to.deep.equal([]);
      await sendKeys({ press: 'Escape' });
      expect(heard).to.deep.equal(['keydown Escape', 'keyup Escape']);
      for (const type of types) document.removeEventListener(type, hear);
    });
  });
});
