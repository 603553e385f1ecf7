import { CheckFailure, runTool } from './support.mjs';

/** ESLint with eslint.config.mjs; a warning nobody has to heed is none, so they count. @returns {Promise<string>} */
export async function checkLint() {
  const { code, output } = await runTool('node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0']);
  if (code !== 0) throw new CheckFailure(output);
  return '';
}
