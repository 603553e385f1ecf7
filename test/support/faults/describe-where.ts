import { describe, it } from 'node:test';

/** Describes what this machine can show; where it cannot, says why in one sentence and leaves all of it out. */
export function describeWhere(why: string | undefined, name: string, options: { readonly timeout: number }, body: () => void): void {
  if (why === undefined) return void describe(name, options, body);
  console.log(`Left out, ${name}: ${why}.`);
  void it(name, { skip: why }, () => {});
}
