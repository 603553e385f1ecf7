import { define } from '../internal/define.ts';
import '../prejoin/define.ts';
import { VisioRoom } from './room.ts';

// Not before they are needed: nobody waits for the stage while choosing a microphone, nor for notices while joining.
VisioRoom.loadCall = () => Promise.all([import('../stage/define.ts'), import('../toolbar/define.ts')]);
VisioRoom.loadNotices = () => import('../notices/define.ts');
VisioRoom.loadDoor = (side) => (side === 'lobby' ? import('../lobby/define.ts') : import('../door/define.ts'));

define('visio-room', VisioRoom);
