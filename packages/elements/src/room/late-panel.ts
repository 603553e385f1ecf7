import { nothing } from 'lit';
import type { VisioPanelRequestEvent } from '../events/requests.ts';
import { LatePart } from '../internal/late-part.ts';
import type { PanelHost, PanelRoom } from './panel-host.ts';

/** The panel beside the stage: all of it comes when one is first wanted. */
export class LatePanel {
  readonly #room: PanelRoom;
  readonly #part: LatePart;
  #panel: PanelHost | undefined;
  /** Of the newest request. */
  #turn = 0;

  constructor(room: PanelRoom, load: () => Promise<typeof PanelHost>) {
    this.#room = room;
    this.#part = new LatePart(room, async () => (this.#panel = new (await load())(room)));
    room.addEventListener('visio-panel-request', (event) => void this.#answer(event));
  }

  /** Does it once all have heard it, so that the page may prevent it, unless Escape or another request comes before the file. */
  async #answer(event: VisioPanelRequestEvent): Promise<void> {
    const { panel } = event.detail;
    const turn = ++this.#turn;
    // The focus is still on the button.
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || turn !== this.#turn || event.defaultPrevented) return;
      this.#turn++;
      if (panel && this.#room.panel === panel) void this.#panel?.ask('');
    };
    this.#room.addEventListener('keydown', onKey);
    if ((await this.#part.need()) && !event.defaultPrevented && turn === this.#turn) await this.#panel?.ask(panel);
    this.#room.removeEventListener('keydown', onKey);
  }

  render(): unknown {
    if (this.#room.panel) this.#part.wish();
    else this.#part.forgive();
    return this.#panel?.render() ?? nothing;
  }
}
