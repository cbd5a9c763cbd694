## Numbers and dates

date-words = { $day }{ "\u00A0" }{ $month } { $year }
moment-words = { $day }{ "\u00A0" }{ $month } { $year },{ "\u00A0" }{ $time } Moscow{ "\u00A0" }time
edition-dated = of{ "\u00A0" }{ $date }
month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December
