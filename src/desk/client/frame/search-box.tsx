import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useKeys } from './keys.ts'

/** Two characters at least: the index holds pairs. */
const leastChars = 2

/** Numbers open the case; words search title, content and place. Never persons (RG-5). */
export function SearchBox() {
  const navigate = useNavigate()
  const location = useLocation()
  const field = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState('')
  useKeys({ '/': () => field.current?.select() })
  useEffect(() => {
    if (location.pathname === '/search') setWords(new URLSearchParams(location.search).get('q') ?? '')
  }, [location])
  const search = (event: FormEvent): void => {
    event.preventDefault()
    const q = words.trim()
    const short = [...q].length < leastChars
    field.current?.setCustomValidity(short ? '请至少输入两个字，或者完整的编号。' : '')
    if (short) field.current?.reportValidity()
    else void navigate(`/search?${new URLSearchParams({ q })}`)
  }
  return (
    <form className="bar-search" onSubmit={search} noValidate>
      <input
        ref={field}
        type="search"
        aria-label="搜索"
        aria-keyshortcuts="/"
        placeholder="搜索编号、标题、地点  /"
        value={words}
        maxLength={100}
        onChange={(event) => {
          event.target.setCustomValidity('')
          setWords(event.target.value)
        }}
      />
    </form>
  )
}
