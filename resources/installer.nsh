# Added to the Windows installer by electron-builder.

!macro customHeader
  !ifdef BUILD_UNINSTALLER
    LangString deleteData ${LANG_ENGLISH} "Also delete the customers, settings and sign-ins that Customer Desk keeps for this Windows account?$\r$\n$\r$\n$LOCALAPPDATA\Customer Desk"
    LangString deleteData ${LANG_RUSSIAN} "Удалить также клиентов, настройки и данные для входа, которые Customer Desk хранит для этой учётной записи Windows?$\r$\n$\r$\n$LOCALAPPDATA\Customer Desk"
    LangString deleteData ${LANG_TURKISH} "Customer Desk’in bu Windows hesabı için sakladığı müşteriler, ayarlar ve giriş bilgileri de silinsin mi?$\r$\n$\r$\n$LOCALAPPDATA\Customer Desk"
  !endif
!macroend

# The data stays unless a person agrees. An update and a silent uninstallation (/S) do not ask.
!macro customUnInstall
  # The data is always the account's own, also if the program was installed for all.
  SetShellVarContext current
  ${if} ${FileExists} "$LOCALAPPDATA\Customer Desk\*.*"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(deleteData)" /SD IDNO IDNO keepData
    RMDir /r "$LOCALAPPDATA\Customer Desk"
    keepData:
  ${endIf}
  ${if} $installMode == "all"
    SetShellVarContext all
  ${endIf}
!macroend
