import { define } from '../internal/define.ts';
import { VisioDeviceMenu } from './device-menu.ts';

define('visio-device-menu', VisioDeviceMenu);

declare global {
  interface HTMLElementTagNameMap {
    'visio-device-menu': VisioDeviceMenu;
  }
}
