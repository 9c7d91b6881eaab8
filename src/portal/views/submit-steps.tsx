import type { SubmitModel } from '../models.ts'
import { GUIDE, ORDER, SUBMIT } from '../paths.ts'
import { Choices, Continue, Files, Select, TextArea, TextField } from './form.tsx'
import { size } from './size.ts'
import { Each } from './text.tsx'

type Step<S extends SubmitModel['step']> = Extract<SubmitModel, { step: S }>
type Errors = SubmitModel['form']['errors']

export function What({ answers, form, limits, orderTypes }: Step<'what'>) {
  const sealed = answers.kind === 'sealed'
  const order = answers.kind === 'order'
  const { errors } = form
  return (
    <>
      <h1>{sealed ? '您要反映什么人、什么事？' : order ? '找12345，什么事？' : '发生了什么事？'}</h1>
      {!order && <Kept name="orderType" value={answers.orderType} />}
      {order && (
        <>
          <p className="lead">
            眼前的小事、急事、要问的事，由12345派给该管的单位，办完答复您、回访您。有人受伤、着火、正在发生违法犯罪，请马上打
            110、119、120。
          </p>
          <Choices
            name="orderType"
            label="是哪一类"
            choices={orderTypes}
            chosen={[answers.orderType]}
            errors={errors}
          />
        </>
      )}
      <TextField
        name="title"
        label="用一句话说"
        hint={
          sealed
            ? '例如：某单位违规发放补贴。'
            : order
              ? '例如：长青路18号门口水管漏水。'
              : '例如：小区连续三天停水，请求恢复供水并说明原因。'
        }
        value={answers.title}
        errors={errors}
      />
      <TextArea
        name="content"
        label="把经过写下来"
        hint="什么时候、在哪里、怎么回事、找过谁、对方怎么说。想到哪里写到哪里，不用讲究格式。"
        rows={10}
        value={answers.content}
        errors={errors}
        maxChars={limits.contentChars}
      />
      <TextField
        name="eventDate"
        label="从哪天开始的"
        hint="写成 2026-11-03 这样。有的事过了一定时间就不能走复议或者仲裁，写上日期，我们好提醒您。"
        type="date"
        width="short"
        optional
        value={answers.eventDate}
        errors={errors}
      />
      <Draft sealed={sealed} />
      <Continue />
      {!sealed && (
        <p className="aside">
          要反映的是干部或单位违纪违法？
          <button className="link" type="submit" name="go" value="seal">
            走单独的密封通道
          </button>
          <br />
          {order ? (
            <>
              要书面的处理意见，或者事情复杂、拖了很久？<a href={SUBMIT}>按信访提出</a>
            </>
          ) : (
            <>
              水电气热、路灯、占道这样的小事、急事，或者只想问一问？<a href={ORDER}>找12345更快</a>
            </>
          )}
          <br />
          不知道归谁管？<a href={GUIDE}>先回答几个小问题，看这事该找谁</a>。不看也行，照样登记。
        </p>
      )}
    </>
  )
}

/** An answer that belongs to this page and is not asked here: it travels on, should the person turn back. */
const Kept = ({ name, value }: { name: string; value: string }) =>
  value === '' ? null : <input type="hidden" name={name} value={value} />

/** A draft stays on the device only if the person says so, and never in the sealed door. */
function Draft({ sealed }: { sealed: boolean }) {
  if (sealed) return null
  return (
    <div className="draft" data-draft-offer="" hidden>
      <div className="choice">
        <input type="checkbox" id="keep-draft" />
        <label htmlFor="keep-draft">没写完的话，草稿留在这台设备上</label>
        <p className="hint">只存在您的浏览器里，提交后自动删除。公用电脑请不要勾选。</p>
      </div>
    </div>
  )
}

