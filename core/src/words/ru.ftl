### Всё, что человек читает и слышит по-русски. Правила: «вы», глаголы на кнопках, что случилось и что делать; не винить.

## Приложение и первый экран

app-name = Кабинет
opening-text = Открываем кабинет…
welcome-title = Все дела с государством — в телефоне
welcome-text = Заявления, документы, запись к врачу. Работает и без связи.
welcome-terms = Около 3 минут, нужен только телефон
language-other = EN
language-other-spoken = Switch to English

## Действия

action-back = Назад
action-register = Регистрация
action-sign-in = Войти
action-sign-in-in = Войти через { "{time}" }
action-sign-in-again = Войти снова
action-sign-out = Выйти
action-send-and-sign-out = Отправить и выйти
action-delete-and-sign-out = Удалить и выйти
action-withdraw = Отозвать согласие
action-go-on-registering = Продолжить регистрацию
action-send-code = Получить код
action-send-code-in = Получить код через { "{time}" }
action-resend = Получить код ещё раз
action-resend-in = Получить код ещё раз через { "{time}" }
action-tries-in = Новая попытка через { "{time}" }
action-change-phone = Изменить номер
action-check-code = Проверить код
action-next = Дальше
action-calendar = Выбрать в календаре
action-show-password = Показать пароль
action-hide-password = Скрыть пароль
action-suggest-password = Придумать за меня
action-read = Прочитать
action-read-spoken = Прочитать: { $title }
action-edit = Изменить
action-undo = Отменить
action-close = Закрыть
action-cancel = Отмена
action-retry = Проверить сейчас
action-try-again = Попробовать ещё раз
action-start-over = Начать заново
action-other-phone = Указать другой номер
action-not-my-account = Это не мой кабинет
action-release-number = Отвязать номер
action-to-start = На первый экран

busy-sending = Отправляем…
busy-checking-code = Проверяем код…
steps-text = { $current } из { $total }
steps-spoken = Шаг { $current } из { $total }
notice-account-created = Кабинет создан
notice-code-sent-again = Отправили новый код. Прежние тоже действуют
notice-signed-in = Вы вошли
notice-number-released = Номер отвязан от прежнего кабинета
notice-signed-out = Вы вышли. Данных кабинета на этом телефоне больше нет
notice-consent-withdrawn = Согласие отозвано
notice-link-unknown = Эта ссылка не от кабинета. Откройте последнюю ссылку из письма или СМС.

## Поля

field-phone = Мобильный телефон
field-surname = Фамилия
field-name = Имя
field-patronymic = Отчество
field-no-patronymic = Нет отчества
field-birth-date = Дата рождения
field-password = Пароль
field-password-again = Ещё раз
repaired-note = Исправили: { $before } → { $after }
portal-refuses-field = Портал не принял это значение. Сверьте с паспортом и напишите как там.

## Номер

phone-title = Ваш номер телефона
phone-text = Пришлём СМС с кодом. По этому номеру вы будете входить в кабинет.
phone-hint = Можно вставить номер целиком: лишнее уберём.
phone-free = СМС и регистрация бесплатны.
phone-empty = Напишите номер: +7 и десять цифр.
phone-letters = В номере есть буквы. Оставьте только цифры.
phone-too-short = { $missing ->
    [one] Не хватает { $missing } цифры. Допишите номер до конца.
   *[other] Не хватает { $missing } цифр. Допишите номер до конца.
}
phone-too-long = { $extra ->
    [one] Лишняя { $extra } цифра. Проверьте номер.
    [few] Лишние { $extra } цифры. Проверьте номер.
   *[many] Лишних { $extra } цифр. Проверьте номер.
}
phone-landline = Это городской номер, СМС на него не придёт. Укажите мобильный: +7 9…
phone-free-line = Это бесплатная линия 8 800. Укажите свой мобильный: +7 9…
phone-kazakhstan = Это номер Казахстана. Нужен мобильный российского оператора: +7 9…
phone-foreign = Это номер другой страны. Нужен мобильный российского оператора: +7 9…

