import type { Role } from '../../../law/index.ts'
import { addAccounts, randomPassword } from '../../accounts.ts'
import type { Account } from '../../directory.ts'
import { roleTitles } from '../../policy.ts'
import { type AccountDraft, accountFaults } from '../account-check.ts'
import { changeAccount } from '../accounts.ts'
import { type Draft, listed, markTwice, planned, type SheetKind } from './plan.ts'

const byTitle = new Map(Object.entries(roleTitles).map(([role, title]) => [title, role as Role]))
const headings: Readonly<Record<string, string>> = { login: '登录名', organ: '单位代码', roles: '角色' }

/**
 * Accounts with their roles. A known login is changed in name, post and organ; roles of a known account are changed
 * on its own page, one by one, where it can be seen whom it concerns.
 */
export const accountSheet: SheetKind = {
  kind: 'accounts',
  title: '账号',
  columns: () => [
    { heading: '登录名', needed: true, width: 18 },
    { heading: '姓名', needed: true, width: 14 },
    { heading: '职务', width: 18 },
    { heading: '单位代码', needed: true, width: 16 },
    { heading: '角色', needed: true, width: 30 },
  ],
  examples: [
    { 登录名: 'wang.sl', 姓名: '王示例', 职务: '登记员', 单位代码: '430500-XF', 角色: '登记员、分办员' },
    { 登录名: 'li.sl', 姓名: '李示例', 职务: '经办人', 单位代码: '430500-ZJ', 角色: '经办人' },
  ],
  current: (directory) =>
    directory
      .accounts()
      .filter((account) => account.active)
      .map((account) => ({
        登录名: account.login,
        姓名: account.name,
        职务: account.post,
        单位代码: account.organ,
        角色: account.roles.map((role) => roleTitles[role]).join('、'),
      })),
  plan(directory, rows) {
    const byLogin = new Map(directory.accounts().map((account) => [account.login.toLowerCase(), account]))
    const knownAs = (draft: AccountDraft): Account | undefined => byLogin.get(draft.login.toLowerCase())
    const drafts = rows.map((row): Draft<AccountDraft> => {
      const { draft, strange } = draftOf(row.values)
      const known = knownAs(draft)
      return {
        row,
        draft,
        says: [
          ...(draft.name ? [] : ['姓名没有填写。']),
          ...([...draft.name].length > 100 || [...draft.post].length > 60 ? ['姓名最多100个字，职务最多60个字。'] : []),
          ...strange.map((word) => `角色：没有“${word}”，可用：${Object.values(roleTitles).join('、')}。`),
          ...accountFaults(directory, draft).map(({ field, says }) => `${headings[field] ?? field}：${says}`),
          ...(known ? knownFaults(known, draft) : []),
        ],
      }
    })
    markTwice(drafts, ({ login }) => login.toLowerCase(), '登录名')
    const right = drafts.filter(({ says }) => !says.length)
    return {
      rows: drafts.map((draft) => planned(draft, stateOf(knownAs(draft.draft), draft.draft))),
      async write(tx) {
        const fresh = right
          .filter(({ draft }) => !knownAs(draft))
          .map(({ draft }) => ({ ...draft, password: randomPassword(), mustChange: true }))
        await addAccounts(tx, fresh)
        for (const { draft } of right) {
          const known = knownAs(draft)
          if (known && stateOf(known, draft) === 'changed')
            await changeAccount(tx, known.account, { ...draft, active: known.active })
        }
        return { passwords: fresh.map(({ login, name, password }) => ({ login, name, password })) }
      },
    }
  },
}

function draftOf(values: Readonly<Record<string, string>>): { draft: AccountDraft; strange: string[] } {
  const words = listed(values.角色 ?? '')
  const roles = words.flatMap((word) => byTitle.get(word) ?? (word in roleTitles ? [word as Role] : []))
  return {
    draft: {
      login: values.登录名 ?? '',
      name: values.姓名 ?? '',
      post: values.职务 ?? '',
      organ: values.单位代码 ?? '',
      roles: [...new Set(roles)],
    },
    strange: words.filter((word) => !byTitle.has(word) && !(word in roleTitles)),
  }
}

function knownFaults(known: Account, draft: AccountDraft): string[] {
  if (!known.active) return [`登录名 ${known.login} 是已停用的账号；请先在账号页面恢复，或另取登录名。`]
  return String([...known.roles].sort()) === String([...draft.roles].sort())
    ? []
    : ['角色：已有账号的角色请在账号页面修改，不随表格改变。']
}

const stateOf = (known: Account | undefined, draft: AccountDraft) =>
  !known
    ? 'new'
    : known.name === draft.name && known.post === draft.post && known.organ === draft.organ
      ? 'same'
      : 'changed'
