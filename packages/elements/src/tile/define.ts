import { define } from '../internal/define.ts';
import { VisioTile } from './tile.ts';

define('visio-tile', VisioTile);

declare global {
  interface HTMLElementTagNameMap {
    'visio-tile': VisioTile;
  }
}
