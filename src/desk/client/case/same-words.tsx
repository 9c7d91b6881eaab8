/** Why two texts count as alike: the sentences of the new one that the other says too. */
export function SameWords({ sentences }: { sentences: readonly string[] }) {
  if (!sentences.length) return null
  return (
    <ul className="same-words" aria-label="相同的句子">
      {sentences.map((sentence) => (
        <li key={sentence}>“{sentence}”</li>
      ))}
    </ul>
  )
}
