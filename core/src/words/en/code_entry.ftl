## The code

action-resend = Get another code
action-resend-in = Get another code in { "{time}" }
busy-checking-code = Checking the code…
notice-code-sent = The code is on its way
notice-code-sent-again = We sent a new code. The earlier ones still work
code-title = Code from the SMS
code-sent-to = Sent to { $phone }.
code-sends-itself-to = We will send the code to { $phone } ourselves: there is a pause between messages.
code-will-be-sent-to = We’ll send it to { $phone }.
code-last-title = This is the last SMS for { $time }
code-last-text = Type its code while it works. You can get the next one after the pause.
code-not-there = No SMS yet? Check the number and the signal.
code-nobody-asks = Tell the code to nobody. Neither we nor the portal’s staff ever ask for it.
code-wrong = That is not the code. Check the latest SMS and type it again.
code-wrong-tries-left = { $tries ->
    [one] That is not the code. { $tries } try left, then a pause of { $minutes }{ "\u00A0" }min. Check the latest SMS.
   *[other] That is not the code. { $tries } tries left, then a pause of { $minutes }{ "\u00A0" }min. Check the latest SMS.
}
call-active-title = You are in a call
call-active-text = If the caller asks for the code, it is a scam. Hang up.
problem-send-limit-title = Too many SMS
problem-send-limit-text = Check number and signal, look for the SMS among spam. A new code after a pause: see the time on the button.
code-locked-title = { $tries ->
    [one] The code was wrong { $tries } time
   *[other] The code was wrong { $tries } times
}
code-locked-text = You can get a new one { $when }. Everything you typed is kept.