export function Where({ answers, form, regions, organs }: Step<'where'>) {
  const { errors } = form
  const { kind } = answers
  const sealed = kind === 'sealed'
  return (
    <>
      <h1>{kind === 'matter' ? '在哪里，请谁处理？' : '事情发生在哪里？'}</h1>
      <Select
        name="placeRegion"
        label="在哪个县区或乡镇"
        optional
        value={answers.placeRegion}
        empty="不清楚"
        groups={regions}
        errors={errors}
      />
      <TextField
        name="place"
        label="具体地点"
        hint="例如：幸福路18号小区3栋。"
        optional
        value={answers.place}
        errors={errors}
      />
      {sealed ? (
        <TextField
          name="about"
          label="反映的是哪个单位、什么人"
          hint="单位、姓名、职务，知道多少写多少。只给专门的对接人看，绝不会转给被反映的单位。"
          optional
          value={answers.about}
          errors={errors}
        />
      ) : (
        <>
          {kind === 'matter' && <Organs answers={answers} organs={organs} errors={errors} />}
          <TextField
            name="about"
            label="您是对哪个单位的做法有意见"
            hint="只用来弄清情况，不会因为填了这里就转给它。"
            optional
            value={answers.about}
            errors={errors}
          />
        </>
      )}
      <Continue />
    </>
  )
}

function Organs({ answers, organs, errors }: Pick<Step<'where'>, 'answers' | 'organs'> & { errors: Errors }) {
  return (
    <>
      <div className="search">
        <TextField
          name="organQuery"
          label="想请哪个单位处理"
          hint="写单位名，或者写什么事，例如：供水、工资、宅基地。不清楚就空着，由信访部门转给该管的单位。"
          optional
          value={answers.organQuery}
          errors={errors}
        />
        <button className="second" type="submit" name="go" value="find-organ">
          查找单位
        </button>
      </div>
      {organs && (
        <Choices
          name="addressedTo"
          label={organs.length === 0 ? '没有找到这样的单位' : `找到 ${organs.length} 个单位`}
          hint={organs.length === 0 ? '换一个说法再查，或者就选“不清楚”。' : undefined}
          choices={[...organs, { value: '', title: '不清楚，请信访部门转给该管的单位' }]}
          chosen={[answers.addressedTo]}
          errors={errors}
        />
      )}
      {organs && <input type="hidden" name="organAsked" value={answers.organQuery} />}
      {!organs && answers.addressedTo !== '' && <input type="hidden" name="addressedTo" value={answers.addressedTo} />}
    </>
  )
}

export function Requests({ answers, form, limits }: SubmitModel) {
  const rows = answers.request.length === 0 ? [''] : answers.request
  return (
    <>
      <h1>您希望怎么解决？</h1>
      <p className="lead">一条写一个要求。答复的时候要一条一条回答您，分开写就不会漏。</p>
      <Each of={rows}>
        {(request, n) => (
          <div className="row">
            <TextArea
              name="request"
              n={n}
              label={`要求 ${n + 1}`}
              hint={n === 0 ? '例如：恢复供水。' : undefined}
              optional={n === 0}
              rows={2}
              value={request}
              errors={form.errors}
            />
            {rows.length > 1 && (
              <button className="link" type="submit" name="go" value={`remove-request-${n}`}>
                删去<span className="unseen">要求 {n + 1}</span>
              </button>
            )}
          </div>
        )}
      </Each>
      {rows.length < limits.requests && (
        <p>
          <button className="second" type="submit" name="go" value="add-request">
            再加一条要求
          </button>
        </p>
      )}
      <Continue />
    </>
  )
}

export function Evidence({ form, uploads, files }: Step<'evidence'>) {
  return (
    <>
      <h1>有没有照片或者材料？</h1>
      <p className="lead">没有也可以，直接继续。以后随时能补充，不影响期限。</p>
      <Files
        uploads={uploads}
        errors={form.errors}
        label="选照片或文件"
        hint={`可以一次选几个：${files.kinds}。每个不超过 ${size(files.bytesEach)}，最多 ${files.count} 个。手机拍的就行，看得清字即可。照片里可能带着拍摄地点，不想让人知道的，请先在手机上去掉。`}
        accept={files.accept}
        bytesEach={files.bytesEach}
        most={files.count}
      />
      <Continue />
    </>
  )
}

