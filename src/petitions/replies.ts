/** Records that answer the person. */
export const replyKinds: ReadonlySet<string> = new Set([
  ...['reply-directly', 'answer-urge', 'answer-suggestion', 'answer-data', 'answer-simply'],
  ...['answer-order', 'refuse-order', 'extend-order', 'reply-caller', 'terminate-order', 'close-order'],
  'contact-caller',
  ...['decide-classification', 'decide-link', 'recheck', 'terminate', 'ask-missing', 'refer-aid'],
  ...['ask-identity', 'decide-identity'],
])
/** The words of a record that answers: what is said, and why. */
export const replyWords = ({ reply, owed, items, why, told, record, reason, found }: Record<string, unknown>): string =>
  [
    reply,
    record,
    owed,
    items && `请补充（一次告知，期限照算，不补充也照常办理）：\n${items}`,
    why,
    told,
    reason && `申请紧急查看身份信息的理由：${reason}`,
    found && `第二人核对的情况：${found}`,
  ]
    .filter((words) => typeof words === 'string' && words)
    .join('\n')
