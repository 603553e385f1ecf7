// No request to any host: no telemetry, no crash reports, no news. Update checks are off by --no-version-updates, which
// has no setting here (package.json, `stories`).

const requestNews = 'requestWhatsNewData';
const answerNews = 'resultWhatsNewData';

/** @type {import('@storybook/web-components-vite').StorybookConfig} */
const config = {
  framework: '@storybook/web-components-vite',
  addons: ['@storybook/addon-a11y'],
  stories: ['../*.stories.ts'],
  core: { disableTelemetry: true, enableCrashReports: false, disableWhatsNewNotifications: true, disableProjectJson: true },
  features: { menuOnboardingChecklist: false, sidebarOnboardingChecklist: false },

  // `disableWhatsNewNotifications` hides the news, yet still fetches it.
  experimental_serverChannel: async (channel) => {
    channel.removeAllListeners(requestNews);
    channel.on(requestNews, () => channel.emit(answerNews, { data: { status: 'ERROR' } }));
    return channel;
  },

  viteFinal: (vite) => ({
    ...vite,
    resolve: {
      ...vite.resolve,
      // Our packages come from their sources, as in tests; the rest as Vite has it.
      conditions: ['@visio-sdk/source', 'module', 'browser', 'development|production'],
    },
    build: { ...vite.build, target: 'es2022', reportCompressedSize: false, chunkSizeWarningLimit: 2000 },
  }),
};

export default config;
