import { expect, fixture, html } from '@open-wc/testing';
import { html as template, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { attach } from './attach.ts';
import { define } from './define.ts';

class TestLamp extends LitElement {
  readonly log: string[] = [];
  @property() bulb = 'a';
  @property({ type: Boolean }) isGone = false;
  override render() {
    const light = (bulb: Element) => {
      const name = `${bulb.localName} ${this.bulb}`;
      this.log.push(`+${name}`);
      return () => void this.log.push(`-${name}`);
    };
    return this.isGone ? nothing : template`<p ${attach(this.bulb, light)}>${this.bulb}</p>`;
  }
}
define('test-lamp', TestLamp);

describe('attach', () => {
  const lamp = () => fixture<TestLamp>(html`<test-lamp></test-lamp>`);

  it('starts once, and again when its key changes', async () => {
    const one = await lamp();
    one.requestUpdate();
    await one.updateComplete;
    expect(one.log).to.deep.equal(['+p a']);
    one.bulb = 'b';
    await one.updateComplete;
    expect(one.log).to.deep.equal(['+p a', '-p a', '+p b']);
  });

  it('stops when its element is no longer drawn, and starts with another one', async () => {
    const one = await lamp();
    one.isGone = true;
    await one.updateComplete;
    expect(one.log).to.deep.equal(['+p a', '-p a']);
    one.isGone = false;
    await one.updateComplete;
    one.remove();
    expect(one.log).to.deep.equal(['+p a', '-p a', '+p a', '-p a']);
  });

  it('stops while its host is out of the document, and goes on when it comes back', async () => {
    const one = await lamp();
    const { parentElement } = one;
    one.remove();
    expect(one.log).to.deep.equal(['+p a', '-p a']);
    // Drawn anew meanwhile, it still waits.
    one.bulb = 'b';
    await one.updateComplete;
    expect(one.log).to.deep.equal(['+p a', '-p a']);
    parentElement!.append(one);
    await one.updateComplete;
    expect(one.log).to.deep.equal(['+p a', '-p a', '+p b']);
  });
});
