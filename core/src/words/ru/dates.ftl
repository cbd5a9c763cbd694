## Числа и даты

date-words = { $day }{ "\u00A0" }{ $month } { $year }{ "\u00A0" }года
moment-words = { $day }{ "\u00A0" }{ $month } { $year },{ "\u00A0" }{ $time } по{ "\u00A0" }Москве
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
