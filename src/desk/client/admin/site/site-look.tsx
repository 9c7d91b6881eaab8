import type { SiteValues } from './site-form.tsx'

/** How it will read to people, as it is being typed: the foot of every page, the contacts, the address on an envelope. */
export function SiteLook({ site }: { site: SiteValues }) {
  const { hotline, counters, letters, dataContact } = site
  const [first] = counters
  return (
    <aside className="site-look" aria-label="群众看到的样子">
      <h2>页眉和页脚</h2>
      <div className="site-paper">
        <p>
          {site.logo && <img className="site-logo" src={site.logo} alt="" />}{' '}
          <b className="site-name">登闻 {site.city}</b>
        </p>
        <p>
          打电话办：{hotline.number}（{hotline.hours}
          {hotline.note && `，${hotline.note}`}）
        </p>
        {first && (
          <p>
            到现场办：{first.name}，{first.address}，{first.hours}
          </p>
        )}
      </div>
      <h2>联系我们</h2>
      <div className="site-paper">
        {counters.map((counter, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two counters may be worded alike; they keep their places
          <p key={index}>
            {counter.name}：{counter.address}，{counter.hours}，{counter.phone}
            {counter.note && `，${counter.note}`}
          </p>
        ))}
        <p>
          写信：{letters.address} {site.office}收{letters.postcode && `，邮编${letters.postcode}`}
        </p>
        <p>
          个人信息：{dataContact.name}，{dataContact.phone}，{dataContact.address}
        </p>
        {site.host && <p>网上：{site.host}</p>}
      </div>
      <h2>文书落款的印章</h2>
      <Seal text={site.sealText} />
    </aside>
  )
}

/** The round seal with its text on an arc, as letters carry it. */
function Seal({ text }: { text: string }) {
  const signs = [...text]
  const spread = Math.min(280, signs.length * 24)
  return (
    <svg className="site-seal" viewBox="0 0 120 120" role="img" aria-label={`印章：${text}`}>
      <circle cx="60" cy="60" r="56" fill="none" stroke="var(--cinnabar)" strokeWidth="3" />
      <text x="60" y="72" textAnchor="middle" fontSize="34" fill="var(--cinnabar)">
        ★
      </text>
      {signs.map((sign, index) => {
        const turn = signs.length < 2 ? 0 : -spread / 2 + (spread * index) / (signs.length - 1)
        return (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: the same sign may stand twice, each in its place
            key={index}
            x="60"
            y="22"
            textAnchor="middle"
            fontSize={Math.min(15, 200 / Math.max(1, signs.length))}
            fill="var(--cinnabar)"
            transform={`rotate(${turn} 60 60)`}
          >
            {sign}
          </text>
        )
      })}
    </svg>
  )
}
