@echo off
chcp 65001 >nul
pushd "%~dp0"
call :find || exit /b 1
rem A folder or a file that is dropped here opens that folder; a click opens this one.
set "WHERE=."
if not "%~1"=="" set "WHERE=%~dp1."
if exist "%~f1\" set "WHERE=%~f1"
"%PY%" -m generator open "%WHERE%"
if errorlevel 1 pause
