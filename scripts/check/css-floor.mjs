// CSS that the oldest browsers of the floor drop, a whole rule at a time where a selector is meant. What stands in
// `@supports` has been asked for, and passes.

/** Patterns in a style sheet without comments, and what to say. @type {readonly (readonly [RegExp, string])[]} */
const young = [
  [/:has\(/, ':has() needs Firefox 121'],
  [/:dir\(/, ':dir() needs Chrome 120'],
  [/:state\(/, ':state() needs Chrome 125: reflect an attribute instead'],
  [/:user-(?:in)?valid\b/, ':user-valid needs Chrome 119'],
  [/:popover-open\b/, 'popover needs Chrome 114'],
  [/:open\b/, ':open needs Chrome 133'],
  [/:host-context\(/, ':host-context() is in Chrome alone'],
  [/:nth-(?:last-)?child\([^)]*\bof\b/, ':nth-child(of ...) needs Chrome 111'],
  [/::(?:details-content|checkmark|picker|scroll-)/, 'this pseudo-element is too young'],
  [/@(?:starting-style|scope|property|position-try|view-transition|function)\b/, 'this at-rule is too young'],
  [/@container\s+[^{]*\bstyle\(/, 'style queries need Chrome 111, and are not in Firefox'],
  [/\blight-dark\(/, 'light-dark() needs Chrome 123'],
  [/\bcolor-mix\(/, 'color-mix() needs Chrome 111'],
  [/\b(?:oklch|oklab|lch|lab|color)\(/, 'this colour function needs Chrome 111'],
  [/\b(?:rgba?|hsla?|hwb)\(\s*from\b/, 'relative colours need Chrome 119'],
  [/(?<![\w-])(?:round|mod|rem|sin|cos|tan|atan2?|pow|sqrt|hypot|log|exp|sign|abs)\(/, 'this mathematical function is too young'],
  [/(?<![\w-])linear\(/, 'linear() needs Safari 17.2'],
  [/(?<![\w-])(?:anchor|anchor-size|calc-size|sibling-index|sibling-count|if)\(/, 'this function is too young'],
  [/(?<!-webkit-)image-set\(/, 'image-set() without a prefix needs Chrome 113'],
  [/[\d.](?:r?lh|rcap|rch|rex|ric)\b/, 'this unit needs Firefox 120'],
  [/(?:^|[\s;{])(?:anchor-name|position-anchor|position-area|position-try[\w-]*|field-sizing|interpolate-size|transition-behavior|animation-timeline|view-timeline[\w-]*|scroll-timeline[\w-]*|view-transition-name|content-visibility|zoom|mask(?:-[\w-]+)?)\s*:/, 'this property is too young'],
  [/:\s*[^;{}]*\bsubgrid\b/, 'subgrid needs Chrome 117'],
  [/\ballow-discrete\b/, 'discrete transitions need Chrome 117'],
];

/** Properties that Safari 16.4 knows by their prefix alone. */
const prefixed = ['backdrop-filter', 'user-select', 'hyphens'];

/**
 * @param {string} source of a module with `css` templates
 * @returns {{ feature: string, line: number }[]}
 */
export function tooYoung(source) {
  const found = [];
  for (const template of source.matchAll(/\bcss`((?:[^`\\]|\\.)*)`/g)) {
    const css = withoutSupports(blank(blank(template[1] ?? '', /\/\*[\s\S]*?\*\//g), /\$\{[^}]*\}/g));
    const lineAt = (/** @type {number} */ index) => source.slice(0, template.index + 'css`'.length + index).split('\n').length;
    for (const [pattern, feature] of young) {
      for (const match of css.matchAll(new RegExp(pattern, 'g'))) found.push({ feature, line: lineAt(match.index + (match[0].length - match[0].trimStart().length)) });
    }
    for (const property of prefixed) {
      const bare = new RegExp(`(?:^|[\\s;{])${property}\\s*:`).exec(css);
      if (bare && !css.includes(`-webkit-${property}:`)) found.push({ feature: `${property} needs -webkit-${property} beside it in Safari 16.4`, line: lineAt(bare.index + 1) });
    }
    for (const index of nestedRules(css)) found.push({ feature: 'nesting needs Chrome 112', line: lineAt(index) });
  }
  for (const match of source.matchAll(/<[a-z][^>]*\s(popover|popovertarget|commandfor|closedby)(?=[\s=>])/g)) {
    found.push({ feature: `the attribute ${match[1]} is too young`, line: source.slice(0, match.index).split('\n').length });
  }
  return found.sort((a, b) => a.line - b.line);
}

/**
 * Spaces in place of what matches, so that positions stay true.
 * @param {string} text
 * @param {RegExp} pattern
 */
const blank = (text, pattern) => text.replace(pattern, (part) => part.replace(/[^\n]/g, ' '));

/** @param {string} css */
function withoutSupports(css) {
  let text = css;
  for (let start = text.indexOf('@supports'); start >= 0; start = text.indexOf('@supports')) {
    let depth = 0;
    let end = start;
    do {
      if (text[end] === '{') depth += 1;
      if (text[end] === '}' && (depth -= 1) === 0) break;
      end += 1;
    } while (end < text.length);
    text = text.slice(0, start) + text.slice(start, end + 1).replace(/[^\n]/g, ' ') + text.slice(end + 1);
  }
  return text;
}

/** Where a block opens inside a style rule. @param {string} css */
function nestedRules(css) {
  /** @type {boolean[]} whether each open block is that of a style rule */
  const open = [];
  const nested = [];
  for (const { 0: brace, index } of css.matchAll(/[{}]/g)) {
    if (brace === '}') {
      open.pop();
      continue;
    }
    const prelude = css.slice(0, index).split(/[{};]/).at(-1)?.trim() ?? '';
    if (open.at(-1)) nested.push(index);
    open.push(!prelude.startsWith('@'));
  }
  return nested;
}
