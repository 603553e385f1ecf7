import { define } from '../internal/define.ts';
import '../prejoin/define.ts';
import { VisioRoom } from './room.ts';

// Not before they are needed: nobody waits for the stage while choosing a microphone.
VisioRoom.loadCall = () => Promise.all([import('../notices/define.ts'), import('../stage/define.ts'), import('../toolbar/define.ts')]);

define('visio-room', VisioRoom);
