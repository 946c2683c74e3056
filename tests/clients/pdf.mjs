// SPDX-License-Identifier: EUPL-1.2
// What pdf.js, the reader of Firefox, hears in a tagged PDF.
//
//   node pdf.mjs FILE       one line: pages, figures, figures without words, heads, cells,
//                           links, the language, and the first headings
import { readFile } from 'node:fs/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

const data = new Uint8Array(await readFile(process.argv[2]))
const pdf = await getDocument({ data, verbosity: 0 }).promise
const heard = { figures: 0, silent: 0, heads: 0, cells: 0, links: 0, headings: [] }

async function textOf(page) {
  const ids = new Map()
  let open = []
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if (item.type === 'beginMarkedContentProps' || item.type === 'beginMarkedContent') open.push(item.id)
    else if (item.type === 'endMarkedContent') open.pop()
    else {
      const id = open.findLast((one) => one)
      ids.set(id, (ids.get(id) ?? '') + item.str)
    }
  }
  return ids
}

function words(node, text) {
  if (node.type === 'content') return text.get(node.id) ?? ''
  return (node.children ?? []).map((child) => words(child, text)).join('')
}

function listen(node, text) {
  if (node.role === 'Figure') {
    heard.figures++
    heard.silent += node.alt ? 0 : 1
  }
  heard.heads += node.role === 'TH' ? 1 : 0
  heard.cells += node.role === 'TD' ? 1 : 0
  heard.links += node.role === 'Link' ? 1 : 0
  if (/^H\d$/.test(node.role ?? '')) heard.headings.push(words(node, text))
  for (const child of node.children ?? []) listen(child, text)
}

for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number)
  const tree = await page.getStructTree()
  if (tree) listen(tree, await textOf(page))
}
const { info } = await pdf.getMetadata()
console.log([
  `pages ${pdf.numPages}`, `figures ${heard.figures}`, `silent ${heard.silent}`,
  `heads ${heard.heads > 0}`, `cells ${heard.cells > 0}`, `links ${heard.links > 0}`,
  `language ${info.Language}`, `files ${Object.keys((await pdf.getAttachments()) ?? {}).length}`,
].join('\n'))
console.log(heard.headings.slice(0, 3).join('\n'))
