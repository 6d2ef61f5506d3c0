@echo off
chcp 65001 >nul
pushd "%~dp0"
call :find || exit /b 1
rem Plans that are dropped here are built; a click builds all of the folder plans.
if "%~1"=="" "%PY%" -m generator build
:next
if "%~1"=="" goto done
"%PY%" -m generator build "%~f1"
shift
goto next
:done
pause
