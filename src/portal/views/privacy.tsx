import type { PrivacyModel } from '../models.ts'
import { Clause, DatedPage } from './dated.tsx'

/** Notice under 个人信息保护法 17 and 35. */
export function Privacy({ page, dated, contact, keep }: PrivacyModel) {
  return (
    <DatedPage page={page} dated={dated} title="您的个人信息">
      <p className="lead">一句话：您留下的信息只用来登记、办理、答复这一件事，谁看过您都查得到。</p>
      <Clause title="收集什么">
        <p>
          您写的内容和上传的材料。留姓名的，加上姓名、电话或地址。不要身份证号，不要职业、民族、家庭情况。不留姓名的，什么身份信息都不收集。
        </p>
      </Clause>
      <Clause title="凭什么收集" law="《个人信息保护法》第十三条第三项、第三十四条、第三十五条">
        <p>登记和办理信访事项是法定职责，在职责必要的范围内处理。电子送达另外单独征得您同意，随时可以改。</p>
      </Clause>
      <Clause title="谁看得到">
        <p>
          姓名、电话平时都是遮住的。办理您这件事的经办人要看，必须写明用途，系统记下来，并且显示在您查进度的页面上：哪个单位、什么岗位、几点、为了什么。选了“不让处理的单位知道”的，只有信访部门专门保管的人看得到。
        </p>
        <p>
          上传的材料一边传一边加密保存，传到一半没有传完的，一天后删去。照片里可能带着拍摄地点，不想让人知道的，请先在手机上去掉再传。
        </p>
      </Clause>
      <Clause title="不给谁">
        <p>
          不提供给征信、学校、用人单位、住房管理，不用来给人打分、贴标签，不按人查找您提过几件事。不作自动决定：归谁办、是不是重复，机器只提建议，由人决定。
        </p>
      </Clause>
      <Clause title="留多久">
        <div className="scroll">
          <table>
            <caption className="unseen">各类信息的保存时间</caption>
            <thead>
              <tr>
                <th scope="col">信息</th>
                <th scope="col">保存</th>
                <th scope="col">依据</th>
              </tr>
            </thead>
            <tbody>
              {keep.map((row) => (
                <tr key={row.what}>
                  <td>{row.what}</td>
                  <td>{row.howLong}</td>
                  <td className="soft">{row.article}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p>到期后销毁密钥，内容就再也打不开，备份里的也一样。每次销毁都公开说明。</p>
      </Clause>
      <Clause title="网页上的记录">
        <p>
          只用两个小标记（Cookie）：一个记住您选的大字、高对比，保存一年；一个在您填表、查进度时使用，关掉浏览器就没有了。没有统计，没有广告，不连接别的网站。网络地址不和您的来信放在一起；安全日志里只留地址的前一段，不带编号。
        </p>
      </Clause>
      <Clause title="您可以要求" law="《个人信息保护法》第四十四条至第四十八条">
        <p>
          查看、复制、更正您的信息。要求删除的，档案法规定必须保存的部分不能删，我们会停止使用。凭编号和查询码打开办理进度，在“这件事里我的全部信息”里查看、复制、提出；或者带身份证件到窗口。
        </p>
      </Clause>
      <Clause title="找谁">
        <p>
          {contact.name}，电话 {contact.phone}，{contact.address}。
        </p>
      </Clause>
    </DatedPage>
  )
}
