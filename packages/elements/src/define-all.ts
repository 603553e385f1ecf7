/** Registers every element at once, for layouts of one's own. */
import './device-menu/define.ts';
import './door/define.ts';
import './lobby/define.ts';
import './moderation-menu/define.ts';
import './notices/define.ts';
import './participant-menu/define.ts';
import './prejoin/define.ts';
import './room/define.ts';
import './stage/define.ts';
import './tile/define.ts';
import './toolbar/define.ts';
