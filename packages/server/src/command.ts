#!/usr/bin/env node
// Nothing is imported before it is known that this Node can: an older one stops at `node:sqlite` with a trace and no word.
const oldest = 24;
const { node } = process.versions;

if (Number.parseInt(node, 10) < oldest) {
  process.stderr.write(`Visio server needs Node ${oldest} or later, and this is ${node}.\n`);
  process.exit(1);
}
const { serve } = await import('./serve.ts');
serve(process.env);

export {};
