## Регистрация

action-next = Дальше
action-read = Прочитать
action-edit = Изменить
action-other-phone = Ввести другой номер
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
phone-proven = Номер подтверждён: код больше не нужен.
person-title = Имя и дата рождения
person-text = Введите как в паспорте.
patronymic-empty = Введите отчество или отметьте «Нет отчества».
birth-date-hint = Точки можно не ставить.
field-snils = СНИЛС
snils-title = Ваш СНИЛС
snils-text = 11 цифр из карточки или уведомления о регистрации в системе индивидуального учёта.
snils-hint = Чёрточки и пробел поставим сами.
snils-offers = Возможно, опечатка. Сверьте с документом и выберите:
snils-empty = Введите СНИЛС: одиннадцать цифр.
snils-letters = В СНИЛС только цифры. Уберите буквы.
snils-other-script = Введите цифры ещё раз: эти из другой письменности.
snils-signs = В СНИЛС только цифры, чёрточки и пробел. Уберите лишние знаки.
snils-several = Здесь несколько номеров. Оставьте только СНИЛС.
snils-too-short = { $missing ->
    [one] Не хватает { $missing } цифры. Введите номер до конца.
   *[other] Не хватает { $missing } цифр. Введите номер до конца.
}
snils-too-long = { $extra ->
    [one] Лишняя цифра. В СНИЛС их одиннадцать.
    [few] Лишние { $extra } цифры. В СНИЛС их одиннадцать.
   *[other] Лишних цифр: { $extra }. В СНИЛС их одиннадцать.
}
snils-all-zeros = Такого номера нет: в нём одни нули. Введите номер из документа.
snils-check-digits = Последние две цифры не сходятся с остальными. Сверьте номер с документом.
ledger-field-snils = СНИЛС
password-title = Придумайте пароль
password-text = Надёжнее всего несколько слов, не связанных между собой.
password-set-hint = Пароль уже сохранён на портале. Оставьте поля пустыми, чтобы его не менять.
password-outdated-name-title = Имя изменилось
password-outdated-birth-date-title = Дата рождения изменилась
password-outdated-phone-title = Номер телефона изменился
password-outdated-several-title = Данные изменились
password-outdated-text = Введите пароль ещё раз: в нём не должно быть { $forbidden }.
agreement-title = Проверьте и согласитесь
agreement-text = Отметьте каждое отдельно. Тексты можно открыть и позже, в профиле.
review-name = ФИО
review-phone = Телефон
consent-label = Принимаю: { $title }
consent-label-optional = По желанию: { $title }
consent-label-agreement = Принимаю пользовательское соглашение
consent-label-personal-data = Даю согласие на обработку персональных данных
consent-label-news = Хочу узнавать о новых услугах (по желанию)
must-agree = Без этой отметки кабинет не создать. Прочитайте текст и поставьте её.
waiting-title = Ждёт отправки
waiting-text = Всё сохранено на телефоне. Отправим по порядку и ровно один раз, приложение можно закрыть.
waiting-person = Имя и дата рождения
waiting-consents = Согласия
waiting-consents-text = Что вы приняли и когда.
waiting-account = Создание кабинета
waiting-account-text = Создадим, когда дойдут согласия.
waiting-session-text = Кабинет создан, входим в него.
status-sent = Отправлено
step-unknown-title = Обновите приложение
step-unknown-text = Для следующего шага нужна новая версия приложения. Обновите его там, откуда установили, и продолжите с этого места: всё введённое сохранено.
taken-title = На этот номер уже есть кабинет
release-title = Отвязать номер от чужого кабинета?
release-text = Номер { $phone } станет вашим. Прежний владелец больше не войдёт по нему и увидит это в своём приложении. Если кабинет ваш, не отвязывайте номер, а войдите.
problem-proof-expired-title = Подтвердите номер ещё раз
problem-proof-expired-text = С прошлого кода прошли сутки. Всё введённое сохранено, нужен только новый код.
problem-registration-gone-title = Портал больше не хранит эту регистрацию
problem-registration-gone-text = Введённое сохранено на телефоне. Подтвердите номер и продолжите.
problem-session-not-opened-title = Кабинет создан, но войти не вышло
problem-session-not-opened-text = Попробуйте ещё раз. Кабинет никуда не денется.
creating-title = Создаём кабинет
creating-text = Отправляем порталу то, что вы ввели.
taken-confirmed = Номер { $phone } подтверждён.
taken-mine = Кабинет ваш
taken-not-mine = Номер раньше был у другого человека
taken-other-phone = Введённое останется
