"""iCalendar files as conference software exports them."""


def make_calendar(*entries: str, maker: str = "-//Example//Programme//EN") -> str:
    """A calendar with these entries, each the lines of one."""
    blocks = (f"BEGIN:VEVENT\r\n{entry.strip()}\r\nEND:VEVENT\r\n" for entry in entries)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{maker}\r\n{''.join(blocks)}END:VCALENDAR\r\n"


def make_entry(*lines: str, begins: str = "20250814T090000", ends: str = "20250814T093000") -> str:
    """An entry named Talk with two local times, and more lines."""
    given = {line.partition(":")[0].partition(";")[0] for line in lines}
    usual = {"SUMMARY": "Talk", "DTSTART": begins, "DTEND": ends}
    return "\r\n".join([*(f"{name}:{value}" for name, value in usual.items() if name not in given), *lines])