## Код

code-title = Код из СМС
code-sent-to = Отправили на { $phone }.
code-will-be-sent-to = Отправим на { $phone }.
code-label = { $length ->
    [one] Код из СМС, { $length } цифра
    [few] Код из СМС, { $length } цифры
   *[many] Код из СМС, { $length } цифр
}
code-life = Код действует ещё { "{time}" }
code-not-there = СМС не пришла? Проверьте номер и сигнал.
code-nobody-asks = Никому не называйте код. Ни мы, ни сотрудники портала его не спрашивают.
code-incomplete = { $length ->
    [one] В коде { $length } цифра. Допишите его.
    [few] В коде { $length } цифры. Допишите его.
   *[many] В коде { $length } цифр. Допишите его.
}
code-wrong = Код не подошёл. Проверьте последнюю СМС и наберите его ещё раз.
code-wrong-tries-left = { $tries ->
    [one] Код не подошёл. Осталась { $tries } попытка, потом перерыв { $minutes }{ "\u00A0" }мин. Проверьте последнюю СМС.
    [few] Код не подошёл. Осталось { $tries } попытки, потом перерыв { $minutes }{ "\u00A0" }мин. Проверьте последнюю СМС.
   *[many] Код не подошёл. Осталось { $tries } попыток, потом перерыв { $minutes }{ "\u00A0" }мин. Проверьте последнюю СМС.
}
code-expired = Код больше не действует. Получите новый.
code-tries-locked = Слишком много неверных кодов. Сделайте перерыв: введённое сохранено, потом получите новый код.
resend-ready = Можно получить новый код
call-active-title = Сейчас идёт звонок
call-active-text = Если код просит назвать собеседник, это мошенник. Положите трубку.

## Имя и дата рождения

person-title = Как вас зовут
person-text = Пишите как в паспорте.
patronymic-empty = Напишите отчество или отметьте «Нет отчества».
name-empty = Напишите как в паспорте.
name-latin = Буква «{ $sign }» латинская. Включите русскую раскладку и наберите её снова.
name-roman = Римские цифры здесь не пишут. Оставьте только имя русскими буквами.
name-other-cyrillic = Буквы «{ $sign }» нет в русском алфавите. Напишите как в российском паспорте.
name-digit = В имени есть цифра. Оставьте только буквы.
name-sign = Знак «{ $sign }» не подходит. Можно буквы, дефис, пробел и апостроф.
name-joint = Дефис и апостроф ставят между буквами. Уберите лишний.
name-too-long = Длиннее ста знаков на { $extra }. Сократите как в паспорте.
birth-date-ghost = дд.мм.гггг
birth-date-hint = Точки можно не ставить.
birth-date-empty = Напишите дату рождения: день, месяц, год.
birth-date-not-a-date = Допишите дату: день, месяц и год, например 12.04.1990.
birth-date-no-such-day = Такого дня нет в календаре. Проверьте день и месяц.
birth-date-year-in-full = Напишите год четырьмя цифрами, например 1990.
birth-date-in-future = Этот день ещё не наступил. Проверьте год.
birth-date-too-young = Кабинет можно создать с { $age } лет. До этого услуги получают родители в своём кабинете.
birth-date-too-old = Выходит больше { $age } лет. Проверьте год.

## Пароль

