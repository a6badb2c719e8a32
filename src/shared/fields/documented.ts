import { fieldList } from './table'

/** The API's names of the fields that a row holds; its ID is the first. */
export const documentedFields: readonly string[] = fieldList
  .filter(({ from }) => from === undefined || from === 'group')
  .map(({ api }) => api)
  .sort((one, other) => Number(other === 'id') - Number(one === 'id'))
