// npm run pack:cdn: the bundle as a zip to unpack in any folder of any site.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { archive } from './build/archive.mjs';
import { bundle, cdnFolder } from './build/bundle.mjs';
import { inRoot } from './support/paths.mjs';
import { main } from './support/sentence.mjs';

await main(async () => {
  await bundle();
  const { version } = JSON.parse(readFileSync(inRoot('packages/elements/package.json'), 'utf8'));
  const licence = inRoot('LICENSE');
  const zip = archive({ folder: cdnFolder, version, extra: existsSync(licence) ? { LICENSE: readFileSync(licence) } : {} });
  const name = `dist/visio-cdn-${version}.zip`;
  mkdirSync(inRoot('dist'), { recursive: true });
  writeFileSync(inRoot(name), zip);
  console.log(`${name}: ${Math.round(zip.length / 1000)} kB`);
});
