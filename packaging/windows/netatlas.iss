; The installer for Windows, by Inno Setup 6: packaging/windows/make_installer.py freezes NetAtlas and runs this.
; It installs for one user without asking for rights, or for all if that is wanted. Not run on Windows by those who
; wrote it: Inno Setup 6.3 has compiled it in Wine around stand-ins for the program, and installed and removed those.
#ifndef Version
  #error Say the version: ISCC /DVersion=1.2.3 (make_installer.py does)
#endif
#define Frozen "..\..\build\frozen-elsewhere\netatlas"

[Setup]
; The id is that of the program for ever: with another one, an update would stand beside what it should replace.
AppId={{8B0F5C1E-6F0B-4C7B-9C1B-3D7A54A1C9E2}
AppName=NetAtlas
AppVersion={#Version}
AppPublisher=NetAtlas contributors
AppPublisherURL=https://github.com/netatlas/netatlas
AppSupportURL=https://github.com/netatlas/netatlas/issues
DefaultDirName={autopf}\NetAtlas
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
InfoAfterFile=after.txt
OutputDir=..\..\dist
OutputBaseFilename=NetAtlas-{#Version}-windows-x64
SetupIconFile=..\..\build\frozen-elsewhere\netatlas.ico
UninstallDisplayIcon={app}\netatlasw.exe
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
; An update over a running NetAtlas asks to close it, and writes nothing before it is closed.
CloseApplications=yes
RestartApplications=no

[InstallDelete]
; Nothing of an older version may be loaded by the newer one.
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\licences"

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\NetAtlas"; Filename: "{app}\netatlasw.exe"
Name: "{autodesktop}\NetAtlas"; Filename: "{app}\netatlasw.exe"; Tasks: desktopicon

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Registry]
Root: HKA; Subkey: "Software\Classes\.netatlas"; ValueType: string; ValueData: "NetAtlas.Pack"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\NetAtlas.Pack"; ValueType: string; ValueData: "NetAtlas pack"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\NetAtlas.Pack\DefaultIcon"; ValueType: string; ValueData: "{app}\netatlasw.exe,0"
Root: HKA; Subkey: "Software\Classes\NetAtlas.Pack\shell\open\command"; ValueType: string; ValueData: """{app}\netatlasw.exe"" ""%1"""

[Run]
Filename: "{app}\netatlasw.exe"; Description: "{cm:LaunchProgram,NetAtlas}"; Flags: nowait postinstall skipifsilent

[Code]
procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if (Step = usPostUninstall) and not UninstallSilent and DirExists(ExpandConstant('{localappdata}\netatlas')) then
    MsgBox('Your notes, bookmarks and settings are still there, in ' + ExpandConstant('{localappdata}\netatlas') +
      '. Delete that folder if you do not want them any more.', mbInformation, MB_OK);
end;
