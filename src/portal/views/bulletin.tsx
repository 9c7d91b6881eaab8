import type {
  BulletinModel,
  BulletinPart,
  BulletinsModel,
  BulletinView,
  DefinitionsModel,
  IndicatorsModel,
  RefusalsModel,
} from '../models.ts'
import { BULLETINS, bulletinFile, bulletinPage, DEFINITIONS, INDICATORS, openData, REFUSALS } from '../paths.ts'
import { fullDay } from './days.ts'
import { Layout } from './layout.tsx'

/** 公开数字: the latest month, the months before, and what else is open. */
export function Bulletins({ page, items, latest, dataSets }: BulletinsModel) {
  return (
    <Layout page={page} title="公开数字">
      <h1>公开数字</h1>
      <p className="lead">
        每个月受理多少、办得怎样、反映什么。每个数都写明<a href={DEFINITIONS}>怎么算的</a>，没有办好的也算在里面。
      </p>
      {latest ? <Parts bulletin={latest} /> : <p>还没有印发公开月报。印发以后，在这里和开放数据里都能看到。</p>}
      <h2>各月月报</h2>
      {items.length ? (
        <ul className="onward">
          {items.map((item) => (
            <li key={item.id}>
              <a href={bulletinPage(item.id)}>{item.period}</a>（{item.number}，{fullDay(item.issuedOn)}
              {item.corrects && '，更正'}）
            </li>
          ))}
        </ul>
      ) : (
        <p>暂无。</p>
      )}
      <h2>还公开什么</h2>
      <ul className="onward">
        <li>
          <a href={REFUSALS}>不予受理和存查</a>：每个月多少件、因为什么
        </li>
        <li>
          <a href={INDICATORS}>对单位看什么</a>：考评指标的算法，人人可见
        </li>
        <li>
          <a href={DEFINITIONS}>指标口径</a>：每个数怎么算
        </li>
      </ul>
      <h2>开放数据</h2>
      <p>可以自由使用，请注明来源。不含任何个人信息；不足 5 件的不公布。</p>
      <ul className="onward">
        {dataSets.map(({ id, title, says }) => (
          <li key={id}>
            {title}：<a href={openData(id, 'csv')}>CSV</a> <a href={openData(id, 'json')}>JSON</a>
            <br />
            <span className="soft">{says}</span>
          </li>
        ))}
      </ul>
    </Layout>
  )
}

/** One month. */
export function Bulletin({ page, bulletin }: BulletinModel) {
  return (
    <Layout page={page} title={bulletin.title}>
      <h1>{bulletin.title}</h1>
      <Parts bulletin={bulletin} />
      <p>
        <a href={BULLETINS}>全部月报和开放数据</a>
      </p>
    </Layout>
  )
}

function Parts({ bulletin }: { bulletin: BulletinView }) {
  return (
    <>
      <p className="soft">
        {bulletin.number}，{fullDay(bulletin.on)}印发。下载：<a href={bulletinFile(bulletin.id, 'pdf')}>PDF</a>{' '}
        <a href={bulletinFile(bulletin.id, 'xlsx')}>Excel</a> <a href={bulletinFile(bulletin.id, 'json')}>JSON</a>
      </p>
      {bulletin.correction.map((says) => (
        <p key={says}>{says}</p>
      ))}
      {bulletin.parts.map((part) => (
        <Part key={part.kind === 'table' ? part.title : part.text} part={part} />
      ))}
    </>
  )
}

