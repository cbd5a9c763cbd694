## Signing in

action-sign-in-in = Sign in again in { "{time}" }
sign-in-title = Sign in
sign-in-text = Enter your phone number and password. Then we’ll text you a code.
credentials-wrong = Wrong number or password. Check the number and the keyboard layout.
credentials-wrong-tries-left = Wrong number or password. { $tries ->
    [one] { $tries } attempt left
   *[other] { $tries } attempts left
}, then a wait of { spoken-minutes }. Check the number and the keyboard layout.
credentials-locked = Too many wrong passwords. You can sign in after a pause: see the time on the button. The account is safe.
sign-in-ready = You can try to sign in now
problem-sign-in-expired-title = Sign in again
problem-sign-in-expired-text = A lot of time has passed since the last attempt. The number is still there, enter the password.
