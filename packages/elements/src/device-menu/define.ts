import '../device-help/define.ts';
import { define } from '../internal/define.ts';
import '../speaker-test/define.ts';
import { VisioDeviceMenu } from './device-menu.ts';

define('visio-device-menu', VisioDeviceMenu);

declare global {
  interface HTMLElementTagNameMap {
    'visio-device-menu': VisioDeviceMenu;
  }
}
