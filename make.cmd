@echo off
rem The Makefile's commands where there is no make: make.cmd run, make.cmd test ...
setlocal
cd /d "%~dp0"
set TASK=%1
if "%TASK%"=="" set TASK=help
if "%TASK%"=="bench" (py -3 scripts\bootstrap.py -m tests.bench & exit /b)
if "%TASK%"=="screenshots" (py -3 scripts\bootstrap.py -m tests.screenshots & exit /b)
if "%TASK%"=="catalogues" (py -3 scripts\bootstrap.py scripts\catalogue.py & exit /b)
if "%TASK%"=="help" (echo make.cmd run ^| test ^| test-long ^| bench ^| screenshots ^| package ^| smoke ^| catalogues & exit /b)
if "%TASK%"=="test" set QT_QPA_PLATFORM=offscreen
if "%TASK%"=="test-long" set QT_QPA_PLATFORM=offscreen
py -3 scripts\bootstrap.py scripts\tasks.py %TASK%
