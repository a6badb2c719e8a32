import { access } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { app, dialog, shell, type BrowserWindow } from 'electron'
import type { InternalMethods } from '#backend/internal-contract'
import type { AppInfo, Handlers, shellMethods } from '#shared/contract'
import { AppError } from '#shared/errors'
import { diagnosticsName } from '#shared/diagnostics'
import { exportFormats } from '#shared/exports/formats'
import { mayOpen } from '#shared/exports/open'
import type { ExportOptions } from '#shared/exports/options'
import type { Messages } from '#shared/messages/index'
import { caller, type Dispatch, type EventMessage } from '#shared/wire'
import type { Memory } from './memory'
import type { UpdateHandlers } from './updates'

interface Surroundings {
  readonly info: AppInfo
  readonly backend: Dispatch
  /** The window that dialogs belong to. */
  readonly window: () => BrowserWindow
  readonly memory: Memory
  /** Those of the language that is chosen now. */
  readonly messages: () => Messages
}

export interface ShellMethods {
  readonly handlers: Omit<Handlers<typeof shellMethods>, keyof UpdateHandlers>
  /** Must get every event, to know which exports are complete. */
  readonly onEvent: (event: EventMessage) => void
  /**
   * Passes calls on, except those with a file to open, or a folder for scheduled exports, that the person did not choose in a
   * dialog: on Windows, looking at a path of another computer already sends it the person's sign-in.
   */
  readonly onlyChosen: (backend: Dispatch) => Dispatch
}