export function Identity({ answers, form }: SubmitModel) {
  const sealed = answers.kind === 'sealed'
  const order = answers.kind === 'order'
  return (
    <>
      <Choices
        heading
        name="identity"
        label="要不要留姓名？"
        hint="三种都会登记，都会办。区别在于我们怎么答复您。"
        choices={[
          {
            value: 'named',
            title: '留姓名',
            hint: sealed
              ? '专门的对接人知道您是谁，会告诉您是否受理和结果。'
              : order
                ? '办这件事的人能看到姓名和电话，会先联系您，办完答复您；每看一次都有记录，您查进度时看得见。'
                : '处理您这件事的经办人能看到姓名和电话，每看一次都有记录，您查进度时看得见。书面答复送到您手上，不同意还可以申请复查。',
          },
          {
            value: 'confidential',
            title: '留姓名，但不让处理的单位知道',
            hint: `姓名由${order ? '12345热线中心' : '信访部门'}单独保管，处理的单位只看到内容。答复由${order ? '热线中心' : '信访部门'}转给您。有的事不知道是谁就没法核实，那时会先问您。`,
          },
          {
            value: 'anonymous',
            title: '不留姓名',
            hint: '没有人知道您是谁，我们也就没法写信、打电话给您。结果只能凭编号和查询码自己来查，查询码丢了补不回来。',
          },
        ]}
        chosen={[answers.identity]}
        errors={form.errors}
      />
      <Continue />
      {!sealed && (
        <section className="card" aria-labelledby="seal">
          <h2 id="seal">如果反映的是干部或单位违纪违法</h2>
          <p>请改走密封通道：提交的一刻就密封，被反映的单位和人看不到，也查不到有这件事。已经写好的内容都会带过去。</p>
          <button className="second" type="submit" name="go" value="seal">
            改走密封通道
          </button>
        </section>
      )}
    </>
  )
}

export function Contact({ answers, form, needs, phoneAsked }: Step<'contact'>) {
  const { errors } = form
  const order = answers.kind === 'order'
  return (
    <>
      <h1>怎么联系您？</h1>
      <p className="lead">手机和地址留一样就能答复您。不用填身份证号。</p>
      {phoneAsked !== undefined && <input type="hidden" name="phoneAsked" value={phoneAsked} />}
      <TextField name="name" label="姓名" autoComplete="name" width="middle" value={answers.name} errors={errors} />
      <TextField
        name="phone"
        label="手机或电话"
        hint="每一步的通知发到这里。"
        type="tel"
        autoComplete="tel"
        width="middle"
        optional
        value={answers.phone}
        errors={errors}
      />
      <TextField
        name="address"
        label={order ? '您的地址' : '收信地址'}
        hint={order ? '没有电话的，可以写地址。' : '书面答复寄到这里。'}
        autoComplete="street-address"
        optional
        value={answers.address}
        errors={errors}
      />
      {!order && <Kept name="noReply" value={answers.noReply} />}
      {order && (
        <Choices
          name="noReply"
          label="办完要答复您吗？"
          optional
          choices={[
            { value: 'no', title: '要，请联系我、答复我、回访我' },
            { value: 'yes', title: '不用联系我', hint: '办得怎样，凭编号和查询码随时来看。' },
          ]}
          chosen={[answers.noReply]}
          errors={errors}
        />
      )}
      {order ? (
        <Kept name="eService" value={answers.eService} />
      ) : (
        <Choices
          name="eService"
          label="告知书和答复，可以用电子方式送给您吗？"
          hint="电子送达和寄信效力一样，到达的当天就开始计算您申请复查的期限。您单独决定，随时可以改。"
          choices={[
            { value: 'yes', title: '可以，发短信提醒我，我上网看', hint: '也能下载、打印。' },
            { value: 'no', title: '不要，请寄纸质的', hint: '寄到上面的地址，或者通知您来取。' },
          ]}
          chosen={[answers.eService]}
          errors={errors}
        />
      )}
      <Choices
        name="need"
        label="我们需要为您做点什么？"
        hint="只用来更好地和您沟通，不作别的用。"
        optional
        several
        choices={needs}
        chosen={answers.need}
        errors={errors}
      />
      <TextField name="needOther" label="还有别的" optional value={answers.needOther} errors={errors} />
      <TextField
        name="guardian"
        label="监护人姓名"
        hint="未满14周岁的请写。只用来联系和送达，不作别的用。"
        width="middle"
        optional
        value={answers.guardian}
        errors={errors}
      />
      <TextField
        name="guardianPhone"
        label="监护人电话"
        type="tel"
        width="middle"
        optional
        value={answers.guardianPhone}
        errors={errors}
      />
      <Continue />
    </>
  )
}
