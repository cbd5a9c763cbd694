## Числа и даты

date-words = { $day }{ "\u00A0" }{ $month } { $year }{ "\u00A0" }года
moment-words = { $day }{ "\u00A0" }{ $month } { $year },{ "\u00A0" }{ $time } по{ "\u00A0" }Москве
when-time = в{ "\u00A0" }{ $time }
when-time-in-moscow = в{ "\u00A0" }{ $time } по{ "\u00A0" }Москве
when-day = { $day }{ "\u00A0" }{ $month } { $time }
edition-dated = от{ "\u00A0" }{ $date }
month-january = января
month-february = февраля
month-march = марта
month-april = апреля
month-may = мая
month-june = июня
month-july = июля
month-august = августа
month-september = сентября
month-october = октября
month-november = ноября
month-december = декабря
