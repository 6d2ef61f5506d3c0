@echo off
chcp 65001 >nul
cd /d "%~dp0"
where py >nul 2>nul
if errorlevel 1 (python -m generator open) else (py -m generator open)
if errorlevel 1 pause