function Part({ part }: { part: BulletinPart }) {
  if (part.kind === 'heading') return <h2>{part.text}</h2>
  if (part.kind === 'words') return <p>{part.text}</p>
  const { title, columns, rows, notes, bars } = part
  return (
    <>
      <h3>{title}</h3>
      {bars && <Bars title={title} bars={bars} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard */}
      <section className="scroll" tabIndex={0} aria-label={`${title}，可左右滚动`}>
        <table>
          <thead>
            <tr>
              <th scope="col">项目</th>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.title}>
                <th scope="row">{row.figure ? <a href={`${DEFINITIONS}#${row.figure}`}>{row.title}</a> : row.title}</th>
                {row.cells.map((cell, index) => (
                  <td key={columns[index]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {notes.map((note) => (
        <p className="soft note" key={note}>
          注：{note}
        </p>
      ))}
    </>
  )
}

const barWidth = 14
const gap = 12
const height = 120
const foot = 18

/** Months beside each other, last year's behind in outline. Drawn without script or style; the table has the numbers. */
function Bars({ title, bars }: { title: string; bars: NonNullable<Extract<BulletinPart, { kind: 'table' }>['bars']> }) {
  const most = Math.max(1, ...bars.flatMap(({ now, last }) => [now ?? 0, last ?? 0]))
  const tall = (value: number | null): number => Math.round(((value ?? 0) / most) * height)
  const step = 2 * barWidth + gap
  const width = bars.length * step + gap
  return (
    <svg
      className="bars"
      viewBox={`0 0 ${width} ${height + foot + 4}`}
      width={width}
      role="img"
      aria-label={`${title}：实心是今年，空心是上年同期，数字见下面的表`}
    >
      {bars.map(({ label, now, last }, index) => {
        const x = gap + index * step
        return (
          <g key={label}>
            <rect
              x={x + barWidth}
              y={height - tall(last) + 2}
              width={barWidth - 2}
              height={tall(last)}
              fill="none"
              stroke="#767e8e"
            />
            <rect x={x} y={height - tall(now) + 2} width={barWidth - 1} height={tall(now)} fill="#1f4e8c" />
            <text x={x + barWidth} y={height + foot} fontSize="11" textAnchor="middle" fill="#1c2333">
              {label}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** What each figure means; every number of a bulletin leads here. */
export function Definitions({ page, items }: DefinitionsModel) {
  return (
    <Layout page={page} title="指标口径">
      <h1>指标口径</h1>
      <p className="lead">每个数怎么算，共 {items.length} 个。比率的分母是期间内应办的，办得晚和没办的都在里面。</p>
      <dl className="ways">
        {items.map(({ id, title, unit, definition }) => (
          <div key={id} id={id}>
            <dt>
              {title}
              <br />
              <span className="soft">
                {id}，{unit}
              </span>
            </dt>
            <dd>{definition}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={BULLETINS}>回到公开数字</a>
      </p>
    </Layout>
  )
}

/** What was not taken up, by month and ground. */
export function Refusals({ page, items }: RefusalsModel) {
  return (
    <Layout page={page} title="不予受理和存查">
      <h1>不予受理和存查</h1>
      <p className="lead">每一件没有受理的都要有理由、有第二个人审批。这里按月、按原因公布有多少件。</p>
      {items.length ? (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard */}
          <section className="scroll" tabIndex={0} aria-label="不予受理和存查，可左右滚动">
            <table>
              <thead>
                <tr>
                  <th scope="col">月份</th>
                  <th scope="col">处理</th>
                  <th scope="col">原因</th>
                  <th scope="col">件数</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ month, act, ground, cases }) => (
                  <tr key={`${month} ${act} ${ground}`}>
                    <td>{month}</td>
                    <td>{act}</td>
                    <td>{ground}</td>
                    <td>{cases}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <p className="soft">不含密封件。</p>
        </>
      ) : (
        <p>还没有不予受理、不再受理和存查的。</p>
      )}
      <p>
        <a href={openData('refusals', 'csv')}>下载 CSV</a>
        {'　'}
        <a href={BULLETINS}>回到公开数字</a>
      </p>
    </Layout>
  )
}

/** Which indicators organs are looked at by: their formulas, and what is never one. */
export function Indicators({ page, least, items, never }: IndicatorsModel) {
  return (
    <Layout page={page} title="对单位看什么">
      <h1>对单位看什么</h1>
      <p className="lead">信访部门看各单位办得怎样，只看下面几项。没有一项会因为来反映的人少了、登记的少了而变好。</p>
      {items.map(({ id, title, formula, why }) => (
        <section className="clause" key={id}>
          <h2>{title}</h2>
          <p>{formula}</p>
          <p className="soft">
            {why}（<a href={`${DEFINITIONS}#${id}`}>口径</a>）
          </p>
        </section>
      ))}
      <h2>不看什么</h2>
      <ul>
        {never.map((says) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
      <p>分母不足 {least} 件的不列比率，也不排名次。</p>
      <p>
        <a href={BULLETINS}>回到公开数字</a>
      </p>
    </Layout>
  )
}
