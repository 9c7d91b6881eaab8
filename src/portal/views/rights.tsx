import type { RightsModel } from '../models.ts'
import { LAW, TRACK } from '../paths.ts'
import { Clause, DatedPage } from './dated.tsx'
import { SealedDoor, ToSealed } from './sealed.tsx'

/** The petitioner's rights (`domain.md` §7.1), each with what to do when it is not kept. */
export function Rights({ page, dated, longestDays }: RightsModel) {
  return (
    <DatedPage page={page} dated={dated} title="您的权利">
      <p className="lead">
        下面每一条都是您可以要求的。没有做到，可以在查进度的页面催办，或者打 {page.site.hotline.number}。
      </p>
      <Clause
        title="收到就要登记"
        law="《信访工作条例》第二十二条、第二十三条；不登记的要追究责任，第四十三条、第四十四条"
      >
        <p>写信、上门、打电话、上网，每一件都登记，给您编号。人再多、事再小、以前提过，也一样登记。</p>
      </Clause>
      <Clause title="15 天内书面告诉您" law="《信访工作条例》第二十三条">
        <p>谁在办、按什么程序办。能当场告诉您的，当场告诉。姓名、地址不清楚，没法告诉您的除外。</p>
      </Clause>
      <Clause title="听您把话说完" law="《信访工作条例》第三十一条第六项">
        <p>作出处理意见之前，办理的单位必须听您陈述事实和理由，并且核实。重大、复杂的，可以举行听证。</p>
      </Clause>
      <Clause title="60 天内给您书面答复" law="《信访工作条例》第三十二条、第三十四条">
        <p>
          从受理算起。情况复杂的，经单位负责人批准可以延长一次，最多 30
          天，要告诉您理由。答复要一条一条回答您的要求，写明事实、理由和依据的法律。
        </p>
      </Clause>
      <Clause title="不同意，可以申请复查，再申请复核" law="《信访工作条例》第三十五条、第三十六条">
        <p>
          收到答复 30 天内可以申请复查，收到复查意见 30 天内可以申请复核，每一级都在 30
          天内答复您。有正当理由晚了的，也可以提出，把理由写上。
        </p>
        <p>
          全部走完，最长 {longestDays} 天（复核时的听证时间另算）。<a href={LAW}>每一步的期限</a>
        </p>
      </Clause>
      <Clause title="查进度，作评价" law="《信访工作条例》第十八条、第二十一条">
        <p>
          <a href={TRACK}>凭编号和查询码</a>
          随时查：登记、转送、受理、答复的日期，全部文书。办完可以评价信访部门和办理的单位，不评不会算作满意。
        </p>
      </Clause>
      <Clause title="要求经办人回避" law="《信访工作条例》第二十八条第三款">
        <p>
          经办人和这件事有利害关系的，您可以要求换人：打 {page.site.hotline.number}
          ，或者告诉办理的单位。谁作出被您反映的那个决定，谁就不能办您这件事。
        </p>
      </Clause>
      <Clause title="反映违纪违法，替您保密" law="《信访工作条例》第三十条第三款、第四十六条">
        <p>
          内容不得透露、转给被反映的人和单位。<ToSealed>走密封通道</ToSealed>
          ，提交的一刻就密封。
        </p>
      </Clause>
      <Clause title="不受打击报复" law="《信访工作条例》第十八条第四款、第四十六条">
        <p>
          担心或者受到打击报复，请打 {page.site.hotline.number}{' '}
          或者到接待窗口说，也可以走上面的密封通道，都不经过被反映的单位。谁看过您的姓名和电话，在查进度的页面写得清清楚楚。
        </p>
      </Clause>
      <Clause title="撤回自由，重新提出也自由">
        <p>撤不撤回由您决定，谁也不能要求您撤回。撤回后 7 天内可以反悔，以后也可以重新提出。这一条是本系统的承诺。</p>
      </Clause>
      <Clause title="请人代办，推选代表" law="《信访工作条例》第二十条第三款">
        <p>
          可以委托别人代办，写一份委托书。多人反映同一件事到现场来的，推选代表，代表不超过 5
          人；来的人多，事情也照样登记。
        </p>
      </Clause>
      <Clause title="按您方便的方式来">
        <p>
          老年人、残疾人、未成年人、外国人，需要大字、方言、手语、陪同、翻译的，说一声就行。为此告诉我们的情况，不作别的用。
        </p>
      </Clause>
      <Clause title="也请您" law="《信访工作条例》第十九条第三款">
        <p>如实反映。同一件事已经受理、正在期限内办理的，再向上级提出，上级会登记，并请您等原来的答复。</p>
      </Clause>
      <SealedDoor />
    </DatedPage>
  )
}