/** The contract's methods that need a dialog or the system's file manager. */
export function createShellMethods(around: Surroundings): ShellMethods {
  const { info, memory } = around
  const call = caller<InternalMethods>(around.backend)
  /** The files of this session's exports, by job. */
  const targets = new Map<string, { readonly path: string; readonly opens: boolean }>()
  const complete = new Set<string>()
  /** The files that the person chose to open, and the folders for scheduled exports. */
  const chosen = new Set<string>()
  /** Where the diagnostics were saved last. */
  let diagnostics: string | null = null
  /** The file of a complete export of this session. */
  const written = (jobId: string): { readonly path: string; readonly opens: boolean } => {
    const target = complete.has(jobId) ? targets.get(jobId) : undefined
    if (target === undefined) throw new AppError({ code: 'not-found', what: 'job' })
    return target
  }
  /** The file of an export of the log, if it is still there. */
  const past = async (
    id: number,
  ): Promise<{ readonly path: string; readonly options: ExportOptions | null }> => {
    const record = (await call('privacy.exports', {})).find((one) => one.id === id)
    const path = record?.target ?? null
    if (record === undefined || path === null || !isAbsolute(path))
      throw new AppError({ code: 'not-found', what: 'export' })
    await access(path).catch((thrown: unknown) => {
      throw new AppError({ code: 'export.gone', file: path }, thrown)
    })
    return { path, options: record.options }
  }
  const filters = (name: string, extensions: string[]): Electron.FileFilter[] => [
    { name, extensions },
    { name: around.messages().shell.allFiles, extensions: ['*'] },
  ]
  return {
    handlers: {
      'app.info': () => info,
      'export.start': async ({ fileName, ...view }) => {
        const { ending } = exportFormats[view.options.format]
        const messages = around.messages()
        const { canceled, filePath } = await dialog.showSaveDialog(around.window(), {
          title: messages.shell.saveExport,
          defaultPath: join(memory.read().exportFolder ?? app.getPath('documents'), fileName),
          filters: filters(messages.fileTypes[ending], [ending]),
          properties: ['createDirectory', 'showOverwriteConfirmation'],
        })
        if (canceled || filePath === '') return null
        memory.write({ exportFolder: dirname(filePath) })
        const started = await call('export.write', { ...view, path: filePath, download: null })
        const opens = mayOpen(basename(filePath), view.options)
        targets.set(started.jobId, { path: filePath, opens })
        return started
      },
      'export.retry': async ({ jobId }) => {
        const started = await call('export.rewrite', { jobId })
        const target = targets.get(jobId)
        if (target !== undefined) targets.set(started.jobId, target)
        return started
      },
      'export.reveal': ({ jobId }) => {
        shell.showItemInFolder(written(jobId).path)
        return null
      },
      'export.open': async ({ jobId }) => {
        const { path, opens } = written(jobId)
        if (!opens) throw new AppError({ code: 'not-found', what: 'job' })
        // An empty text is success.
        if ((await shell.openPath(path)) !== '') throw new AppError({ code: 'export.open', file: path })
        return null
      },
      'export.openPast': async ({ id }) => {
        const { path, options } = await past(id)
        if (options === null || !mayOpen(basename(path), options))
          throw new AppError({ code: 'not-found', what: 'export' })
        if ((await shell.openPath(path)) !== '') throw new AppError({ code: 'export.open', file: path })
        return null
      },
      'export.revealPast': async ({ id }) => {
        shell.showItemInFolder((await past(id)).path)
        return null
      },
      'data.reveal': async ({ connectionId }) => {
        const { connections } = await call('data.usage', {})
        const found = connections.find((connection) => connection.connectionId === connectionId)
        if (connectionId !== null && found === undefined)
          throw new AppError({ code: 'not-found', what: 'connection' })
        shell.showItemInFolder(found?.folder ?? info.dataFolder)
        return null
      },
      'diagnostics.save': async () => {
        const messages = around.messages()
        const { canceled, filePath } = await dialog.showSaveDialog(around.window(), {
          title: messages.shell.saveDiagnostics,
          defaultPath: join(app.getPath('documents'), diagnosticsName(Date.now())),
          filters: filters(messages.shell.zipFile, ['zip']),
          properties: ['createDirectory', 'showOverwriteConfirmation'],
        })
        if (canceled || filePath === '') return null
        await call('diagnostics.write', { path: filePath })
        diagnostics = filePath
        return { path: filePath, download: null }
      },
      'diagnostics.reveal': () => {
        if (diagnostics === null) throw new AppError({ code: 'not-found', what: 'diagnostics' })
        shell.showItemInFolder(diagnostics)
        return null
      },
      'copy.choose': async () => {
        const messages = around.messages()
        const { canceled, filePaths } = await dialog.showOpenDialog(around.window(), {
          title: messages.shell.chooseCopy,
          filters: filters(messages.shell.copyFile, ['sqlite', 'sqlite3', 'db']),
          properties: ['openFile', 'dontAddToRecent'],
        })
        const [path] = filePaths
        if (canceled || path === undefined) return null
        chosen.add(path)
        return { path }
      },
      'schedules.chooseFolder': async () => {
        const { canceled, filePaths } = await dialog.showOpenDialog(around.window(), {
          title: around.messages().shell.chooseFolder,
          defaultPath: memory.read().exportFolder ?? app.getPath('documents'),
          properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
        })
        const [folder] = filePaths
        if (canceled || folder === undefined) return null
        chosen.add(folder)
        return { folder }
      },
    },
    onlyChosen: (backend) => (method, input) => {
      const fields: { readonly path?: unknown; readonly folder?: unknown } =
        typeof input === 'object' && input !== null ? input : {}
      const isChosen = (place: unknown): boolean => typeof place === 'string' && chosen.has(place)
      const refuse = (what: string): ReturnType<Dispatch> =>
        Promise.resolve({
          ok: false,
          error: { code: 'invalid-input', problem: `${what}: not chosen in the dialog` },
        })
      if (method === 'connections.openCopy' && !isChosen(fields.path)) return refuse('path')
      // Without one, files go where they went, or to the app's own folder.
      const folder = fields.folder ?? null
      if (method.startsWith('schedules.') && folder !== null && !isChosen(folder)) return refuse('folder')
      return backend(method, input)
    },
    onEvent: (event) => {
      if (event.name !== 'job') return
      if (event.payload.kind === 'export' && event.payload.state === 'done') complete.add(event.payload.id)
    },
  }
}
