import { nothing } from 'lit';
import { LatePart } from '../internal/late-part.ts';
import type { PanelHost, PanelRoom } from './panel-host.ts';

/** The panel beside the stage: all of it comes when one is first wanted. */
export class LatePanel {
  readonly #room: PanelRoom;
  readonly #part: LatePart;
  #panel: PanelHost | undefined;

  constructor(room: PanelRoom, load: () => Promise<typeof PanelHost>) {
    this.#room = room;
    this.#part = new LatePart(room, async () => (this.#panel = new (await load())(room)));
    // Once all have heard it, so that the page may prevent it.
    room.addEventListener('visio-panel-request', async (event) => {
      const { panel } = event.detail;
      let isTakenBack = false;
      const onKey = ({ key }: KeyboardEvent) => (isTakenBack ||= key === 'Escape');
      room.addEventListener('keydown', onKey);
      if ((await this.#part.need()) && !event.defaultPrevented) await this.#panel?.ask(panel);
      room.removeEventListener('keydown', onKey);
      // Escape while the panel was on its way, with the focus still on its button.
      if (isTakenBack && panel && room.panel === panel) await this.#panel?.ask('');
    });
  }

  render(): unknown {
    if (this.#room.panel) this.#part.wish();
    else this.#part.forgive();
    return this.#panel?.render() ?? nothing;
  }
}