password-title = Придумайте пароль
password-text = Надёжнее всего несколько слов подряд.
password-set-hint = Пароль уже сохранён на портале. Оставьте поля пустыми, чтобы его не менять.
password-empty = Придумайте пароль или нажмите «Придумать за меня».
password-rules = Пароль пока не подходит: посмотрите список правил ниже.
password-differs = Пароли различаются. Наберите второй ещё раз или покажите оба.
rule-length = От { $min } до { $max } знаков
rule-upper = Заглавная латинская буква
rule-lower = Строчная латинская буква
rule-digit = Цифра
rule-sign = Один из знаков { $signs }
rule-run = Не больше { $longest } цифр или букв по порядку
rule-not-common = Нет в списке частых паролей
rule-not-personal = Без вашего имени, даты рождения и телефона
rule-met-spoken = { $rule }: выполнено
rule-not-yet-spoken = { $rule }: ещё нет
rule-portal-checks-spoken = { $rule }: проверит портал
strength-weak = Слабый.
strength-weak-text = Такой подберут быстро: добавьте слово.
strength-fair = Средний.
strength-fair-text = Ещё одно слово, и будет хорошо.
strength-good = Хороший.
strength-good-text = Подобрать его трудно.
strength-excellent = Отличный.
strength-excellent-text = Подобрать его практически нельзя.

## Соглашение

agreement-title = Проверьте и согласитесь
agreement-text = Каждое согласие отдельно. Его можно прочитать сейчас и в любое время потом.
review-name = ФИО
review-phone = Телефон
consent-label = Принимаю: { $title }
consent-label-optional = По желанию: { $title }
consent-version = Редакция { $version }
consent-accepted = Редакция { $version }, принято { $when }
must-agree = Без этого согласия кабинет создать нельзя. Прочитайте его и отметьте.

## Ждёт отправки

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
status-waits = Ждёт отправки
step-unknown-title = Обновите приложение
step-unknown-text = Для следующего шага нужна новая версия приложения. Обновите его там, откуда установили, и продолжите с этого места: всё введённое сохранено.
taken-title = На этот номер уже есть кабинет
taken-text = Номер { $phone } подтверждён, и кабинет на него уже создан. Если он ваш, войдите. Если номер раньше был чужим, отвяжите его от того кабинета или укажите другой свой номер. Введённое останется.
release-title = Отвязать номер от чужого кабинета?
release-text = Номер { $phone } станет вашим. Прежний владелец больше не сможет входить по нему и увидит это в своём приложении. Если кабинет ваш, не отвязывайте номер, а войдите.

## Вход

sign-in-title = Вход
sign-in-text = Напишите номер телефона и пароль от кабинета. Потом пришлём код в СМС.
current-password-empty = Напишите пароль от кабинета.
credentials-wrong = Номер и пароль не подходят друг к другу. Проверьте номер и раскладку и наберите пароль ещё раз.
credentials-wrong-tries-left = { $tries ->
    [one] Номер и пароль не подходят друг к другу. Осталась { $tries } попытка, потом перерыв { $minutes }{ "\u00A0" }мин. Проверьте номер и раскладку.
    [few] Номер и пароль не подходят друг к другу. Осталось { $tries } попытки, потом перерыв { $minutes }{ "\u00A0" }мин. Проверьте номер и раскладку.
   *[many] Номер и пароль не подходят друг к другу. Осталось { $tries } попыток, потом перерыв { $minutes }{ "\u00A0" }мин. Проверьте номер и раскладку.
}
credentials-locked = Слишком много неверных паролей. Сделайте перерыв: номер останется на месте. Кабинету ничего не грозит.
sign-in-ready = Можно попробовать войти

## Выход

sign-out-title = Выйти из кабинета?
sign-out-text = Данные кабинета удалим с этого телефона, на портале они останутся. Войти снова можно по номеру и паролю.
sign-out-waiting-text = Не всё отправлено на портал. Отправить перед выходом или удалить?
sign-out-sending-text = Отправим, как только получится, и сразу выйдем. Телефон можно закрыть. Передумали? Вернитесь назад.
waiting-withdrawal = Отзыв: { $title }
waiting-other = Действие в кабинете
waiting-other-text = Сохранено в телефоне. Отправим, как только появится связь.
waiting-withdrawal-text = Отзыв сохранён в телефоне. Отправим, как только появится связь.

## Кабинет

