import { useEffect, useState } from 'react'

/** Points of an A4 sheet. */
const sheet = { width: 595.28, height: 841.89 }

/** The pages of a paper as pictures, cut from the one that has all below each other. */
export function PaperPages({ svg, title }: { svg: string; title: string }) {
  const height = Number(/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(svg)?.[1] ?? sheet.height)
  const count = Math.max(1, Math.round(height / sheet.height))
  return (
    <div className="pages">
      {Array.from({ length: count }, (_, index) => index + 1).map((page) => (
        <Picture key={page} svg={cut(svg, page)} alt={`${title}第${page}页，共${count}页；文字见“读文字”`} />
      ))}
    </div>
  )
}

const cut = (svg: string, page: number): string =>
  svg.replace(
    /viewBox="[^"]*" width="[^"]*" height="[^"]*"/,
    `viewBox="0 ${(page - 1) * sheet.height} ${sheet.width} ${sheet.height}" width="${sheet.width}" height="${sheet.height}"`,
  )

/** From a blob and not in the page: what is drawn cannot reach the page. The old picture stays until the new one is there. */
function Picture({ svg, alt }: { svg: string; alt: string }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [svg])
  return <img {...(address ? { src: address } : {})} alt={alt} width={sheet.width} height={sheet.height} />
}
