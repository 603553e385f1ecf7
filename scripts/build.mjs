// npm run build: the packages as JavaScript with declarations, and the bundle for pages without a build.
import { bundle } from './build/bundle.mjs';
import { buildPackages } from './build/packages.mjs';
import { main } from './support/sentence.mjs';

await main(async () => {
  await buildPackages();
  const files = await bundle();
  console.log(`Built the packages, and ${files} files in packages/elements/dist/cdn.`);
});
