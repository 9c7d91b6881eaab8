/** A list that is being fetched: rows where rows will be. */
export function ListSkeleton() {
  return (
    <div className="skeleton" role="status">
      <span className="sr-only">正在取列表……</span>
      {Array.from({ length: 8 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a skeleton have no other name
        <i key={row} />
      ))}
    </div>
  )
}
