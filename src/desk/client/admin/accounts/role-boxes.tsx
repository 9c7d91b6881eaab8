import { Checkbox } from 'antd'
import { roleTitle } from '../../law/words.ts'
import { roleGroups } from './role-words.ts'

/** Roles as boxes, each with what it may do. */
export function RoleBoxes({
  labelledBy,
  value,
  disabled,
  onChange,
}: {
  labelledBy: string
  value: readonly string[]
  disabled: boolean
  onChange: (roles: string[]) => void
}) {
  const turn = (role: string, on: boolean): void =>
    onChange((on ? [...value, role] : value.filter((other) => other !== role)).sort())
  return (
    <fieldset className="role-boxes" aria-labelledby={labelledBy}>
      {roleGroups.map(([title, group]) => (
        <div key={title}>
          <h3>{title}</h3>
          {Object.entries(group).map(([role, does]) => (
            <Checkbox
              key={role}
              className="role-box"
              checked={value.includes(role)}
              disabled={disabled}
              onChange={({ target }) => turn(role, target.checked)}
            >
              {roleTitle(role)} <small className="role-does">{does}</small>
            </Checkbox>
          ))}
        </div>
      ))}
    </fieldset>
  )
}