home-title = Главная
home-no-phone = Не привязан
home-data-title = Ваши данные
home-consents-title = Ваши согласия
home-ledger-text = Когда, кому и зачем ушли ваши данные
home-sign-out-text = Данные кабинета удалим с этого телефона
consent-needed = Без этого согласия кабинет не работает. Отозвать его можно вместе с кабинетом.
consent-optional = Согласие действует. Отозвать его можно в любой момент, кабинет останется.
withdraw-title = Отозвать согласие?
withdraw-text = «{ $title }»: портал перестанет пользоваться этим согласием. В журнале останется, что и когда вы отозвали.
ledger-title = Журнал данных
ledger-text = Что ушло с этого телефона, кому и зачем, какие согласия вы дали и отозвали. Новое сверху.
ledger-to-portal = Порталу, { $purpose }. { $when }
ledger-to-unknown = Другому получателю, { $purpose }. { $when }
ledger-unknown = Запись новой версии приложения
ledger-unknown-text = Обновите приложение, чтобы её прочитать. { $when }
ledger-consented = Согласие дано, редакция { $version }. { $when }
ledger-withdrawn = Согласие отозвано. { $when }
ledger-field-phone = номер телефона
ledger-field-code = код из СМС
ledger-field-password = пароль
ledger-field-surname = фамилия
ledger-field-name = имя
ledger-field-patronymic = отчество
ledger-field-birth-date = дата рождения
ledger-field-consents = согласия
ledger-field-unknown = другие данные
ledger-for-code = чтобы прислать код
ledger-for-proof = чтобы подтвердить номер
ledger-for-account = чтобы создать кабинет
ledger-for-sign-in = чтобы войти
ledger-for-consents = чтобы хранить ваш выбор
ledger-for-unknown = зачем, скажет новая версия приложения
level-basic-title = Упрощённая учётная запись
level-basic-text = Открыты справочные услуги и заявления без подтверждения личности.
level-standard-title = Стандартная учётная запись
level-standard-text = Данные проверены в реестрах.
level-confirmed-title = Подтверждённая учётная запись
level-confirmed-text = Открыты все услуги.
level-unknown-title = Учётная запись нового вида
level-unknown-text = Что она открывает, скажет новая версия приложения. Обновите его там, откуда установили.
level-unknown-spoken = { $title }. { $text }
level-spoken = { $title }, уровень { $reached } из 3. { $text }

## Память телефона

trouble-key-lost-title = Ключ к данным утерян
trouble-key-lost-text = Телефон сменил или удалил ключ, которым были закрыты данные кабинета. Прочитать их не может никто. Если кабинет уже создан, он цел на портале. Начните заново на этом телефоне.
trouble-vault-refused-title = Хранилище ключей закрыто
trouble-vault-refused-text = Разблокируйте телефон и попробуйте ещё раз. Данные целы.
trouble-damaged-title = Данные на телефоне повреждены
trouble-damaged-text = Файл изменился не по воле приложения. Попробуйте ещё раз. Если не поможет, начните заново: повреждённый файл не удалим, а отложим рядом.
trouble-too-new-title = Нужна новая версия приложения
trouble-too-new-text = Данные записала более новая версия. Обновите приложение и откройте его снова: данные целы.
trouble-disk-full-title = На телефоне нет места
trouble-disk-full-text = Освободите немного места и попробуйте ещё раз. Данные целы.
trouble-unreadable-title = Не удаётся прочитать память
trouble-unreadable-text = Попробуйте ещё раз. Если не поможет, перезагрузите телефон: данные целы.
start-over-title = Начать заново?
start-over-key-lost-text = Начнём с чистого листа, закрытый файл отложим рядом: без ключа его не прочитает никто. Кабинет на портале останется.
start-over-damaged-text = Начнём с чистого листа, повреждённый файл отложим рядом. Незаконченная регистрация начнётся сначала. Кабинет на портале останется.

## Что мешает: заголовок — что случилось, текст — что делать

