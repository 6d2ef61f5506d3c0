@echo off
chcp 65001 >nul
pushd "%~dp0"
call :find || exit /b 1
if "%~1"=="" echo Keo mot hay nhieu tep Word, tha len tep nay.
rem Each paper is judged; its findings are comments in a copy beside it, which is never written over.
:next
if "%~1"=="" goto done
if exist "%~dpn1-ghi-chu.docx" goto told
"%PY%" -m generator check "%~f1" --comments "%~dpn1-ghi-chu.docx"
goto after
:told
"%PY%" -m generator check "%~f1"
echo Ban co ghi chu da co tu truoc, khong ghi de: "%~dpn1-ghi-chu.docx"
:after
shift
goto next
:done
pause
