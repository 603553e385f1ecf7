/** What each of the late controls is called, looks like and does, in the bar as well as in the menu `more`. */
import Hand from 'lucide/dist/esm/icons/hand.mjs';
import Keyboard from 'lucide/dist/esm/icons/keyboard.mjs';
import LayoutDashboard from 'lucide/dist/esm/icons/layout-dashboard.mjs';
import Maximize from 'lucide/dist/esm/icons/maximize.mjs';
import MessageSquareText from 'lucide/dist/esm/icons/message-square-text.mjs';
import Minimize from 'lucide/dist/esm/icons/minimize.mjs';
import Settings from 'lucide/dist/esm/icons/settings.mjs';
import Shield from 'lucide/dist/esm/icons/shield.mjs';
import Smile from 'lucide/dist/esm/icons/face-slightly-smiling.mjs';
import Users from 'lucide/dist/esm/icons/users.mjs';
import type { ControlName } from '../internal/controls.ts';
import { ignoreFailure } from '../internal/ignore-failure.ts';
import type { ButtonView } from './buttons.ts';
import type { LateView, ViewContext } from './toolbar-parts.ts';

/** The controls that come late. */
export type LateControl = Exclude<ControlName, 'microphone' | 'camera' | 'share' | 'leave'>;

export const lateViews: Readonly<Record<LateControl, (context: ViewContext) => LateView>> = {
  hand: ({ meeting, t, read }) => {
    const local = read(meeting.localParticipant);
    const isUp = local !== undefined && read(local.state).handRaisedAt !== undefined;
    return {
      label: t(isUp ? 'toolbar.lowerHand' : 'toolbar.raiseHand'),
      icon: Hand,
      ...(isUp ? { look: 'active' } : {}),
      click: () => ignoreFailure(meeting.actions.setHandRaised(!isUp)),
    };
  },
  reactions: ({ t, open }) => ({
    label: t('toolbar.reactions'),
    icon: Smile,
    opens: { id: 'reactions' },
    click: (event) => open('reactions', event),
  }),
  chat: ({ meeting, panel, plural, read, requestPanel, t }) => {
    const count = read(meeting.chat.unread);
    const open = count > 0 ? plural('toolbar.unread', count) : t('toolbar.chat');
    const label = panel === 'chat' ? t('toolbar.closeChat') : open;
    return { ...panelView('chat', { panel, requestPanel, label, icon: MessageSquareText }), ...(count > 0 ? { count } : {}) };
  },
  people: ({ meeting, panel, plural, read, requestPanel }) => {
    const count = read(meeting.participants).filter(({ kind }) => kind === 'person').length;
    const label = plural(panel === 'people' ? 'toolbar.closePeople' : 'toolbar.people', count);
    return { ...panelView('people', { panel, requestPanel, label, icon: Users }), ...(count > 1 ? { count } : {}) };
  },
  layout: ({ t, open }) => ({
    label: t('toolbar.layout'),
    icon: LayoutDashboard,
    opens: { kind: 'menu', id: 'layout-menu' },
    click: (event) => open('layout', event),
  }),
  devices: ({ t, open }) => ({
    label: t('toolbar.devices'),
    icon: Settings,
    opens: { kind: 'dialog', id: 'device-menu' },
    click: (event) => open('devices', event),
  }),
  moderate: ({ t, open }) => ({
    label: t('toolbar.moderate'),
    icon: Shield,
    opens: { kind: 'dialog', id: 'moderation-menu' },
    click: (event) => open('moderate', event),
  }),
  fullscreen: ({ t, isFullscreen, request }) => ({
    label: t(isFullscreen ? 'toolbar.leaveFullscreen' : 'toolbar.fullscreen'),
    icon: isFullscreen ? Minimize : Maximize,
    click: () => request('fullscreen'),
  }),
  shortcuts: ({ t, request }) => ({
    label: t('toolbar.shortcuts'),
    icon: Keyboard,
    opens: { kind: 'dialog', id: 'shortcuts', isOpen: false },
    click: () => request('shortcuts'),
  }),
};

/** Opens a panel beside the stage, or closes it when it is the one that is open. */
function panelView(name: string, { panel, requestPanel, ...look }: Pick<ViewContext, 'panel' | 'requestPanel'> & Pick<ButtonView, 'label' | 'icon'>): LateView {
  const isOpen = panel === name;
  return { ...look, opens: { id: `panel-${name}`, isOpen }, click: () => requestPanel(isOpen ? '' : name) };
}
