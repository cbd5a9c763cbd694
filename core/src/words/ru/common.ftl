### Всё, что человек читает и слышит по-русски. Правила: «вы», глаголы на кнопках, что случилось и что делать; не винить.

## Общее

app-name = Кабинет
opening-text = Открываем кабинет…
action-back = Назад
action-sign-in = Войти
action-sign-out = Выйти
action-send-code = Получить код
action-send-code-in = Получить код через { "{time}" }
action-change-phone = Изменить номер
action-check-code = Проверить код
action-read-spoken = Прочитать: { $title }
action-close = Закрыть
action-cancel = Отмена
action-retry = Проверить связь
action-sends-itself-in = Отправим сами через { "{time}" }
action-try-again = Попробовать ещё раз
busy-sending = Отправляем…
busy-checking-link = Проверяем…
steps-text = { $current } из { $total }
steps-spoken = Шаг { $current } из { $total }
notice-still-no-link = Связи всё ещё нет. Проверим сами через { $time }
notice-still-not-sent = Пока не получилось. Попробуем сами через { $time }
notice-link-unknown = Эта ссылка не от кабинета. Откройте последнюю ссылку из письма или СМС.
field-phone = Мобильный телефон
field-birth-date = Дата рождения
field-password = Пароль
portal-refuses-field = Портал не принял это значение. Проверьте, нет ли опечатки, и введите его ещё раз.
code-expired = Код больше не действует. Получите новый.
code-tries-locked = Код не подошёл слишком много раз. Новый можно получить после перерыва: время на кнопке. Всё введённое останется.
resend-ready = Можно получить новый код
name-empty = Введите как в паспорте.
password-rules = Пароль пока не подходит: посмотрите правила ниже.
password-differs = Пароли различаются. Введите второй ещё раз или покажите оба.
consent-version = Редакция { $version }
list-and = { $rest } и { $last }
unseen-sign = невидимый знак
status-waits = Ждёт отправки
waiting-other = Действие в кабинете
waiting-other-text = Сохранено на телефоне. Отправим, как только появится связь.
waiting-unknown-text = Сохранено на телефоне более новой версией приложения. Обновите приложение, и мы это отправим.
ledger-title = Журнал данных
spoken-hours = { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
   *[many] { $hours } часов
}
spoken-minutes = { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[many] { $minutes } минут
}
spoken-seconds = { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[many] { $seconds } секунд
}
