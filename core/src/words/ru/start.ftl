## Первый экран

welcome-title = Все дела с государством — на телефоне
welcome-text = Заявления, документы, запись к врачу. Заполнять можно и без связи.
welcome-terms = Около 3 минут, нужен только телефон
welcome-portal = Портал — это сервер, на котором хранится ваш кабинет.
language-other = EN
language-other-spoken = Switch to English
action-register = Регистрация
action-go-on-registering = Продолжить регистрацию
