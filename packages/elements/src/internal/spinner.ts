import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import LoaderCircle from 'lucide/dist/esm/icons/loader-circle.mjs';
import { drawIcon } from './icon.ts';

/** How long something may take before its wheel turns, in ms. */
const patience = 800;

class ShowSpinner extends Directive {
  #isShown = false;

  override render(): unknown {
    if (this.#isShown) return noChange;
    this.#isShown = true;
    const wheel = document.createElement('span');
    wheel.className = 'spin';
    wheel.append(drawIcon(LoaderCircle));
    setTimeout(() => wheel.classList.add('turning'), patience);
    return wheel;
  }
}

/**
 * A wheel that turns once something takes long. Not by `animation-delay`: while an animation waits, browsers draw the
 * page 60 times a second all the same, on the cores that are to bring the first picture.
 */
export const spinner = directive(ShowSpinner);
