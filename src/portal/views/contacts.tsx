import type { ContactsModel } from '../models.ts'
import { GUIDE, LAW, SUBMIT } from '../paths.ts'
import { Clause, DatedPage } from './dated.tsx'
import { Hours } from './text.tsx'

/** RGT-17 (L22 18(1)): how to reach the office, when, and where the law and the procedure stand. */
export function Contacts({ page, dated, organs }: ContactsModel) {
  const { hotline, counters, letters, office, dataContact, host } = page.site
  return (
    <DatedPage page={page} dated={dated} title="联系方式与时间">
      <p className="lead">写信、上门、打电话、上网，效力一样，每一件都当场登记、编号。</p>
      <p className="tools">
        <button className="second" type="button" data-print="" hidden>
          打印这一页
        </button>
      </p>
      <Clause title={`打电话：${hotline.number}`}>
        <p>
          <a className="phone" href={`tel:${hotline.number}`}>
            {hotline.number}
          </a>
          （{hotline.hours}
          {hotline.note && `，${hotline.note}`}）
        </p>
      </Clause>
      <Clause title="到现场">
        {counters.length === 0 && <p>接待地点还没有公布，请先打电话问。</p>}
        {counters.map((counter) => (
          <dl className="facts" key={counter.name}>
            <dt>地点</dt>
            <dd>
              <strong>{counter.name}</strong>，{counter.address}
            </dd>
            <dt>时间</dt>
            <dd>
              <Hours of={counter.hours} />
            </dd>
            <dt>电话</dt>
            <dd>
              <a href={`tel:${counter.phone}`}>{counter.phone}</a>
              {counter.note && <span className="block">{counter.note}</span>}
            </dd>
          </dl>
        ))}
      </Clause>
      <Clause title="写信">
        <p>
          {letters.address}，{office} 收{letters.postcode && `，邮编 ${letters.postcode}`}
          。收到的当天登记，信封和信都保存。
        </p>
      </Clause>
      <Clause title="上网">
        <p>
          {host}，全天都能提交：<a href={SUBMIT}>我要反映</a>。提交后马上有编号。
        </p>
      </Clause>
      {organs.length > 1 && (
        <Clause title="各县区的信访部门">
          <ul>
            {organs.map((organ) => (
              <li key={organ.name}>
                {organ.name}
                {organ.address && `，${organ.address}`}
                {organ.phone && (
                  <>
                    ，<a href={`tel:${organ.phone}`}>{organ.phone}</a>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Clause>
      )}
      <Clause title="个人信息方面的事">
        <p>
          {dataContact.name}，电话 {dataContact.phone}，{dataContact.address}。
        </p>
      </Clause>
      <Clause title="法律、程序" law="《信访工作条例》第十八条第一款">
        <p>
          <a href={LAW}>法规与每一步的期限</a>，<a href={GUIDE}>这事该找谁</a>。
        </p>
      </Clause>
    </DatedPage>
  )
}
