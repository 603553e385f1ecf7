import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { MeetingError } from '@visio-sdk/core';
import { createFakeMeeting, type FakeMeetingInit } from '@visio-sdk/core/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define.ts';
import type { VisioSpeakerTest } from './speaker-test.ts';

async function show(init: FakeMeetingInit = {}, choice = false) {
  const fake = createFakeMeeting(init);
  const test = await fixture<VisioSpeakerTest>(
    html`<visio-speaker-test lang="en" ?choice=${choice} .meeting=${fake.meeting}></visio-speaker-test>`,
  );
  const $ = <E extends HTMLElement>(selector: string) => test.renderRoot.querySelector<E>(selector)!;
  const settled = async () => {
    await aTimeout(0);
    await test.updateComplete;
  };
  const play = () => $<HTMLButtonElement>('.play');
  const answer = (text: string) => [...test.renderRoot.querySelectorAll('button')].find((button) => button.textContent.trim() === text);
  const outcome = () => $('[role=status]').textContent.trim();
  /** Plays the sound to its end. */
  const played = async (error?: MeetingError) => {
    play().click();
    await settled();
    fake.testSound.end(error);
    await settled();
  };
  return { fake, test, $, settled, play, answer, outcome, played };
}

describe('<visio-speaker-test>', () => {
  it('plays the sound once, and asks whether it was heard only when it is over', async () => {
    const { fake, settled, play, answer, outcome, test } = await show();
    expect(play().textContent.trim()).to.equal('Test the sound');
    play().click();
    await settled();
    play().click();
    await settled();
    expect(fake.calls).to.deep.equal(['speakers.playTestSound']);
    expect([play().getAttribute('aria-disabled'), outcome()]).to.deep.equal(['true', '']);
    fake.testSound.end();
    await settled();
    expect(outcome()).to.equal('Did you hear the sound?');
    expect(answer('Yes') && answer('No')).to.exist;
    await expect(test).to.be.accessible();
  });

  it('confirms a yes', async () => {
    const { settled, answer, outcome, played, test } = await show();
    await played();
    answer('Yes')!.click();
    await settled();
    expect(outcome()).to.contain('you will hear the meeting');
    expect(answer('Yes')).not.to.exist;
    await expect(test).to.be.accessible();
  });

  it('has advice for a no, and plays the sound again', async () => {
    const { fake, settled, play, answer, outcome, played, test } = await show();
    await played();
    answer('No')!.click();
    await settled();
    for (const word of ['volume', 'Choose another output', 'plugged in', 'Bluetooth']) expect(outcome()).to.contain(word);
    await expect(test).to.be.accessible();
    expect(play().textContent.trim()).to.equal('Play the sound again');
    await played();
    expect(outcome()).to.equal('Did you hear the sound?');
    expect(fake.calls).to.deep.equal(['speakers.playTestSound', 'speakers.playTestSound']);
  });

  it('advises no other output where there is none to choose', async () => {
    const { settled, answer, outcome, played } = await show({ canSelectSpeaker: false });
    await played();
    answer('No')!.click();
    await settled();
    expect(outcome()).to.contain('volume').and.not.to.contain('another output');
  });

  it('says that an output plays nothing, and lets one try again', async () => {
    const { outcome, played, answer } = await show();
    await played(new MeetingError('speaker-failed'));
    expect(outcome()).to.contain('could not play');
    expect(answer('Yes')).not.to.exist;
    await played();
    expect(outcome()).to.equal('Did you hear the sound?');
  });

  it('begins anew for another speaker', async () => {
    const { fake, settled, answer, outcome, played, play } = await show();
    await played();
    answer('Yes')!.click();
    await fake.meeting.speakers.select('speaker-2');
    await settled();
    expect([outcome(), play().textContent.trim()]).to.deep.equal(['', 'Test the sound']);
  });

  it('stops the sound when it is taken away or the speaker changes', async () => {
    const { fake, test, play, settled } = await show();
    play().click();
    await settled();
    await fake.meeting.speakers.select('speaker-2');
    await settled();
    expect(fake.calls).to.include('speakers.testSoundStopped');
    play().click();
    await settled();
    test.remove();
    expect(fake.calls.filter((call) => call === 'speakers.testSoundStopped')).to.have.length(2);
  });

  it('lets one choose the speaker, but only where the browser does', async () => {
    const { fake, $ } = await show({}, true);
    const select = $<HTMLSelectElement>('select');
    expect(select.labels[0]!.textContent).to.equal('Speaker');
    select.value = 'speaker-2';
    select.dispatchEvent(new Event('change'));
    expect(fake.calls).to.deep.equal(['speakers.select speaker-2']);
    expect((await show({ canSelectSpeaker: false }, true)).$('select')).not.to.exist;
    expect((await show()).$('select')).not.to.exist;
  });

  it('goes by keyboard alone and never loses the focus', async () => {
    const { fake, test, settled, outcome, play } = await show();
    play().focus();
    await sendKeys({ press: 'Enter' });
    await settled();
    fake.testSound.end();
    await settled();
    expect(test.shadowRoot!.activeElement).to.equal(play());
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(outcome()).to.contain('Try this');
    expect(test.shadowRoot!.activeElement).to.equal(play());
  });
});
