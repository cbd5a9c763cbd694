## Поля

action-calendar = Выбрать в календаре
action-show-password = Показать: { $field }
action-hide-password = Скрыть: { $field }
action-suggest-password = Придумать за меня
action-undo = Отменить
repaired-capital = Исправили на заглавную букву: { $after }
repaired-capitals = Исправили на заглавные буквы: { $after }
repaired-small-letters = Исправили на строчные буквы: { $after }
repaired-case = Исправили заглавные и строчные буквы: { $after }
repaired-hyphen = Исправили дефис: { $after }
repaired-apostrophe = Исправили апостроф: { $after }
repaired-spelling = Исправили буквы и знаки: { $after }
repaired-prefix = Исправили начало номера: { $after }
repaired-year = Исправили год: { $after }
repaired-spaces = Убрали лишние пробелы: { $after }
repaired-invisible = Убрали невидимые знаки: { $after }
repaired-marks = Убрали знаки над буквами: { $after }
phone-empty = Введите номер: +7 и десять цифр.
phone-letters = В номере есть буквы. Оставьте только цифры.
phone-too-short = { $missing ->
    [one] Не хватает { $missing } цифры. Введите номер до конца.
   *[other] Не хватает { $missing } цифр. Введите номер до конца.
}
phone-too-long = { $extra ->
    [one] Лишняя { $extra } цифра. Проверьте номер.
    [few] Лишние { $extra } цифры. Проверьте номер.
   *[many] Лишних { $extra } цифр. Проверьте номер.
}
phone-landline = Это городской номер, СМС на него не придёт. Введите мобильный: +7 9…
phone-free-line = Это бесплатная линия 8{ "\u00A0" }800. Введите свой мобильный: +7 9…
phone-kazakhstan = Это номер Казахстана. Нужен мобильный российского оператора: +7 9…
phone-foreign = Это номер другой страны. Нужен мобильный российского оператора: +7 9…
phone-plus-eight = После «+» нужна 7, а не 8: +7 9…
phone-prefix-twice = Начало номера введено дважды. Оставьте одно: +7 или 8.
phone-several = Здесь несколько номеров. Оставьте один.
code-label = { $length ->
    [one] Код из СМС, { $length } цифра
    [few] Код из СМС, { $length } цифры
   *[many] Код из СМС, { $length } цифр
}
code-entered = Введено { $entered } из { $length }
code-life = Код действует ещё { "{time}" }
code-incomplete = { $length ->
    [one] В коде { $length } цифра. Введите его до конца.
    [few] В коде { $length } цифры. Введите его до конца.
   *[many] В коде { $length } цифр. Введите его до конца.
}
code-too-long = { $length ->
    [one] В коде { $length } цифра, а здесь больше. Сотрите лишнее.
    [few] В коде { $length } цифры, а здесь больше. Сотрите лишнее.
   *[many] В коде { $length } цифр, а здесь больше. Сотрите лишнее.
}
code-not-found = { $length ->
    [one] Здесь нет кода из { $length } цифры. Сотрите текст и введите код.
   *[other] Здесь нет кода из { $length } цифр. Сотрите текст и введите код.
}
code-several = Здесь несколько чисел, похожих на код. Оставьте только код.
name-latin = Буква «{ $sign }» латинская. Включите русскую раскладку и введите её снова.
name-latin-throughout = Набрано латиницей. Включите русскую раскладку и введите заново.
name-roman = Римские цифры здесь не нужны. Оставьте только имя русскими буквами.
name-other-cyrillic = Буквы «{ $sign }» нет в русском алфавите. Введите как в российском паспорте.
name-digit = В имени есть цифра. Оставьте только буквы.
name-sign = Знак «{ $sign }» не подходит. Можно буквы, дефис, пробел и апостроф.
name-unseen-sign = В имени есть невидимый знак. Сотрите всё и введите заново.
name-joint = Дефис и апостроф ставят между буквами. Уберите лишний.
name-too-long = { $extra ->
    [one] На { $extra } знак длиннее ста. Сократите как в паспорте.
    [few] На { $extra } знака длиннее ста. Сократите как в паспорте.
   *[many] На { $extra } знаков длиннее ста. Сократите как в паспорте.
}
name-whole-offers = Здесь имя целиком? Разложим по полям:
name-whole-offer = Фамилия { $surname }, имя { $name }, отчество { $patronymic }
birth-date-ghost = дд.мм.гггг
birth-date-empty = Введите дату рождения: день, месяц, год.
birth-date-incomplete = Введите дату до конца: день, месяц и год, например 12.04.1990.
birth-date-not-a-date = Это не дата. Введите день, месяц и год, например 12.04.1990.
birth-date-several = Здесь несколько дат. Оставьте только дату рождения.
birth-date-offers = Какой это год? Выберите:
birth-date-no-such-day = Такого дня нет в календаре. Проверьте день и месяц.
birth-date-year-in-full = Введите год четырьмя цифрами, например 1990.
birth-date-in-future = Этот день ещё не наступил. Проверьте год.
birth-date-too-young = Кабинет можно создать с { $age } лет. До этого услуги получают родители в своём кабинете.
birth-date-too-old = Выходит больше { $age } лет. Проверьте год.
text-empty = Введите как в документе.
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
directory-offers = Выберите или введите сами:
password-empty = Придумайте пароль или нажмите «Придумать за меня».
password-lacks = { $count ->
    [one] Нужен ещё { $count } знак.
    [few] Нужно ещё { $count } знака.
   *[many] Нужно ещё { $count } знаков.
}
password-exceeds = { $count ->
    [one] Уберите { $count } знак.
    [few] Уберите { $count } знака.
   *[many] Уберите { $count } знаков.
}
password-unseen = В пароле одни пробелы или невидимые знаки. Введите буквы, цифры или другие знаки.
password-holds-surname = Уберите из пароля фамилию.
password-holds-name = Уберите из пароля имя.
password-holds-patronymic = Уберите из пароля отчество.
password-holds-birth-date = Уберите из пароля дату рождения.
password-holds-phone = Уберите из пароля номер телефона.
password-common = Такой пароль угадывают первым: он в списке частых. Придумайте другой.
password-no-digit = Добавьте цифру.
password-no-lower = Добавьте строчную латинскую букву.
password-no-upper = Добавьте заглавную латинскую букву.
password-no-sign = Добавьте один из знаков: { $signs }.
password-sequence = Разбейте ряд по порядку: подряд можно не больше { $count } цифр или букв.
password-edge-space = В начале или в конце пароля есть пробел.
password-same-so-far = Пока совпадает.
password-same-so-far-finish = Пока совпадает. Введите пароль до конца.
rule-length = От { $min } до { $max } знаков
rule-length-now = От { $min } до { $max } знаков (сейчас { $now })
rule-length-over = Не больше { $max } знаков: { $extra ->
    [one] уберите { $extra } знак
    [few] уберите { $extra } знака
   *[many] уберите { $extra } знаков
}
rule-upper = Заглавная латинская буква
rule-lower = Строчная латинская буква
rule-digit = Цифра
rule-sign = Один из знаков { $signs }
rule-run = Не больше { $longest } цифр или букв по порядку
rule-not-common = Не из частых паролей
rule-not-personal = Без { $forbidden }
personal-name = вашего имени
personal-birth-date = даты рождения
personal-phone = телефона
personal-other = других ваших данных
rule-met-spoken = { $rule }: выполнено
rule-not-yet-spoken = { $rule }: ещё нет
rule-broken-spoken = { $rule }: не выполнено
rule-portal-checks-spoken = { $rule }: проверит портал
strength-label = Надёжность: { $field }
strength-weak = Слабый.
strength-weak-text = Такой подберут быстро: добавьте слово.
strength-fair = Средний.
strength-fair-text = Ещё одно слово, и будет хорошо.
strength-good = Хороший.
strength-good-text = Подобрать его трудно.
strength-excellent = Отличный.
strength-excellent-text = Подобрать его практически нельзя.
current-password-empty = Введите пароль от кабинета.
