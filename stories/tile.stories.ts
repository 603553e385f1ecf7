import '@visio-sdk/elements/define-all';
import { createFakeParticipant } from '@visio-sdk/core/testing';
export default { title: 'Tile', component: 'visio-tile' };
export const A = { render: () => Object.assign(document.createElement('visio-tile'), { participant: createFakeParticipant({ name: 'Ana' }) }) };
