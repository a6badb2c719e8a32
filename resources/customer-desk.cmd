@echo off
rem Customer Desk on the command line: customer-desk sync, customer-desk --help. Without a command, it opens the window.
rem A console does not wait for a program with windows, but it waits for this script, which passes on the exit code.
rem "--" keeps Electron from reading the arguments: it refuses those that follow something like group:VIP.
if "%~1"=="" (
  start "" "%~dp0Customer Desk.exe"
  exit /b 0
)
"%~dp0Customer Desk.exe" -- %*
exit /b %errorlevel%
