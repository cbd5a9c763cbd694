## The first screen

welcome-title = All your government services on your phone
welcome-text = Applications, documents, doctor’s appointments. Works offline too.
welcome-terms = About 3 minutes. All you need is your phone
welcome-portal = The portal is the server that keeps your account.
language-other = РУ
language-other-spoken = Переключить на русский
action-register = Register
action-go-on-registering = Continue registering
