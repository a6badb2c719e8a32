/**
 * `grid-server.js FOLDER PAGE [SEARCH]`: serves the page of a grid from the folder PAGE, and the customers of the
 * copy in FOLDER as JSON, on 127.0.0.1. SEARCH ends the address that it prints. Started by the benchmark.
 */
import { createServer } from 'node:http'
import SQLite from 'better-sqlite3'
import { cellSql, joinsOf } from '#backend/copy/schema/columns-sql'
import { copyFile } from '#backend/copy/copy'
import { readPage } from '#backend/shell/page'
import { columns } from '#shared/columns'
import { customersAtOnce } from './at-once'

const [folder = '', pageFolder = '', search = ''] = process.argv.slice(2)
const page = await readPage(pageFolder)
const database = new SQLite(copyFile(folder), { readonly: true })

const shown = columns.filter((column) => column.shown)
const cells = shown.map(({ key }) => `${cellSql(key)} AS ${key}`)
const yesNo = (cell: string): string => `json(iif(${cell} IS NULL, 'null', iif(${cell}, 'true', 'false')))`
const pairs = shown.map(({ key, kind }) => `'${key}', ${kind === 'boolean' ? yesNo(key) : key}`)
const rows = database
  .prepare<[number, number], string>(
    `SELECT json_group_array(json_object(${pairs.join(', ')})) FROM (
       SELECT ${cells.join(', ')} FROM customer c${joinsOf(shown.map(({ key }) => key))}
        WHERE c.removed_at IS NULL ORDER BY c.id LIMIT ? OFFSET ?)`,
  )
  .pluck()

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (pathname === '/customers') {
    response.setHeader('Content-Type', 'application/json')
    response.end(rows.get(customersAtOnce, Number(searchParams.get('part')) * customersAtOnce))
    return
  }
  const file = page.get(pathname)
  if (file === undefined) {
    response.writeHead(404).end()
    return
  }
  response.setHeader('Content-Type', file.type)
  void file.read().then((content) => response.end(content))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') {
    process.stdout.write(`http://127.0.0.1:${String(address.port)}/${search}\n`)
  }
})
