/**
 * Which files a person can attach. Evidence is what phones, cameras and offices make; programs and web pages are
 * refused with a word, because a colleague will open it.
 */
export const FILE_KINDS = '照片、录像、录音、PDF、Word、Excel'

export const FILE_ENDINGS = [
  ...['.jpg', '.jpeg', '.png', '.heic', '.heif', '.webp', '.gif', '.bmp', '.tif', '.tiff'],
  ...['.mp4', '.mov', '.3gp', '.avi', '.mkv', '.webm'],
  ...['.mp3', '.m4a', '.amr', '.aac', '.wav', '.ogg'],
  ...['.pdf', '.ofd', '.doc', '.docx', '.wps', '.xls', '.xlsx', '.et', '.ppt', '.pptx', '.txt', '.rtf', '.csv'],
] as const
