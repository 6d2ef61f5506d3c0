@echo off
chcp 65001 >nul
pushd "%~dp0"
call :find || exit /b 1
if "%~1"=="" goto nothing
set "year="
set /p "year=Lam cho nam nao (vi du 2027; bo trong: giu nguyen nam)? "
if defined year set "year=--year %year%"
"%PY%" -m generator import "%~f1" -o plans %year%
pause
exit /b
:nothing
echo Keo mot tep Word, tha len tep nay.
pause
