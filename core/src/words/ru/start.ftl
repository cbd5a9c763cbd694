## Первый экран

welcome-title = Все дела с государством — в телефоне
welcome-text = Заявления, документы, запись к врачу. Работает и без связи.
welcome-terms = Около 3 минут, нужен только телефон
language-other = EN
language-other-spoken = Switch to English
action-register = Регистрация
action-go-on-registering = Продолжить регистрацию
welcome-portal = Портал: { $name }
