## The code

action-resend = Get another code
action-resend-in = Get another code in { "{time}" }
busy-checking-code = Checking the code…
notice-code-sent = The code is on its way
notice-code-sent-again = We sent a new code. The earlier ones still work
code-title = Enter the code we texted you
code-sent-to = Sent to { $phone }.
code-sends-itself-to = We’ll send the code to { $phone } ourselves: there has to be a pause between messages.
code-will-be-sent-to = We’ll send it to { $phone }.
code-last-title = This is the last SMS for { $time }
code-last-text = Enter its code while it works. You can get the next one after a pause.
code-not-there = No SMS yet? Check the number and your connection.
code-nobody-asks = Don’t share this code with anyone. We never ask for it, nor do portal staff.
code-wrong = That code didn’t work. Check the latest SMS and enter the code again.
code-wrong-tries-left = That code didn’t work. { $tries ->
    [one] { $tries } attempt left
   *[other] { $tries } attempts left
}, then a wait of { spoken-minutes }. Check the latest SMS.
call-active-title = You are on a call
call-active-text = If the caller asks for the code, it is a scam. Hang up.
problem-send-limit-title = No more SMS for now
problem-send-limit-text = Check the number and the spam folder. You can get a new code after a pause: see the time on the button.
problem-tries-locked-title = Too many wrong codes
problem-tries-locked-text = You can get a new code after a pause. Everything you entered stays.
