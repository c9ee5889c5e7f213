"""How dates and numbers are written in Vietnamese. Django's own formats would read 05/11/2026 as the 11th of May."""

DATE_INPUT_FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]
DATETIME_INPUT_FORMATS = [f"{date} {time}" for date in DATE_INPUT_FORMATS for time in ("%H:%M:%S", "%H:%M")]
DATETIME_INPUT_FORMATS += DATE_INPUT_FORMATS
FIRST_DAY_OF_WEEK = 1
NUMBER_GROUPING = 3  # 12.345
