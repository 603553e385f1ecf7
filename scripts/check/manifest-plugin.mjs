// What the analyzer finds, without what is nobody's business: private and protected members, helpers, modules without
// elements. Modules get the path they have in the package that is published.

/** Members that Lit or the browser has on every element; they say nothing about ours. */
const everyones = new Set(['focus', 'blur', 'click', 'render', 'styles', 'updated', 'update', 'willUpdate', 'firstUpdated', 'shouldUpdate', 'createRenderRoot', 'getUpdateComplete', 'connectedCallback', 'disconnectedCallback', 'attributeChangedCallback', 'connectedMoveCallback', 'adoptedCallback', 'observedAttributes', 'shadowRootOptions']);

/** @returns {object} a plugin of the custom-elements analyzer */
export function forThePublic() {
  return {
    name: 'for-the-public',
    // Class and registration are apart: `define('visio-tile', VisioTile)` in tile/define.ts.
    /** @param {{ ts: typeof import('typescript'), node: import('typescript').Node, moduleDoc: any }} phase */
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'define') return;
      const [tag, constructor] = node.arguments;
      if (!tag || !constructor || !ts.isStringLiteral(tag) || !ts.isIdentifier(constructor)) return;
      moduleDoc.exports = [...(moduleDoc.exports ?? []), { kind: 'custom-element-definition', name: tag.text, declaration: { name: constructor.text } }];
    },
    /** @param {{ customElementsManifest: any }} phase */
    packageLinkPhase({ customElementsManifest: manifest }) {
      /** @type {Map<string, string>} */
      const tags = new Map();
      for (const { exports = [] } of manifest.modules) {
        for (const { kind, name, declaration } of exports) if (kind === 'custom-element-definition') tags.set(declaration.name, name);
      }
      const homes = new Map(manifest.modules.flatMap((/** @type {any} */ { path, declarations = [] }) => declarations.map((/** @type {any} */ { name }) => [name, built(path)])));
      for (const module of manifest.modules) {
        module.path = built(module.path);
        module.declarations = (module.declarations ?? [])
          .filter((/** @type {any} */ { name }) => tags.has(name))
          .map((/** @type {any} */ declaration) => publicPart({ ...declaration, customElement: true, tagName: tags.get(declaration.name) }));
        const shown = new Set(module.declarations.map((/** @type {any} */ { name }) => name));
        module.exports = (module.exports ?? [])
          .filter((/** @type {any} */ { kind, declaration }) => kind === 'custom-element-definition' || shown.has(declaration?.name))
          .map((/** @type {any} */ item) => ({ ...item, declaration: { name: item.declaration.name, module: homes.get(item.declaration.name) } }));
      }
      manifest.modules = manifest.modules
        .filter((/** @type {any} */ { declarations, exports }) => declarations.length + exports.length > 0)
        .sort((/** @type {any} */ a, /** @type {any} */ b) => (a.path < b.path ? -1 : 1));
    },
  };
}

/** @param {string} path */
const built = (path) => path.replace(/^\/?src\//, 'dist/').replace(/[.]ts$/, '.js');

/** `lang` is the browser's own, so no JSDoc of ours stands at it. @param {any} attribute */
const withLang = (attribute) => (attribute.name === 'lang' ? { type: { text: 'string' }, description: 'BCP 47. Default: the closest `lang` around it, else French.', ...attribute } : attribute);

/** @param {any} declaration */
function publicPart(declaration) {
  /** @param {any} member */
  const isPublic = (member) => !(member.privacy === 'private' || member.privacy === 'protected' || member.static || /^[#_]/.test(member.name ?? '') || everyones.has(member.name));
  /** @param {any} item */
  const tidy = ({ reflects, ...item }) => ({ ...item, ...(reflects && { reflects }), ...(item.inheritedFrom?.module && { inheritedFrom: { ...item.inheritedFrom, module: built(item.inheritedFrom.module) } }) });
  return {
    ...declaration,
    ...(declaration.superclass?.module && { superclass: { ...declaration.superclass, module: built(declaration.superclass.module) } }),
    members: (declaration.members ?? []).filter(isPublic).map(tidy),
    attributes: (declaration.attributes ?? []).map(tidy).map(withLang),
    // The analyzer adds what it sees dispatched, and takes the first argument of our classes for the event's name. What JSDoc
    // names is what we promise.
    events: (declaration.events ?? []).filter((/** @type {any} */ { name, description }) => name && (description || name.startsWith('visio-'))).map(tidy),
  };
}
