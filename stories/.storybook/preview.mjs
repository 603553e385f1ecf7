// What the preview does is in ../support/preview.ts, where types are checked; the order is here, where Storybook reads it
// without running anything.
import preview from '../support/preview.ts';

/** @type {import('@storybook/web-components-vite').Preview} */
const withOrder = {
  ...preview,
  parameters: {
    ...preview.parameters,
    options: { storySort: { order: ['Room', 'Prejoin', 'Stage', 'Tile', 'Toolbar', 'Device menu', 'Chat', 'Notices'] } },
  },
};

export default withOrder;
