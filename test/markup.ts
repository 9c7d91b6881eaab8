/** For tests: what stands in a page of ours, read as a browser would. */

export type Tag = { name: string; attributes: Record<string, string> }

/** Opening tags in order. React writes every attribute in double quotes and every quote of a text as an entity. */
export function tagsOf(html: string): Tag[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = '', rest = '']) => ({
      name: name.toLowerCase(),
      attributes: Object.fromEntries(
        [...rest.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [
          key.toLowerCase(),
          unescaped(value),
        ]),
      ),
    }),
  )
}

/** What the form of a page would send, without its buttons and files. */
export function formFields(html: string, id = 'form'): [name: string, value: string][] {
  const form = new RegExp(`<form id="${id}".*?</form>`, 's').exec(html)?.[0]
  if (!form) throw new Error(`no form ${id}`)
  const found: [number, string, string][] = []
  for (const match of form.matchAll(/<input[^>]*>/g)) {
    const attributes = tagsOf(match[0])[0]?.attributes ?? {}
    if (attributes.type === 'file' || !attributes.name) continue
    if (['radio', 'checkbox'].includes(attributes.type ?? '') && !('checked' in attributes)) continue
    found.push([match.index, attributes.name, attributes.value ?? ''])
  }
  for (const match of form.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g))
    found.push([match.index, / name="([^"]*)"/.exec(match[1] ?? '')?.[1] ?? '', unescaped(match[2] ?? '')])
  for (const match of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    found.push([match.index, match[1] ?? '', unescaped(/ value="([^"]*)" selected/.exec(match[2] ?? '')?.[1] ?? '')])
  return found.sort((a, b) => a[0] - b[0]).map(([, name, value]) => [name, value])
}

/** Words of a page without its tags; runs of spaces become one. */
export const wordsIn = (html: string): string =>
  unescaped(html.replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')

export function unescaped(text: string): string {
  const entities = { '&quot;': '"', '&#x27;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' }
  return text.replace(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => entities[entity as keyof typeof entities])
}
