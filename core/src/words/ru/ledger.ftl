## Журнал данных

ledger-text = Что ушло с этого телефона, кому и зачем, какие согласия вы дали и отозвали. Новое сверху, время московское.
ledger-to-portal = Передано порталу, { $purpose }. { $when }
ledger-to-unknown = Передано другому получателю, { $purpose }. { $when }
ledger-unknown = Запись новой версии приложения
ledger-unknown-text = Обновите приложение, чтобы её прочитать. { $when }
ledger-consented = Согласие дано, редакция { $version }. { $when }
ledger-consented-agreement = Принято, редакция { $version }. { $when }
ledger-withdrawn = Согласие отозвано. { $when }
ledger-field-phone = номер телефона
ledger-field-code = код из СМС
ledger-field-password = пароль
ledger-field-surname = фамилия
ledger-field-name = имя
ledger-field-patronymic = отчество
ledger-field-birth-date = дата рождения
ledger-field-consents = согласия
ledger-field-snils = СНИЛС
ledger-field-bank-card = номер банковской карты
ledger-field-cadastral = кадастровый номер
ledger-field-card-term = срок действия карты
ledger-field-cvv = код карты
ledger-field-driving-licence = водительское удостоверение
ledger-field-email = электронная почта
ledger-field-inn = ИНН
ledger-field-oms = полис ОМС
ledger-field-approved-id = согласованное удостоверение личности
ledger-field-foreign-passport = заграничный паспорт
ledger-field-passport = паспорт
ledger-field-postal-code = почтовый индекс
ledger-field-form = ответы на вопросы портала
ledger-field-choices = выбор из списка портала
ledger-field-unknown = другие данные
ledger-for-send-code = чтобы прислать код
ledger-for-prove-phone = чтобы подтвердить номер
ledger-for-create-account = чтобы создать кабинет
ledger-for-change-phone = чтобы сменить номер кабинета
ledger-for-sign-in = чтобы войти
ledger-for-keep-consents = чтобы хранить ваш выбор
ledger-for-suggest = чтобы подсказать варианты
ledger-for-unknown = зачем, скажет новая версия приложения
ledger-times = { $times ->
    [one] { $times } раз, { $when }
    [few] { $times } раза, { $when }
   *[many] { $times } раз, { $when }
}
ledger-times-span = { $times ->
    [one] { $times } раз, с { $from } до { $to }
    [few] { $times } раза, с { $from } до { $to }
   *[many] { $times } раз, с { $from } до { $to }
}
ledger-refused = Портал не принял ваше решение. { $when }