problem-no-link-title = Нет связи
problem-no-link-text = Введённое сохранено. Отправим сами, как только связь появится.
problem-timed-out-title = Портал долго не отвечает
problem-timed-out-text = Введённое сохранено. Попробуем ещё раз сами; можно перейти на другую сеть.
problem-captive-portal-title = Сеть просит войти
problem-captive-portal-text = Откройте браузер и войдите в эту сеть Wi-Fi или перейдите на мобильный интернет. Введённое сохранено.
problem-untrusted-title = Соединение небезопасно
problem-untrusted-text = Отвечает не портал: сертификат не его. Мы ничего не отправили, введённое сохранено. Перейдите на другую сеть, лучше на мобильный интернет.
problem-untrusted-date-title = Дата не сходится с сертификатом
problem-untrusted-date-text = По часам телефона сертификат портала не действует. Мы ничего не отправили, введённое сохранено. Поставьте в настройках телефона верные дату и время; если они верны, перейдите на другую сеть.
problem-unencrypted-title = Сеть не даёт зашифровать соединение
problem-unencrypted-text = Без шифрования мы ничего не отправляем, введённое сохранено. Перейдите на другую сеть, лучше на мобильный интернет.
problem-unavailable-title = Портал сейчас не отвечает
problem-unavailable-text = Введённое сохранено. Попробуем ещё раз сами.
problem-garbled-title = Ответ портала не удалось прочитать
problem-garbled-text = Введённое сохранено. Попробуем ещё раз сами; если не поможет, обновите приложение.
problem-send-limit-title = Слишком много СМС
problem-send-limit-text = Проверьте номер и сигнал, поищите СМС среди спама. Новый код — после перерыва: время на кнопке.
problem-tries-locked-title = Слишком много неверных кодов
problem-tries-locked-text = Сделайте перерыв и попробуйте ещё раз. Введённое сохранено.
problem-proof-expired-title = Подтвердите номер ещё раз
problem-proof-expired-text = С прошлого кода прошли сутки. Всё введённое сохранено, нужен только новый код.
problem-registration-gone-title = Портал больше не хранит эту регистрацию
problem-registration-gone-text = Введённое сохранено в телефоне. Подтвердите номер и продолжите.
problem-session-not-opened-title = Кабинет создан, но войти не вышло
problem-session-not-opened-text = Попробуйте ещё раз. Кабинет никуда не денется.
problem-session-ended-title = Сеанс закончился
problem-session-ended-text = Показываем последнюю копию данных на этом телефоне. Войдите снова, чтобы продолжить.
problem-sign-in-expired-title = Начните вход ещё раз
problem-sign-in-expired-text = С прошлой попытки прошло много времени. Номер на месте, наберите пароль.
problem-other-account-title = На этом телефоне ждут отправки чужие действия
problem-other-account-text = Вошли в другой кабинет, а здесь ещё не всё отправлено. Войдите в этот кабинет и выйдите из него, потом входите в другой.
problem-not-withdrawn-title = Согласие не отозвано
problem-not-withdrawn-text = Портал ответил, что без него кабинет не работает. Прочитайте согласие: как его отозвать, сказано в тексте.
problem-number-released-title = Номер отвязан от кабинета
problem-number-released-text = Его подтвердил кодом другой человек: теперь это его номер, и войти по нему в ваш кабинет нельзя. На этом телефоне кабинет открыт, пока вы не выйдете.
problem-disk-full-title = Не сохранено: на телефоне нет места
problem-disk-full-text = Освободите немного места и повторите действие.
problem-disk-full-yet-text = Освободите немного места. Попробуем ещё раз сами.
problem-not-saved-title = Не сохранено
problem-not-saved-text = Телефон не смог записать изменение. Повторите действие.
problem-not-saved-yet-text = Телефон не смог записать ответ портала. Попробуем ещё раз сами.
problem-unknown-title = Портал отказал
problem-unknown-text = Причина незнакома этой версии приложения ({ $slug }). Введённое сохранено. Обновите приложение и попробуйте ещё раз.

## Числа и даты

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
date-words = { $day }{ "\u00A0" }{ $month } { $year }{ "\u00A0" }года
moment-words = { $day }{ "\u00A0" }{ $month } { $year },{ "\u00A0" }{ $time }
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
