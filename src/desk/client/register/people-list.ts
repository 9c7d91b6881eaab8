/** One of a list of names, as far as the line says. */
export type Listed = { name: string; phone?: string; idNo?: string }

/**
 * A list of people as it is pasted or typed: one a line, or parted by 、，；. A line of a table (tabs or spaces) may
 * carry telephone and identity number, in any order; a leading number of the line is left out.
 */
export function peopleIn(typed: string): Listed[] {
  return typed
    .normalize('NFKC')
    .split(/[\n\r]+/)
    .flatMap((line) =>
      line
        .trim()
        .replace(numbered, '')
        .split(/[、,，;；]+/),
    )
    .map((person) => person.trim())
    .filter(Boolean)
    .map(personIn)
}

/** `3. `, `3、`, `(3) ` before the first name of a line. */
const numbered = /^\(?\d{1,4}[.)、\s]+(?=\D)/

function personIn(line: string): Listed {
  const idNo = line.match(/(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])/)?.[0] ?? ''
  const rest = line.replace(idNo, ' ')
  const phone = rest.match(/(?<![0-9A-Za-z])(1\d{10}|0\d{2,3}-?\d{7,8})(?![0-9A-Za-z])/)?.[0] ?? ''
  // Names of two parts keep what parts them: 阿卜杜拉 买买提, John Smith.
  const name = rest.replace(phone, ' ').replace(/\s+/g, ' ').trim()
  return { name: name || line.trim(), ...(phone ? { phone } : {}), ...(idNo ? { idNo: idNo.toUpperCase() } : {}) }
}

/** Names that stand in the list more than once: pasted twice, or two people of one name. */
export function repeatedNames(people: readonly Listed[]): string[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { name } of people) (seen.has(name) ? twice : seen).add(name)
  return [...twice]
}
