## Код

action-resend = Получить код ещё раз
action-resend-in = Получить код ещё раз через { "{time}" }
action-code-sends-itself-in = Отправим сами через { "{time}" }
action-tries-in = Новая попытка через { "{time}" }
busy-checking-code = Проверяем код…
notice-code-sent = Отправили код
notice-code-sent-again = Отправили новый код. Прежние тоже действуют
code-title = Код из СМС
code-sent-to = Отправили на { $phone }.
code-sends-itself-to = Код на { $phone } отправим сами: между СМС нужен перерыв.
code-will-be-sent-to = Отправим на { $phone }.
code-not-there = СМС не пришла? Проверьте номер и сигнал.
code-nobody-asks = Никому не называйте код. Ни мы, ни сотрудники портала его не спрашивают.
code-wrong = Код не подошёл. Проверьте последнюю СМС и наберите его ещё раз.
code-wrong-tries-left = { $tries ->
    [one] Код не подошёл. Осталась { $tries } попытка, потом перерыв { $minutes }{ "\u00A0" }мин. Проверьте последнюю СМС.
    [few] Код не подошёл. Осталось { $tries } попытки, потом перерыв { $minutes }{ "\u00A0" }мин. Проверьте последнюю СМС.
   *[many] Код не подошёл. Осталось { $tries } попыток, потом перерыв { $minutes }{ "\u00A0" }мин. Проверьте последнюю СМС.
}
call-active-title = Сейчас идёт звонок
call-active-text = Если код просит назвать собеседник, это мошенник. Положите трубку.
problem-send-limit-title = Слишком много СМС
problem-send-limit-text = Проверьте номер и сигнал, поищите СМС среди спама. Новый код — после перерыва: время на кнопке.
problem-tries-locked-title = Слишком много неверных кодов
problem-tries-locked-text = Сделайте перерыв и попробуйте ещё раз. Введённое сохранено.
