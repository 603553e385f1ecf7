import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

class Choose extends Directive {
  override render(_isChosen: boolean): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [isChosen]: [boolean]): typeof noChange {
    (element as HTMLOptionElement).selected = isChosen;
    return noChange;
  }
}

/** Chooses an option at each rendering: a binding would not know that the person has chosen another one meanwhile. */
export const choose = directive(Choose);
