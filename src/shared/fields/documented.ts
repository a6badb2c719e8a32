import { fieldList } from './table'

/** The API's names of the fields that a row holds, in the order of its documentation. */
export const documentedFields: readonly string[] = fieldList
  .filter(({ from }) => from === undefined || from === 'group')
  .map(({ api }) => api)
