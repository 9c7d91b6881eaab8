import { Checkbox } from 'antd'
import { useState } from 'react'
import { keysAreOn, switchKeys } from './keys.ts'

const map: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    '到处',
    [
      ['/', '搜索'],
      ['N', '登记一件'],
      ['?', '帮助和这张表'],
    ],
  ],
  [
    '工作列表',
    [
      ['J', '下一件'],
      ['K', '上一件'],
      ['Enter', '打开'],
      ['M', '只看我承办的'],
      ['F', '筛选'],
      ['X', '选中'],
      ['B', '批量办理所选'],
    ],
  ],
  [
    '件',
    [
      ['1 … 5', '切换页签'],
      ['字母', '下一步里按钮旁的字母'],
      ['U', '回到列表'],
    ],
  ],
  [
    '来访接待',
    [
      ['C', '叫下一个'],
      ['R S D', '再叫、过号、办完'],
      ['G', '开始登记'],
    ],
  ],
  [
    '接电话',
    [
      ['F2 F4', '接听、结束通话'],
      ['F8', '保持、取回'],
      ['F9', '紧急转接'],
      ['F10', '处理完，接下一个'],
    ],
  ],
  [
    '填写',
    [
      ['Ctrl + Enter', '提交'],
      ['Esc', '收起表单（草稿保留）'],
      ['Tab', '下一项'],
      ['Alt + 1 … 4', '登记表的各部分'],
      ['Alt + PgDn PgUp', '扫描件翻页'],
      ['Alt + + − 0 R', '扫描件放大、缩小、适合宽度、旋转'],
    ],
  ],
]

/** Which key does what, where; and the switch for people whom single keys disturb. */
export function KeyboardMap() {
  const [on, setOn] = useState(keysAreOn)
  return (
    <>
      <div className="keymap">
        {map.map(([where, keys]) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl>
              {keys.map(([key, does]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Checkbox
        checked={on}
        onChange={({ target }) => {
          switchKeys(target.checked)
          setOn(target.checked)
        }}
      >
        使用单键快捷键（用语音输入或容易误按时请关掉）
      </Checkbox>
    </>
  )
}
