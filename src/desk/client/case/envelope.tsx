/** In place of everything that somebody without the office of opening sealed cases may not see (RG-1). */
export function Envelope() {
  return (
    <div className="envelope" role="note">
      <p>
        <strong>密封件，只显示编号、日期和状态。</strong>
      </p>
      <p>检举控告自收到时起密封。标题、内容、人员和附件只有密封件专办人员和保管人员能打开，每次打开都会留痕。</p>
      <p className="hint">
        《信访工作条例》第三十条：不得将检举、控告材料及有关情况透露或者转给被检举、控告的人员或者单位。
      </p>
    </div>
  )
}
