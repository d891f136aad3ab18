"""A folder comes in; the settings LibreOffice runs under go out: no macros, no network."""

from pathlib import Path

_SETTINGS = {
    "/org.openoffice.Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
    },
    "/org.openoffice.Office.Writer/Content/Update": {"Link": "0"},
    # A linked picture is fetched whatever the setting above (measured); so everything is sent by way
    # of a proxy that is not there.
    "/org.openoffice.Inet/Settings": {
        "ooInetProxyType": "2",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
        "ooInetNoProxy": "",
    },
    "/org.openoffice.Setup/L10N": {"ooSetupSystemLocale": "pl-PL"},
    "/org.openoffice.Office.Linguistic/General": {"DefaultLocale": "pl-PL"},
}


def lay_out(profile: Path) -> None:
    """Write the settings a new LibreOffice profile begins with."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, properties in _SETTINGS.items()
        for name, value in properties.items()
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )
