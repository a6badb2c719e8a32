import { AppError, type ErrorData } from '#shared/errors'

/** No connection could be made through a proxy. */
export class ProxyFailure extends Error {
  override readonly name = 'ProxyFailure'
  /** `lasting`: trying again does not help. `unreachable`: the proxy does not answer. `passing`: trying again may help. */
  readonly kind: 'lasting' | 'unreachable' | 'passing'
  /** What to tell the person. */
  readonly error: AppError

  constructor(kind: ProxyFailure['kind'], data: ErrorData) {
    super(data.code)
    this.kind = kind
    this.error = new AppError(data)
  }
}
