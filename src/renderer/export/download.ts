/** Downloads an address, like a click on a link. */
export function startDownload(page: Document, address: string, fileName: string): void {
  const link = page.createElement('a')
  link.href = address
  link.download = fileName
  link.hidden = true
  page.body.append(link)
  link.click()
  link.remove()
}
