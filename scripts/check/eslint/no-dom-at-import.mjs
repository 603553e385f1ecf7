// "Every export imports in plain Node" (rule 8 of the import rule): names that only a page has may be used when a
// function runs, never while a module is being loaded.

/** Names that some Node has and another, or a worker, has not. */
const notEverywhere = new Set(['window', 'self', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'WebSocket', 'Worker']);

/** @type {import('eslint').Rule.RuleModule} */
export const noDomAtImport = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { dom: '`{{name}}` does not exist in plain Node, and this line runs when the module is imported. Use it inside a function.' },
  },
  create(context) {
    const { sourceCode } = context;
    return {
      Program(program) {
        for (const reference of globalReferences(sourceCode.getScope(program))) {
          const { name } = reference.identifier;
          if (!notEverywhere.has(name) && name in globalThis) continue;
          if (!runsAtImport(/** @type {any} */ (reference.identifier))) continue;
          context.report({ node: /** @type {any} */ (reference.identifier), messageId: 'dom', data: { name } });
        }
      },
    };
  },
};

/**
 * References, as values, to names that no module declares. TypeScript's own libraries count as declared by nobody.
 * @param {import('eslint').Scope.Scope} scope
 * @returns {import('eslint').Scope.Reference[]}
 */
function globalReferences(scope) {
  const here = scope.references.filter((reference) => {
    const isValue = /** @type {any} */ (reference).isValueReference ?? true;
    return isValue && (reference.resolved === null || reference.resolved.defs.length === 0) && reference.identifier.name !== 'arguments';
  });
  return [...here, ...scope.childScopes.flatMap(globalReferences)];
}

/** @param {any} identifier */
function runsAtImport(identifier) {
  for (let node = identifier; node.parent; node = node.parent) {
    const { parent } = node;
    if (parent.type === 'UnaryExpression' && parent.operator === 'typeof') return false;
    // A class body is evaluated at once, but the values of its fields only with each instance.
    if (parent.type === 'PropertyDefinition' && parent.value === node && !parent.static) return false;
    if (parent.type === 'AccessorProperty' && parent.value === node && !parent.static) return false;
    const isFunction = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(parent.type);
    if (isFunction && !(parent.parent?.type === 'CallExpression' && parent.parent.callee === parent)) return false;
    if (/^TS(TypeQuery|DeclareFunction|ModuleDeclaration|InterfaceDeclaration|TypeAliasDeclaration)$/.test(parent.type)) return false;
    if (parent.declare === true) return false;
  }
  return true;
}
