## The first screen

welcome-title = All your state services, in your phone
welcome-text = Applications, documents, doctor’s appointments. Works without a connection too.
welcome-terms = About 3 minutes, your phone is enough
language-other = РУ
language-other-spoken = Переключить на русский
action-register = Register
action-go-on-registering = Continue registering
welcome-portal = Portal: { $name }
