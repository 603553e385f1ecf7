import { define } from '../internal/define.ts';
import '../prejoin/define.ts';
import { VisioRoom } from './room.ts';

// Not before they are needed: nobody waits for the stage while choosing a microphone, nor for notices while joining.
VisioRoom.loadCall = () => Promise.all([import('../stage/define.ts'), import('../toolbar/define.ts')]);
VisioRoom.loadNotices = () =>
  Promise.all([import('../notices/define.ts'), import('../reaction-stream/define.ts'), import('../shortcuts/define.ts')]);
VisioRoom.loadPanel = async () => {
  const [{ PanelHost }] = await Promise.all([import('./panel-host.ts'), import('../side-panel/define.ts')]);
  return PanelHost;
};
VisioRoom.loadDoor = (side) => (side === 'lobby' ? import('../lobby/define.ts') : import('../door/define.ts'));

define('visio-room', VisioRoom);
