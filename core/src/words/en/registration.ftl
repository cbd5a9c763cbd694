## Registration

action-next = Next
action-read = Read
action-edit = Edit
action-other-phone = Enter another number
action-not-my-account = This is not my account
action-release-number = Unlink number
action-to-start = Back to start
notice-number-released = The number is unlinked from the other account
field-surname = Surname
field-name = Given name
field-patronymic = Patronymic
field-no-patronymic = No patronymic
field-password-again = Confirm password
phone-title = Your phone number
phone-text = We’ll text you a code. You will sign in with this number.
phone-hint = You can paste the whole number: we’ll drop what isn’t needed.
phone-free = SMS and registration are free.
person-title = Your name and date of birth
person-text = Enter them as in the passport.
patronymic-empty = Enter the patronymic or tick “No patronymic”.
birth-date-hint = You can leave out the dots.
field-snils = SNILS
snils-title = Your SNILS
snils-text = 11 digits from the card or the notice of registration for individual accounting.
snils-hint = We’ll put in the hyphens and the space.
snils-offers = Perhaps there is a slip. Compare it with the document and choose:
snils-empty = Enter your SNILS: eleven digits.
snils-letters = A SNILS has digits only. Remove the letters.
snils-other-script = Enter the digits again: these are in another script.
snils-signs = A SNILS has digits, hyphens and a space only. Remove the other characters.
snils-several = There are several numbers here. Leave only the SNILS.
snils-too-short = { $missing ->
    [one] { $missing } digit is missing. Enter the whole number.
   *[other] { $missing } digits are missing. Enter the whole number.
}
snils-too-long = { $extra ->
    [one] One digit too many. A SNILS has eleven.
   *[other] { $extra } digits too many. A SNILS has eleven.
}
snils-all-zeros = There is no such number: it is all zeros. Enter the number from the document.
snils-check-digits = The last two digits don’t fit the others. Compare the number with the document.
ledger-field-snils = SNILS
password-title = Choose a password
password-text = A few words that have nothing to do with each other are safest.
password-set-hint = The portal already has a password. Leave the fields empty to keep it.
password-outdated-name-title = The name has changed
password-outdated-birth-date-title = The date of birth has changed
password-outdated-phone-title = The phone number has changed
password-outdated-several-title = Your details have changed
password-outdated-text = Enter the password again: it must not contain your { $forbidden }.
agreement-title = Check and agree
agreement-text = Each is separate: tick them one by one. You can open the texts later too, on the home screen.
review-name = Full name
review-phone = Phone
consent-label = I accept: { $title }
consent-label-optional = Optional: { $title }
consent-label-agreement = I accept the user agreement
consent-label-personal-data = I consent to the processing of my personal data
consent-label-news = I want to hear about new services (optional)
must-agree = The account can’t be created without this. Read the text and tick it.
waiting-title = Waiting to be sent
waiting-text = Everything is saved on the phone. We’ll send it in order and exactly once; you can close the app.
waiting-person = Name and date of birth
waiting-consents = Consents
waiting-consents-text = What you accepted and when.
waiting-account = Creating the account
waiting-account-text = We’ll create it once the consents have arrived.
waiting-session-text = The account is created, signing in.
status-sent = Sent
step-unknown-title = Update the app
step-unknown-text = The next step needs a newer version of the app. Update it where you installed it from and go on from here: everything you entered is saved.
taken-title = This number already has an account
taken-text = The number { $phone } is confirmed. Is this your account? Sign in. Did you get the number after someone else? Tap “This is not my account”. What you entered stays.
release-title = Unlink the number from someone else’s account?
release-text = The number { $phone } becomes yours. Its former owner can no longer sign in with it and will see that in their app. If the account is yours, don’t unlink the number, sign in.
problem-proof-expired-title = Confirm the number again
problem-proof-expired-text = A day has passed since the last code. Everything you entered is saved, only a new code is needed.
problem-registration-gone-title = The portal no longer keeps this registration
problem-registration-gone-text = What you entered is saved on the phone. Confirm the number and go on.
problem-session-not-opened-title = The account is created, but signing in failed
problem-session-not-opened-text = Try again. The account stays.
