/** What may be mistyped. It warns and never stops a registration (L22 19). */
export function Doubt({ words }: { words: string }) {
  if (!words) return null
  return (
    <p className="field-doubt" role="status">
      {words}
    </p>
  )
}
