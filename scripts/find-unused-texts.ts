/** Finds texts that nothing uses, with the types: what TypeScript resolves to a text of the English catalogue counts. */
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { posix, sep } from 'node:path'
import { svelte2tsx } from 'svelte2tsx'
import ts from 'typescript'

const { join } = posix

/** A path as TypeScript writes it, with slashes on Windows too. */
const inTypeScript = (path: string): string => path.replaceAll(sep, '/')

/** A program of everything below `src`. Each component is in it as the TypeScript that it means, as in svelte-check. */
function openProgram(folder: string): ts.Program {
  const config = ts.readConfigFile(join(folder, 'tsconfig.base.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, folder)
  const all: ts.CompilerOptions = {
    ...options,
    incremental: false,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node', 'svelte', 'vite/client'],
    jsx: ts.JsxEmit.Preserve,
  }
  const host = ts.createCompilerHost(all)
  const components: ReadonlyMap<string, string> = new Map(
    globSync('src/**/*.svelte', { cwd: folder }).map((name) => {
      const filename = join(folder, inTypeScript(name))
      const { code } = svelte2tsx(readFileSync(filename, 'utf8'), { filename, isTsFile: true, mode: 'ts' })
      // TypeScript looks for this file where `./Name.svelte` is imported.
      return [`${filename}.tsx`, code] as const
    }),
  )
  const { fileExists, getSourceFile } = host
  host.fileExists = (name) => components.has(name) || fileExists(name)
  host.getSourceFile = (name, version, ...others) => {
    const code = components.get(name)
    return code === undefined
      ? getSourceFile(name, version, ...others)
      : ts.createSourceFile(name, code, version, true, ts.ScriptKind.TSX)
  }
  const shims = createRequire(import.meta.url).resolve('svelte2tsx/svelte-shims-v4.d.ts')
  const modules = globSync('src/**/*.ts', { cwd: folder }).map((name) => join(folder, inTypeScript(name)))
  return ts.createProgram([...modules, ...components.keys(), shims], all, host)
}

/** A file with texts of some language. */
const isCatalogue = (file: ts.SourceFile, folder: string): boolean =>
  file.fileName.startsWith(join(folder, 'src/shared/messages/')) &&
  !file.fileName.endsWith('messages/index.ts')

/** The texts of the catalogue by the places where they are written, each with its name, for example `window.start.lead`. */
function textsOf(program: ts.Program, folder: string): Map<ts.Node, string> {
  const checker = program.getTypeChecker()
  const texts = new Map<ts.Node, string>()
  const add = (type: ts.Type, path: string): void => {
    for (const property of type.getProperties()) {
      const [written] = property.declarations ?? []
      if (written === undefined || !isCatalogue(written.getSourceFile(), folder)) continue
      const name = path === '' ? property.name : `${path}.${property.name}`
      const inner = checker.getTypeOfSymbol(property)
      const isGroup =
        inner.getCallSignatures().length === 0 &&
        inner.getProperties().some(({ declarations }) => {
          const file = declarations?.[0]?.getSourceFile()
          return file !== undefined && isCatalogue(file, folder)
        })
      if (isGroup) add(inner, name)
      else texts.set(written, name)
    }
  }
  const entry = program.getSourceFile(join(folder, 'src/shared/messages/en/index.ts'))
  const module = entry === undefined ? undefined : checker.getSymbolAtLocation(entry)
  const [en] = module === undefined ? [] : checker.getExportsOfModule(module)
  if (en === undefined) throw new Error('There is no English catalogue.')
  add(checker.getTypeOfSymbol(en), '')
  return texts
}

/** The names of the texts that nothing outside the catalogue uses. */
export function findUnusedTexts(project: string): readonly string[] {
  const folder = inTypeScript(project)
  const program = openProgram(folder)
  const checker = program.getTypeChecker()
  const unused = textsOf(program, folder)
  const texts = new Set(unused.keys())
  const isText = ({ declarations = [] }: ts.Symbol): boolean =>
    declarations.some((written) => texts.has(written))

  const use = (symbol: ts.Symbol | undefined): void => {
    for (const written of symbol?.declarations ?? []) unused.delete(written)
  }
  const useNamed = (type: ts.Type, name: string): void => {
    use(checker.getPropertyOfType(type, name))
  }
  const useAll = (type: ts.Type): void => {
    for (const property of type.getProperties()) use(property)
  }
  /** By a key that may be one of several. */
  const useKeyed = (type: ts.Type, key: ts.Type): void => {
    const keys = key.isUnion() ? key.types : [key]
    if (keys.every((one) => one.isStringLiteral())) for (const one of keys) useNamed(type, one.value)
    else useAll(type)
  }

  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      use(checker.getSymbolAtLocation(node.name))
      // Texts that are passed on as something with names of its own.
      for (const wanted of checker.getContextualType(node)?.getProperties() ?? []) {
        if (!isText(wanted)) useNamed(checker.getTypeAtLocation(node), wanted.name)
      }
    } else if (ts.isElementAccessExpression(node)) {
      useKeyed(checker.getTypeAtLocation(node.expression), checker.getTypeAtLocation(node.argumentExpression))
    } else if (ts.isObjectBindingPattern(node)) {
      const type = checker.getTypeAtLocation(node)
      for (const { name, propertyName } of node.elements) useNamed(type, (propertyName ?? name).getText())
    } else if (ts.isSpreadAssignment(node) || ts.isForInStatement(node)) {
      useAll(checker.getTypeAtLocation(node.expression))
    } else if (
      ts.isCallExpression(node) &&
      /^Object\.(entries|values|keys)$/.test(node.expression.getText())
    ) {
      for (const argument of node.arguments) useAll(checker.getTypeAtLocation(argument))
    }
    ts.forEachChild(node, visit)
  }
  for (const file of program.getSourceFiles()) {
    if (file.fileName.startsWith(join(folder, 'src/')) && !isCatalogue(file, folder)) visit(file)
  }
  return [...unused.values()].sort()
}
