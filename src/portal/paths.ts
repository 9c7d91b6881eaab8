/** Addresses of the portal, in one place for the views that link to them and the routes that answer. */

export const HOME = '/'
export const SUBMIT = '/submit'
/** 12345: a work order of the hotline, by the same pages. */
export const ORDER = '/12345'
export const TRACK = '/track'
export const CONTACTS = '/contacts'
export const SUGGESTIONS = '/suggestions'
/** Re-review opinions after a hearing, in public words. */
export const REREVIEWS = '/rereviews'
/** 常见问题: the hotline's answers. */
export const QUESTIONS = '/questions'
export const questionPage = (id: string): string => `${QUESTIONS}/${encodeURIComponent(id)}`
export const questionReport = (id: string): string => `${questionPage(id)}/report`
/** 公开数字: the monthly bulletin, what it means, what was refused, how organs are looked at. */
export const BULLETINS = '/bulletins'
export const DEFINITIONS = '/bulletins/definitions'
export const REFUSALS = '/bulletins/refusals'
export const INDICATORS = '/bulletins/indicators'
export const bulletinPage = (id: string): string => `${BULLETINS}/${id}`
export const bulletinFile = (id: string, format: 'pdf' | 'xlsx' | 'json'): string =>
  `/api/v1/public/bulletins/${id}?format=${format}`
export const openData = (set: string, format: 'csv' | 'json'): string =>
  `/api/v1/public/open-data/${set}?format=${format}`
/** The short version in English. */
export const EN = '/en'
export const EN_SUBMIT = '/en/submit'
export const EN_TRACK = '/en/track'
export const UPLOADS = '/uploads'
export const LOST_CODE = '/track/lost-code'
export const GUIDE = '/guide'
export const GUIDE_ALL = '/guide/all'
export const VERIFY = '/verify'
export const VERIFY_OFFLINE = '/verify/offline.html'
export const RIGHTS = '/rights'
export const PRIVACY = '/privacy'
export const ACCESSIBILITY = '/accessibility'
export const LAW = '/law'
/** Where the large-text and high-contrast switches are kept (cookie), then back to the page. */
export const DISPLAY = '/display'

export const submitStep = (step: string): string => `${SUBMIT}/${step}`
export const guideStep = (step: string): string => `${GUIDE}/${step}`
export const receiptPage = (caseNo: string): string => `/receipt/${encodeURIComponent(caseNo)}`
export const trackCase = (caseNo: string): string => `${TRACK}/${encodeURIComponent(caseNo)}`
export const enReceipt = (caseNo: string): string => `${EN}/receipt/${encodeURIComponent(caseNo)}`
export const enTrack = (caseNo: string): string => `${EN_TRACK}/${encodeURIComponent(caseNo)}`
export const ownFile = (caseNo: string, id: string): string => `${trackCase(caseNo)}/files/${id}`
export const myData = (caseNo: string): string => `${trackCase(caseNo)}/my-data`
export const trackAct = (caseNo: string, action: string): string => `${trackCase(caseNo)}/${action}`

/** To whom, until when, and what else: the way to review and re-review. */
export const reviewPage = (caseNo: string): string => `${trackCase(caseNo)}/review`
/** The request for review, half filled in. */
export const reviewRequest = (caseNo: string, large = false): string =>
  `${trackCase(caseNo)}/review-request${large ? '/large' : ''}.pdf`
