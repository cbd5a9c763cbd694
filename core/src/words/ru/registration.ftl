## Регистрация

action-next = Дальше
action-read = Прочитать
action-edit = Изменить
action-other-phone = Указать другой номер
action-not-my-account = Это не мой кабинет
action-release-number = Отвязать номер
action-to-start = На первый экран
notice-number-released = Номер отвязан от прежнего кабинета
field-surname = Фамилия
field-name = Имя
field-patronymic = Отчество
field-no-patronymic = Нет отчества
field-password-again = Пароль ещё раз
phone-title = Ваш номер телефона
phone-text = Пришлём СМС с кодом. По этому номеру вы будете входить в кабинет.
phone-hint = Можно вставить номер целиком: лишнее уберём.
phone-free = СМС и регистрация бесплатны.
person-title = Как вас зовут
person-text = Пишите как в паспорте.
patronymic-empty = Напишите отчество или отметьте «Нет отчества».
birth-date-hint = Точки можно не ставить.
field-snils = СНИЛС
snils-title = Ваш СНИЛС
snils-text = 11 цифр из карточки или уведомления о регистрации в системе индивидуального учёта.
snils-hint = Чёрточки и пробел поставим сами.
snils-offers = Возможно, опечатка. Сверьте с документом и выберите:
snils-empty = Напишите СНИЛС: одиннадцать цифр.
snils-letters = В СНИЛС только цифры. Уберите буквы.
snils-other-script = Наберите цифры ещё раз: эти из другой письменности.
snils-signs = В СНИЛС только цифры, чёрточки и пробел. Уберите лишние знаки.
snils-several = Здесь несколько номеров. Оставьте только СНИЛС.
snils-too-short = { $missing ->
    [one] Не хватает { $missing } цифры. Допишите номер до конца.
   *[other] Не хватает { $missing } цифр. Допишите номер до конца.
}
snils-too-long = { $extra ->
    [one] Лишняя цифра. В СНИЛС их одиннадцать.
    [few] Лишние { $extra } цифры. В СНИЛС их одиннадцать.
   *[other] Лишних цифр: { $extra }. В СНИЛС их одиннадцать.
}
snils-all-zeros = Такого номера нет: в нём одни нули. Напишите номер из документа.
snils-check-digits = Последние две цифры не сходятся с остальными. Сверьте номер с документом.
ledger-field-snils = СНИЛС
password-title = Придумайте пароль
password-text = Надёжнее всего несколько слов подряд.
password-set-hint = Пароль уже сохранён на портале. Оставьте поля пустыми, чтобы его не менять.
password-outdated-name-title = Имя изменилось
password-outdated-birth-date-title = Дата рождения изменилась
password-outdated-phone-title = Номер телефона изменился
password-outdated-several-title = Данные изменились
password-outdated-text = Введите пароль ещё раз: в нём не должно быть { $forbidden }.
agreement-title = Проверьте и согласитесь
agreement-text = Каждое согласие отдельно. Его можно прочитать сейчас и в любое время потом.
review-name = ФИО
review-phone = Телефон
consent-label = Принимаю: { $title }
consent-label-optional = По желанию: { $title }
must-agree = Без этого согласия кабинет создать нельзя. Прочитайте его и отметьте.
waiting-title = Ждёт отправки
waiting-text = Всё сохранено в телефоне. Отправим по порядку и ровно один раз, телефон можно закрыть.
waiting-person = Имя и дата рождения
waiting-person-text = Как вы их написали.
waiting-consents = Согласия
waiting-consents-text = С редакцией и временем.
waiting-account = Создание кабинета
waiting-account-text = После согласий.
waiting-session-text = Кабинет создан, входим в него.
status-sent = Отправлено
step-unknown-title = Обновите приложение
step-unknown-text = Для следующего шага нужна новая версия приложения. Обновите его там, откуда установили, и продолжите с этого места: всё введённое сохранено.
taken-title = На этот номер уже есть кабинет
release-title = Отвязать номер от чужого кабинета?
release-text = Номер { $phone } станет вашим. Прежний владелец больше не сможет входить по нему и увидит это в своём приложении. Если кабинет ваш, не отвязывайте номер, а войдите.
problem-proof-expired-title = Подтвердите номер ещё раз
problem-proof-expired-text = С прошлого кода прошли сутки. Всё введённое сохранено, нужен только новый код.
problem-registration-gone-title = Портал больше не хранит эту регистрацию
problem-registration-gone-text = Введённое сохранено в телефоне. Подтвердите номер и продолжите.
problem-session-not-opened-title = Кабинет создан, но войти не вышло
problem-session-not-opened-text = Попробуйте ещё раз. Кабинет никуда не денется.
taken-confirmed = Номер { $phone } подтверждён.
taken-mine = Кабинет ваш
taken-not-mine = Номер раньше был у другого человека
taken-other-phone = Введённое останется
