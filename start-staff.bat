@echo off
rem Double-click: the dashboard for staff, with the page to change the data. Closing the window ends it.
rem Klikoni dy here: harta per stafin, me faqen ku ndryshohen te dhenat. Kur mbyllet dritarja, mbyllet edhe programi.
setlocal
chcp 65001 >nul
title BKTF - staff
cd /d "%~dp0"
set "PYTHONUTF8=1"

set "FOUND="
if exist ".venv\Scripts\python.exe" set "FOUND=.venv\Scripts\python.exe"
if defined FOUND goto installed

for %%V in (3.13 3.12 3.11) do if not defined FOUND (py -%%V -c "" >nul 2>nul && set "FOUND=py -%%V")
if not defined FOUND python -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>nul && set "FOUND=python"
if not defined FOUND goto missing

echo Pergatitja e pare zgjat disa minuta dhe kerkon internet. Prisni, ju lutem.
echo The first start takes some minutes and needs the internet. Please wait.
%FOUND% -m venv .venv || goto failed
set "FOUND=.venv\Scripts\python.exe"

:installed
if exist ".venv\installed.txt" fc /b requirements.txt ".venv\installed.txt" >nul 2>nul && goto start
"%FOUND%" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt || goto failed
copy /y requirements.txt ".venv\installed.txt" >nul

:start
"%FOUND%" app.py --audience staff
if errorlevel 1 goto stopped
exit /b 0

:missing
echo.
echo Ne kete kompjuter nuk ka Python 3.11, 3.12 ose 3.13.
echo Shkarkojeni nga https://www.python.org/downloads/ dhe instalojeni: ne dritaren e pare zgjidhni "Add python.exe to PATH".
echo Pastaj klikoni perseri dy here mbi start-staff.bat.
echo.
echo There is no Python 3.11, 3.12 or 3.13 on this computer.
echo Download it from https://www.python.org/downloads/ and install it: in the first window tick "Add python.exe to PATH".
echo Then double-click start-staff.bat again.
start "" https://www.python.org/downloads/
goto wait

:failed
echo.
echo Pergatitja nuk u krye. A ka internet? Klikoni perseri dy here; nese nuk ndihmon, fshini dosjen .venv dhe provoni serish.
echo It could not be set up. Is there internet? Double-click again; if that does not help, delete the folder .venv and try once more.
goto wait

:stopped
echo.
echo Programi u ndal. Arsyeja shkruhet me siper.
echo The program has stopped. The reason stands above.

:wait
echo.
pause
exit /b 1
