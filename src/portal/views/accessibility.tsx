import type { AccessibilityModel } from '../models.ts'
import { Clause, DatedPage } from './dated.tsx'
import { Hours } from './text.tsx'

/** What works, what does not yet, and what to do then. */
export function Accessibility({ page, dated, gaps }: AccessibilityModel) {
  const { hotline, counters } = page.site
  return (
    <DatedPage page={page} dated={dated} title="无障碍">
      <p className="lead">
        眼睛、耳朵、手不方便，或者不会用电脑，都应该办得成。哪里不好用，请打 {hotline.number} 告诉我们。
      </p>
      <Clause title="这个网站可以这样用">
        <ul>
          <li>
            页面最上面按“大字版”，字、按钮、鼠标箭头都变大，一页上的东西变少；设备自己会读中文的，还能“读给我听”。再按一次变回来。
          </li>
          <li>传照片、录像时网断了，恢复以后自动接着传。</li>
          <li>按“高对比”，变成白底黑字。</li>
          <li>放大到四倍也不用左右拖动。</li>
          <li>只用键盘能办完全部事情，读屏软件能读出每一项和每一处错误。</li>
          <li>关掉网页脚本、用旧手机，照样能用。没有倒计时，没有图片验证码。</li>
          <li>文书都有能读的文字，不只是图片。</li>
        </ul>
      </Clause>
      <Clause title="不用网站也可以">
        <ul>
          <li>
            打 {hotline.number}：{hotline.hours}
            {hotline.note && `，${hotline.note}`}。
          </li>
          {counters.map((counter) => (
            <li key={counter.name}>
              {counter.name}：{counter.address}，<Hours of={counter.hours} />
              {counter.note && `，${counter.note}`}。
            </li>
          ))}
          <li>提交时可以写明需要大字、盲文、方言、手语或者陪同，书面答复也可以要大字的。</li>
        </ul>
      </Clause>
      <Clause title="还没做好的地方">
        {gaps.length === 0 ? (
          <p>目前没有已知的问题。您发现了，请告诉我们。</p>
        ) : (
          <ul>
            {gaps.map((gap) => (
              <li key={gap.says}>
                {gap.says}现在可以：{gap.instead}
              </li>
            ))}
          </ul>
        )}
      </Clause>
      <Clause title="按什么标准" law="《无障碍环境建设法》第三十二条；WCAG 2.2 AA；GB/T 37668—2019">
        <p>每次改动都在三种屏幕宽度、三种显示方式下逐页检查，有一处不合格就不发布。</p>
      </Clause>
    </DatedPage>
  )
}
