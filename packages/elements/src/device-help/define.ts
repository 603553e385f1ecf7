import { define } from '../internal/define.ts';
import { VisioDeviceHelp } from './device-help.ts';

define('visio-device-help', VisioDeviceHelp);

declare global {
  interface HTMLElementTagNameMap {
    'visio-device-help': VisioDeviceHelp;
  }
}
