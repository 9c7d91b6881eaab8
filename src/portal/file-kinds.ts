/**
 * Which files a person can attach. Evidence is what phones, cameras and offices make; an archive is
 * taken as it is and never unpacked; programs and web pages are refused with a word, because a colleague will open it.
 */
export const FILE_KINDS = '照片、录像、录音、PDF、OFD、Word、WPS、Excel、压缩包'

export const FILE_ENDINGS = [
  ...['.jpg', '.jpeg', '.png', '.heic', '.heif', '.webp', '.gif', '.bmp', '.tif', '.tiff'],
  ...['.mp4', '.mov', '.3gp', '.avi', '.mkv', '.webm'],
  ...['.mp3', '.m4a', '.amr', '.aac', '.wav', '.ogg'],
  ...['.pdf', '.ofd', '.doc', '.docx', '.wps', '.xls', '.xlsx', '.et', '.ppt', '.pptx', '.txt', '.rtf', '.csv'],
  ...['.zip', '.rar', '.7z'],
] as const
