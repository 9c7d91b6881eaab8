import type { VerifyModel } from '../models.ts'
import { TRACK } from '../paths.ts'
import { Clause } from './dated.tsx'
import { Layout } from './layout.tsx'

/** What a receipt proves today, and plainly what it does not yet: this page checks nothing that it cannot. */
export function Verify({ page }: VerifyModel) {
  const { hotline } = page.site
  return (
    <Layout page={page} title="验证回执">
      <h1>验证回执</h1>
      <p className="lead">
        回执上有编号、收到时间和一个“指纹”。一部分您现在就能自己核对，还有一部分要等公开登记簿开通。
      </p>
      <Clause title="现在就能核对：编号">
        <p>
          编号是系统收到时自动给的，不用谁批准，最后一位是校验码。拿编号和查询码能<a href={TRACK}>查到进度</a>
          ，就说明这件事登记在册。
        </p>
      </Clause>
      <Clause title="现在就能核对：指纹">
        <p>指纹是 64 位数字和字母，登记的当时按内容算出来。内容改动一个字，重新算出的指纹就完全不一样。</p>
        <p>
          隔一段时间，<a href={TRACK}>打开办理进度</a>
          ，在“文书”里点“登记回执”，看上面的指纹和您手里的是不是一模一样。不一样，请留好手里的那张，打{' '}
          <a href={`tel:${hotline.number}`}>{hotline.number}</a>。
        </p>
      </Clause>
      <Clause title="现在还不能核对：公开登记簿">
        <p>
          登记簿还没有开通。开通以后，您不用相信我们，在任何一台电脑上都能用指纹查到自己那一条。在那以前，这个页面不能替您证明登记没有被改过，也不装作能。
        </p>
      </Clause>
      <Clause title="指纹证明不了什么">
        <p>
          证明不了答复的内容对不对。对答复不同意，请申请复查。也证明不了窗口有没有收下您没拿到回执的信：请当场要回执。
        </p>
      </Clause>
    </Layout>
  )
}
