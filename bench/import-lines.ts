/**
 * Lines of an invented ledger for `dengwen import`, the same for the same seed: letters, visits, web forms and calls of
 * some years, one in fifty an accusation.
 */
export function* ledgerLines(count: number, seed = 1): Generator<Record<string, unknown>> {
  let state = seed
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  for (let n = 1; n <= count; n++) {
    const registered = Temporal.PlainDate.from('2016-01-04').add({ days: Math.floor(random() * 3_000) })
    const after = (days: number): string => registered.add({ days }).toString()
    const channel = pick(['01', '01', '02', '03', '04', '05', '06', '06'])
    const closed = random() < 0.8
    const place = pick(places)
    yield {
      no: `旧-${String(n).padStart(7, '0')}`,
      channel,
      registeredAt: registered.toString(),
      receivedAt: registered.toString(),
      sourceKind: pick(['direct', 'direct', 'direct', 'assigned', 'transferred']),
      sourceLevel: pick([1, 2, 3, 4]),
      ...(channel === '02' ? { peopleCount: 1 + Math.floor(random() * 12) } : {}),
      ...(channel === '01' ? { signerCount: 1 + Math.floor(random() * 8) } : {}),
      dup: pick(['first', 'first', 'first', 'repeat']),
      placeRegion: pick(['450102', '450103', '450105', '450199']),
      category: pick(['01/08', '04/03', '05/02', '01', '城乡建设/工程质量', '没有这一类']),
      purpose: random() < 0.02 ? '04' : pick(['01', '02', '02', '03', '05']),
      class: pick(['appeal', 'appeal', 'suggestion']),
      title: `${place}${pick(matters)}`,
      content:
        `${place}${pick(matters)}，已经${1 + Math.floor(random() * 9)}个月，多次反映没有结果。${pick(pleas)}`.repeat(2),
      petitioner: { name: pick(people), phone: `199${String(n).padStart(8, '0')}`, address: place },
      handler: pick(['450100-ZJ', '450100-RS', '没有这个单位']),
      ...(closed
        ? { acceptedAt: after(10), due: after(70), opinionAt: after(50), servedAt: after(55), closedAt: after(55) }
        : {}),
      ...(closed && random() < 0.4 ? { rating: { office: pick([1, 2, 3]), handler: pick([1, 2, 3]) } } : {}),
    }
  }
}

const places = ['幸福路18号', '青山街3号院', '东门市场', '新民村二组', '江北小区', '学院路口']
const matters = ['路灯不亮', '停水三天', '工资被拖欠', '噪声扰民', '房屋漏水', '垃圾无人清运', '老人补贴没有发']
const pleas = ['请求尽快修好。', '请求公布处理结果。', '请求发还欠款并书面答复。']
const people = ['陈小满', '李示例', '王示例', '张某某', '赵一']
