// The import rule (see ARCHITECTURE.md), one entry a rule, types included. `npm run check -- imports` runs it, and
// scripts/check/import-rule.test.mjs proves of each rule that it still bites.
//
// Inside core there are four storeys; each imports from those below it and from nowhere else:
//   meeting/, testing/                  see everything
//   features (devices/, layout/ ...)    strangers to one another; livekit/ is one of them
//   ports, the words they share         the files named in `ports`
//   foundations                         reactive/, protocol/, support/

const core = '^packages/core/src';
const elements = '^packages/elements/src';
const foundations = `${core}/(?:reactive|protocol|support)/`;
const composers = `${core}/(?:meeting|testing)/`;

/** What features may know of each other: types, and functions on them alone. */
const ports = `${core}/(?:transport/transport|connection/connection|providers/provider|participants/participant|devices/device)[.]ts$`;

/** The entry @visio-sdk/core/livekit. */
const liveKitDoor = `${core}/livekit/index[.]ts$`;

/** An element's folder, and not one of those that all elements share. */
const element = `${elements}/(?!(?:context|events|internal|styles|translations)/)`;
const sharedByElements = `${elements}/(?:context|events|internal|styles|translations)/`;

const tests = '[.](?:test|spec)[.]tsx?$';

/**
 * @param {string} name
 * @param {string} comment
 * @param {object} from
 * @param {object} to
 */
const rule = (name, comment, from, to) => ({ name, comment, severity: /** @type {const} */ ('error'), from, to });

/**
 * A package of npm, as a pattern.
 * @param {string} name
 */
const npm = (name) => `(?:^|node_modules/)${name}(?:/|$)`;

