import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { render } from 'lit';
import { spinner } from './spinner.ts';

describe('a wheel', () => {
  it('moves nothing at first, and turns once something takes long', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const draw = () => render(html`<p>${spinner()}</p>`, box);
    draw();
    const wheel = box.querySelector('.spin')!;
    expect(wheel.querySelectorAll('svg[aria-hidden=true]').length).to.equal(1);
    expect(wheel.classList.contains('turning')).to.equal(false);
    // What draws again meanwhile does not begin anew.
    draw();
    expect(box.querySelector('.spin') === wheel).to.equal(true);
    await waitUntil(() => wheel.classList.contains('turning'), 'it turns', { timeout: 2000 });
  });
});
