// What a declaration file exports, name by name, in the words of TypeScript's own printer. TypeScript 6: version 7 has no
// API for JavaScript.
import ts from 'typescript';
import { inRoot } from '../support/paths.mjs';

/**
 * @typedef {object} Report
 * @property {string[]} names
 * @property {string} text
 * @property {string[]} unnamed declarations of the same package that the API uses without exporting their names
 */

/**
 * One report for each entry.
 * @param {readonly string[]} files declaration files
 * @returns {Report[]}
 */
export function reportsOf(files) {
  const program = ts.createProgram([...files], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    typeRoots: [inRoot('node_modules/@types')],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const exported = files.map((file) => exportsOf(program, file));
  return files.map((file, index) => {
    const symbols = exported[index] ?? new Map();
    // What another entry of the same package exports can be named from there.
    const elsewhere = exported.filter((_, other) => folderOf(files[other] ?? '') === folderOf(file)).flatMap((map) => [...map.values()]);
    return reportOf(checker, symbols, folderOf(file), new Set(elsewhere));
  });
}

/** Folder of the package that a built file is of. @param {string} file */
const folderOf = (file) => `${file.replaceAll('\\', '/').split('/dist/')[0] ?? ''}/`;

/**
 * @param {ts.Program} program
 * @param {string} file
 * @returns {Map<string, ts.Symbol>}
 */
function exportsOf(program, file) {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`${file} is declared as an entry and was not built`);
  // A file without an import or export is a script, and has no symbol.
  const module = checker.getSymbolAtLocation(source);
  return new Map((module ? checker.getExportsOfModule(module) : []).map((symbol) => [symbol.name, resolve(checker, symbol)]));
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ReadonlyMap<string, ts.Symbol>} symbols as exported
 * @param {string} packageFolder
 * @param {ReadonlySet<ts.Symbol>} elsewhere
 * @returns {Report}
 */
function reportOf(checker, symbols, packageFolder, elsewhere) {
  const names = [...symbols.keys()].sort();
  const known = new Set(elsewhere);
  /** @type {Map<string, ts.Symbol>} */
  const unnamed = new Map();
  const queue = [...symbols.values()];
  for (const symbol of queue) {
    for (const declaration of symbol.declarations ?? []) {
      forEachReference(declaration, (node) => {
        const found = checker.getSymbolAtLocation(node);
        const target = found && resolve(checker, found);
        if (!target || known.has(target) || !isTopLevel(target, packageFolder)) return;
        known.add(target);
        unnamed.set(target.name, target);
        queue.push(target);
      });
    }
  }
  return {
    names,
    text: names.map((name) => printed(name, symbols.get(name))).join('\n\n'),
    unnamed: [...unnamed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, symbol]) => printed(name, symbol).replaceAll(/^export /gm, '')),
  };
}

/** @param {ts.TypeChecker} checker @param {ts.Symbol} symbol */
const resolve = (checker, symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);

/**
 * Whether a symbol is declared by name in a module of this package.
 * @param {ts.Symbol} symbol
 * @param {string} packageFolder
 */
function isTopLevel(symbol, packageFolder) {
  const declaration = symbol.declarations?.[0];
  if (!declaration) return false;
  const { fileName } = declaration.getSourceFile();
  if (!fileName.startsWith(packageFolder) || fileName.includes('/node_modules/')) return false;
  return ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration) || ts.isClassDeclaration(declaration) || ts.isVariableDeclaration(declaration);
}

/**
 * Calls back with each name of a type, or of a value whose type is asked for, that a declaration uses.
 * @param {ts.Node} node
 * @param {(name: ts.Node) => void} found
 */
function forEachReference(node, found) {
  if (ts.isClassElement(node) && ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)) return;
  if (ts.isTypeReferenceNode(node)) found(node.typeName);
  if (ts.isTypeQueryNode(node)) found(node.exprName);
  if (ts.isImportTypeNode(node) && node.qualifier) found(node.qualifier);
  if (ts.isExpressionWithTypeArguments(node)) found(node.expression);
  node.forEachChild((child) => forEachReference(child, found));
}

const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });

/**
 * @param {string} name as exported
 * @param {ts.Symbol | undefined} symbol
 */
function printed(name, symbol) {
  const declarations = symbol?.declarations ?? [];
  const texts = declarations.map((declaration) => {
    const source = declaration.getSourceFile();
    if (ts.isClassDeclaration(declaration)) return printer.printNode(ts.EmitHint.Unspecified, withoutPrivate(declaration), source);
    // `const x: T` alone would say `x: T`.
    const prefix = ts.isVariableDeclaration(declaration) ? 'export const ' : '';
    return prefix + printer.printNode(ts.EmitHint.Unspecified, declaration, source) + (prefix && ';');
  });
  const text = texts
    .map((part) => part.replace(/^(?:export )?(?:declare )?/, 'export '))
    // The keys of the translations are public, their wording is not.
    .map((part) => part.replaceAll(/^( +readonly '[\w.-]+': )(['"]).*\2;$/gm, '$1string;'))
    .join('\n');
  const own = symbol && symbol.name !== name ? `// exported as ${name}\n` : '';
  return own + text;
}

/** What Lit and the browser call: every element has these, and nobody else calls them. */
const lifecycle = new Set(['styles', 'render', 'update', 'updated', 'willUpdate', 'firstUpdated', 'connectedCallback', 'disconnectedCallback', 'attributeChangedCallback', 'observedAttributes']);

/**
 * Members that only the class itself can use are no API.
 * @param {ts.ClassDeclaration} declaration
 */
function withoutPrivate(declaration) {
  const members = declaration.members.filter((member) => {
    if (member.name && ts.isPrivateIdentifier(member.name)) return false;
    if (member.name && ts.isIdentifier(member.name) && lifecycle.has(member.name.text)) return false;
    return !(ts.canHaveModifiers(member) && ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword));
  });
  return ts.factory.updateClassDeclaration(declaration, declaration.modifiers, declaration.name, declaration.typeParameters, declaration.heritageClauses, members);
}
