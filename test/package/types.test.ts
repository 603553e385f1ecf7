// What a consumer's compiler makes of the packages as they would be published: packed, unpacked elsewhere, with the
// TypeScript that most have, and all declarations looked at. The READMEs' code is part of it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { inRoot, root } from '../../scripts/support/paths.mjs';
import { codeOf } from '../support/readme.ts';

const run = promisify(execFile);
const typescript = inRoot('node_modules/typescript/bin/tsc');
const readmes = ['README.md', ...globSync('packages/*/README.md', { cwd: root })];

/** A host's own code: every entry, and the types that its editor would complete. */
const host = `
import { createMeeting, MeetingError, type Connection, type ErrorCode, type LeaveReason, type Meeting, type Provider } from '@visio-sdk/core';
import { liveKitRoom } from '@visio-sdk/core/livekit';
import { roleOf, type AdmittedBody } from '@visio-sdk/core/protocol';
import { createFakeMeeting } from '@visio-sdk/core/testing';
import type * as layout from '@visio-sdk/core/layout';
import { VisioLeftEvent, VisioRoom } from '@visio-sdk/elements';
import '@visio-sdk/elements/define';
import '@visio-sdk/elements/define-all';
import { createVisioServer } from '@visio-sdk/server';
import type { Room } from 'livekit-client';

export const room: VisioRoom = document.createElement('visio-room');
room.addEventListener('visio-left', (event) => {
  const left: VisioLeftEvent = event;
  const reason: LeaveReason = left.detail.reason;
  console.log(reason);
});
document.addEventListener('visio-error', (event) => {
  const code: ErrorCode = event.detail.code;
  console.log(code);
});
room.token = async () => 'a token';
room.texts = { 'room.rejoin': 'Encore' };
// @ts-expect-error a text that does not exist
room.texts = { 'room.nothing': '' };
// @ts-expect-error a layout that does not exist
room.layout = 'mosaic';
const meeting: Meeting = createMeeting({ room: 'r', token: async () => 'a token' });
const connection: Connection = meeting.connection.get();
if (connection.state === 'ended') console.log(connection.reason, connection.error instanceof MeetingError);
// @ts-expect-error only what has ended has a reason
connection.reason;
const livekit: Room | undefined = liveKitRoom(meeting);
const mine: Provider = { capabilities: new Set(['raise-hand']), actions: {}, async *enter(request, signal) {
  signal.throwIfAborted();
  yield { status: 'waiting', position: request.name.length };
  yield { status: 'admitted', servers: ['wss://livekit.example'], token: 'a token' };
} };
createMeeting({ provider: mine });
const server = createVisioServer({ livekit: { url: 'http://localhost:7880', apiKey: 'k', apiSecret: 's' } });
const answer: Promise<Response> = server.fetch(new Request('http://localhost/api/v1/health'));
export type All = [AdmittedBody, typeof livekit, typeof layout, ReturnType<typeof roleOf>, ReturnType<typeof createFakeMeeting>, typeof answer];
`;

/** What the READMEs' code takes for granted: the host's own things. */
const given = `
declare const apiKey: string;
declare const apiSecret: string;
declare const app: { all(path: string, handler: (context: { readonly req: { readonly raw: Request } }) => Promise<Response>): void };
declare function sessionOf(headers: Headers): Promise<{ readonly userId: string; readonly name: string; readonly isStaff: boolean } | null>;
`;

describe('types, to a stranger', { timeout: 280_000 }, () => {
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'visio-stranger-'));
    const modules = join(folder, 'node_modules');
    mkdirSync(join(modules, '@visio-sdk'), { recursive: true });
    // What npm would install besides: linked from here, since there may be no registry.
    for (const name of readdirSync(inRoot('node_modules'))) {
      if (name !== '@visio-sdk' && !name.startsWith('.')) symlinkSync(inRoot(`node_modules/${name}`), join(modules, name), 'junction');
    }
    for (const manifest of globSync('packages/*/package.json', { cwd: root })) await install(inRoot(dirname(manifest)), modules);
    writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
    writeFileSync(join(folder, 'host.ts'), host);
    writeFileSync(join(folder, 'given.d.ts'), given);
    for (const readme of readmes) {
      codeOf(inRoot(readme), ['ts', 'tsx']).forEach(({ code, language }, index) => {
        const name = `${basename(dirname(inRoot(readme)))}-readme-${index}.${language}`;
        writeFileSync(join(folder, name), `// ${readme}\n${code}\nexport {};\n`);
      });
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [module, moduleResolution] of [['nodenext', 'nodenext'], ['esnext', 'bundler']] as const) {
    it(`resolve and fit with moduleResolution ${moduleResolution}, library declarations checked too`, async () => {
      const compilerOptions = {
        ...{ module, moduleResolution, target: 'es2022', jsx: 'react-jsx', types: ['node'] },
        lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable', 'esnext.disposable'],
        ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true, pretty: false },
      };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx'] }));
      const { stdout } = await run(process.execPath, [typescript, '-p', folder], { cwd: folder }).catch((error: { stdout: string }) => error);
      // Declarations of others are theirs to mend.
      const ours = stdout.split('\n').filter((line) => line && !/^\s|^(\.\.\/)*[^(]*node_modules\/(?!@visio-sdk)/.test(line));
      assert.deepEqual(ours, []);
    });
  }

  it('has code in the README to compile', () => {
    assert.ok(codeOf(inRoot('README.md'), ['ts']).length > 0);
  });
});

/** Packs a package as for the registry, and unpacks it where a consumer has it. */
async function install(source: string, modules: string): Promise<void> {
  const { name } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { name: string };
  const place = mkdtempSync(join(tmpdir(), 'visio-pack-'));
  try {
    await run('npm', ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', place], { cwd: source });
    const [tarball] = readdirSync(place);
    await run('tar', ['-xzf', join(place, tarball!), '-C', modules]);
    renameSync(join(modules, 'package'), join(modules, name));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
