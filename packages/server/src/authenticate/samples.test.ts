import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Tickets } from './signed-link.ts';

const folder = fileURLToPath(new URL('../../samples/', import.meta.url));
const key = { id: 'portal', secret: 'é: a secret of the tests, longer than 32 characters' };
const page = 'https://portal.example/rdv?lang=fr';
const name = 'Zoë "O\\Neil" <李>';

/** Each sample, and how to ask whether its language is there. */
const samples: Readonly<Record<string, { readonly command: string; readonly probe: string; readonly args: readonly string[]; readonly file: string }>> = {
  Python: { command: 'python3', probe: '--version', args: [], file: 'signed_link.py' },
  Java: { command: 'java', probe: '-version', args: [], file: 'SignedLink.java' },
  PHP: { command: 'php', probe: '--version', args: [], file: 'signed-link.php' },
  'C#': { command: 'dotnet', probe: '--version', args: ['run', '--project'], file: 'csharp/signed-link.csproj' },
};

describe('the sample in', () => {
  for (const [language, { command, probe, args, file }] of Object.entries(samples)) {
    it(`${language} makes a link that this server takes`, async (current) => {
      if (spawnSync(command, [probe]).status !== 0) {
        current.skip(`${command} is not on this machine`);
        return;
      }
      const path = `${folder}${file}`;
      const { stdout } = await promisify(execFile)(
        command,
        [...args, path, ...(language === 'C#' ? ['--'] : []), page, 'réunion-4711', 'citizen-1', 'moderator', name],
        // Without a locale of UTF-8, Java cannot even read its arguments.
        { cwd: dirname(path), env: { ...process.env, LC_ALL: 'C.UTF-8', VISIO_LINK_KEY: `${key.id}:${key.secret}` } },
      );
      const link = new URL(stdout.trim());
      assert.equal(link.href.split('#')[0], page);
      const tickets = new Tickets([key], { useTicket: async (_ticket, _device, devices) => devices === 1 }, Date.now);
      const person = await tickets.check(new URLSearchParams(link.hash.slice(1)).get('visio')!, 'réunion-4711', 'a device');
      assert.deepEqual(person, { subject: 'citizen-1', name, role: 'moderator' });
    });
  }
});
