import type { MiddlewareHandler } from 'hono';
import { Problem } from '../problem.ts';
import { bodyCutOff } from './body-size.ts';

/** How deep a body may be nested; ours have three levels, LiveKit's webhook a few more. */
export const maxDepth = 16;

/** Refuses deeply nested bodies before anything parses them. Whoever reads the body next gets it as it came. */
export function jsonDepthGuard(): MiddlewareHandler {
  return async (context, next) => {
    const type = context.req.header('content-type') ?? '';
    if (/json/i.test(type) && context.req.method !== 'GET' && context.req.method !== 'HEAD') {
      const text = await context.req.text().catch((cause: unknown) => {
        throw bodyCutOff(cause);
      });
      if (isDeeper(text, maxDepth)) throw new Problem('request-invalid', 'The body is nested too deeply.');
    }
    await next();
  };
}

/** Whether a JSON text is nested deeper than that; brackets in strings do not count. */
export function isDeeper(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > limit) return true;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return false;
}
