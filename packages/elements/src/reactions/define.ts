import { define } from '../internal/define.ts';
import { VisioReactions } from './reactions.ts';

define('visio-reactions', VisioReactions);

declare global {
  interface HTMLElementTagNameMap {
    'visio-reactions': VisioReactions;
  }
}
