import { ContextConsumer, createContext } from '@lit/context';
import { expect, fixture, html } from '@open-wc/testing';
import { html as template, LitElement } from 'lit';
import { define } from '../internal/define.ts';
import { ContextValue } from './context-value.ts';
import { LateConsumer } from './late-consumer.ts';

interface Weather {
  readonly sky: string;
}
const weather = createContext<Weather>(Symbol('weather'));

class TestSky extends LitElement {
  readonly weather = new ContextValue<Weather>(this, weather, { sky: 'blue' });
  /** What is said around it, not by itself. */
  readonly around = new LateConsumer(this, weather);
  override render() {
    return template`<slot></slot>`;
  }
}

class TestBird extends LitElement {
  renders = 0;
  readonly weather = new LateConsumer(this, weather);
  override render() {
    this.renders += 1;
    return template`${this.weather.value?.sky}`;
  }
}
define('test-bird', TestBird);

/** As a page writes it, with `@lit/context` itself. */
class TestPlane extends LitElement {
  readonly heard: (string | undefined)[] = [];
  readonly weather = new ContextConsumer(this, { context: weather, subscribe: true, callback: ({ sky }) => this.heard.push(sky) });
  readonly once = new ContextConsumer(this, { context: weather });
}
define('test-plane', TestPlane);

describe('a value for all inside an element', () => {
  it('is had by those who were there before, and tells them of changes alone', async () => {
    const outer = await fixture(html`<div><test-sky><test-bird></test-bird></test-sky></div>`);
    const bird = outer.querySelector<TestBird>('test-bird')!;
    expect(bird.weather.value).to.equal(undefined);
    define('test-sky', TestSky);
    const sky = outer.querySelector<TestSky>('test-sky')!;
    await bird.updateComplete;
    expect(bird.shadowRoot!.textContent).to.equal('blue');
    const { renders } = bird;
    sky.weather.set({ sky: 'blue' });
    await bird.updateComplete;
    expect(bird.renders).to.equal(renders);
    sky.weather.set({ sky: 'grey' });
    await bird.updateComplete;
    expect(bird.shadowRoot!.textContent).to.equal('grey');
    expect(sky.around.value).to.equal(undefined);
  });

  it('tells nobody who has gone, and whoever comes under another one what is said there', async () => {
    const both = await fixture(html`<div><test-sky><test-bird></test-bird></test-sky><test-sky></test-sky></div>`);
    const [first, second] = [...both.querySelectorAll<TestSky>('test-sky')];
    const bird = both.querySelector<TestBird>('test-bird')!;
    second!.weather.set({ sky: 'red' });
    second!.append(bird);
    await bird.updateComplete;
    expect(bird.weather.value?.sky).to.equal('red');
    first!.weather.set({ sky: 'black' });
    expect(bird.weather.value?.sky).to.equal('red');
    bird.remove();
    second!.weather.set({ sky: 'green' });
    expect(bird.weather.value?.sky).to.equal('red');
  });

  it('speaks with what a page makes of @lit/context', async () => {
    const sky = await fixture<TestSky>(html`<test-sky><test-plane></test-plane></test-sky>`);
    const plane = sky.querySelector<TestPlane>('test-plane')!;
    sky.weather.set({ sky: 'grey' });
    expect(plane.heard).to.deep.equal(['blue', 'grey']);
    expect(plane.once.value?.sky).to.equal('blue');
  });
});
