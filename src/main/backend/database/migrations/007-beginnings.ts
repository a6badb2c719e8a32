import type { Migration } from '../migrate'

/**
 * Search lists know how words begin, and where in a block nobody has a long gram; all of them are made anew. Two letters
 * are looked up among grams of three alone.
 */
export const beginnings: Migration = {
  version: 7,
  sql: `
    DELETE FROM search_gram;
    DELETE FROM search_list;
    DELETE FROM search_recent;
    DELETE FROM state WHERE key = 'search';
    CREATE INDEX search_gram_short ON search_gram (gram) WHERE length(gram) = 3;
  `,
}
