import type { InternalMethods } from '#backend/internal-contract'
import type { AppInfo, Handlers, shellMethods } from '#shared/contract'
import { diagnosticsName } from '#shared/diagnostics'
import { AppError } from '#shared/errors'
import { caller, type Dispatch } from '#shared/wire'
import type { Downloads } from './downloads'

/** The contract's methods that the browser shell answers. It has no dialogs: exports become downloads. */
export function createShellMethods(
  info: AppInfo,
  backend: Dispatch,
  downloads: Downloads,
): Handlers<typeof shellMethods> {
  const call = caller<InternalMethods>(backend)
  return {
    'app.info': () => info,
    'export.start': async ({ fileName, ...view }) => {
      const place = await downloads.place(fileName)
      return call('export.write', { ...view, ...place })
    },
    'export.retry': ({ jobId }) => call('export.rewrite', { jobId }),
    'export.reveal': () => {
      throw new AppError({ code: 'not-found', what: 'method' })
    },
    'export.open': () => {
      throw new AppError({ code: 'not-found', what: 'method' })
    },
    'export.openPast': () => {
      throw new AppError({ code: 'not-found', what: 'method' })
    },
    'export.revealPast': () => {
      throw new AppError({ code: 'not-found', what: 'method' })
    },
    'data.reveal': () => {
      throw new AppError({ code: 'not-found', what: 'method' })
    },
    'diagnostics.save': async () => {
      const fileName = diagnosticsName(Date.now())
      const { path, download } = await downloads.place(fileName)
      await call('diagnostics.write', { path })
      return { path: fileName, download }
    },
    'diagnostics.reveal': () => {
      throw new AppError({ code: 'not-found', what: 'method' })
    },
    'copy.choose': () => null,
    'schedules.chooseFolder': () => null,
    // The person who runs browser mode also updates it.
    'update.state': () => ({ is: 'idle' }),
    'update.check': () => {
      throw new AppError({ code: 'not-found', what: 'method' })
    },
    'update.install': () => {
      throw new AppError({ code: 'not-found', what: 'method' })
    },
  }
}

/** Passes calls on, except those that name a folder for scheduled exports: without a dialog, there is only the app's own. */
export function onlyOwnFolder(backend: Dispatch): Dispatch {
  return (method, input) => {
    const folder = typeof input === 'object' && input !== null && 'folder' in input ? input.folder : null
    if (!method.startsWith('schedules.') || folder === null) return backend(method, input)
    const problem = 'folder: browser mode has one of its own'
    return Promise.resolve({ ok: false, error: { code: 'invalid-input', problem } })
  }
}
