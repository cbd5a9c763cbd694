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
action-password-forgotten = I forgot my password
password-forgotten-title = If you forgot your password
password-forgotten-look = See whether it is saved in a browser, in the phone’s settings or in a password manager.
password-forgotten-typing = Enter it again and tap the eye: you will see whether the keyboard layout is right and nothing was added.
password-forgotten-tries = { $tries ->
    [one] After { $tries } wrong attempt there is a wait of { spoken-minutes }, then you can try again. That does not close your account.
   *[other] After { $tries } wrong attempts there is a wait of { spoken-minutes }, then you can try again. That does not close your account.
}
password-forgotten-portal = You can’t set a new password in the app yet. Ask on the portal’s website or at its office how to get access back.
