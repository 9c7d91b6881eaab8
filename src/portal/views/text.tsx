import { createElement, Fragment, type ReactNode } from 'react'

/** A list whose items have no name of their own. Spread children need no keys, and a static page never reorders. */
export function Each<T>({ of, children }: { of: readonly T[]; children: (item: T, n: number) => ReactNode }) {
  return createElement(Fragment, null, ...of.map(children))
}

/** What a person wrote: set apart, so that its direction cannot reach the words around it. */
export function Own({ children }: { children: string }) {
  return <bdi>{children}</bdi>
}

/** Text of several lines as paragraphs; empty lines are dropped. */
export function Lines({ text }: { text: string }) {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  return (
    <Each of={lines}>
      {(line) => (
        <p>
          <bdi>{line}</bdi>
        </p>
      )}
    </Each>
  )
}

/** 8:30–12:00、14:30–17:30, never broken inside a time. */
export function Hours({ of }: { of: string }) {
  const parts = of.split('、')
  return (
    <Each of={parts}>{(part, n) => <span className="whole">{n < parts.length - 1 ? `${part}、` : part}</span>}</Each>
  )
}

/** Law and reckoning in a fold-out, never as the first line. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details>
      <summary>{title}</summary>
      <div className="fold">{children}</div>
    </details>
  )
}

/** `7K3M9QXT…` in groups of four, as on paper. */
export function inFours(code: string): string[] {
  return code.replace(/[^0-9A-Za-z]/g, '').match(/.{1,4}/g) ?? []
}

/** 18,204 */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
