## Код

action-resend = Получить код ещё раз
action-resend-in = Получить код ещё раз через { "{time}" }
busy-checking-code = Проверяем код…
notice-code-sent = Отправили код
notice-code-sent-again = Отправили новый код. Прежние тоже действуют
code-title = Код из СМС
code-sent-to = Отправили на { $phone }.
code-sends-itself-to = Код на { $phone } отправим сами: между СМС нужен перерыв.
code-will-be-sent-to = Отправим на { $phone }.
code-last-title = Это последняя СМС на { $time }
code-last-text = Введите код из неё, пока он действует. Следующую можно получить после перерыва.
code-not-there = СМС не пришла? Проверьте номер и есть ли связь.
code-nobody-asks = Никому не называйте код. Ни мы, ни сотрудники портала его не спрашивают.
code-wrong = Код не подошёл. Проверьте последнюю СМС и введите код ещё раз.
code-wrong-tries-left = Код не подошёл. { $tries ->
    [one] Осталась { $tries } попытка
    [few] Осталось { $tries } попытки
   *[many] Осталось { $tries } попыток
}, потом перерыв на { spoken-minutes }. Проверьте последнюю СМС.
call-active-title = Сейчас идёт звонок
call-active-text = Если собеседник просит назвать код, это мошенник. Положите трубку.
problem-send-limit-title = Больше СМС пока не отправим
problem-send-limit-text = Проверьте номер и папку «Спам». Новый код можно получить после перерыва: время на кнопке.
problem-tries-locked-title = Слишком много неверных кодов
problem-tries-locked-text = Новый код можно получить после перерыва. Всё введённое останется.