const packages = [
  rule('2-core-is-alone', 'Core knows no framework and no sibling.', { path: `${core}/`, pathNot: tests }, { path: ['^packages/(?!core/)', npm('(?:lit|lit-html|@lit|react|react-dom)')] }),
  rule('2-elements-on-core', 'elements -> core.', { path: `${elements}/`, pathNot: tests }, { path: '^packages/(?!core/|elements/)' }),
  rule('2-react-on-elements', 'react -> core, elements.', { path: '^packages/react/src/', pathNot: tests }, { path: '^packages/(?!core/|elements/|react/)' }),
  rule('2-server-on-protocol', 'server -> core/protocol.', { path: '^packages/(server|captioner)/src/' }, { path: '^packages/', pathNot: ['^packages/$1/', `${core}/protocol/`] }),
  rule('3-by-package-name', 'Across packages only by name: a relative path works in the repository and nowhere else.', { path: '^packages/([^/]+)/' }, { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'], dependencyTypesNot: ['aliased-workspace'] }),
  rule('3-declared-exports', 'What cannot be resolved is no declared export, or no dependency of ours.', { path: '^(?:packages|stories|examples|test)/' }, { couldNotResolve: true, pathNot: '^/' }),
];

const insideCore = [
  rule('4-features-are-strangers', 'Only meeting/ composes features. They share ports and foundations.', { path: `${core}/([^/]+)/`, pathNot: [composers, foundations, liveKitDoor, tests] }, { path: `${core}/`, pathNot: [`${core}/$1/`, foundations, ports] }),
  rule('4-livekit-door', 'The door @visio-sdk/core/livekit takes a Meeting, and needs its type alone.', { path: liveKitDoor }, { path: `${core}/`, pathNot: [`${core}/livekit/`, foundations, ports, `${core}/meeting/types[.]ts$`] }),
  rule('4-ports-are-words', 'A port that imports a feature would bring it to all others.', { path: ports }, { path: `${core}/`, pathNot: [foundations, ports] }),
  rule('4-front-door-is-for-outside', 'Inside core nobody imports the front door: it knows everything.', { path: `${core}/` }, { path: `${core}/index[.]ts$` }),
  rule('5-livekit-in-one-place', 'livekit-client is one transport; the rest sees the port.', { path: '^packages/', pathNot: `${core}/livekit/` }, { path: npm('livekit-client') }),
  rule('5-livekit-is-lazy', 'livekit-client comes on joining: only load.ts reaches what stands on it.', { path: '^packages/', pathNot: [`${core}/livekit/`, tests] }, { path: `${core}/livekit/`, pathNot: `${core}/livekit/(?:load|index)[.]ts$` }),
  rule('5-load-is-small', 'load.ts is in the first chunk: what stands on livekit-client it gets by import().', { path: `${core}/livekit/load[.]ts$` }, { path: [`${core}/livekit/`, npm('livekit-client')], dependencyTypesNot: ['dynamic-import', 'type-only'] }),
  rule('5-providers-are-lazy', 'Every provider is a lazy chunk: it is reached by import().', { path: `${core}/`, pathNot: [tests, `${core}/providers/[^/]+/`] }, { path: `${core}/providers/`, pathNot: `${core}/providers/(?:provider|registry|request|device-session)[.]ts$`, dependencyTypesNot: ['dynamic-import', 'type-only'] }),
  rule('5-providers-are-apart', 'A provider of several files knows those, and what all providers share.', { path: `${core}/providers/([^/]+)/`, pathNot: tests }, { path: `${core}/providers/`, pathNot: [`${core}/providers/$1/`, `${core}/providers/(?:provider|request|device-session)[.]ts$`] }),
  rule('5-signals-in-one-place', 'Two copies of a signal library on a page fail silently: only reactive/ knows there is one.', { path: '^packages/', pathNot: `${core}/reactive/` }, { path: npm('@preact/signals[^/]*') }),
  rule('6-foundations-stand-alone', 'reactive/, protocol/, support/ import nothing of ours but each other.', { path: foundations, pathNot: tests }, { path: `${core}/`, pathNot: foundations }),
  rule('6-protocol-is-alone', 'The server ships protocol/: it brings nothing along.', { path: `${core}/protocol/`, pathNot: tests }, { pathNot: `${core}/protocol/` }),
];

const insideElements = [
  rule('7-elements-meet-in-define', 'An element reaches another only in define.ts: then each can be used alone.', { path: `${element}([^/]+)/`, pathNot: [tests, '/define[.]ts$'] }, { path: `${element}[^/]+/`, pathNot: `${elements}/$1/` }),
  rule('7-define-meets-define', 'define.ts registers its own class, and reaches others by their define.ts.', { path: `${element}([^/]+)/define[.]ts$` }, { path: `${element}[^/]+/`, pathNot: [`${elements}/$1/`, '/define[.]ts$'] }),
  rule('7-shared-knows-no-element', 'What all elements share knows none of them.', { path: sharedByElements, pathNot: tests }, { path: `${element}[^/]+/` }),
  rule('7-classes-do-not-register', 'Importing a class registers nothing: only define.ts does.', { path: `${elements}/`, pathNot: [tests, '/define(?:-all)?[.]ts$'] }, { path: `${element}.*define(?:-all)?[.]ts$` }),
];

const outside = [
  rule('9-testing-is-not-shipped', 'The fakes are for tests and stories.', { path: '^packages/[^/]+/src/', pathNot: [tests, `${core}/testing/`] }, { path: `${core}/testing/` }),
  rule('9-tests-are-not-imported', 'A test imports; nothing imports a test.', {}, { path: tests }),
  rule('10-published-entries-only', 'Stories, examples and tests use what everybody can use, by its name.', { path: '^(?:stories|examples|test)/' }, { path: '^packages/', dependencyTypes: ['local'], dependencyTypesNot: ['aliased-workspace'] }),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule('1-no-cycles', 'A cycle cannot be understood, tested or loaded lazily in parts.', {}, { circular: true }),
    ...packages,
    ...insideCore,
    ...insideElements,
    ...outside,
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|storybook-static)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // As the tests and the bundle resolve our packages: to their sources.
      conditionNames: ['@visio-sdk/source', 'types', 'import', 'browser', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
