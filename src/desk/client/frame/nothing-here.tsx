import { Link } from 'react-router'

/** An address of the desk that leads nowhere. */
export function NothingHere() {
  return (
    <main id="main" className="page">
      <h1>没有这个页面</h1>
      <p>
        地址可能写错了，或者页面已经改名。<Link to="/">回到我的工作列表</Link>
      </p>
    </main>
  )
}
