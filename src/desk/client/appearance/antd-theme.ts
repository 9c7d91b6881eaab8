import { type ThemeConfig, theme } from 'antd'

const hei = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif'

/** The colours of styles/tokens.css as Ant Design's tokens. Cinnabar stays out: it is for official acts and overdue clocks. */
export const antdTheme = (dark: boolean): ThemeConfig => ({
  algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    fontFamily: hei,
    fontSize: 14,
    borderRadius: 5,
    motion: false,
    colorPrimary: dark ? '#3b73b9' : '#1f4e8c',
    colorLink: dark ? '#8fb8ea' : '#1f4e8c',
    colorSuccess: dark ? '#74bba6' : '#2f6f5e',
    colorWarning: dark ? '#e0ac5c' : '#8a4b08',
    colorError: dark ? '#e0ac5c' : '#8a4b08',
    colorText: dark ? '#e8e6df' : '#1c2333',
    colorTextDescription: dark ? '#aab1bf' : '#5b6373',
    colorTextPlaceholder: dark ? '#8d95a4' : '#6b7280',
    colorTextDisabled: dark ? '#8d95a4' : '#6b7280',
    colorBgBase: dark ? '#14171f' : '#ffffff',
    colorBgContainer: dark ? '#1b202b' : '#ffffff',
    colorBgElevated: dark ? '#232937' : '#ffffff',
    colorBorder: dark ? '#4a5366' : '#8b93a1',
    colorBorderSecondary: dark ? '#2e3543' : '#e2ded5',
    controlHeight: 34,
  },
  components: { Button: { primaryShadow: 'none', defaultShadow: 'none' } },
})
