## Signing in

action-sign-in-in = Sign in again in { "{time}" }
sign-in-title = Sign in
sign-in-text = Type your phone number and password. Then we’ll send a code by SMS.
credentials-wrong = Number and password don’t belong together. Check the number and the keyboard layout and type the password again.
credentials-wrong-tries-left = { $tries ->
    [one] Number and password don’t belong together. { $tries } try left, then a pause of { $minutes }{ "\u00A0" }min. Check the number and the keyboard layout.
   *[other] Number and password don’t belong together. { $tries } tries left, then a pause of { $minutes }{ "\u00A0" }min. Check the number and the keyboard layout.
}
credentials-locked = Too many wrong passwords. Take a break: the number stays where it is. The account is safe.
sign-in-ready = You can try to sign in now
problem-sign-in-expired-title = Sign in once more
problem-sign-in-expired-text = A lot of time has passed since the last try. The number is in place, type the password.
action-password-forgotten = I forgot my password
password-forgotten-title = If you forgot your password
password-forgotten-look = See whether it is saved in a browser, in the phone’s settings or in a password manager.
password-forgotten-typing = Enter it once more and tap the eye: you will see whether the keyboard layout is right and nothing was added.
password-forgotten-tries = { $tries ->
    [one] After { $tries } wrong try there is a break of { $minutes }{ "\u00A0" }min, then you can try again. That does not close your account.
   *[other] After { $tries } wrong tries there is a break of { $minutes }{ "\u00A0" }min, then you can try again. That does not close your account.
}
password-forgotten-portal = You can’t set a new password in the app yet. Ask on the portal’s website or at its office how to get access back.
