import { Link } from 'react-router'
import { moment } from '../../days.ts'
import { roleTitle } from '../../law/words.ts'
import { today } from '../../server/now.ts'
import type { AdminAccount } from '../api.ts'

/** Accounts as rows; on a phone as cards. */
export function AccountTable({
  items,
  item,
  search,
}: {
  items: readonly AdminAccount[]
  item: string | undefined
  search: string
}) {
  return (
    <table className="admin-table">
      <caption className="sr-only">账号</caption>
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">单位和职务</th>
          <th scope="col">角色</th>
          <th scope="col">最近使用</th>
        </tr>
      </thead>
      <tbody>
        {items.map((account) => (
          <tr key={account.account} className={account.active ? '' : 'closed'}>
            <td>
              <Link
                to={{ pathname: `/admin/accounts/${account.account}`, search }}
                aria-current={account.account === item ? 'true' : undefined}
              >
                {account.name}
              </Link>
              <small className="sub">{account.login}</small>
            </td>
            <td>
              {account.organName}
              <small className="sub">{account.post}</small>
            </td>
            <td>{account.roles.map(roleTitle).join('、')}</td>
            <td>{stateOf(account)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const stateOf = ({ active, resting, lastSeenAt }: AdminAccount): string => {
  if (!active) return '已停用'
  if (resting) return '暂停登录'
  if (!lastSeenAt) return '还没有登录过'
  return moment(lastSeenAt, today())
}
